/**
 * Bedside monitors that do not exist: `node apps/simulator/src/main.ts [--host H] [--port P] [--beds FILE]`.
 * Speaks HL7 v2 over MLLP, one connection a monitor, one report a second; told what happens by JSON lines on standard
 * input (see bedside/control.ts). Ends when its input ends.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createWard, parseControl } from './bedside/index.ts';
import { type Feed, openFeed } from './monitor/index.ts';

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '2575' },
    beds: { type: 'string' },
  },
});
const ward = createWard();
const feeds = new Map<string, Feed>();
let aheadMs = 0;
/** The clinic's clock. */
const now = (): number => Date.now() + aheadMs;

function take(line: string): void {
  if (line.trim() === '') return;
  try {
    const control = parseControl(line);
    if (control.say === 'clock') {
      aheadMs = control.aheadMs;
      again();
      return;
    }
    const refusal = ward.tell(control, new Date(now()));
    if (refusal !== null) console.error(`simulator: ${refusal}`);
  } catch (error) {
    console.error(`simulator: ${(error as Error).message}`);
  }
}

const input = createInterface({ input: process.stdin });
input.on('line', take);

let next = Math.ceil(now() / 1_000) * 1_000;
let timer: ReturnType<typeof setTimeout> | undefined;
const tick = (): void => {
  for (const { device, messages } of ward.tick(new Date(next))) {
    let feed = feeds.get(device);
    if (feed === undefined) {
      feed = openFeed({ host: values.host, port: Number(values.port) });
      feeds.set(device, feed);
    }
    for (const message of messages) feed.send(message);
  }
  // Against the clock, not against the last tick: a machine that slept goes on with now, and does not catch up.
  next = Math.max(next + 1_000, Math.floor(now() / 1_000) * 1_000);
  timer = setTimeout(tick, Math.max(0, next - now()));
};
/** The clock was set: the next second is one of the new time. */
function again(): void {
  clearTimeout(timer);
  next = Math.ceil(now() / 1_000) * 1_000;
  timer = setTimeout(tick, Math.max(0, next - now()));
}
again();
if (values.beds !== undefined) for (const line of readFileSync(values.beds, 'utf8').split('\n')) take(line);

const stop = (): void => {
  clearTimeout(timer);
  for (const feed of feeds.values()) feed.close();
  input.close();
  setTimeout(() => process.exit(0), 200).unref();
};
input.on('close', stop);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
