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
export { forgetForms } from './kept-forms.ts';
export { type MyForms, meQuery, myFormsQuery, myQuery, portalQuery, queryClient, useMy } from './queries.ts';
export { commandOf, type Said, say, toSay } from './say.ts';
export { howSent, keepAndSend, liesHere, sendKept, sendOne, untilHeard, untilSent } from './send-kept.ts';
export { beginSignOut, signingOut, signOutDone, watchSignOut } from './sign-out.ts';
export { uuid7 } from './uuid7.ts';
