export const nav = {
  label: 'Screens',
  board: 'Board',
  arrivals: 'Arrivals',
  schedule: 'Schedule',
  patients: 'Patients',
  knowledge: 'Knowledge',
  policy: 'Policy',
  devices: 'Devices',
  staff: 'Staff',
  audit: 'Audit',
  more: 'More',
  group: {
    care: 'Day',
    papers: 'Drug and papers',
    house: 'Clinic',
  },
} as const;
