import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { patientFold, readPatient } from '@keel/clinical/patient';
import type { RecordedEvent } from '@keel/clinical/record';
import { readSession, replayScenario, type Scenario, sessionFold } from '@keel/clinical/session';
import { addMs, instant } from '@keel/clinical/units';

/**
 * What a person waits for: first and later starts, the fold of a session of 10,000 events, the chart of a patient with
 * 1,000 sessions, memory with the demo open. Each beside its limit: reading
 * the same JSON.
 */
const at = (list: readonly number[], share: number) =>
  [...list].sort((a, b) => a - b)[Math.floor(share * (list.length - 1))] ?? Number.NaN;
const timed = (work: () => unknown, rounds = 7): number[] =>
  Array.from({ length: rounds }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
console.log(`machine: ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`);

const scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../scenarios/session/iv-infusion.json'), 'utf8'),
) as Scenario;
const start = instant(Date.parse('2026-03-02T16:00:00Z'));
const { session } = replayScenario(scenario, { startsAt: start, session: 's', patient: 'p', zone: 'UTC' });
const charted = session.events.find(({ kind }) => kind === 'observations-charted')!;
const many: RecordedEvent[] = [
  ...session.events,
  ...Array.from({ length: 10_000 - session.events.length }, (_, i) => ({
    ...charted,
    command: `m${i}`,
    seq: session.seq + i + 1,
    occurredAt: addMs(start, i * 700),
  })),
];
const text = JSON.stringify(many);
const fold = timed(() => readSession(many.reduce(sessionFold.evolve, sessionFold.initial('session/s'))));
const parse = timed(() => JSON.parse(text));
console.log(
  `fold of 10,000 session events: median ${at(fold, 0.5).toFixed(1)} ms (${at(fold, 0).toFixed(1)}–${at(fold, 1).toFixed(1)}); reading their JSON ${at(parse, 0.5).toFixed(1)} ms; ratio ${(at(fold, 0.5) / at(parse, 0.5)).toFixed(2)}`,
);

const closed = {
  outcome: 'released',
  startedAt: start,
  route: 'iv-ketamine',
  deliveredMg: 35,
  deliveredMgMax: 35,
  mgPerKg: 0.5,
  baselineBp: null,
  peakBp: null,
  lowestSedation: 4,
  worstNausea: null,
  rescueMedicines: [],
  adverseEvents: [],
};
const chart = Array.from({ length: 3_000 }, (_, i) => ({
  ...charted,
  stream: 'patient/p' as const,
  command: `p${i}`,
  seq: i + 1,
  occurredAt: addMs(start, i * 60_000),
  kind: ['session-closed', 'scale-answered', 'visit-booked'][i % 3]!,
  body: [
    { session: `s${i}`, ...closed },
    { instrument: 'phq-9', version: '1', answers: {}, total: i % 27 },
    { visit: `v${i}`, startsAt: start, kind: 'session' },
  ][i % 3],
}));
const people = timed(() =>
  readPatient((chart as unknown as RecordedEvent[]).reduce(patientFold.evolve, patientFold.initial('patient/p'))),
);
console.log(`chart of a patient with 1,000 sessions (3,000 events): median ${at(people, 0.5).toFixed(1)} ms`);

const dir = mkdtempSync(join(tmpdir(), 'keel-bench-'));
async function startOnce(): Promise<{ ms: number; rssMb: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, ['apps/cli/src/main.ts', 'serve'], {
    env: { ...process.env, KEEL_DATA: dir, PORT: '18191', MLLP_PORT: '12676' },
    stdio: 'ignore',
  });
  while (
    !(await fetch('http://127.0.0.1:18191/healthz').then(
      (r) => r.ok,
      () => false,
    ))
  )
    await new Promise((r) => setTimeout(r, 20));
  const ms = performance.now() - began;
  await new Promise((r) => setTimeout(r, 10_000));
  const rssMb =
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1_024;
  child.kill('SIGTERM');
  await new Promise((r) => child.once('exit', r));
  return { ms, rssMb };
}
const first = await startOnce();
const later = [await startOnce(), await startOnce(), await startOnce()];
console.log(
  `start, first (database made, demo decided into it): ${(first.ms / 1_000).toFixed(1)} s; later: median ${(
    at(
      later.map(({ ms }) => ms),
      0.5,
    ) / 1_000
  ).toFixed(2)} s`,
);
console.log(
  `memory of the server with the demo's five live chairs: ${at(
    later.map(({ rssMb }) => rssMb),
    0.5,
  ).toFixed(0)} MB resident`,
);
rmSync(dir, { recursive: true, force: true });
