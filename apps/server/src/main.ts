import { join } from 'node:path';
import { type Instant, instant } from '@keel/clinical/units';
import { accessKeyIn, openAccess, staffProjection } from './access/index.ts';
import { keepBackups } from './backup/index.ts';
import { CARE_COMMANDS, HOUSE_COMMANDS, openDoor, REGISTER_DEFINITIONS, registryOf } from './commands/index.ts';
import { DatabaseProblem, openDatabase } from './database/index.ts';
import { DEMO_CLINIC, DEMO_PASSWORD, DEMO_PLACE, DEMO_STAFF, DEMO_ZONE, loadDemo, openBedside } from './demo/index.ts';
import { HOUSE_VIEWS, openHttp } from './http/index.ts';
import { feedMessage, type OpenIngest, openIngest, type StoredMessage } from './ingest/index.ts';
import { openTicker, readingWindow } from './jobs/index.ts';
import { FEED_PULSE_MS, openPulses } from './processes/index.ts';
import { migrate, openRecord, type Projection } from './record/index.ts';
import { SettingError, type Settings } from './settings/index.ts';
import { openHub } from './stream/index.ts';
import { readTlsFiles } from './tls-files.ts';
import { clinicViews, foldCache, liveReadings, READ_MODELS, readingSent } from './views/index.ts';

export { DatabaseProblem } from './database/index.ts';
export { readSettings, SettingError, type Settings, settingsHelp } from './settings/index.ts';

/** No message for this long, and the feed is said to be silent; safety A4. */
const FEED_SILENT_MS = 15_000;

/** How long base copies of the database, and the log behind them, are kept. */
const BACKUP_DAYS = 35;

/** Every read model, in the order in which events are told to them. */
export const PROJECTIONS: readonly Projection[] = [staffProjection, ...READ_MODELS];

export interface ServeOptions {
  readonly settings: Settings;
  readonly version: string;
  /** What a person at the terminal should read, a line at a time. Never anything about a patient. */
  readonly say: (line: string) => void;
  readonly now?: () => Instant;
}

export interface Serving {
  /** Where the console is, as a browser on this machine would ask for it. */
  readonly url: string;
  readonly port: number;
  /** Of the device feed in the clear, and under TLS; null where it is closed. */
  readonly feedPort: number | null;
  readonly feedTlsPort: number | null;
  readonly close: () => Promise<void>;
}

/**
 * One process that is the whole of Keel: database, record, device feed, clock, HTTP. Parts are opened in the order in
 * which they lean on each other and closed in the reverse; what fails while opening closes what was open.
 *
 * @throws DatabaseProblem | SettingError with a message for the person who started it.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { settings, say } = options;
  const now = options.now ?? (() => instant(Date.now()));
  const closers: (() => Promise<unknown> | unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) {
      await Promise.resolve(closer()).catch((error: unknown) => say(`while stopping: ${nameOf(error)}`));
    }
  };
  try {
    const tls = readTlsFiles(settings);
    const database = await openDatabase({
      dataDir: settings.dataDir,
      databaseUrl: settings.databaseUrl ?? undefined,
      appUrl: settings.databaseAppUrl ?? undefined,
      keepLog: true,
      onLost: () => say('The database stopped by itself; starting it again.'),
    });
    closers.push(() => database.stop());
    const ran = await migrate(database);
    if (ran.length > 0) say(`Database prepared (${ran.length} step${ran.length === 1 ? '' : 's'}).`);

    const record = openRecord({ connection: database.app, projections: PROJECTIONS, now, connectionsMax: 20 });
    closers.push(() => record.close());
    const ingestRecord = openRecord({ connection: database.ingest, projections: PROJECTIONS, now, connectionsMax: 6 });
    closers.push(() => ingestRecord.close());
    const problem = (where: string) => (error: unknown) => say(`${where}: ${nameOf(error)}`);
    const checkpoints = record.keepCheckpoints({
      dir: settings.checkpointsDir,
      keysDir: settings.keysDir,
      onProblem: problem('checkpoint'),
    });
    closers.push(() => checkpoints.stop());
    const backups = keepBackups({
      database,
      backupDir: settings.backupDir,
      keysDir: settings.keysDir,
      now,
      keepDays: BACKUP_DAYS,
      onProblem: problem('backup'),
    });
    closers.push(() => backups.stop());
    const access = openAccess({ connection: database.app, record, key: accessKeyIn(settings.keysDir), now });
    closers.push(() => access.close());

    await startDemo();
    async function startDemo(): Promise<void> {
      const state = await access.setupState();
      if (!state.needed || settings.demo === 'off' || state.demo) return;
      say('Loading the demo clinic …');
      const clinic = { id: DEMO_CLINIC, name: DEMO_PLACE.name, zone: DEMO_ZONE, demo: true };
      await access.createClinic(clinic);
      for (const person of DEMO_STAFF) await access.addPersonWithLogin(clinic, { ...person, password: DEMO_PASSWORD });
      await loadDemo(record, now());
    }

    const live = liveReadings();
    const window = readingWindow();
    const folds = foldCache();
    const clinics = async () => await access.listClinics();
    const pulses = openPulses({});
    const feed = (clinic: string) => {
      const heard = live.lastHeardAtMs(clinic);
      const ageMs = heard === null ? null : Math.max(0, now() - heard);
      return {
        state: pulses.feedPort() === null ? 'down' : ageMs !== null && ageMs <= FEED_SILENT_MS ? 'up' : 'silent',
        ageMs,
      } as const;
    };
    const views = [
      ...HOUSE_VIEWS,
      ...clinicViews({
        live,
        folds,
        feed,
        feedPort: pulses.feedPort,
      }),
    ];
    const registry = registryOf(HOUSE_COMMANDS, CARE_COMMANDS, REGISTER_DEFINITIONS);
    const door = openDoor({
      record,
      access,
      registry,
      now,
      onFault: (fault, instance) => say(`fault ${instance}: ${nameOf(fault)}`),
    });
    const hub = openHub({
      record,
      access,
      views,
      now,
      feed,
      clock: pulses.clock,
      latest: (clinic) => live.all(clinic).map(readingSent),
    });
    closers.push(() => hub.close());

    const onCommitted = (clinic: string, messages: readonly StoredMessage[]): void => {
      for (const message of messages) {
        const heard = feedMessage(message);
        live.take(heard);
        window.take(heard);
        const shown = live.of(clinic, message.device);
        if (shown !== undefined) hub.reading(clinic, readingSent(shown));
      }
    };
    const ingest = await openIngest({
      record: ingestRecord,
      host: settings.mllpHost,
      port: settings.mllpPort,
      ...(settings.mllpTlsPort === null || tls === null ? {} : { tls: { port: settings.mllpTlsPort, ...tls } }),
      clinics: async () => (await clinics()).map(({ id }) => id),
      onCommitted,
      onProblem: ({ problem: what, address, detail }) =>
        say(`feed: ${what}${address === null ? '' : ` from ${address}`} ${detail}`.trim()),
      now,
    }).catch((error: unknown) => {
      throw portProblem(
        error,
        (error as { port?: number }).port === settings.mllpTlsPort ? 'MLLP_TLS_PORT' : 'MLLP_PORT',
      );
    });
    const open = { host: settings.mllpHost, port: ingest.port, tlsPort: ingest.tlsPort };
    const pulse = setInterval(() => pulses.beat({ part: 'feed', port: open }), FEED_PULSE_MS);
    pulses.beat({ part: 'feed', port: open });
    closers.push(() => {
      clearInterval(pulse);
      pulses.feedClosed();
      return ingest.close();
    });

    const ticker = openTicker({
      record,
      folds: foldCache(),
      window,
      now,
      clinics,
      onProblem: problem('clock'),
      onTurn: () => pulses.beat({ part: 'clock' }),
    });
    closers.push(() => ticker.stop());

    const http = await openHttp({
      site: { host: settings.host, publicUrl: settings.publicUrl, portalUrl: settings.portalUrl },
      tls,
      trustProxy: settings.trustProxy,
      appsDir: join(import.meta.dirname, '../..'),
      record,
      access,
      door,
      hub,
      views,
      now,
      version: options.version,
      health: async () => ({
        record: (await record.position(DEMO_CLINIC)) >= 0,
        feed: pulses.feedPort() !== null,
        clock: pulses.clock().state === 'up',
      }),
      log: (line) => say(JSON.stringify(line)),
    });
    closers.push(() => http.close());
    await http.listen({ host: settings.host, port: settings.port }).catch((error: unknown) => {
      throw portProblem(error, 'PORT');
    });
    const { port } = http.server.address() as { port: number };

    // The simulated monitors speak in the clear, from this machine.
    if ((await access.setupState()).demo && ingest.port !== null) {
      const bedside = openBedside({
        record,
        clinic: DEMO_CLINIC,
        port: ingest.port,
        now,
        onProblem: problem('simulator'),
      });
      closers.push(() => bedside.stop());
    }
    const code = await access.newSetupCode();
    const url = `${tls === null ? 'http' : 'https'}://${settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host}:${port}`;
    announce(say, { url, feed: ingest, settings, code: code ?? null, demo: (await access.setupState()).demo });
    return { url, port, feedPort: ingest.port, feedTlsPort: ingest.tlsPort, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function announce(
  say: (line: string) => void,
  about: {
    url: string;
    feed: Pick<OpenIngest, 'port' | 'tlsPort'>;
    settings: Settings;
    code: string | null;
    demo: boolean;
  },
): void {
  say('');
  say(`  Console      ${about.url}/console/`);
  say(`  Portal       ${about.url}/`);
  const { port, tlsPort } = about.feed;
  if (port !== null) say(`  Device feed  ${about.settings.mllpHost}:${port} (HL7 v2 over MLLP)`);
  if (tlsPort !== null) say(`  Device feed  ${about.settings.mllpHost}:${tlsPort} (HL7 v2 over MLLP under TLS)`);
  say(
    `  Data         ${about.settings.databaseUrl === null ? about.settings.dataDir : 'the database of DATABASE_URL'}`,
  );
  if (about.demo) {
    say('');
    say(`  Demo clinic, invented people. Password of all: ${DEMO_PASSWORD}`);
    for (const { login, name, roles, pin } of DEMO_STAFF)
      say(`    ${login.padEnd(10)} ${name.padEnd(18)} ${roles.join(', ').padEnd(11)} PIN ${pin}`);
  }
  if (about.code !== null) {
    say('');
    say(`  To set up a real clinic, open ${about.url}/console/#setup and enter the code ${about.code}`);
  }
  say('');
}

/** What a person can act on, without anything that was sent or seen. */
const nameOf = (error: unknown): string =>
  error instanceof DatabaseProblem
    ? error.message
    : error instanceof Error
      ? `${error.name}${'code' in error ? ` ${String(error.code)}` : ''}`
      : 'unknown';

/** A busy or forbidden port, in words. */
function portProblem(error: unknown, setting: 'PORT' | 'MLLP_PORT' | 'MLLP_TLS_PORT'): unknown {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') {
    return new SettingError(
      setting,
      `port ${port} is in use by another program; stop it, or set ${setting} to a free port`,
    );
  }
  if (code === 'EACCES')
    return new SettingError(setting, `port ${port} may not be opened by this user; set ${setting} above 1023`);
  if (code === 'EADDRNOTAVAIL')
    return new SettingError(setting === 'PORT' ? 'HOST' : 'MLLP_HOST', 'this machine has no such address');
  return error;
}
