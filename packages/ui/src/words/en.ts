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
  scaleForm: {
    otherLanguage: 'There is no licensed translation of this form here: it stands in English, as its owner worded it.',
    place: 'Question {{at}} of {{of}}',
    progress: 'How far you are',
    back: 'Back',
    next: 'Next',
    skip: 'Leave blank',
    advances: 'Tap an answer and the next question comes.',
    clear: 'Clear the answer',
    number: 'A number from {{min}} to {{max}}',
    keep: 'Keep this and finish later',
    done: 'Done',
    doneWithout_one: 'Done, with {{count}} left blank',
    doneWithout_other: 'Done, with {{count}} left blank',
  },
  sheet: { close: 'Close' },
} as const;

type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widen<T[K]> };
export type UiWords = Widen<typeof uiEn>;
