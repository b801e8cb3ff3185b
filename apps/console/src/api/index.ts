export { browserStore, CHAIRS, forgetSessions, type Kept, type KeptView, type OutboxStore } from './browser-store.ts';
export { api, ProblemError, UnreachableError } from './client.ts';
export { type Draft, drafts, halfWrittenOf } from './half-written-store.ts';
export { kept } from './kept.ts';
export { loginEnd } from './login-end.ts';
export { otherPages } from './other-pages.ts';
export { meQuery, queryClient, viewQuery } from './queries.ts';
export { serverClock } from './server-clock.ts';
