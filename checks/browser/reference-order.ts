/**
 * What wants a nurse's hands and when, and who comes first: written from screens.md ("sorted by need", "in time order",
 * "a late 40-minute pressure is seen at 38") and the clinical protocol (a.2 rests of 5 minutes, e.1 grids, e.3 triggers,
 * f observation). It reads the facts of the record and none of Keel's rules, so it can find them wrong.
 */
export interface Fact {
  readonly kind: string;
  readonly occurredAt: string;
  readonly author: { readonly kind: string };
  readonly body: Readonly<Record<string, unknown>>;
}
export interface Duty {
  readonly session: string;
  readonly what: string;
  /** ms since 1970 */
  readonly at: number;
  /** Named before anything that waits for its time (e.3, levels 2 and 3). */
  readonly trouble: boolean;
}

const MINUTE = 60_000;
/** e.1, PD: esketamine counts from the first device, an infusion from its start. */
const GRID = { nasal: [0, 20, 40, 60, 90, 120], iv: [-5, 0, 5, 10, 15, 20, 30, 40, 50, 60, 75, 90, 120] } as const;
/** f: two hours from the last device; an hour from the end of an infusion (PD). */
const OBSERVED = { nasal: 120, iv: 60 } as const;
const REST = 5;
/** The clinic's own: somebody looks in at least every quarter of an hour. */
const LOOK_IN = 15;
/** e.3: a pressure of the second level is confirmed at five minutes. */
const CONFIRM = 5;

interface Pressure {
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
}
const level = ({ systolicMmHg: s, diastolicMmHg: d }: Pressure): 0 | 2 | 3 =>
  s >= 200 || d >= 120 ? 3 : s >= 180 || d >= 110 ? 2 : 0;

/** Everything owed to one person at `now`. */
export function dutiesOf(session: string, facts: readonly Fact[], now: number): Duty[] {
  const at = (fact: Fact): number => Date.parse(fact.occurredAt);
  const of = (kind: string) => facts.filter((fact) => fact.kind === kind).sort((a, b) => at(a) - at(b));
  if (['patient-released', 'left-before-release', 'session-stopped'].some((kind) => of(kind).length > 0)) return [];
  const devices = of('device-given');
  const started = of('infusion-started')[0];
  const first = devices[0] ?? started;
  if (first === undefined) return [];
  const kind = started === undefined ? 'nasal' : 'iv';
  const duties: Omit<Duty, 'session'>[] = [];
  const owe = (what: string, when: number, trouble = false) => duties.push({ what, at: when, trouble });

  const order = of('order-written').at(-1)?.body['order'] as { readonly devices?: number } | undefined;
  const more = kind === 'nasal' && devices.length < (order?.devices ?? 0);
  if (more) owe('Next nasal device', at(devices.at(-1)!) + REST * MINUTE);

  const checks = of('observations-charted').filter(
    ({ body }) => (body['observations'] as Partial<Pressure>).systolicMmHg !== undefined,
  );
  const minutes: readonly number[] = GRID[kind];
  const dueAt = (nth: number): number => at(first) + minutes[nth]! * MINUTE;
  /** A look answers the check that it is nearest to. */
  const answered = new Set(
    checks.map((check) =>
      minutes.reduce<number>(
        (best, _, nth) => (Math.abs(dueAt(nth) - at(check)) < Math.abs(dueAt(best) - at(check)) ? nth : best),
        0,
      ),
    ),
  );
  minutes.forEach((_, nth) => {
    // It stays open until the next one is due or done.
    const over = nth + 1 < minutes.length && (now >= dueAt(nth + 1) || answered.has(nth + 1));
    if (!answered.has(nth) && !over) owe('Full check', dueAt(nth));
  });

  const last = checks.at(-1);
  const pressure = last?.body['observations'] as Pressure | undefined;
  if (last !== undefined && pressure !== undefined && at(last) >= at(first) && level(pressure) > 0) {
    owe('Values', at(last), true);
    owe('Confirm by hand', at(last) + CONFIRM * MINUTE);
  }

  const seen = Math.max(
    ...facts
      .filter(
        (fact) =>
          ['device-given', 'infusion-started'].includes(fact.kind) ||
          (fact.kind === 'care-given' && fact.body['care'] === 'eyes-on') ||
          (fact.kind === 'observations-charted' && (fact.body['source'] as { from: string }).from === 'person'),
      )
      .map(at),
  );
  owe('Look in', seen + LOOK_IN * MINUTE);

  const stopped = of('infusion-stopped').at(-1);
  const ended = kind === 'nasal' ? (more ? null : at(devices.at(-1)!)) : stopped === undefined ? null : at(stopped);
  if (kind === 'iv' && stopped !== undefined && of('line-flushed').length === 0) owe('Flush the line', at(stopped));
  if (ended !== null) {
    const from = Math.max(ended, ...of('line-flushed').map(at));
    owe('Observation ends', from + OBSERVED[kind] * MINUTE);
  }
  if (kind === 'iv' && stopped === undefined) {
    const { bagVolumeMl, mlPerHour } = started!.body as { bagVolumeMl: number; mlPerHour: number };
    owe('Bag is empty', at(first) + (bagVolumeMl / mlPerHour) * 60 * MINUTE);
  }
  return duties.map((duty) => ({ session, ...duty }));
}

/** The order of the reference: who is in trouble, then what is due first; only what falls within ten minutes is named. */
export function referenceOrder(duties: readonly Duty[], now: number): Duty[] {
  return duties
    .filter(({ at, trouble }) => trouble || at <= now + 10 * MINUTE)
    .sort((a, b) => Number(b.trouble) - Number(a.trouble) || a.at - b.at);
}
