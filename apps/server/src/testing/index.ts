export { type TestBody, type TestDatabase, testBodies, testDatabase } from './test-database.ts';
