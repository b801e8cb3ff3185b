/** Every sentence of the console, in English. `es.ts` has the same shape, or the types do not compile. */
export const en = {
  app: { name: 'Keel', skip: 'Skip to the screen' },
  nav: {
    label: 'Screens',
    board: 'Board',
    patients: 'Patients',
    devices: 'Devices',
    staff: 'Staff',
    audit: 'Audit',
    more: 'More',
  },
  look: { label: 'Look', light: 'Light', dark: 'Dark', quiet: 'Quiet room' },
  language: { label: 'Language', en: 'English', es: 'Español' },
  feed: {
    live: 'Live',
    connecting: 'Connecting',
    notLive: 'Not live',
    notLiveFor: 'Not live for {{seconds}} s. Nothing on this screen is current. Look at the patient and the bedside monitor.',
    offline: 'Offline. What you enter is kept on this tablet and sent when the server answers again.',
    unsent_one: '{{count}} entry waiting to be sent',
    unsent_other: '{{count}} entries waiting to be sent',
  },
  signIn: {
    title: 'Sign in',
    name: 'Work e-mail',
    password: 'Password',
    code: 'Six-digit code',
    codeHint: 'From your authenticator app',
    submit: 'Sign in',
    passkey: 'Use a passkey',
    passkeyFailed: 'The passkey did not work. Use your password, or try again.',
    wrong: 'Name or password is not right. After several tries the account waits for a while.',
    unreachable: 'The server does not answer. Check that this tablet is on the clinic network, then try again.',
    welcome: 'The record of the room.',
    demo: 'This is the demo clinic. Its patients are invented.',
    signOut: 'Sign out',
    ended: 'Your session has ended. Sign in to go on; what you entered is in the record.',
  },
  state: {
    loading: 'Loading',
    failed: 'This did not load.',
    retry: 'Try again',
    empty: 'Nothing here yet.',
    notFound: 'There is nothing at this address.',
    toBoard: 'Back to the board',
    forbidden: 'Your role does not open this screen.',
    newVersion: 'A new version of Keel is ready. It starts when no session is open on this tablet.',
  },
} as const;

type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widen<T[K]> };
export type Words = Widen<typeof en>;
