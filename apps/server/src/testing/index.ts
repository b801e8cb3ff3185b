export { ADOPTED, must } from './as-expected.ts';
export { type Authenticator, authenticator, b64, makePasskey, signWith } from './authenticator.ts';
export { canRunApart, killTree } from './kill-tree.ts';
export { type Doors, doorsApart, doorsHere } from './register-doors.ts';
export { HISTORIES_AT, type HistoriesTried, triedLine, tryHistories } from './register-histories.ts';
export {
  type Answer,
  PASSWORD,
  TEXT_REPLY_SECRET,
  type TestBrowser,
  type TestClinic,
  testClinic,
  uuid7,
} from './test-clinic.ts';
export { type TestBody, type TestDatabase, testBodies, testDatabase } from './test-database.ts';
