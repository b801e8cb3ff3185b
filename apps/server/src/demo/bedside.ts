import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Route } from '@keel/clinical/dosing';
import { deliveredStretches, readSession, sessionFold } from '@keel/clinical/session';
import { type Instant, MINUTE_MS } from '@keel/clinical/units';
import type { OpenRecord } from '../record/index.ts';
import { DEMO_MONITORS, DEMO_PATIENTS } from './cast.ts';

const SIMULATOR = join(import.meta.dirname, '../../../simulator/src/main.ts');

/** Routes as the drug-level models name them. */
const ROUTES: Record<Route, 'iv' | 'im' | 'in' | 'po' | 'sl'> = {
  'iv-ketamine': 'iv',
  'im-ketamine': 'im',
  'sc-ketamine': 'im',
  'intranasal-esketamine': 'in',
  'intranasal-ketamine': 'in',
  'sublingual-ketamine': 'sl',
  'oral-ketamine': 'po',
};

/**
 * The simulated monitors of the demo, in a process of their own that speaks to the feed like any device. What a nurse
 * records as given is told to the simulated patient, so pressure and pulse answer it.
 */
export function openBedside(options: {
  readonly record: OpenRecord;
  readonly clinic: string;
  readonly port: number;
  readonly now: () => Instant;
  readonly onProblem: (error: unknown) => void;
}) {
  const { record, clinic } = options;
  let stopped = false;
  let told = new Map<string, string>();
  let toldAheadMs = 0;
  let child = start();

  function start() {
    told = new Map();
    toldAheadMs = 0;
    const process_ = spawn(process.execPath, [SIMULATOR, '--port', String(options.port)], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    process_.stdin.on('error', () => undefined);
    process_.on('error', options.onProblem);
    // A monitor that fell over is plugged in again: it is a program of its own, and killing it is a test.
    process_.on('exit', () => {
      if (!stopped)
        setTimeout(() => {
          if (!stopped) child = start();
        }, 1_000);
    });
    return process_;
  }

  const tell = (key: string, line: object): void => {
    const text = JSON.stringify(line);
    if (told.get(key) === text) return;
    told.set(key, text);
    if (child.stdin.writable) child.stdin.write(`${text}\n`);
  };

  /** The monitors keep the clinic's time, which in a rehearsal is not this machine's; what ran meanwhile is told first. */
  async function tellTime(): Promise<void> {
    const aheadMs = options.now() - Date.now();
    if (Math.abs(aheadMs - toldAheadMs) < 1_000) return;
    toldAheadMs = aheadMs;
    await look(true);
    tell('clock', { say: 'clock', aheadMs });
  }

  /** Who is on which monitor is looked at each second, what was given every fifth. */
  async function look(doses: boolean): Promise<void> {
    const rows = await record.transaction(clinic, (trx) =>
      trx.selectFrom('device_index').select(['device', 'session', 'state']).where('clinic_id', '=', clinic).execute(),
    );
    for (const monitor of DEMO_MONITORS) {
      const row = rows.find(({ device }) => device === monitor.device);
      const patient = DEMO_PATIENTS.find(({ id }) => id === row?.state.association?.patientId);
      if (row === undefined || row.session === null || patient === undefined) {
        // Nobody is on it: it is switched off, and says so the next time it is told about a bed.
        told.delete(`doses ${monitor.device}`);
        if (told.delete(`bed ${monitor.device}`))
          tell(`gone ${monitor.device} ${Date.now()}`, { say: 'remove', device: monitor.identity });
        continue;
      }
      tell(`bed ${monitor.device}`, {
        say: 'bed',
        device: monitor.identity,
        // A monitor that was wheeled to another chair says so.
        location: row.state.association?.chairId ?? monitor.chair,
        seed: seedOf(patient.id),
        weightKg: patient.kg,
        cuffEveryMin: 5,
        capnography: false,
        baseline: { ...patient.resting, respiratoryRate: 14, temperature: 36.7 },
        patient: { id: patient.record, family: patient.family, given: patient.given },
      });
      if (!doses && told.has(`doses ${monitor.device}`)) continue;
      const stream = `session/${row.session}` as const;
      const events = await record.load(clinic, stream);
      const session = readSession(events.reduce(sessionFold.evolve, sessionFold.initial(stream)));
      const stretches = deliveredStretches(session, options.now());
      tell(`doses ${monitor.device}`, {
        say: 'doses',
        device: monitor.identity,
        drug: session.route === 'intranasal-esketamine' ? 's-ketamine' : 'racemic-ketamine',
        doses: stretches
          .filter(({ mg }) => mg > 0)
          .map(({ from, until, mg, route }) => ({
            atMs: from,
            route: ROUTES[route],
            amountMg: mg,
            ...(until > from ? { durationMin: (until - from) / MINUTE_MS } : {}),
          })),
      });
    }
  }

  let looking = false;
  let looks = 0;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    looks += 1;
    look(looks % 5 === 0)
      .catch(options.onProblem)
      .finally(() => {
        looking = false;
      });
  }, 1_000);
  const clock = setInterval(() => void tellTime().catch(options.onProblem), 250);
  void look(true).catch(options.onProblem);
  return {
    async stop(): Promise<void> {
      stopped = true;
      clearInterval(timer);
      clearInterval(clock);
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null) {
        child.stdin.end();
        child.kill('SIGTERM');
        await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 2_000))]);
        child.kill('SIGKILL');
      }
    },
  };
}

const seedOf = (id: string): number => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
