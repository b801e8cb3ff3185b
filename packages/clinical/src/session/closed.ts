import type { SessionClosed } from '../patient/index.ts';
import type { Instant } from '../units/index.ts';
import { doseTotals } from './dose-totals.ts';
import type { CareKind } from './events.ts';
import { allOf, type Session } from './session.ts';
import { baselineOf } from './vitals.ts';

export type ClosedAs = SessionClosed['outcome'];

const DISSOCIATION = ['none', 'calm', 'frightened', 'agitated'] as const;
/** Care that comforts: what may help again next time. Looking in and a trip to the toilet do not. */
const COMFORT: ReadonlySet<CareKind> = new Set(['eye-mask', 'music', 'blanket', 'reassured', 'touch', 'repositioned']);
const NAUSEA = ['none', 'mild', 'moderate', 'severe'] as const;

/** What a session leaves on the person's time line, from its own facts. */
export function sessionClosed(session: Session, outcome: ClosedAs, now: Instant): SessionClosed {
  const totals = doseTotals(session, now);
  const baseline = baselineOf(session);
  const from = session.firstDoseAt;
  const looked = from === null ? [] : allOf(session, 'observations-charted').filter(({ at }) => at >= from);
  let peak: SessionClosed['peakBp'] = null;
  let lowest: number | null = null;
  let worst: SessionClosed['worstNausea'] = null;
  let felt: SessionClosed['worstDissociation'] = null;
  for (const { body } of looked) {
    const { systolicMmHg, diastolicMmHg, sedation, nausea, dissociation } = body.observations;
    if (systolicMmHg !== undefined && diastolicMmHg !== undefined && systolicMmHg > (peak?.systolicMmHg ?? 0)) {
      peak = { systolicMmHg, diastolicMmHg };
    }
    if (sedation !== undefined && (lowest === null || sedation.score < lowest)) lowest = sedation.score;
    if (nausea !== undefined && NAUSEA.indexOf(nausea.state) > (worst === null ? -1 : NAUSEA.indexOf(worst))) {
      worst = nausea.state;
    }
    if (
      dissociation?.state !== undefined &&
      DISSOCIATION.indexOf(dissociation.state) > (felt == null ? -1 : DISSOCIATION.indexOf(felt))
    ) {
      felt = dissociation.state;
    }
  }
  return {
    session: session.id,
    startedAt: session.firstDoseAt ?? session.arrivedAt,
    lastDoseEndedAt: session.lastDoseEndedAt,
    outcome,
    route: session.route,
    deliveredMg: totals.deliveredMgMin,
    deliveredMgMax: totals.deliveredMgMax,
    mgPerKg: totals.mgPerKg,
    baselineBp:
      baseline?.systolicMmHg === undefined || baseline.diastolicMmHg === undefined
        ? null
        : { systolicMmHg: baseline.systolicMmHg, diastolicMmHg: baseline.diastolicMmHg },
    peakBp: peak,
    lowestSedation: lowest,
    worstNausea: worst,
    worstDissociation: felt,
    comfort: [
      ...new Set(allOf(session, 'care-given').flatMap(({ body }) => (COMFORT.has(body.care) ? [body.care] : []))),
    ],
    rescueMedicines: allOf(session, 'medicine-given').map(({ body }) => body.name ?? body.medicine),
    adverseEvents: allOf(session, 'adverse-event-recorded').map(({ body }) => body.event),
  };
}
