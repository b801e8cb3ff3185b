export { type Answer, PASSWORD, type TestBrowser, type TestClinic, testClinic, uuid7 } from './test-clinic.ts';
export { type TestBody, type TestDatabase, testBodies, testDatabase } from './test-database.ts';
