import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { type Instant, instant } from '@keel/clinical/units';
import { FRAMING_BYTES, frameInto, MllpFramer } from '@keel/formats/hl7v2';
import { FEED_LIMITS, type FeedLimits } from './feed-limits.ts';
import type { Intake, Received } from './intake.ts';
import { plainAddress } from './peer.ts';
import type { FeedProblem, Peer } from './ports.ts';

/** The port under TLS; key and certificate are PEM texts. 0 lets the system choose. */
export interface FeedTls {
  readonly port: number;
  readonly key: string;
  readonly cert: string;
}

export interface MllpServerOptions {
  readonly host: string;
  /** 0 lets the system choose; null: nothing is taken in the clear. */
  readonly port: number | null;
  /** A second port, under TLS, for what can speak it. Both are one feed with one set of limits. */
  readonly tls?: FeedTls;
  readonly intake: Pick<Intake, 'receive' | 'refuseLarge'>;
  /** Whether anybody registered may speak from there. */
  readonly isRegistered: (peer: Peer) => boolean;
  readonly onProblem: (problem: FeedProblem) => void;
  readonly limits?: Partial<FeedLimits>;
  readonly now?: () => Instant;
}

export interface MllpServer {
  /** In the clear; null when that is closed. */
  readonly port: number | null;
  /** Under TLS; null without a certificate. */
  readonly tlsPort: number | null;
  readonly counts: () => { readonly connections: number; readonly waitingBytes: number; readonly heldBytes: number };
  /** Takes no more, answers what is kept, then ends every connection. */
  readonly close: () => Promise<void>;
}

interface Connection {
  readonly socket: Socket;
  readonly peer: Peer;
  readonly stranger: boolean;
  readonly framer: MllpFramer;
  readonly openedAt: number;
  waiting: number;
  waitingBytes: number;
  heldBytes: number;
  strayBytes: number;
  largeFrames: number;
  paused: boolean;
  ended: boolean;
  /** When the message under way began, ms of a monotonic clock; null between messages. */
  frameSince: number | null;
  unreadSince: number | null;
  endPendingSince: number | null;
  /** Answers leave in the order in which their messages came. */
  tail: Promise<void>;
}

const SWEEP_MS = 250;
const STALL_CHECK_BYTES = 1;

/**
 * Where the monitors speak to: MLLP over TCP, TLS or both. Memory is bounded per connection and in all: what we cannot
 * take yet is not read, and so waits with its sender. A connection that cannot be a monitor's is ended.
 * @throws the error of listening, such as a port in use; nothing is left open then.
 */
export async function openMllpServer(options: MllpServerOptions): Promise<MllpServer> {
  const limits: FeedLimits = { ...FEED_LIMITS, ...options.limits };
  const now = options.now ?? (() => instant(Date.now()));
  const { intake, isRegistered, onProblem } = options;
  const connections = new Set<Connection>();
  const addresses = new Map<string, number>();
  const stalled = new Set<Connection>();
  let waitingBytes = 0;
  let heldBytes = 0;
  let strangers = 0;
  let closing = false;

  const drop = (connection: Connection, problem: FeedProblem['problem'], detail: string): void => {
    onProblem({ problem, address: connection.peer.address, detail });
    connection.socket.destroy();
  };

  function accept(socket: Socket): void {
    const address = plainAddress(socket.remoteAddress);
    const peer: Peer = { address, certificate: socket instanceof TLSSocket ? certificateOf(socket, now()) : null };
    const stranger = !isRegistered(peer);
    const perAddress = addresses.get(address) ?? 0;
    const full =
      connections.size >= limits.connectionsMax ||
      perAddress >= limits.connectionsPerAddressMax ||
      (stranger && strangers >= limits.strangersMax);
    socket.on('error', () => undefined);
    if (closing || full || address === '') {
      if (full) onProblem({ problem: 'too-many-connections', address, detail: `${connections.size} open` });
      socket.destroy();
      return;
    }
    const connection: Connection = {
      socket,
      peer,
      stranger,
      framer: new MllpFramer({ frameBytesMax: stranger ? limits.strangerFrameBytesMax : limits.frameBytesMax }),
      openedAt: performance.now(),
      waiting: 0,
      waitingBytes: 0,
      heldBytes: 0,
      strayBytes: 0,
      largeFrames: 0,
      paused: false,
      ended: false,
      frameSince: null,
      unreadSince: null,
      endPendingSince: null,
      tail: Promise.resolve(),
    };
    connections.add(connection);
    addresses.set(address, perAddress + 1);
    if (stranger) strangers += 1;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, 30_000);
    socket.on('data', (chunk: Uint8Array) => take(connection, chunk));
    socket.on('drain', () => {
      connection.unreadSince = null;
      relieve(connection);
    });
    socket.on('end', () => finish(connection));
    socket.on('close', () => forget(connection));
  }

  function forget(connection: Connection): void {
    if (!connections.delete(connection)) return;
    const left = (addresses.get(connection.peer.address) ?? 1) - 1;
    if (left > 0) addresses.set(connection.peer.address, left);
    else addresses.delete(connection.peer.address);
    if (connection.stranger) strangers -= 1;
    heldBytes -= connection.heldBytes;
    connection.heldBytes = 0;
    connection.ended = true;
    stalled.delete(connection);
  }

  function take(connection: Connection, chunk: Uint8Array): void {
    if (connection.ended) return;
    handle(connection, connection.framer.push(chunk));
    const { framer } = connection;
    if (framer.insideFrame) connection.frameSince ??= performance.now();
    else connection.frameSince = null;
    connection.endPendingSince = framer.endPending ? performance.now() : null;
    heldBytes += framer.pendingByteCount - connection.heldBytes;
    connection.heldBytes = framer.pendingByteCount;
    if (heldBytes > limits.totalHeldBytesMax && connection.heldBytes > 0)
      drop(connection, 'memory', 'too many unfinished messages');
    else hold(connection);
  }

  function handle(connection: Connection, events: ReturnType<MllpFramer['push']>): void {
    for (const event of events) {
      switch (event.kind) {
        case 'frame':
          connection.frameSince = null;
          enqueue(connection, event.bytes);
          break;
        case 'cut-off':
          connection.frameSince = null;
          onProblem({ problem: 'frame-cut-off', address: connection.peer.address, detail: `${event.byteCount} bytes` });
          break;
        case 'too-large': {
          onProblem({
            problem: 'frame-too-large',
            address: connection.peer.address,
            detail: `over ${event.limit} bytes`,
          });
          connection.largeFrames += 1;
          if (connection.largeFrames > 3) {
            drop(connection, 'frame-too-large', 'again and again');
            return;
          }
          const refused = intake.refuseLarge(event.head, event.limit, now());
          connection.tail = connection.tail.then(() => send(connection, [refused]));
          break;
        }
        case 'stray':
          connection.strayBytes += event.byteCount;
          if (connection.strayBytes > limits.strayBytesMax) {
            drop(connection, 'stray-bytes', 'this is not MLLP');
            return;
          }
      }
    }
  }

  function enqueue(connection: Connection, bytes: Uint8Array): void {
    const size = bytes.length + 64;
    connection.waiting += 1;
    connection.waitingBytes += size;
    waitingBytes += size;
    connection.tail = answerInTurn(connection, connection.tail, intake.receive(bytes, connection.peer, now()), size);
  }

  /** Answers leave in the order in which their messages came. */
  async function answerInTurn(
    connection: Connection,
    before: Promise<void>,
    received: Promise<readonly Received[]>,
    size: number,
  ): Promise<void> {
    try {
      const answers = await received;
      await before;
      send(connection, answers);
    } catch (error) {
      // A bug of ours must not leave a monitor without its connection and everybody else waiting.
      onProblem({
        problem: 'store-refused',
        address: connection.peer.address,
        detail: error instanceof Error ? error.name : 'unknown error',
      });
      connection.socket.destroy();
    }
    connection.waiting -= 1;
    connection.waitingBytes -= size;
    waitingBytes -= size;
    relieve(connection);
    if (stalled.size > 0 && waitingBytes < limits.totalWaitingBytesMax / 2)
      for (const other of [...stalled]) relieve(other);
  }

  function send(connection: Connection, answers: readonly Received[]): void {
    const { socket } = connection;
    if (socket.destroyed || socket.writableEnded) return;
    const acks = answers.flatMap((one) => one.acks);
    if (acks.length > 0 && !socket.write(inFrames(acks))) connection.unreadSince ??= performance.now();
    hold(connection);
    if (connection.stranger && connection.waiting <= 1 && answers.length > 0) socket.end();
  }

  const isFull = (connection: Connection): boolean =>
    connection.waiting >= limits.waitingMax ||
    connection.waitingBytes >= limits.waitingBytesMax ||
    connection.socket.writableLength >= limits.unreadBytesMax ||
    waitingBytes >= limits.totalWaitingBytesMax;

  /** Leaves the rest with the sender while this connection, or all together, have enough to do. */
  function hold(connection: Connection): void {
    if (connection.paused || connection.ended || !isFull(connection)) return;
    connection.paused = true;
    connection.socket.pause();
    stalled.add(connection);
  }

  function relieve(connection: Connection): void {
    if (!connection.paused || isFull(connection)) return;
    connection.paused = false;
    stalled.delete(connection);
    // The time in which we did not read is not held against a peer that was half way through a message.
    if (connection.frameSince !== null) connection.frameSince = performance.now();
    if (!connection.ended) connection.socket.resume();
  }

  /** The peer said it is done: what is whole is still kept and answered, then we are done as well. */
  function finish(connection: Connection): void {
    handle(connection, connection.framer.end());
    connection.tail = connection.tail.then(() => {
      connection.socket.end();
    });
  }

  const sweep = setInterval(() => {
    const at = performance.now();
    for (const connection of connections) {
      const { socket, framer } = connection;
      if (connection.endPendingSince !== null && at - connection.endPendingSince >= limits.endQuietMs) {
        connection.endPendingSince = null;
        handle(connection, framer.end());
        heldBytes -= connection.heldBytes;
        connection.heldBytes = 0;
        connection.frameSince = null;
      }
      if (socket.writableLength < STALL_CHECK_BYTES) connection.unreadSince = null;
      else connection.unreadSince ??= at;
      if (connection.unreadSince !== null && at - connection.unreadSince > limits.unreadMs)
        drop(connection, 'peer-not-reading', `${socket.writableLength} bytes unread`);
      else if (!connection.paused && connection.frameSince !== null && at - connection.frameSince > limits.frameMs)
        drop(connection, 'peer-slow', 'a message took too long');
      else if (connection.stranger && at - connection.openedAt > limits.strangerMs)
        drop(connection, 'stranger', 'said nothing we know');
    }
  }, SWEEP_MS);
  sweep.unref();

  const { host, tls } = options;
  const servers: Server[] = [];
  /** Opens one port and answers its number. */
  async function listen(server: Server, port: number): Promise<number> {
    // Handshakes under way are no connections of ours yet, and cost memory too.
    server.maxConnections = limits.connectionsMax;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port, backlog: 1_024 }, () => {
        server.removeListener('error', reject);
        resolve();
      });
    });
    server.on('error', () => undefined);
    servers.push(server);
    const listening = server.address();
    return typeof listening === 'object' && listening !== null ? listening.port : port;
  }
  const shut = (): Promise<unknown> =>
    Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));

  let port: number | null = null;
  let tlsPort: number | null = null;
  try {
    if (options.port !== null) port = await listen(createServer({ allowHalfOpen: true }, accept), options.port);
    if (tls !== undefined)
      tlsPort = await listen(
        createTlsServer(
          {
            allowHalfOpen: true,
            key: tls.key,
            cert: tls.cert,
            minVersion: 'TLSv1.2',
            // Whose certificate it is, the registrations say: by its fingerprint, signed by whomever.
            requestCert: true,
            rejectUnauthorized: false,
            handshakeTimeout: limits.strangerMs,
          },
          accept,
        ).on('tlsClientError', () => undefined),
        tls.port,
      );
  } catch (error) {
    clearInterval(sweep);
    await shut();
    throw error;
  }

  return {
    port,
    tlsPort,
    counts: () => ({ connections: connections.size, waitingBytes, heldBytes }),
    async close() {
      if (closing) return;
      closing = true;
      const closed = shut();
      for (const connection of connections) connection.socket.pause();
      await Promise.race([
        Promise.all([...connections].map(({ tail }) => tail)),
        new Promise((resolve) => setTimeout(resolve, 5_000).unref()),
      ]);
      for (const { socket } of connections) {
        socket.end();
        setTimeout(() => socket.destroy(), 500).unref();
      }
      await closed;
      clearInterval(sweep);
    },
  };
}

/** Answers in their frames, in one piece of pooled memory: each sending is a call of the system. */
function inFrames(acks: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.allocUnsafe(acks.reduce((sum, ack) => sum + ack.length + FRAMING_BYTES, 0));
  let at = 0;
  for (const ack of acks) at = frameInto(bytes, at, ack);
  return bytes;
}

/** Fingerprint of the certificate that a peer proved to hold the key of; null without one, or outside its dates. */
function certificateOf(socket: TLSSocket, at: Instant): string | null {
  const { fingerprint256, valid_from, valid_to } = socket.getPeerCertificate();
  if (fingerprint256 === undefined || at < Date.parse(valid_from) || at > Date.parse(valid_to)) return null;
  return fingerprint256.replaceAll(':', '').toLowerCase();
}
