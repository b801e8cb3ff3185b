/** What the shared pieces say, in English. */
export const uiEn = {
  identity: {
    noName: 'Name not recorded',
    like: 'Like name today',
    born: 'born {{date}}, {{age}} y',
    allergies: 'Allergic: {{list}}',
    noAllergies: 'No known allergies',
    allergiesNotAsked: 'Allergies not asked',
    allergiesNotShown: 'Allergies not shown to your role',
  },
  keypad: {
    delete: 'Delete',
    next: 'Next',
    done: 'Done',
  },
  sheet: { close: 'Close' },
} as const;

type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widen<T[K]> };
export type UiWords = Widen<typeof uiEn>;
