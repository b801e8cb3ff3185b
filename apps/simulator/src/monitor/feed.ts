import { connect, type Socket } from 'node:net';

const START = 0x0b;
const END = Buffer.from([0x1c, 0x0d]);

export interface Feed {
  /** Queues one message; it is sent again after a lost connection until the receiver has acknowledged it. */
  send(message: string): void;
  readonly waiting: () => number;
  close(): void;
}

/**
 * A monitor's line to the clinic: HL7 over MLLP, one message in flight, acknowledged before the next, as bedside
 * gateways do. Connects again by itself; keeps at most `keep` messages and drops the oldest beyond that, as they do too.
 */
export function openFeed(options: {
  readonly host: string;
  readonly port: number;
  readonly localAddress?: string;
  readonly keep?: number;
  readonly onState?: (state: 'connected' | 'lost' | 'refused', detail: string) => void;
}): Feed {
  const keep = options.keep ?? 600;
  const queue: string[] = [];
  let socket: Socket | null = null;
  let inFlight = false;
  let closed = false;
  let retryMs = 200;
  let timer: NodeJS.Timeout | undefined;
  let received = Buffer.alloc(0);

  const pump = (): void => {
    const next = queue[0];
    if (socket === null || inFlight || next === undefined) return;
    inFlight = true;
    socket.write(Buffer.concat([Buffer.from([START]), Buffer.from(next, 'utf8'), END]));
  };

  const open = (): void => {
    if (closed) return;
    const line = connect({
      host: options.host,
      port: options.port,
      ...(options.localAddress ? { localAddress: options.localAddress } : {}),
    });
    line.setNoDelay(true);
    line.on('connect', () => {
      socket = line;
      retryMs = 200;
      options.onState?.('connected', `${options.host}:${options.port}`);
      pump();
    });
    line.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (let end = received.indexOf(END); end >= 0; end = received.indexOf(END)) {
        const answer = received.subarray(0, end).toString('utf8');
        received = received.subarray(end + END.length);
        const code = /\rMSA\|([A-Z]{2})/.exec(answer)?.[1];
        // Refused for good or kept: either way the receiver has answered for it. An error asks for another try.
        if (code === 'AA' || code === 'CA' || code === 'AR' || code === 'CR') queue.shift();
        if (code !== 'AA' && code !== 'CA') options.onState?.('refused', answer.replaceAll('\r', ' '));
        inFlight = false;
        if (code === 'AE' || code === 'CE') setTimeout(pump, 1_000).unref();
        else pump();
      }
    });
    const lost = (): void => {
      if (socket === line || socket === null) {
        socket = null;
        inFlight = false;
        received = Buffer.alloc(0);
        if (!closed && timer === undefined) {
          timer = setTimeout(() => {
            timer = undefined;
            open();
          }, retryMs);
          retryMs = Math.min(5_000, retryMs * 2);
        }
      }
    };
    line.on('error', (error) => options.onState?.('lost', error.message));
    line.on('close', lost);
  };
  open();

  return {
    send(message) {
      // The message in flight is never dropped: its acknowledgement would be taken for another's.
      if (queue.length >= keep) queue.splice(inFlight ? 1 : 0, 1);
      queue.push(message);
      pump();
    },
    waiting: () => queue.length,
    close() {
      closed = true;
      if (timer) clearTimeout(timer);
      socket?.end();
    },
  };
}
