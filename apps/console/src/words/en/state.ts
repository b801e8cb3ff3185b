export const state = {
  loading: 'Loading',
  failed: 'This did not load.',
  retry: 'Try again',
  empty: 'Nothing here yet.',
  notFound: 'There is nothing at this address.',
  toBoard: 'Back to the board',
  forbidden: 'Your role does not open this screen.',
  newVersion: 'A new version of Keel is ready. It starts when no session is open on this tablet.',
} as const;
