import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { simulatedPatient } from '../physiology/index.ts';
import { createMonitor, openFeed } from './index.ts';

const baseline = { systolic: 122, diastolic: 76, heartRate: 72, respiratoryRate: 14, spo2: 98, temperature: 36.7 };
const start = new Date('2026-01-05T09:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const monitor = () =>
  createMonitor(
    {
      device: 'SIM-1',
      location: 'SITE^^CHAIR-1',
      patient: { id: 'MRN|1', family: "O'Neil^x", given: 'Ana' },
      cuffEveryMin: 5,
      capnography: true,
    },
    simulatedPatient({ seed: 1, baseline }),
  );
const row = (message: string, code: string) =>
  message
    .split('\r')
    .find((line) => line.includes(code))
    ?.split('|');

describe('the simulated monitor', () => {
  test('says one report a second, with the cuff keeping the time of its own measurement', () => {
    const bedside = monitor();
    const first = bedside.tick(start, 0)[0]!;
    const second = bedside.tick(later(1), 0)[0]!;
    expect(row(second, '150021')?.[14]).toBe(row(first, '150021')?.[14]);
    expect(row(second, '150456')?.[14]).not.toBe(row(first, '150456')?.[14]);
    const sixth = bedside.tick(later(300), 0)[0]!;
    expect(row(sixth, '150021')?.[14]).toBe('20260105090500.000+0000');
  });

  test('a sensor that came off sends the maker’s sentinel marked invalid, not a number', () => {
    const bedside = monitor();
    bedside.fault('oximeter-off', 1, start);
    const off = bedside.tick(start, 0)[0]!;
    expect(row(off, '150456')?.[5]).toBe('8388607');
    expect(row(off, '150456')?.[11]).toBe('X');
    expect(row(bedside.tick(later(61), 0)[0]!, '150456')?.[11]).toBe('R');
  });

  test('separators inside a name do not become structure', () => {
    const pid = monitor().tick(start, 0)[0]!.split('\r')[1]!;
    expect(pid).toContain('MRN\\F\\1');
    expect(pid).toContain("O'Neil\\S\\x^Ana");
  });

  test('silence is silence, and a repeat is the same message again', () => {
    const bedside = monitor();
    bedside.fault('silent', 1, start);
    expect(bedside.tick(start, 0)).toEqual([]);
    bedside.fault('repeats', 5, later(61));
    const [one, two] = bedside.tick(later(62), 0);
    expect(one).toBe(two);
  });
});

describe('the line to the clinic', () => {
  let server: Server | undefined;
  const open: Socket[] = [];
  afterEach(() => {
    for (const socket of open) socket.destroy();
    server?.close();
  });

  test('a message stays on the queue until it is acknowledged, through a lost connection and an error', async () => {
    const seen: string[] = [];
    let answers = 0;
    server = createServer((socket) => {
      open.push(socket);
      socket.on('data', (chunk) => {
        const id = /\r?MSH(?:\|[^|]*){8}\|([^|]*)/.exec(chunk.toString())?.[1] ?? '?';
        seen.push(id);
        answers += 1;
        if (answers === 1) socket.destroy();
        else socket.write(`\x0bMSH|^~\\&|||||||ACK|a|P|2.6\rMSA|${answers === 2 ? 'AE' : 'AA'}|${id}\r\x1c\r`);
      });
    });
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const feed = openFeed({ host: '127.0.0.1', port });
    const bedside = monitor();
    for (let s = 0; s < 3; s += 1) for (const message of bedside.tick(later(s), 0)) feed.send(message);
    await expect.poll(() => feed.waiting(), { timeout: 30_000 }).toBe(0);
    feed.close();
    expect(new Set(seen).size).toBe(3);
    expect(seen.filter((id) => id === seen[0])).toHaveLength(3);
  });
});
