import { createServer, type Server, type Socket } from 'node:net';
import { readMessage } from '@keel/formats/hl7v2';
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

describe("the monitor's own alarms", () => {
  type Bedside = ReturnType<typeof monitor>;
  const OPTIONS = { zone: 'UTC', dialects: [], allRowsX: 'no-results', senderKnown: false } as const;
  /** What the clinic's own reader makes of every alarm message (ORU^R40) of so many seconds. */
  const alarmsIn = (bedside: Bedside, from: number, until: number) =>
    Array.from({ length: until - from }, (_, index) => bedside.tick(later(from + index), 0))
      .flat()
      .filter((message) => message.includes('|ORU^R40^ORU_R40|'))
      .map((message) => readMessage(new TextEncoder().encode(message), OPTIONS))
      .map((read) => {
        expect(read).toMatchObject({ outcome: 'accept', readings: [], quarantined: [], others: [] });
        expect(read.alarms).toHaveLength(1);
        return read.alarms[0]!;
      });

  /** Only what begins and ends. */
  const turnsIn = (...seconds: Parameters<typeof alarmsIn>) =>
    alarmsIn(...seconds).filter(({ phase }) => phase !== 'continue');

  test('it has none while nothing crosses its limits', () => {
    expect(alarmsIn(monitor(), 0, 600)).toEqual([]);
  });

  test('a crossed limit is said once when it begins and once when it ends, under one id, with value and limit', () => {
    const bedside = monitor();
    expect(alarmsIn(bedside, 0, 5)).toEqual([]);
    bedside.person.begin('desaturation', 3);
    const told = turnsIn(bedside, 5, 600);
    expect(told).toMatchObject([
      {
        name: 'MDC_EVT_LO',
        text: 'SpO2 low',
        source: 'physiological',
        priority: 'medium',
        phase: 'start',
        state: 'active',
        valueCode: 'MDC_PULS_OXIM_SAT_O2',
        limits: '>92',
        device: 'SIM-1',
      },
      { name: 'MDC_EVT_LO', text: 'SpO2 low', phase: 'end', state: 'inactive', limits: '>92' },
    ]);
    expect(Number(told[0]!.value)).toBeLessThan(92);
    expect(Number(told[1]!.value)).toBeGreaterThanOrEqual(92);
    expect(told[1]!.id).toBe(told[0]!.id);
    expect(told[0]!.id).not.toBeNull();
  });

  test('a limit that stays crossed is said again each minute under its id, until its end', () => {
    const bedside = monitor();
    bedside.person.begin('vasovagal', 12);
    const told = alarmsIn(bedside, 0, 900).filter(({ text }) => text === 'HR low');
    const ends = told.findIndex(({ phase }) => phase === 'end');
    expect(ends).toBeGreaterThan(5);
    expect(told.slice(0, ends).map(({ phase, state }) => [phase, state])).toEqual([
      ['start', 'active'],
      ...Array.from({ length: ends - 1 }, () => ['continue', 'active']),
    ]);
    expect(new Set(told.slice(0, ends + 1).map(({ id }) => id)).size).toBe(1);
    const times = told.slice(0, ends).map(({ at }) => at!);
    expect(times.slice(1).map((at, index) => at - times[index]!)).toEqual(times.slice(1).map(() => 60_000));
  });

  test('no breath is high, and an alarm that comes again is another one', () => {
    const bedside = monitor();
    const ids = [0, 600].map((from) => {
      bedside.person.begin('apnoea', 0.8);
      const [start, end] = turnsIn(bedside, from, from + 600).filter(({ name }) => name === 'MDC_EVT_APNEA');
      expect(start).toMatchObject({ text: 'Apnoea', priority: 'high', source: 'physiological', phase: 'start' });
      expect(end).toMatchObject({ id: start!.id, phase: 'end' });
      return start!.id;
    });
    expect(new Set(ids).size).toBe(2);
  });

  test('leads that came off are a technical alarm, and end the limit alarm that has no value any more', () => {
    const bedside = monitor();
    bedside.person.begin('vasovagal', 20);
    expect(turnsIn(bedside, 0, 120)).toMatchObject([{ text: 'HR low', phase: 'start' }]);
    bedside.fault('leads-off', 1, later(120));
    expect(turnsIn(bedside, 120, 150)).toMatchObject([
      { name: 'MDC_EVT_LEADS_OFF', text: 'ECG leads off', source: 'technical', priority: 'low', phase: 'start' },
      { text: 'HR low', phase: 'end', value: null },
    ]);
    expect(turnsIn(bedside, 150, 240)).toMatchObject([
      { text: 'HR low', phase: 'start' },
      { text: 'ECG leads off', phase: 'end' },
    ]);
  });

  test('what began while the line was silent is said when it speaks again', () => {
    const bedside = monitor();
    bedside.fault('silent', 1, start);
    bedside.person.begin('apnoea', 2);
    expect(alarmsIn(bedside, 0, 60)).toEqual([]);
    expect(alarmsIn(bedside, 60, 90).map(({ text, phase }) => [text, phase])).toContainEqual(['Apnoea', 'start']);
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
