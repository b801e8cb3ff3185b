export { type Binaries, findBinaries } from './binaries.ts';
export { ADMIN, type Cluster, type ClusterOptions, startCluster, stopCluster } from './cluster.ts';
export { DatabaseProblem, type DatabaseProblemKey } from './database-problem.ts';
export {
  type Connection,
  connectionOf,
  type OpenDatabase,
  type OpenDatabaseOptions,
  openDatabase,
} from './open-database.ts';
