import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Instant, instant } from '@keel/clinical/units';
import { accessKeyIn, openAccess, portalProjection, staffProjection } from './access/index.ts';
import { backupSeen, keepBackups } from './backup/index.ts';
import {
  CALL_DEFINITIONS,
  CARE_COMMANDS,
  COST_COMMANDS,
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
} from './commands/index.ts';
import { openDatabase } from './database/index.ts';
import { DEMO_CLINIC, DEMO_PASSWORD, DEMO_PLACE, DEMO_STAFF, DEMO_ZONE, loadDemo, openBedside } from './demo/index.ts';
import { checkFolders } from './folders.ts';
import { HOUSE_VIEWS, openHttp, whyNotWhole } from './http/index.ts';
import { type FeedMessage, feedMessage, followReadings, openIngest, READING_CHANNEL } from './ingest/index.ts';
import { openPatientTicker, openTicker, readingWindow, WINDOW_MS } from './jobs/index.ts';
import { openMessages } from './messages/index.ts';
import { sealPaper, signPassport } from './passport/index.ts';
import {
  FEED_PULSE_MS,
  isHealthy,
  openHealth,
  openPulses,
  type Part,
  PULSE_CHANNEL,
  pulseFrom,
  type Role,
  soleHolder,
  watchClock,
} from './processes/index.ts';
import { migrate, openRecord, type Projection, rebuildOwed, signingKeyIn } from './record/index.ts';
import { SettingError, type Settings, whyNotWritable } from './settings/index.ts';
import { openHub } from './stream/index.ts';
import { announce, nameOf, portProblem } from './terminal.ts';
import { readTlsFiles } from './tls-files.ts';
import {
  clinicViews,
  foldCache,
  gatherEvening,
  liveReadings,
  portalReaders,
  READ_MODELS,
  readingSent,
} from './views/index.ts';

export { DatabaseProblem } from './database/index.ts';
export { ROLE_MEANINGS, ROLES, type Role } from './processes/index.ts';
export { readSettings, SettingError, type Settings, settingsHelp } from './settings/index.ts';

/** No message for this long, and the feed is said to be silent; safety A4. */
const FEED_SILENT_MS = 15_000;

/** How long base copies of the database, and the log behind them, are kept. */
const BACKUP_DAYS = 35;

/** Every read model, in the order in which events are told to them. */
export const PROJECTIONS: readonly Projection[] = [staffProjection, portalProjection, ...READ_MODELS];

export interface ServeOptions {
  readonly settings: Settings;
  /** Everything, unless told to be one part beside others over one DATABASE_URL. */
  readonly role?: Role;
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
 * One process that is the whole of Keel: database, record, device feed, clock, HTTP; or the part that its role says,
 * beside others over one database. Parts are opened in the order in
 * which they lean on each other and closed in the reverse; what fails while opening closes what was open.
 *
 * @throws DatabaseProblem | SettingError with a message for the person who started it.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { settings, say } = options;
  const role = options.role ?? 'all';
  const does = (part: Part): boolean => role === 'all' || role === part;
  if (role !== 'all' && settings.databaseUrl === null) {
    throw new SettingError(
      'DATABASE_URL',
      `a process that is only ${role} works beside others over one database server, and needs its address; without --role one process is everything`,
    );
  }
  const now = options.now ?? (() => instant(Date.now()));
  // A clock that is given goes as whoever gives it wants.
  const clockSteps = options.now === undefined ? watchClock() : () => [];
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
    checkFolders(settings);
    const noBackup = does('jobs') ? whyNotWritable(settings.backupDir) : null;
    // The clinic works without: the storage may come back, and is tried again.
    if (noBackup !== null)
      say(
        `KEEL_BACKUP: the folder ${settings.backupDir} cannot be written (${noBackup}). Nothing is backed up until it can.`,
      );
    const ran = await migrate(database);
    // A step may bring a read model: it begins with everything that was recorded before it.
    await rebuildOwed(database.owner, PROJECTIONS);
    if (ran.length > 0) say(`Database prepared (${ran.length} step${ran.length === 1 ? '' : 's'}).`);

    const record = openRecord({ connection: database.app, projections: PROJECTIONS, now, connectionsMax: 20 });
    closers.push(() => record.close());
    const problem = (where: string) => (error: unknown) => say(`${where}: ${nameOf(error)}`);
    if (does('jobs')) {
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
    }
    const access = openAccess({ connection: database.app, record, key: accessKeyIn(settings.keysDir), now });
    closers.push(() => access.close());

    if (role === 'all') await startDemo();
    async function startDemo(): Promise<void> {
      const state = await access.setupState();
      if (!state.needed || settings.demo === 'off' || state.demo) return;
      say('Loading the demo clinic …');
      const clinic = { id: DEMO_CLINIC, name: DEMO_PLACE.name, zone: DEMO_ZONE, demo: true };
      await access.createClinic(clinic);
      for (const person of DEMO_STAFF) await access.addPersonWithLogin(clinic, { ...person, password: DEMO_PASSWORD });
      await loadDemo(record, now());
    }

    /** Where patients reach us: as set, else as this process answers once it listens on this machine. */
    let ownUrl: string | null = null;
    const portalUrl = () => settings.portalUrl ?? settings.publicUrl ?? ownUrl;
    const live = liveReadings();
    const window = readingWindow();
    const clinics = async () => await access.listClinics();
    const clinicIds = async () => (await clinics()).map(({ id }) => id);
    // An embedded database has this process alone; a server may have others, and each tells what it does.
    const spread = settings.databaseUrl === null ? null : { self: randomUUID() };
    const pulses = openPulses(
      spread === null
        ? {}
        : {
            tell: (pulse) => {
              // A pulse that is not heard is what its absence is for.
              record.tell(PULSE_CHANNEL, JSON.stringify(pulse)).catch(() => undefined);
            },
          },
    );
    const health = async () => {
      const parts = {
        record: (await record.position(DEMO_CLINIC)) >= 0 && record.hasRoom() && (ingest?.hasRoom() ?? true),
        feed: pulses.feedPort() !== null,
        clock: pulses.clock().state === 'up',
      };
      return { up: isHealthy(role, parts), parts };
    };
    const screens = does('http') ? await openScreens() : null;
    async function openScreens() {
      const feed = (clinic: string) => {
        const heard = live.lastHeardAtMs(clinic);
        const ageMs = heard === null ? null : Math.max(0, now() - heard);
        return {
          state: pulses.feedDown() ? 'down' : ageMs !== null && ageMs <= FEED_SILENT_MS ? 'up' : 'silent',
          ageMs,
        } as const;
      };
      const folds = foldCache();
      const backup = () => (database.cluster === undefined ? null : backupSeen(settings.backupDir));
      const gather = gatherEvening(record, { live, folds, feed: () => feed(DEMO_CLINIC), backup });
      const passportKey = signingKeyIn(settings.keysDir);
      const views = [
        ...HOUSE_VIEWS,
        ...clinicViews({
          live,
          folds,
          feed,
          feedPort: pulses.feedPort,
          backup,
          signPassport: (bundle) => signPassport(bundle, passportKey.privateKey),
          sealPaper: (paper, about) => sealPaper(paper, passportKey.privateKey, about),
        }),
      ];
      const door = openDoor({
        record,
        access,
        registry: registryOf(
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
          closeDayDefinitions(gather),
          REGISTER_DEFINITIONS,
        ),
        now,
        clockSteps,
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
      return { views, door, hub, portal: portalReaders({ record, access, folds: foldCache(), now }) };
    }

    /** What monitors said and is on disk, from whichever process: to alarms, and the latest of each device to screens. */
    const take = (clinic: string, messages: readonly FeedMessage[]): void => {
      for (const message of messages) {
        live.take(message);
        window.take(message);
      }
      for (const device of new Set(messages.map((message) => message.device))) {
        const shown = live.of(clinic, device);
        if (shown !== undefined) screens?.hub.reading(clinic, readingSent(shown));
      }
    };
    // What was said before this process began, so that a restart goes on where it was; and what others take.
    const followed = followReadings({
      record,
      clinics: clinicIds,
      self: spread?.self ?? '',
      backMs: WINDOW_MS,
      now,
      onMessages: take,
      onError: problem('readings of other processes'),
    });
    closers.push(() => followed.stop());
    await followed.catchUp();
    if (spread !== null) {
      const listening = record.listen({
        onEvents: () => undefined,
        onReady: () => void followed.catchUp(),
        notices: {
          [READING_CHANNEL]: followed.notice,
          [PULSE_CHANNEL]: (payload) => {
            const pulse = pulseFrom(payload);
            if (pulse !== null) pulses.heard(pulse);
          },
        },
      });
      closers.push(() => listening.stop());
    }

    const ingest = does('ingest') ? await openFeed() : null;
    async function openFeed() {
      const ingestRecord = openRecord({
        connection: database.ingest,
        projections: PROJECTIONS,
        now,
        connectionsMax: 6,
      });
      closers.push(() => ingestRecord.close());
      const opened = await openIngest({
        record: ingestRecord,
        host: settings.mllpHost,
        port: settings.mllpPort,
        ...(settings.mllpTlsPort === null || tls === null ? {} : { tls: { port: settings.mllpTlsPort, ...tls } }),
        clinics: clinicIds,
        onCommitted: (clinic, messages) => take(clinic, messages.map(feedMessage)),
        onProblem: ({ problem: what, address, detail }) =>
          say(`feed: ${what}${address === null ? '' : ` from ${address}`} ${detail}`.trim()),
        now,
        spread,
      }).catch((error: unknown) => {
        throw portProblem(
          error,
          (error as { port?: number }).port === settings.mllpTlsPort ? 'MLLP_TLS_PORT' : 'MLLP_PORT',
        );
      });
      const port = { host: settings.mllpHost, port: opened.port, tlsPort: opened.tlsPort };
      const pulse = setInterval(() => pulses.beat({ part: 'feed', port }), FEED_PULSE_MS);
      pulses.beat({ part: 'feed', port });
      closers.push(() => {
        clearInterval(pulse);
        pulses.beat({ part: 'feed', port: null });
        return opened.close();
      });
      return { ...opened, hasRoom: ingestRecord.hasRoom };
    }

    if (does('jobs')) {
      const sole = spread === null ? null : soleHolder(database.app, 'clock');
      if (sole !== null) closers.push(() => sole.stop());
      const ticker = openTicker({
        record,
        folds: foldCache(),
        window,
        now,
        clinics,
        onProblem: problem('clock'),
        onTurn: () => pulses.beat({ part: 'clock' }),
        clockSteps,
        mine: () => sole === null || sole.held(),
      });
      closers.push(() => ticker.stop());
      const turn = { record, now, clinics, mine: () => sole === null || sole.held() };
      const patientTicker = openPatientTicker({ ...turn, onProblem: problem('clock of patients') });
      closers.push(() => patientTicker.stop());
      const messages = openMessages({
        ...turn,
        access,
        folds: foldCache(),
        portalUrl,
        smtp: settings.smtp,
        textUrl: settings.textUrl,
        onProblem: problem('messages'),
      });
      closers.push(() => messages.stop());
    }

    const port = await listen().catch((error: unknown) => {
      throw portProblem(error, 'PORT');
    });
    async function listen(): Promise<number> {
      if (screens === null) {
        const server = openHealth({ tls, health });
        closers.push(() => server.close());
        return server.listen(settings.host, settings.port);
      }
      const appsDir = join(import.meta.dirname, '../..');
      for (const name of ['console', 'portal'] as const) {
        const wrong = whyNotWhole(appsDir, name);
        if (wrong !== null) say(wrong);
      }
      const http = await openHttp({
        site: { host: settings.host, publicUrl: settings.publicUrl, portalUrl: settings.portalUrl },
        tls,
        trustProxy: settings.trustProxy,
        appsDir,
        record,
        access,
        ...screens,
        passportKey: signingKeyIn(settings.keysDir).id,
        textReplySecret: settings.textReplySecret,
        now,
        version: options.version,
        health,
        log: (line) => say(JSON.stringify(line)),
      });
      closers.push(() => http.close());
      await http.listen({ host: settings.host, port: settings.port });
      return (http.server.address() as { port: number }).port;
    }

    const host = settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host;
    const url = `${tls === null ? 'http' : 'https'}://${host}:${port}`;
    ownUrl = url;
    const demo = role === 'all' && (await access.setupState()).demo;
    // The simulated monitors speak in the clear, from this machine.
    if (demo && settings.demo !== 'off' && ingest !== null && ingest.port !== null) {
      const bedside = openBedside({
        record,
        clinic: DEMO_CLINIC,
        port: ingest.port,
        now,
        onProblem: problem('simulator'),
      });
      closers.push(() => bedside.stop());
    }
    const code = screens === null ? undefined : await access.newSetupCode();
    announce(say, { role, url, feed: ingest, settings, code: code ?? null, demo });
    return { url, port, feedPort: ingest?.port ?? null, feedTlsPort: ingest?.tlsPort ?? null, close };
  } catch (error) {
    await close();
    throw error;
  }
}
