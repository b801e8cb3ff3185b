/** What a browser could not let go of when its user went. */
export const leftBehind = {
  said: 'Nobody is signed in here, but this browser could not clear what it had kept of patients: its storage is full or closed. Make room on this device and clear it again. If it stays, delete the data of this site in the settings of the browser, and tell an owner of the clinic.',
  again: 'Clear again',
} as const;
