export { type Commit, type CommitQueue, commitQueue, type Kept } from './commit-queue.ts';
export { FEED_LIMITS, type FeedLimits } from './feed-limits.ts';
export { type FeedMessage, type FeedReading, feedMessage, type WatchedMessage } from './feed-message.ts';
export { type FollowedReadings, followReadings, READING_CHANNEL } from './follow-readings.ts';
export { type FeedTls, type MllpServer, openMllpServer } from './mllp-server.ts';
export { type IngestOptions, type OpenIngest, openIngest } from './open-ingest.ts';
export { isAddress } from './peer.ts';
export {
  type DeviceFact,
  type FeedProblem,
  type StoredMessage,
  type StoredReading,
  StoreUnavailable,
  UNKNOWN_DEVICE,
  UNMATCHED_REASONS,
} from './ports.ts';
export { readingStore } from './reading-store.ts';
