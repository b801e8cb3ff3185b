import { type ChildProcess, fork } from 'node:child_process';
import { connect, type Socket } from 'node:net';

/**
 * Monitors at the other end of real sockets, in a process of their own, made as cheap as they can be: each monitor has
 * one message ready, of which only the digits of its id and time are written anew, and an answer is told by its bytes.
 * `flood`: every connection keeps `window` messages under way until `total` are answered. `paced`: each of `connections`
 * monitors sends once a second at its own phase whether or not the last was answered (open loop), and an answer's delay
 * counts from the moment its message was due.
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
  /** Paced only: how late the sender itself was, ms at its 99th percentile. What it was late by is in the delays, too. */
  readonly lateMs: number;
  /** Processor time the sender took, ms. */
  readonly cpuMs: number;
}

/** Name of the n-th monitor, as it is registered. */
export const monitorName = (n: number): string => `MON-${n}`;

const ROWS = [
  ['147842^MDC_ECG_HEART_RATE^MDC', '1.7.4.147842', '$$$', '264864^MDC_DIM_BEAT_PER_MIN^MDC'],
  ['151562^MDC_RESP_RATE^MDC', '1.1.4.151562', '14', '264928^MDC_DIM_RESP_PER_MIN^MDC'],
  ['150456^MDC_PULS_OXIM_SAT_O2^MDC', '1.3.1.150456', '97', '262688^MDC_DIM_PERCENT^MDC'],
  ['149530^MDC_PULS_OXIM_PULS_RATE^MDC', '1.3.1.149530', '71', '264864^MDC_DIM_BEAT_PER_MIN^MDC'],
  ['151708^MDC_AWAY_CO2_ET^MDC', '1.4.1.151708', '38', '266016^MDC_DIM_MMHG^MDC'],
  ['150344^MDC_TEMP^MDC', '1.6.1.150344', '36.8', '268192^MDC_DIM_DEGC^MDC'],
] as const;
const ID = '#'.repeat(12);
const TIME = '@'.repeat(18);
const RATE = '$$$';

/** One framed report of six values whose id and times are written into the same bytes for each sending. */
export function reportOf(
  monitor: string,
  patient: string = monitor.toLowerCase(),
): (id: number, time: Uint8Array, rate?: number) => Buffer {
  const lines = [
    `MSH|^~\\&|${monitor}^0011223344556677^EUI-64|BED|||${TIME}+0000||ORU^R01^ORU_R01|${ID}|P|2.6|||AL|NE||UNICODE UTF-8`,
    `PID|||${patient}^^^KEEL^MR`,
    'PV1||O|',
    `OBR|1|||182777000^monitoring of patient^SCT|||${TIME}+0000`,
    ...ROWS.map(
      ([code, path, value, unit], n) => `OBX|${n + 1}|NM|${code}|${path}|${value}|${unit}|||||R|||${TIME}+0000`,
    ),
  ];
  const bytes = Buffer.from(`\x0b${lines.join('\r')}\r\x1c\r`);
  const idAt = bytes.indexOf(ID);
  const rateAt = bytes.indexOf(RATE);
  const timesAt: number[] = [];
  for (let at = bytes.indexOf(TIME); at !== -1; at = bytes.indexOf(TIME, at + 1)) timesAt.push(at);
  return (id, time, rate = 72) => {
    const made = Buffer.from(bytes);
    digits(made, idAt, ID.length, id);
    digits(made, rateAt, RATE.length, rate);
    for (const at of timesAt) made.set(time, at);
    return made;
  };
}
/** Writes a whole number with leading zeros. */
function digits(bytes: Buffer, from: number, count: number, value: number): void {
  let left = value;
  for (let at = from + count - 1; at >= from; at -= 1) {
    bytes[at] = 0x30 + (left % 10);
    left = Math.floor(left / 10);
  }
}
/** `20261125163000.123` as bytes. */
export const stampOf = (ms: number): Buffer => Buffer.from(new Date(ms).toISOString().replace(/[-:TZ]/g, ''), 'latin1');

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => resolve(socket));
  });

/** Answers in a stream: each is a frame, and its MSA-1 ends in A when the message was kept. */
function onAnswers(socket: Socket, heard: (kept: boolean) => void): void {
  let rest: Buffer | null = null;
  socket.on('data', (chunk: Buffer) => {
    const bytes = rest === null ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(0x1c); end !== -1; end = bytes.indexOf(0x1c, from)) {
      const msa = bytes.indexOf('MSA|', from, 'latin1');
      heard(msa !== -1 && msa < end && bytes[msa + 5] === 0x41);
      from = end + 1;
    }
    // What follows an end byte is a return; a whole answer leaves nothing worth keeping.
    rest = bytes.length - from > 2 ? bytes.subarray(from) : null;
  });
}

async function flood({ port, connections, total, window, run }: Extract<Load, { kind: 'flood' }>): Promise<LoadResult> {
  const sockets: Socket[] = [];
  for (let n = 0; n < connections; n += 1) sockets.push(await opened(port));
  const reports = sockets.map((_, n) => reportOf(monitorName(n)));
  let sent = 0;
  let answered = 0;
  let refused = 0;
  const cpu = process.cpuUsage();
  const from = performance.now();
  await new Promise<void>((resolve) => {
    for (const [n, socket] of sockets.entries()) {
      const next = () => {
        if (sent >= total) return;
        sent += 1;
        socket.write(reports[n]!(run * 10_000_000 + sent, stampOf(Date.now())));
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
  return { ms, answered, refused, delays: [], lateMs: 0, cpuMs: cpuMsSince(cpu) };
}

async function paced({ port, connections, seconds, run }: Extract<Load, { kind: 'paced' }>): Promise<LoadResult> {
  const monitors: { socket: Socket; report: ReturnType<typeof reportOf>; due: number[]; sent: number }[] = [];
  let answered = 0;
  let refused = 0;
  const delays: number[] = [];
  const late: number[] = [];
  for (let n = 0; n < connections; n += 1) {
    const monitor = { socket: await opened(port), report: reportOf(monitorName(n)), due: [] as number[], sent: 0 };
    onAnswers(monitor.socket, (kept) => {
      answered += 1;
      if (!kept) refused += 1;
      delays.push(performance.now() - (monitor.due.shift() ?? Number.NaN));
    });
    monitors.push(monitor);
  }
  const cpu = process.cpuUsage();
  const start = performance.now() + 500;
  const total = connections * seconds;
  let next = 0;
  await new Promise<void>((resolve) => {
    const pump = () => {
      const at = performance.now();
      const time = stampOf(Date.now());
      // Everything that is due by now, by a clock that waits for nobody.
      while (next < total && start + (next / connections) * 1_000 <= at) {
        const monitor = monitors[next % connections]!;
        const due = start + (next / connections) * 1_000;
        monitor.due.push(due);
        monitor.sent += 1;
        late.push(at - due);
        monitor.socket.write(monitor.report(run * 10_000_000 + monitor.sent, time));
        next += 1;
      }
      if (next < total) setTimeout(pump, 1);
      else setTimeout(resolve, 3_000);
    };
    pump();
  });
  for (const { socket } of monitors) socket.destroy();
  late.sort((a, b) => a - b);
  return {
    ms: performance.now() - start,
    answered,
    refused,
    delays: delays.sort((a, b) => a - b),
    lateMs: late[Math.floor(late.length * 0.99)] ?? 0,
    cpuMs: cpuMsSince(cpu),
  };
}

const cpuMsSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

/** Runs loads in a process of their own; `end` ends it, and so does the end of this one. */
export function openLoad(): { readonly run: (load: Load) => Promise<LoadResult>; readonly end: () => void } {
  const child: ChildProcess = fork(new URL(import.meta.url), { serialization: 'advanced' });
  return {
    run: (load) =>
      new Promise((resolve, reject) => {
        const ended = (): void => reject(new Error('the monitors ended by themselves'));
        child.once('exit', ended);
        child.once('message', (result) => {
          child.off('exit', ended);
          resolve(result as LoadResult);
        });
        child.send(load);
      }),
    end: () => void child.kill('SIGKILL'),
  };
}

if (import.meta.main && process.send !== undefined) {
  process.on('disconnect', () => process.exit(0));
  process.on('message', async (load: Load) => {
    process.send?.(load.kind === 'flood' ? await flood(load) : await paced(load));
  });
}
