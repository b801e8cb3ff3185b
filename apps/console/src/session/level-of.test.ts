import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPatient } from '@keel/clinical/patient';
import { doseTotals, readSession, replayScenario, type Scenario } from '@keel/clinical/session';
import { instant } from '@keel/clinical/units';
import { expect, test } from 'vitest';
import { sessionDoses } from './level-of.ts';
import { observationsOf, overlayOf } from './overlay-of.ts';

const startsAt = instant(1_772_550_000_000);
function replayed(name: string) {
  const file = join(import.meta.dirname, `../../../../scenarios/session/${name}.json`);
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const { session, patient, endsAt } = replayScenario(scenario, {
    startsAt,
    session: 's1',
    patient: 'p1',
    zone: 'America/Denver',
  });
  return { session: readSession(session), patient: readPatient(patient!), endsAt };
}
const mgOf = (doses: ReturnType<typeof sessionDoses>, end: number, part: 'low' | 'high'): number =>
  doses.reduce((sum, dose) => {
    const mg = dose.kind === 'at-once' ? dose.amountMg : (dose.mgPerMin * ((dose.toMs ?? end) - dose.fromMs)) / 60_000;
    return sum + mg * (dose.taken?.[part] ?? 1);
  }, 0);

test.each(['iv-infusion', 'iv-failed-line', 'im-toilet-and-nausea', 'nasal-esketamine', 'nasal-declined-third'])(
  'the curve of %s takes what reached the patient',
  (name) => {
    const { session, endsAt } = replayed(name);
    const totals = doseTotals(session, endsAt);
    const doses = sessionDoses(session, endsAt, null);
    expect(totals.deliveredMgMax).toBeGreaterThan(0);
    expect(mgOf(doses, endsAt, 'high')).toBeCloseTo(totals.deliveredMgMax, 6);
    expect(mgOf(doses, endsAt, 'low')).toBeCloseTo(totals.deliveredMgMin, 6);
    for (const part of totals.parts.filter(({ line, mgMax }) => line === undefined && mgMax > 0)) {
      const dose = doses.find((one) => one.kind === 'at-once' && one.atMs === part.at);
      if (part.mgMin === part.mgMax) expect(dose).not.toHaveProperty('taken');
      else expect(dose).toMatchObject({ taken: { low: part.mgMin / part.mgMax, high: 1 } });
    }
  },
);

test('what was charted is laid beside the level of its moment, this session first, another route left out', () => {
  const now = replayed('nasal-esketamine');
  const earlier = [
    { id: 'past-1', session: replayed('nasal-declined-third').session },
    { id: 'past-2', session: replayed('iv-infusion').session },
  ];
  const overlay = overlayOf({ ...now, earlier, now: now.endsAt, zone: 'America/Denver' });
  expect(overlay?.sessions.map(({ id }) => id)).toEqual(['now', 'past-1']);
  const points = overlay!.sessions[0]!.kind === 'points' ? overlay!.sessions[0]!.points : [];
  expect(points).toHaveLength(observationsOf(now.session).length);
  expect(points.length).toBeGreaterThan(3);
  for (const { sinceFirstDoseMin, plasmaNgPerMl } of points) {
    if (sinceFirstDoseMin <= 0) expect(plasmaNgPerMl).toBe(0);
    else expect(plasmaNgPerMl).toBeGreaterThan(0);
  }
});

test('the forecast takes a flush that has begun to its end', () => {
  const { session } = replayed('iv-infusion');
  const [during, after] = [40.6, 41].map((minute) => instant(startsAt + minute * 60_000)) as [
    typeof startsAt,
    typeof startsAt,
  ];
  expect(doseTotals(session, during).flushing).toMatchObject({ until: after });
  const given = doseTotals(session, after).deliveredMg;
  expect(doseTotals(session, during).deliveredMg).toBeLessThan(given - 0.1);
  expect(mgOf(sessionDoses(session, during, null), after, 'high')).toBeCloseTo(given, 6);
});
