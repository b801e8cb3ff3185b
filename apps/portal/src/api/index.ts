export { api, carryOutSignOut, ProblemError, UnreachableError } from './client.ts';
export { download } from './download.ts';
export { isFinal } from './final.ts';
export {
  countKept,
  forgetAllSaid,
  forgetSaid,
  keepSaid,
  keptSaid,
  type RefusedSaid,
  refusedSaid,
  sendAgain,
} from './kept.ts';
export { forgetViews } from './kept-views.ts';
export {
  type MyForms,
  type MyHome,
  meQuery,
  myFormsQuery,
  myHomeQuery,
  myQuery,
  portalQuery,
  queryClient,
  useMy,
} from './queries.ts';
export { AnothersError, commandOf, type Said, say, toSay } from './say.ts';
export { howSent, keepAndSend, keepFirst, liesHere, sendKept, sendOne, untilHeard, untilSent } from './send-kept.ts';
export { beginSignOut, signingOut, signOutDone, watchSignOut } from './sign-out.ts';
export { useOnePress } from './use-one-press.ts';
export { uuid7 } from './uuid7.ts';
