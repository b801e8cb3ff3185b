import { FRAME_BYTES_MAX } from '@keel/formats/hl7v2';

/** What a peer may take of us. A hostile one reaches a limit; a monitor never does. */
export interface FeedLimits {
  readonly frameBytesMax: number;
  readonly connectionsMax: number;
  readonly connectionsPerAddressMax: number;
  /** Connections from addresses nobody registered, at once: enough to notice a changed source, not to be flooded. */
  readonly strangersMax: number;
  readonly strangerFrameBytesMax: number;
  readonly strangerMs: number;
  /** From the first byte of a message to its last. */
  readonly frameMs: number;
  /** How long a peer may leave our answers unread. */
  readonly unreadMs: number;
  /** Messages, and their bytes, of one connection that wait to be kept; more are left in the peer's hands. */
  readonly waitingMax: number;
  readonly waitingBytesMax: number;
  /** Over all connections: messages waiting to be kept, and pieces of unfinished ones. */
  readonly totalWaitingBytesMax: number;
  readonly totalHeldBytesMax: number;
  /** Unread answers of one connection beyond which nothing more is taken from it, bytes. */
  readonly unreadBytesMax: number;
  readonly strayBytesMax: number;
  /** A silent end byte is the end of a message after this long: some senders leave the return out. */
  readonly endQuietMs: number;
}

export const FEED_LIMITS: FeedLimits = {
  frameBytesMax: FRAME_BYTES_MAX,
  connectionsMax: 10_000,
  connectionsPerAddressMax: 1_000,
  strangersMax: 16,
  strangerFrameBytesMax: 16 * 1024,
  strangerMs: 5_000,
  frameMs: 30_000,
  unreadMs: 30_000,
  waitingMax: 128,
  waitingBytesMax: 512 * 1024,
  totalWaitingBytesMax: 128 * 1024 * 1024,
  totalHeldBytesMax: 64 * 1024 * 1024,
  unreadBytesMax: 64 * 1024,
  strayBytesMax: 16 * 1024,
  endQuietMs: 250,
};
