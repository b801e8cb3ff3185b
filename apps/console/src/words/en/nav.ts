export const nav = {
  label: 'Screens',
  board: 'Board',
  patients: 'Patients',
  devices: 'Devices',
  staff: 'Staff',
  audit: 'Audit',
  more: 'More',
} as const;
