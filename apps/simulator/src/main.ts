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

function take(line: string): void {
  if (line.trim() === '') return;
  try {
    const refusal = ward.tell(parseControl(line), new Date());
    if (refusal !== null) console.error(`simulator: ${refusal}`);
  } catch (error) {
    console.error(`simulator: ${(error as Error).message}`);
  }
}

if (values.beds !== undefined) for (const line of readFileSync(values.beds, 'utf8').split('\n')) take(line);
const input = createInterface({ input: process.stdin });
input.on('line', take);

let next = Math.ceil(Date.now() / 1_000) * 1_000;
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
  next = Math.max(next + 1_000, Math.floor(Date.now() / 1_000) * 1_000);
  timer = setTimeout(tick, Math.max(0, next - Date.now()));
};
let timer = setTimeout(tick, Math.max(0, next - Date.now()));

const stop = (): void => {
  clearTimeout(timer);
  for (const feed of feeds.values()) feed.close();
  input.close();
  setTimeout(() => process.exit(0), 200).unref();
};
input.on('close', stop);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
