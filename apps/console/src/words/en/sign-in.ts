export const signIn = {
  title: 'Sign in',
  name: 'Login name',
  password: 'Password',
  code: 'Six-digit code',
  codeHint: 'From your authenticator app',
  submit: 'Sign in',
  or: 'or',
  passkey: 'Use a passkey',
  passkeyFailed: 'The passkey did not work. Use your password, or try again.',
  wrong: 'Name or password is not right. After several tries the account waits for a while.',
  wrongCode:
    'The code is not right, or was used already. Enter the one that the app shows now. After several tries codes wait for a while.',
  startAgain: 'That took too long, or was tried too often. Enter your name and password again.',
  unreachable: 'The server does not answer. Check that this tablet is on the clinic network, then try again.',
  welcome: 'The record of the room.',
  demo: 'This is the demo clinic. Its patients are invented.',
  signOut: 'Sign out',
} as const;
