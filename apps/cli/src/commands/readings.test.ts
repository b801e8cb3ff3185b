import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'keel-readings-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as a process: exit code and streams are part of the contract. */
function keel(args: readonly string[], input?: string | Buffer): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const main = join(import.meta.dirname, '../../bin/keel.mjs');
    const child = execFile(process.execPath, [main, 'readings', ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

const message = (id: string, value: string): string =>
  [
    `MSH|^~\\&|GATE|BEDSIDE|||20300115101502+0000||ORU^R01^ORU_R01|${id}|P|2.6|||AL|NE||UNICODE UTF-8`,
    'PID|||P-1^^^CLINIC^MR~V-2^^^CLINIC^VN',
    'PV1||O|ROOM2^^CHAIR1',
    'OBR|1|||182777000^monitoring of patient^SCT|||20300115101500',
    `OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.1.1|${value}|262688^MDC_DIM_PERCENT^MDC|||||R|||20300115101459|||||`,
    'OBX|2|NM|151562^MDC_RESP_RATE^MDC|1.2.1.1|-100|264928^MDC_DIM_RESP_PER_MIN^MDC|||||R',
    '',
  ].join('\r');

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('keel readings', () => {
  test('answers every message of a file, in the published shape', async () => {
    const path = file('two.hl7', message('C1', '97') + message('C2', '96'));
    const { code, out } = await keel([path, '--zone', 'America/Denver']);
    expect(code).toBe(0);
    const { messages } = JSON.parse(out);
    expect(messages).toHaveLength(2);
    expect(messages[0]).toMatchObject({
      controlId: 'C1',
      ack: 'CA',
      patient: 'P-1',
      patientIds: ['P-1', 'V-2'],
      location: 'ROOM2^^CHAIR1',
      readings: [
        {
          kind: 'SPO2',
          value: 97,
          unit: '%',
          time: '2030-01-15T17:14:59.000Z',
          timeFrom: 'OBX-14',
          device: 'GATE',
          obx: '1',
          zoneFrom: 'device',
        },
      ],
      quarantined: [{ obx: '2', because: '-100 stands for "no value"' }],
      alarms: [],
    });
  });

  test('says when the zone was assumed', async () => {
    const { out } = await keel([file('one.hl7', message('C1', '97'))]);
    expect(JSON.parse(out).messages[0].readings[0]).toMatchObject({
      time: '2030-01-15T10:14:59.000Z',
      zoneFrom: 'assumed-utc',
    });
  });

  test('reads frames from standard input; a frame without an end is reported and not answered', async () => {
    const framed = Buffer.concat([Buffer.of(0x0b), Buffer.from(message('C1', '97')), Buffer.of(0x1c, 0x0d)]);
    const { code, out } = await keel(['-'], Buffer.concat([framed, framed.subarray(0, 150)]));
    expect(code).toBe(0);
    const { messages } = JSON.parse(out);
    expect(messages.map((one: { ack: string; readings: unknown[] }) => [one.ack, one.readings.length])).toEqual([
      ['CA', 1],
      [null, 0],
    ]);
    expect(messages[1].errors[0].because).toContain('no end');
  });

  test('answers line by line, an input error in its place', async () => {
    const lines = [
      JSON.stringify(message('C1', '97')),
      'nonsense',
      JSON.stringify({ hl7: message('C2', '96'), zone: 'Mars/Base' }),
      '{"hl8":"x"}',
    ];
    const { code, out } = await keel(['--lines', '-'], `${lines.join('\n')}\n`);
    expect(code).toBe(0);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers[0].messages[0].controlId).toBe('C1');
    expect(answers.slice(1).map(({ error }) => error)).toEqual([
      expect.stringContaining('line: not JSON'),
      expect.stringContaining('Mars/Base'),
      expect.stringContaining('hl8: unknown field'),
    ]);
  });

  test.each([
    ['no file', [], 'expected one FILE'],
    ['a file that is not there', ['/nowhere/x.hl7'], 'FILE: cannot read'],
    ['an unknown option', ['--speed', 'x'], '--speed'],
    ['an unknown zone', ['-', '--zone', 'Mars/Base'], 'zone: Mars/Base'],
    ['an unknown dialect', ['-', '--dialect', 'KLINGON'], 'dialect: KLINGON'],
    ['nothing on standard input', ['-'], 'MSH'],
  ])('refuses %s with exit 2', async (_, args, expected) => {
    const { code, out, err } = await keel(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(expected);
  });

  test('refuses a file that is no message', async () => {
    const { code, err } = await keel([file('text.txt', 'Dear Sir or Madam')]);
    expect(code).toBe(2);
    expect(err).toContain('MSH');
  });
});
