export const language = { label: 'Language', en: 'English', es: 'Español' } as const;
