export { giveTo } from './account.ts';
export { type Binaries, findBinaries } from './binaries.ts';
export { type ClusterOptions, startCluster } from './cluster.ts';
export { DatabaseProblem, type DatabaseProblemKey } from './database-problem.ts';
export {
  type Connection,
  connectionOf,
  type OpenDatabase,
  type OpenDatabaseOptions,
  openDatabase,
} from './open-database.ts';
export type { Cluster } from './owned-cluster.ts';
export { ADMIN, clusterPlace, type Place, WAL_READY } from './place.ts';
export { stopCluster } from './server-process.ts';
