import { connect, type Socket } from 'node:net';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/**
 * Monitors at the other end of real sockets, in a thread of their own so that they cost the server nothing but the
 * processor. `flood`: every connection keeps `window` messages under way until `total` are answered. `paced`: each of
 * `connections` monitors sends once a second at its own phase whether or not the last was answered (open loop), and an
 * answer's delay counts from the moment its message was due.
 */
export type Load =
  | {
      readonly kind: 'flood';
      readonly port: number;
      readonly connections: number;
      readonly total: number;
      readonly window: number;
      readonly run: number;
    }
  | {
      readonly kind: 'paced';
      readonly port: number;
      readonly connections: number;
      readonly seconds: number;
      readonly run: number;
    };
export interface LoadResult {
  readonly ms: number;
  readonly answered: number;
  readonly refused: number;
  /** Paced only, ms, sorted. */
  readonly delays: readonly number[];
}

/** Name of the n-th monitor, as it is registered. */
export const monitorName = (n: number): string => `MON-${n}`;

const ROWS = [
  ['147842^MDC_ECG_HEART_RATE^MDC', '1.7.4.147842', '72', '264864^MDC_DIM_BEAT_PER_MIN^MDC'],
  ['151562^MDC_RESP_RATE^MDC', '1.1.4.151562', '14', '264928^MDC_DIM_RESP_PER_MIN^MDC'],
  ['150456^MDC_PULS_OXIM_SAT_O2^MDC', '1.3.1.150456', '97', '262688^MDC_DIM_PERCENT^MDC'],
  ['149530^MDC_PULS_OXIM_PULS_RATE^MDC', '1.3.1.149530', '71', '264864^MDC_DIM_BEAT_PER_MIN^MDC'],
  ['151708^MDC_AWAY_CO2_ET^MDC', '1.4.1.151708', '38', '266016^MDC_DIM_MMHG^MDC'],
  ['150344^MDC_TEMP^MDC', '1.6.1.150344', '36.8', '268192^MDC_DIM_DEGC^MDC'],
] as const;

/** One framed report of six values, different in id and time each time. */
function report(monitor: string, id: string): Buffer {
  const time = `${new Date().toISOString().replace(/[-:TZ]/g, '')}+0000`;
  const lines = [
    `MSH|^~\\&|${monitor}^0011223344556677^EUI-64|BED|||${time}||ORU^R01^ORU_R01|${id}|P|2.6|||AL|NE||UNICODE UTF-8`,
    `PID|||${monitor.toLowerCase()}^^^KEEL^MR`,
    'PV1||O|',
    `OBR|1|||182777000^monitoring of patient^SCT|||${time}`,
    ...ROWS.map(([code, path, value, unit], n) => `OBX|${n + 1}|NM|${code}|${path}|${value}|${unit}|||||R|||${time}`),
  ];
  return Buffer.from(`\x0b${lines.join('\r')}\r\x1c\r`);
}

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => resolve(socket));
  });

/** Counts answers in a stream: each is a frame, and says MSA|xA when its message was kept. */
function onAnswers(socket: Socket, heard: (kept: boolean) => void): void {
  let rest = '';
  socket.on('data', (chunk) => {
    const parts = (rest + chunk.toString('latin1')).split('\x1c\r');
    rest = parts.pop() ?? '';
    for (const part of parts) heard(/MSA\|[AC]A\|/.test(part));
  });
}

async function flood({ port, connections, total, window, run }: Extract<Load, { kind: 'flood' }>): Promise<LoadResult> {
  const sockets: Socket[] = [];
  for (let n = 0; n < connections; n += 1) sockets.push(await opened(port));
  let sent = 0;
  let answered = 0;
  let refused = 0;
  const from = performance.now();
  await new Promise<void>((resolve) => {
    for (const [n, socket] of sockets.entries()) {
      const name = monitorName(n);
      const next = () => {
        if (sent >= total) return;
        sent += 1;
        socket.write(report(name, `${run}-${sent}`));
      };
      onAnswers(socket, (kept) => {
        answered += 1;
        if (!kept) refused += 1;
        if (answered === total) resolve();
        else next();
      });
      for (let k = 0; k < window; k += 1) next();
    }
  });
  const ms = performance.now() - from;
  for (const socket of sockets) socket.destroy();
  return { ms, answered, refused, delays: [] };
}

async function paced({ port, connections, seconds, run }: Extract<Load, { kind: 'paced' }>): Promise<LoadResult> {
  const monitors: { socket: Socket; name: string; due: number[]; sent: number }[] = [];
  let answered = 0;
  let refused = 0;
  const delays: number[] = [];
  for (let n = 0; n < connections; n += 1) {
    const monitor = { socket: await opened(port), name: monitorName(n), due: [] as number[], sent: 0 };
    onAnswers(monitor.socket, (kept) => {
      answered += 1;
      if (!kept) refused += 1;
      delays.push(performance.now() - (monitor.due.shift() ?? Number.NaN));
    });
    monitors.push(monitor);
  }
  const start = performance.now() + 500;
  const total = connections * seconds;
  let next = 0;
  await new Promise<void>((resolve) => {
    const pump = () => {
      const at = performance.now();
      // Everything that is due by now, by a clock that waits for nobody.
      while (next < total && start + (next / connections) * 1_000 <= at) {
        const monitor = monitors[next % connections]!;
        monitor.due.push(start + (next / connections) * 1_000);
        monitor.sent += 1;
        monitor.socket.write(report(monitor.name, `${run}-${monitor.sent}`));
        next += 1;
      }
      if (next < total) setTimeout(pump, 1);
      else setTimeout(resolve, 3_000);
    };
    pump();
  });
  for (const { socket } of monitors) socket.destroy();
  return { ms: performance.now() - start, answered, refused, delays: delays.sort((a, b) => a - b) };
}

/** Runs a load in a thread of its own. */
export function runLoad(load: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: load });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (!isMainThread && parentPort !== null) {
  const load = workerData as Load;
  parentPort.postMessage(load.kind === 'flood' ? await flood(load) : await paced(load));
}
