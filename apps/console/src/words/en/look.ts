export const look = { label: 'Look', light: 'Light', dark: 'Dark', quiet: 'Quiet room' } as const;
