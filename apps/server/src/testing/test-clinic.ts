import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '@keel/clinical/record';
import { type Instant, instant } from '@keel/clinical/units';
import type { CommandsAnswer } from '@keel/formats/api';
import { openAccess, portalProjection, staffProjection } from '../access/index.ts';
import {
  CALL_DEFINITIONS,
  CARE_COMMANDS,
  COST_COMMANDS,
  type CommandDefinition,
  closeDayDefinitions,
  DAY_DEFINITIONS,
  HOME_DEFINITIONS,
  HOUSE_COMMANDS,
  INTAKE_COMMANDS,
  INTEGRATION_DEFINITIONS,
  openDoor,
  PLACE_DEFINITIONS,
  REGISTER_DEFINITIONS,
  registryOf,
  SIGN_UP_DEFINITIONS,
} from '../commands/index.ts';
import { HOUSE_VIEWS, type LogLine, openHttp, type ViewDefinition } from '../http/index.ts';
import { openPatientTicker } from '../jobs/index.ts';
import { openMessages } from '../messages/index.ts';
import { sealPaper, signPassport } from '../passport/index.ts';
import { openRecord } from '../record/index.ts';
import { openHub, type ReadingSent } from '../stream/index.ts';
import { clinicViews, foldCache, gatherEvening, liveReadings, portalReaders, READ_MODELS } from '../views/index.ts';
import { type Filled, type TestBody, testDatabase } from './test-database.ts';

/** A UUIDv7 of this moment. */
/** What a test signs replies to texts with. */
export const TEXT_REPLY_SECRET = 'a secret of the tests, long enough';

export function uuid7(atMs: number): string {
  const hex = atMs.toString(16).padStart(12, '0');
  const random = randomUUID();
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${random.slice(15)}`;
}

export const PASSWORD = 'correct horse battery';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what came
  readonly body: any;
}

/** One browser: keeps its cookies, names its origin. */
export interface TestBrowser {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  readonly post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  readonly say: (...commands: readonly unknown[]) => Promise<Answer & { readonly body: CommandsAnswer }>;
  readonly cookies: Map<string, string>;
}

export interface TestClinicOptions {
  readonly body?: TestBody;
  readonly commands?: readonly CommandDefinition[];
  readonly views?: readonly ViewDefinition[];
  readonly latest?: () => readonly ReadingSent[];
  readonly beatMs?: number;
  readonly appsDir?: string;
  /** Real clinics ask for a second factor; demo ones do not. */
  readonly real?: true;
  readonly smtp?: { readonly url: string; readonly from: string };
}

/** Where the clock of a test clinic stands at first, ms since 1970. */
const OPENS_AT = 1_790_000_000_000;
const ROLES: readonly Role[] = ['owner', 'prescriber', 'nurse', 'front-desk', 'biller', 'auditor', 'therapist'];

/** One key for a run, because its clinics are copies of one: PINs and badges are bound to it. */
const accessKey = (): Buffer =>
  createHash('sha256')
    .update(`access ${process.env['KEEL_TEST_RUN'] ?? process.pid}`)
    .digest();

const clinicsOf = (demo: boolean) => ({
  a: clinic('clinic-a', 'Clinic A', demo),
  b: clinic('clinic-b', 'Clinic B', demo),
});

/** Both clinics with their people: 28 secrets to be hashed, each made to take its time. */
const staffed = (clinics: ReturnType<typeof clinicsOf>, name: string): Filled => ({
  name,
  async fill({ app }) {
    const now = (): Instant => instant(OPENS_AT);
    const record = openRecord({
      connection: app,
      now,
      projections: [staffProjection, portalProjection, ...READ_MODELS],
    });
    const access = openAccess({ connection: app, record, key: accessKey(), now });
    for (const [letter, made] of Object.entries(clinics)) {
      await access.createClinic(made);
      for (const role of ROLES) {
        await access.addPersonWithLogin(made, {
          id: `${role}-${letter}`,
          name: `${role} of ${letter}`,
          roles: [role],
          login: `${role}-${letter}@example.test`,
          password: PASSWORD,
          pin: '2468',
          badge: `badge-${role}-${letter}`,
        });
      }
    }
    await access.close();
    await record.close();
  },
});

/**
 * A whole server on a database of its own, with a clock that stands until it is moved, two clinics, and one person of
 * each role in each: `nurse-a` works in clinic `a`.
 */
export async function testClinic(options: TestClinicOptions = {}) {
  const clock = { ms: OPENS_AT };
  const now = (): Instant => instant(clock.ms);
  const clinics = clinicsOf(options.real !== true);
  const database = await testDatabase(options.body, staffed(clinics, options.real ? 'real' : 'demo'));
  const record = openRecord({
    connection: database.app,
    now,
    projections: [staffProjection, portalProjection, ...READ_MODELS],
  });
  const access = openAccess({ connection: database.app, record, key: accessKey(), now });
  const feed = () => ({ state: 'up', ageMs: 0 }) as const;
  const [live, folds] = [liveReadings(), foldCache()];
  /** A database of a test has no backup of its own. */
  const backup = () => null;
  const passportKey = generateKeyPairSync('ed25519').privateKey;
  const views = [
    ...HOUSE_VIEWS,
    ...clinicViews({
      live,
      folds,
      feed,
      feedPort: () => null,
      backup,
      signPassport: (bundle) => signPassport(bundle, passportKey),
      sealPaper: (paper, about) => sealPaper(paper, passportKey, about),
    }),
    ...(options.views ?? []),
  ];
  const registry = registryOf(
    HOUSE_COMMANDS,
    CARE_COMMANDS,
    SIGN_UP_DEFINITIONS,
    CALL_DEFINITIONS,
    INTAKE_COMMANDS,
    HOME_DEFINITIONS,
    INTEGRATION_DEFINITIONS,
    COST_COMMANDS,
    DAY_DEFINITIONS,
    PLACE_DEFINITIONS,
    closeDayDefinitions(gatherEvening(record, { live, folds, feed, backup })),
    REGISTER_DEFINITIONS,
    options.commands ?? [],
  );
  const faults: unknown[] = [];
  const door = openDoor({ record, access, registry, now, onFault: (fault) => faults.push(fault) });
  const hub = openHub({
    record,
    access,
    views,
    now,
    feed,
    clock: () => ({ state: 'up', ageMs: 0 }),
    latest: options.latest ?? (() => []),
    beatMs: options.beatMs ?? 3_600_000,
  });
  const log: LogLine[] = [];
  const messages = openMessages({
    record,
    access,
    folds: foldCache(),
    now,
    clinics: () => access.listClinics(),
    portalUrl: () => 'http://localhost:8080',
    smtp: options.smtp ?? null,
    textUrl: null,
    onProblem: (problem) => faults.push(problem),
    everyMs: 3_600_000,
  });
  const patientTicker = openPatientTicker({
    record,
    now,
    clinics: () => access.listClinics(),
    onProblem: (problem) => faults.push(problem),
    everyMs: 3_600_000,
  });
  const app = await openHttp({
    site: { host: '127.0.0.1', publicUrl: null, portalUrl: null },
    tls: null,
    trustProxy: null,
    appsDir: options.appsDir ?? '/nowhere',
    record,
    access,
    door,
    hub,
    views,
    portal: portalReaders({ record, access, folds: foldCache(), now }),
    now,
    textReplySecret: TEXT_REPLY_SECRET,
    version: 'test',
    health: async () => ({ up: true, parts: { record: true, feed: true, clock: true } }),
    log: (line) => log.push(line),
    limits: { perMinute: 1_000_000, loginsPerMinute: 1_000_000 },
  });

  function browser(cookies = new Map<string, string>()): TestBrowser {
    const send = async (
      method: 'GET' | 'POST',
      path: string,
      body: unknown,
      headers: Record<string, string> = {},
    ): Promise<Answer> => {
      const answer = await app.inject({
        method,
        url: path,
        headers: {
          host: 'localhost:8080',
          ...(method === 'POST' ? { origin: 'http://localhost:8080' } : {}),
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      for (const { name, value, expires } of answer.cookies as {
        name: string;
        value: string;
        expires?: Date;
      }[]) {
        if (value === '' || (expires !== undefined && expires.getTime() === 0)) cookies.delete(name);
        else cookies.set(name, value);
      }
      let parsed: unknown = null;
      try {
        parsed = JSON.parse(answer.payload);
      } catch {
        parsed = null;
      }
      return { status: answer.statusCode, headers: answer.headers, text: answer.payload, body: parsed };
    };
    return {
      cookies,
      get: (path, headers) => send('GET', path, undefined, headers),
      post: (path, body, headers) => send('POST', path, body, headers),
      say: (...commands) => send('POST', '/api/v1/commands', { commands }),
    };
  }

  /** A browser in which this person is logged in; `tablet` makes it an enrolled tablet of his clinic first. */
  async function logIn(person: string, on: TestBrowser = browser()): Promise<TestBrowser> {
    const answer = await on.post('/api/v1/login', { name: `${person}@example.test`, password: PASSWORD });
    if (answer.body?.next !== 'done') throw new Error(`${person} cannot log in: ${answer.text}`);
    return on;
  }

  async function tablet(letter: 'a' | 'b' = 'a'): Promise<TestBrowser & { readonly id: string }> {
    const on = browser();
    const enrolled = await access.addTablet(clinics[letter], {
      id: `tablet-${randomBytes(4).toString('hex')}`,
      name: 'Chair 1',
      by: `owner-${letter}`,
    });
    on.cookies.set('keel-tablet', enrolled.token);
    return { ...on, id: enrolled.tablet.id };
  }

  const command = (kind: string, stream: string, body: unknown = {}, more: object = {}) => ({
    id: uuid7(clock.ms),
    kind,
    stream,
    seenSeq: 0,
    occurredAt: new Date(clock.ms).toISOString(),
    body,
    ...more,
  });

  return {
    app,
    record,
    access,
    door,
    hub,
    messages,
    patientTicker,
    database,
    clock,
    log,
    faults,
    clinics,
    registry,
    views,
    browser,
    logIn,
    tablet,
    command,
    /** Listens on a free port of loopback, for what needs real sockets. */
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    async close() {
      await messages.stop();
      await patientTicker.stop();
      await hub.close();
      await app.close();
      await access.close();
      await record.close();
      await database.drop();
    },
  };
}

export type TestClinic = Awaited<ReturnType<typeof testClinic>>;

const clinic = (id: string, name: string, demo: boolean) => ({ id, name, zone: 'America/Denver', demo });
