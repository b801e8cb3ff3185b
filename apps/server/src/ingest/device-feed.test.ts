import { execFileSync } from 'node:child_process';
import { randomUUID, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import type { EventDraft, StreamName } from '@keel/clinical/record';
import { addMs, type Instant, instant } from '@keel/clinical/units';
import { frame, MllpFramer } from '@keel/formats/hl7v2';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenRecord, openRecord } from '../record/index.ts';
import { type TestDatabase, testBodies, testDatabase } from '../testing/index.ts';
import { READ_MODELS } from '../views/index.ts';
import { type FeedProblem, type OpenIngest, openIngest, type StoredMessage } from './index.ts';

const openssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('SKIPPED: device certificates; there is no openssl to make any with.');
    return false;
  }
})();

const CLINIC = 'demo';
const START = instant(Date.parse('2026-11-23T17:00:00.000Z'));

/** A monitor at the other end of a real socket: sends bytes as it likes and collects the answers. */
class Bedside {
  readonly #socket: Socket;
  readonly #framer = new MllpFramer();
  readonly answers: string[] = [];
  closed = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      for (const event of this.#framer.push(chunk))
        if (event.kind === 'frame') this.answers.push(Buffer.from(event.bytes).toString('latin1'));
    });
    socket.on('error', () => undefined);
    socket.on('end', () => {
      this.closed = true;
      socket.destroy();
    });
    socket.on('close', () => {
      this.closed = true;
    });
  }

  static open(port: number, localAddress = '127.0.0.1'): Promise<Bedside> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', localAddress, allowHalfOpen: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.removeListener('error', reject);
        resolve(new Bedside(socket));
      });
    });
  }

  send(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }
  pause(): void {
    this.#socket.pause();
  }
  resume(): void {
    this.#socket.resume();
  }
  end(): void {
    this.#socket.end();
  }
  destroy(): void {
    this.#socket.destroy();
  }
  get unsentBytes(): number {
    return this.#socket.writableLength;
  }

  /** Until so many answers came. */
  async hears(count: number): Promise<string[]> {
    await until(() => this.answers.length >= count, `${count} answers, has ${this.answers.length}`);
    return this.answers;
  }
  /** MSA-1 and MSA-2 of each answer. */
  get verdicts(): string[] {
    return this.answers.map((answer) => /MSA\|([A-Z]{2})\|([^\r|]*)/.exec(answer)?.slice(1).join(' ') ?? answer);
  }
}

async function until(done: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let left = 1_000; left > 0; left -= 1) {
    if (await done()) return;
    await sleep(10);
  }
  throw new Error(`waited in vain for ${what}`);
}

interface MessageOptions {
  readonly id?: string;
  readonly device?: string;
  readonly spo2?: string;
  readonly at?: Instant;
  readonly madeAt?: Instant;
  readonly patient?: string;
  readonly place?: string;
  readonly acks?: string;
  readonly processing?: string;
}
const stamp = (at: Instant): string => `${new Date(at).toISOString().replace(/[-:TZ]/g, '')}+0000`;
let nextId = 0;
function message(options: MessageOptions = {}): Buffer {
  nextId += 1;
  const {
    id = `M${nextId}`,
    device = 'MON-1',
    spo2 = '97',
    at = START,
    madeAt = at,
    patient = 'p1',
    place = '',
  } = options;
  const { acks = 'AL|NE', processing = 'P' } = options;
  return Buffer.from(
    [
      `MSH|^~\\&|${device}|BED|||${stamp(madeAt)}||ORU^R01^ORU_R01|${id}|${processing}|2.6|||${acks}||UNICODE UTF-8`,
      `PID|||${patient}^^^KEEL^MR`,
      `PV1||O|${place}`,
      `OBR|1|||182777000^monitoring of patient^SCT|||${stamp(at)}`,
      `OBX|1|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.3.1.1|${spo2}|262688^MDC_DIM_PERCENT^MDC|||||R|||${stamp(at)}`,
      `OBX|2|NM|151562^MDC_RESP_RATE^MDC|1.2.1.1|-100|264928^MDC_DIM_RESP_PER_MIN^MDC|||||R|||${stamp(at)}`,
      '',
    ].join('\r'),
  );
}

describe.each(testBodies())('the device feed on %s', (body) => {
  let db: TestDatabase;
  let app: OpenRecord;
  let record: OpenRecord;
  let feed: OpenIngest;
  let now: Instant = START;
  const committed: StoredMessage[] = [];
  const problems: FeedProblem[] = [];
  const seqs = new Map<string, number>();

  const append = async (stream: StreamName, kind: string, content: unknown): Promise<void> => {
    const expectedSeq = seqs.get(stream) ?? (await app.load(CLINIC, stream)).length;
    const events: EventDraft[] = [{ kind, version: 1, occurredAt: addMs(START, -60_000), zone: 'UTC', body: content }];
    await app.append(CLINIC, {
      command: { id: randomUUID(), bodyHash: 'x' },
      author: { kind: 'person', id: 'nurse-1', right: 'test' },
      streams: [{ stream, expectedSeq, events }],
      answer: null,
    });
  };
  const register = (device: string, identity: string, addresses: string[], more: object = {}): Promise<void> =>
    append(`device/${device}`, 'device-registered', {
      name: device,
      maker: 'x',
      model: 'y',
      identity,
      addresses,
      zone: 'UTC',
      siteId: 'main',
      ...more,
    });
  const associate = (device: string, session: string, patient: string, chair: string): Promise<void> =>
    append(`device/${device}`, 'device-associated', {
      sessionId: session,
      patientId: patient,
      chairId: chair,
      identifiersConfirmed: ['name', 'date-of-birth'],
    });
  const open = (limits: Parameters<typeof openIngest>[0]['limits'] = {}): Promise<OpenIngest> =>
    openIngest({
      record,
      host: '127.0.0.1',
      port: 0,
      clinics: async () => [CLINIC],
      onCommitted: (_, messages) => committed.push(...messages),
      onProblem: (problem) => problems.push(problem),
      limits,
      now: () => now,
    });
  const rows = (where = 'true') =>
    record.transaction(
      CLINIC,
      async (_, client) =>
        (await client.query(`select * from reading where ${where} order by arrived_at, control_id`)).rows,
    );
  const bedside = (address?: string): Promise<Bedside> => Bedside.open(feed.port!, address);

  beforeAll(async () => {
    db = await testDatabase(body);
    app = openRecord({ connection: db.app, projections: READ_MODELS });
    record = openRecord({ connection: db.ingest, projections: READ_MODELS });
    for (const [patient, born] of [
      ['p1', '1984-03-17'],
      ['p2', '1990-01-02'],
    ] as const)
      await append(`patient/${patient}`, 'patient-registered', {
        givenName: 'Ana',
        familyName: patient,
        birthDate: born,
        sexAtBirth: 'female',
      });
    await append('clinic/places', 'site-opened', {
      siteId: 'main',
      name: 'Main',
      zone: 'UTC',
      phone: '',
      address: { street: '', city: '', state: '', postalCode: '', entrance: '' },
    });
    for (const chair of ['chair-1', 'chair-2'])
      await append('clinic/places', 'chair-opened', {
        siteId: 'main',
        chairId: chair,
        name: chair.replace('chair-', 'Chair '),
      });
    await register('d1', 'MON-1', ['127.0.0.1', '127.0.0.5']);
    await register('d2', 'MON-2', ['127.0.0.1']);
    await register('d3', 'MON-3', ['127.0.0.3']);
    await associate('d1', 's1', 'p1', 'chair-1');
    await associate('d2', 's2', 'p2', 'chair-2');
    feed = await open();
  });
  afterAll(async () => {
    await feed?.close();
    await record?.close();
    await app?.close();
    await db?.drop();
  });

  test('a message is on disk, whole, before it is acknowledged', async () => {
    const one = await bedside();
    const raw = message({ id: 'W1', at: START, place: 'Ward^^Chair 1' });
    one.send(frame(raw));
    const [answer] = await one.hears(1);
    expect(one.verdicts).toEqual(['CA W1']);
    expect(answer).toMatch(/^MSH\|\^~\\&\|\|\|MON-1\|BED\|\d+\.\d{3}\+0000\|\|ACK\^R01\^ACK\|K[^|]+\|P\|2\.6\|/);
    const [row] = await rows(`control_id = 'W1'`);
    expect(row).toMatchObject({
      clinic_id: CLINIC,
      device: 'd1',
      device_time: new Date(START),
      claimed_patient: 'p1',
      claimed_location: 'Ward^^Chair 1',
      patient: 'p1',
      session: 's1',
      chair: 'chair-1',
      kinds: ['SPO2'],
      values: [97],
      units: ['%'],
      flags: ['oximeter OBX-14'],
      times: [new Date(START)],
      quarantined: [
        { obx: '2', kind: 'RR', value: '-100', because: '-100 stands for "no value"', reasons: ['sentinel'] },
      ],
      alarms: null,
      unmatched: null,
    });
    expect(Buffer.compare(row.raw, raw)).toBe(0);
    expect(committed.some(({ controlId }) => controlId === 'W1')).toBe(true);
    one.destroy();
  });

  test('both acknowledgement modes, and none where none is wanted', async () => {
    const one = await bedside();
    for (const acks of ['|', 'NE|AL', 'AL|AL', 'NE|NE', 'AL|NE'])
      one.send(frame(message({ id: `A${acks.replace('|', '-')}`, acks })));
    await one.hears(5);
    expect(one.verdicts).toEqual(['AA A-', 'AA ANE-AL', 'CA AAL-AL', 'AA AAL-AL', 'CA AAL-NE']);
    expect(await rows(`control_id = 'ANE-NE'`)).toHaveLength(1);
    one.destroy();
  });

  test('a message split at every byte, and all its pieces one by one, is one message', async () => {
    const one = await bedside();
    const bytes = frame(message({ id: 'S0' }));
    for (const byte of bytes) {
      one.send(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await one.hears(1);
    const cuts = Array.from({ length: 40 }, (_, n) => Math.floor((n * bytes.length) / 40));
    for (const [n, cut] of cuts.entries()) {
      const split = frame(message({ id: `S${n + 1}` }));
      one.send(split.subarray(0, cut));
      await new Promise((resolve) => setImmediate(resolve));
      one.send(split.subarray(cut));
    }
    await one.hears(41);
    expect(one.verdicts).toEqual(Array.from({ length: 41 }, (_, n) => `CA S${n}`));
    expect(await rows(`control_id ~ '^S\\d+$'`)).toHaveLength(41);
    one.destroy();
  });

  test('repeats are acknowledged and kept once: at once, later, over another connection, after a restart', async () => {
    const repeated = message({ id: 'R1', at: addMs(START, 1_000) });
    const [one, other] = [await bedside(), await bedside()];
    one.send(Buffer.concat([frame(repeated), frame(repeated)]));
    other.send(frame(repeated));
    await one.hears(2);
    await other.hears(1);
    one.send(frame(repeated));
    // Sent again under a renewed header time, as some senders do.
    one.send(frame(message({ id: 'R1', at: addMs(START, 1_000), madeAt: addMs(START, 9_000) })));
    await one.hears(4);
    // The same control id with other content is another message.
    one.send(frame(message({ id: 'R1', at: addMs(START, 2_000) })));
    await one.hears(5);
    expect(new Set([...one.verdicts, ...other.verdicts])).toEqual(new Set(['CA R1']));
    expect(await rows(`control_id = 'R1'`)).toHaveLength(2);
    await feed.close();
    feed = await open();
    const again = await bedside();
    again.send(frame(repeated));
    await again.hears(1);
    expect(again.verdicts).toEqual(['CA R1']);
    expect(await rows(`control_id = 'R1'`)).toHaveLength(2);
    for (const each of [one, other, again]) each.destroy();
  });

  test('two messages in one frame are two, answered in order', async () => {
    const one = await bedside();
    one.send(frame(Buffer.concat([message({ id: 'T1' }), message({ id: 'T2' })])));
    await one.hears(2);
    expect(one.verdicts).toEqual(['CA T1', 'CA T2']);
    one.destroy();
  });

  test('late, out of order and future-dated values are kept, and marked', async () => {
    now = addMs(START, 600_000);
    const one = await bedside();
    const times = { now: 600_000, earlier: 590_000, old: 100_000, future: 660_000, after: 601_000 };
    for (const [name, ms] of Object.entries(times)) {
      one.send(frame(message({ id: `O-${name}`, at: addMs(START, ms), madeAt: now })));
      await one.hears(Object.keys(times).indexOf(name) + 1);
    }
    const marks = Object.fromEntries(
      (await rows(`control_id like 'O-%'`)).map((row) => [row.control_id, row.flags[0]]),
    );
    expect(marks).toEqual({
      'O-now': 'oximeter OBX-14',
      'O-earlier': 'oximeter OBX-14 out-of-order',
      'O-old': 'oximeter OBX-14 late out-of-order',
      'O-future': 'oximeter OBX-14 future-dated',
      'O-after': 'oximeter OBX-14',
    });
    one.destroy();
  });

  test('what was measured before the device was put on, and names nobody, is filed to nobody', async () => {
    now = addMs(START, 600_000);
    const [device] = (await record.load(CLINIC, 'device/d1')).filter(({ kind }) => kind === 'device-associated');
    const putOn = device!.occurredAt;
    const one = await bedside();
    for (const [id, patient, ms] of [
      ['W-before', '', -90_000],
      ['W-named', 'p1', -90_000],
      ['W-since', '', 1_000],
    ] as const) {
      one.send(frame(message({ id, patient, at: addMs(putOn, ms), madeAt: now })));
      await one.hears(one.answers.length + 1);
    }
    expect(one.verdicts).toEqual(['CA W-before', 'CA W-named', 'CA W-since']);
    const found = await rows(`control_id like 'W-%'`);
    const reasons = (row: (typeof found)[number]) =>
      (row.quarantined as { kind: string; value: string; reasons: string[] }[]).filter(({ kind }) => kind === 'SPO2');
    const held = { code: '150456^MDC_PULS_OXIM_SAT_O2^MDC', reasons: ['before-put-on'] };
    expect(found.map((row) => [row.control_id, row.session, row.kinds, reasons(row)])).toEqual([
      ['W-before', 's1', [], [expect.objectContaining({ ...held, value: '97', unit: '262688^MDC_DIM_PERCENT^MDC' })]],
      ['W-named', 's1', ['SPO2'], []],
      ['W-since', 's1', ['SPO2'], []],
    ]);
    one.destroy();
  });

  test('a message of a person nobody put the device on belongs to nobody, and takes the device off', async () => {
    const one = await bedside();
    one.send(frame(message({ id: 'P1', device: 'MON-2', patient: 'p1' })));
    await one.hears(1);
    expect(await rows(`control_id = 'P1'`)).toMatchObject([
      {
        device: 'd2',
        claimed_patient: 'p1',
        patient: null,
        session: null,
        chair: null,
        unmatched: 'other-patient',
        kinds: ['SPO2'],
      },
    ]);
    expect(committed.find(({ controlId }) => controlId === 'P1')).toMatchObject({ session: null, speaksAgainst: 's2' });
    const events = await record.load(CLINIC, 'device/d2');
    expect(events.at(-1)).toMatchObject({
      kind: 'device-detached',
      body: { because: 'conflicting-patient', sessionId: 's2' },
      author: { kind: 'device', id: 'd2' },
    });
    // Off is off: the right name alone does not put it back.
    await feed.reload(CLINIC);
    one.send(frame(message({ id: 'P2', device: 'MON-2', patient: 'p2' })));
    await one.hears(2);
    expect(await rows(`control_id = 'P2'`)).toMatchObject([{ unmatched: 'device-on-nobody' }]);
    one.destroy();
  });

  test('a registered address that names an unknown device is kept, for nobody', async () => {
    const one = await bedside();
    one.send(frame(message({ id: 'U1', device: 'NEW-MONITOR' })));
    await one.hears(1);
    expect(one.verdicts).toEqual(['CA U1']);
    expect(await rows(`control_id = 'U1'`)).toMatchObject([
      { device: 'unknown', patient: null, unmatched: 'device-unknown' },
    ]);
    one.destroy();
  });

  test('an address nobody registered is refused; a known name from there is noted as a changed source', async () => {
    const stranger = await bedside('127.0.0.9');
    stranger.send(frame(message({ id: 'X1', device: 'MON-1' })));
    await stranger.hears(1);
    expect(stranger.verdicts).toEqual(['CR X1']);
    await until(() => stranger.closed, 'the end of the connection');
    expect(await rows(`control_id = 'X1'`)).toEqual([]);
    expect(
      (await record.load(CLINIC, 'device/d1')).filter(({ kind }) => kind === 'device-source-changed'),
    ).toMatchObject([{ body: { address: '127.0.0.9', controlId: 'X1' } }]);
    const unknown = await bedside('127.0.0.10');
    unknown.send(frame(message({ id: 'X2', device: 'NOBODY' })));
    await unknown.hears(1);
    expect(unknown.verdicts).toEqual(['CR X2']);
    // One registered device may not speak from the address of another.
    const wrong = await bedside('127.0.0.3');
    wrong.send(frame(message({ id: 'X3', device: 'MON-2' })));
    await wrong.hears(1);
    expect(await rows(`control_id = 'X3'`)).toMatchObject([{ device: 'unknown', unmatched: 'device-unknown' }]);
    for (const each of [stranger, unknown, wrong]) each.destroy();
  });

  test('silence and a clock that runs ahead are stated in the device’s own stream', async () => {
    now = addMs(START, 700_000);
    const one = await bedside();
    one.send(frame(message({ id: 'G1', at: now })));
    await one.hears(1);
    now = addMs(START, 730_000);
    one.send(frame(message({ id: 'G2', at: now, madeAt: addMs(now, 9_000) })));
    await one.hears(2);
    const facts = (await record.load(CLINIC, 'device/d1')).filter(({ occurredAt }) => occurredAt === now);
    expect(facts.map(({ kind, body: content }) => [kind, content])).toEqual([
      ['device-gap', { from: START + 700_000, until: now }],
      ['device-clock-skewed', { aheadMs: 9_000 }],
    ]);
    one.destroy();
  });

  test('what is not a report of ours is refused and kept nowhere', async () => {
    const one = await bedside();
    one.send(frame(Buffer.from('not HL7 at all')));
    one.send(frame(Buffer.from(message({ id: 'N1' }).toString().replace('ORU^R01^ORU_R01', 'ADT^A01'))));
    one.send(frame(message({ id: 'N2', processing: 'T' })));
    await one.hears(3);
    expect(one.verdicts).toEqual(['AR ', 'CR N1', 'CR N2']);
    expect(await rows(`control_id in ('N1', 'N2')`)).toEqual([]);
    one.destroy();
  });

  test('a peer that says it is done is answered first', async () => {
    const one = await bedside();
    one.send(frame(message({ id: 'H1' })));
    one.send(frame(message({ id: 'H2' })).subarray(0, -1));
    one.end();
    await one.hears(2);
    await until(() => one.closed, 'the end of the connection');
    expect(one.verdicts).toEqual(['CA H1', 'CA H2']);
  });

  test('a message cut off by the next start, or by the end, is not kept', async () => {
    const one = await bedside();
    one.send(Buffer.concat([frame(message({ id: 'C1' })).subarray(0, 200), frame(message({ id: 'C2' }))]));
    await one.hears(1);
    one.send(frame(message({ id: 'C3' })).subarray(0, 200));
    one.end();
    await until(() => one.closed, 'the end of the connection');
    expect(one.verdicts).toEqual(['CA C2']);
    expect((await rows(`control_id in ('C1', 'C2', 'C3')`)).map(({ control_id }) => control_id)).toEqual(['C2']);
  });

  test('an end byte without its return ends the message once the line is quiet', async () => {
    const one = await bedside();
    one.send(frame(message({ id: 'Q1' })).subarray(0, -1));
    await one.hears(1);
    expect(one.verdicts).toEqual(['CA Q1']);
    one.destroy();
  });

  test('a flood over many connections is all kept, once each, in order, with every answer on its own connection', async () => {
    const count = Number(process.env['KEEL_MEASURE'] ?? 0) > 0 ? 2_000 : 150;
    const peers = await Promise.all(Array.from({ length: 8 }, () => bedside()));
    for (const [n, peer] of peers.entries())
      peer.send(
        Buffer.concat(
          Array.from({ length: count }, (_, k) => frame(message({ id: `F${n}-${k}`, at: addMs(START, k) }))),
        ),
      );
    for (const [n, peer] of peers.entries()) {
      await peer.hears(count);
      expect(peer.verdicts).toEqual(Array.from({ length: count }, (_, k) => `CA F${n}-${k}`));
      peer.destroy();
    }
    const kept = await rows(`control_id like 'F%'`);
    expect(kept).toHaveLength(8 * count);
    expect(new Set(kept.map(({ control_id }) => control_id)).size).toBe(8 * count);
    await until(() => feed.counts().waitingBytes === 0, 'nothing waiting');
  });

  test('a message the store can never keep is refused, and stops no other of its batch', async () => {
    const admin = new pg.Client(db.admin);
    await admin.connect();
    await admin.query(`alter table reading add constraint no_poison check (control_id <> 'poison') not valid`);
    try {
      const one = await bedside();
      const ids = Array.from({ length: 30 }, (_, n) => (n === 17 ? 'poison' : `B${n}`));
      one.send(Buffer.concat(ids.map((id) => frame(message({ id })))));
      await one.hears(30);
      expect(one.verdicts).toEqual(ids.map((id) => `${id === 'poison' ? 'CE' : 'CA'} ${id}`));
      expect(await rows(`control_id ~ '^B\\d+$'`)).toHaveLength(29);
      one.destroy();
    } finally {
      await admin.query('alter table reading drop constraint no_poison');
      await admin.end();
    }
  });

  test('backends killed under load lose nothing that was acknowledged and double nothing that was sent again', async () => {
    const rounds = Number(process.env['KEEL_MEASURE'] ?? 0) > 0 ? 60 : 6;
    const admin = new pg.Client(db.admin);
    await admin.connect();
    let sending = true;
    let sent = 0;
    const acknowledged = new Set<string>();
    // Four monitors that wait for each answer and send again when none, or a refusal, came.
    const monitor = async (name: string): Promise<void> => {
      let peer = await bedside();
      for (let n = 0; sending; n += 1) {
        const id = `${name}-${n}`;
        const bytes = frame(message({ id, at: addMs(START, n) }));
        sent += 1;
        while (!acknowledged.has(id)) {
          if (peer.closed) peer = await bedside();
          const before = peer.answers.length;
          peer.send(bytes);
          await until(() => peer.answers.length > before || peer.closed, 'an answer');
          if (peer.verdicts.at(-1) === `CA ${id}`) acknowledged.add(id);
        }
      }
      peer.destroy();
    };
    const monitors = ['K0', 'K1', 'K2', 'K3'].map(monitor);
    let killed = 0;
    for (let round = 0; round < rounds; round += 1) {
      await sleep(20 + Math.random() * 80);
      const { rowCount } = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'keel_ingest' and datname = $1`,
        [db.name],
      );
      killed += rowCount ?? 0;
    }
    await sleep(50);
    sending = false;
    await Promise.all(monitors);
    await admin.end();
    const kept = (await rows(`control_id ~ '^K\\d-'`)).map(({ control_id }) => control_id);
    expect(killed).toBeGreaterThan(0);
    expect(kept).toHaveLength(new Set(kept).size);
    expect(new Set(kept)).toEqual(acknowledged);
    expect(sent).toBe(acknowledged.size);
  });

  test.skipIf(!openssl)('over TLS, a device is known by its certificate, from wherever it speaks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keel-feed-tls-'));
    const make = (name: string) => {
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '2',
          '-subj',
          `/CN=${name}`,
          '-keyout',
          join(folder, `${name}.key`),
          '-out',
          join(folder, `${name}.crt`),
        ],
        { stdio: 'ignore' },
      );
      const cert = readFileSync(join(folder, `${name}.crt`), 'utf8');
      return {
        cert,
        key: readFileSync(join(folder, `${name}.key`), 'utf8'),
        fingerprint: new X509Certificate(cert).fingerprint256,
      };
    };
    let laterMs = 0;
    const [server, monitor, other] = [make('server'), make('monitor'), make('other')];
    rmSync(folder, { recursive: true });
    await register('d9', 'MON-9', [], { certificates: [monitor.fingerprint] });
    await register('d10', 'MON-10', ['10.9.8.7'], { certificates: [monitor.fingerprint] });
    const secure = await openIngest({
      record,
      host: '127.0.0.1',
      port: null,
      tls: { port: 0, key: server.key, cert: server.cert },
      clinics: async () => [CLINIC],
      onCommitted: () => undefined,
      onProblem: (problem) => problems.push(problem),
      now: () => addMs(instant(Date.now()), laterMs),
    });
    expect(secure.port).toBeNull();
    const speak = async (
      client: { cert: string; key: string } | object,
      id: string,
      { device = 'MON-9', from = '127.0.0.1' } = {},
    ): Promise<string[]> => {
      const socket = connectTls({
        socket: connect({ port: secure.tlsPort!, host: '127.0.0.1', localAddress: from }),
        ca: server.cert,
        checkServerIdentity: () => undefined,
        ...client,
      });
      const peer = new Bedside(socket);
      peer.send(frame(message({ id, device })));
      await until(() => peer.answers.length > 0 || peer.closed, 'an answer over TLS');
      peer.destroy();
      return peer.verdicts;
    };
    expect(await speak(monitor, 'L1')).toEqual(['CA L1']);
    expect(await rows(`control_id = 'L1'`)).toMatchObject([{ device: 'd9' }]);
    // The address is that of other devices, so the message is kept, but not as the one whose certificate it lacks.
    expect(await speak(other, 'L2')).toEqual(['CA L2']);
    expect(await speak({}, 'L3')).toEqual(['CA L3']);
    expect(await rows(`control_id in ('L2', 'L3')`)).toMatchObject([{ device: 'unknown' }, { device: 'unknown' }]);
    // From an address that nobody registered only the certificate speaks for it.
    expect(await speak(monitor, 'L4', { from: '127.0.0.77' })).toEqual(['CA L4']);
    expect(await speak(monitor, 'L5', { device: 'MON-10', from: '127.0.0.77' })).toEqual(['CA L5']);
    expect(await rows(`control_id in ('L4', 'L5')`)).toMatchObject([{ device: 'd9' }, { device: 'd10' }]);
    expect(await speak(other, 'L6', { from: '127.0.0.77' })).toEqual(['CR L6']);
    expect(await rows(`control_id = 'L6'`)).toEqual([]);
    // A certificate that is over is none.
    laterMs = 3 * 86_400_000;
    expect(await speak(monitor, 'L7', { from: '127.0.0.77' })).toEqual(['CR L7']);
    await secure.close();
  });

  describe('a hostile peer', () => {
    let small: OpenIngest;
    const peerOf = (address?: string): Promise<Bedside> => Bedside.open(small.port!, address);
    beforeAll(async () => {
      small = await open({
        frameBytesMax: 4_096,
        frameMs: 400,
        unreadMs: 400,
        strangerMs: 400,
        strangersMax: 2,
        waitingMax: 4,
        unreadBytesMax: 2_048,
        strayBytesMax: 1_000,
        connectionsPerAddressMax: 6,
      });
    });
    afterAll(() => small?.close());

    test('that drips a message byte by byte is cut off, others are not', async () => {
      const slow = await peerOf();
      const good = await peerOf();
      const bytes = frame(message({ id: 'slow' }));
      for (let at = 0; at < bytes.length && !slow.closed; at += 1) {
        slow.send(bytes.subarray(at, at + 1));
        await sleep(20);
      }
      expect(slow.closed).toBe(true);
      good.send(frame(message({ id: 'E1' })));
      await good.hears(1);
      expect(problems.some(({ problem }) => problem === 'peer-slow')).toBe(true);
      expect(await rows(`control_id = 'slow'`)).toEqual([]);
      good.destroy();
    });

    test('that sends without end is refused with a bounded memory, and a message after it is taken', async () => {
      const one = await peerOf();
      const head = message({ id: 'big' });
      one.send(Buffer.concat([Buffer.of(0x0b), head]));
      for (let n = 0; n < 200; n += 1) one.send(Buffer.alloc(5_000, 0x41));
      await one.hears(1);
      expect(one.verdicts).toEqual(['CR big']);
      expect(small.counts().heldBytes).toBeLessThanOrEqual(4_096);
      one.send(Buffer.concat([Buffer.of(0x1c, 0x0d), frame(message({ id: 'E2' }))]));
      await one.hears(2);
      expect(one.verdicts).toEqual(['CR big', 'CA E2']);
      one.destroy();
    });

    test('that never reads its answers is stalled, then cut off; nothing it got answered for is lost', async () => {
      const one = await peerOf();
      one.pause();
      const flood = Buffer.concat(
        Array.from({ length: 20_000 }, (_, n) => frame(message({ id: `N-${n}`, acks: 'AL|AL' }))),
      );
      one.send(flood);
      await until(
        () => problems.some(({ problem }) => problem === 'peer-not-reading'),
        'the stalled peer to be dropped',
      );
      expect(small.counts().waitingBytes).toBeLessThan(64 * 1024);
      await until(() => small.counts().connections === 0, 'the connection to be gone');
      const kept = (await rows(`control_id like 'N-%'`)).length;
      expect(kept).toBeGreaterThan(0);
      expect(kept).toBeLessThan(20_000);
      one.destroy();
    });

    test('that does not speak MLLP is cut off', async () => {
      const one = await peerOf();
      one.send(Buffer.from(`GET / HTTP/1.1\r\n${'x-y: z\r\n'.repeat(300)}`));
      await until(() => one.closed, 'the end of the connection');
      expect(problems.some(({ problem }) => problem === 'stray-bytes')).toBe(true);
    });

    test('is one of a few: too many connections from one address, or from strangers, are turned away', async () => {
      const many = await Promise.all(Array.from({ length: 9 }, () => peerOf('127.0.0.5')));
      await until(() => many.filter(({ closed }) => closed).length === 3, 'three to be turned away');
      for (const each of many) each.destroy();
      const strangers = await Promise.all(Array.from({ length: 4 }, (_, n) => peerOf(`127.0.0.${20 + n}`)));
      await until(() => strangers.every(({ closed }) => closed), 'all strangers to be gone in their time');
      expect(small.counts().connections).toBe(0);
    });
  });

  test('what is taken is kept and answered when the feed closes', async () => {
    const one = await bedside();
    one.send(frame(message({ id: 'Z1' })));
    await one.hears(1);
    one.send(Buffer.concat(Array.from({ length: 20 }, (_, n) => frame(message({ id: `Z1-${n}` })))));
    await until(() => feed.counts().waitingBytes > 0 || one.answers.length > 1, 'something under way');
    await feed.close();
    const answered = one.verdicts.slice(1).map((verdict) => verdict.slice(3));
    const kept = new Set((await rows(`control_id like 'Z1-%'`)).map(({ control_id }) => control_id));
    for (const id of answered) expect(kept.has(id)).toBe(true);
    await until(() => one.closed, 'the end of the connection');
    feed = await open();
  });
});
