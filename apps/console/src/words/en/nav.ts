export const nav = {
  label: 'Screens',
  board: 'Board',
  patients: 'Patients',
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
