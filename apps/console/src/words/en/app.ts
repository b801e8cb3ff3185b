export const app = { name: 'Keel', skip: 'Skip to the screen' } as const;
