export { giveTo } from './account.ts';
export { type Binaries, findBinaries } from './binaries.ts';
export {
  ADMIN,
  type Cluster,
  type ClusterOptions,
  clusterPlace,
  type Place,
  startCluster,
  stopCluster,
  WAL_READY,
} from './cluster.ts';
export { DatabaseProblem, type DatabaseProblemKey } from './database-problem.ts';
export {
  type Connection,
  connectionOf,
  type OpenDatabase,
  type OpenDatabaseOptions,
  openDatabase,
} from './open-database.ts';
