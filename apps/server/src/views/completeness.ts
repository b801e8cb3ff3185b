import { clinicAnalysable, completeness, type Evidence, evidenceOf, homeItems } from '@keel/clinical/follow-up';
import { type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import { DAY_MS } from '@keel/clinical/units';
import type { CompletenessView } from '@keel/formats/api';
import type { BoardInput } from './board.ts';
import { briefsOf, unknownBrief } from './lists.ts';

/** How far back somebody counts. */
const LOOKED_BACK_DAYS = 365;
/** What moves a line of it. */
export const COUNTED: ReadonlySet<string> = new Set([
  'scale-answered',
  'session-closed',
  'visit-booked',
  'visit-cancelled',
  'course-started',
  'course-ended',
  'check-in-answered',
]);
/** What can still be put right stands first, by its end; then what needs nothing; then what is past. */
const ORDER: readonly Evidence['state'][] = ['open', 'before', 'running', 'counted', 'lost', 'outside'];

const iso = (at: number): string => new Date(at).toISOString();

/** How much of what the clinic does can be judged, and whose score is lacking while it can still be given. */
export async function completenessView(input: BoardInput, zone: string): Promise<CompletenessView> {
  const { at, clinic, folds, now, trx } = input;
  const since = now - LOOKED_BACK_DAYS * DAY_MS;
  const rows = await trx
    .selectFrom('session_index')
    .select('patient')
    .distinct()
    .where('clinic_id', '=', clinic)
    .where('starts_at', '>', new Date(since))
    .execute();
  const patients: Patient[] = [];
  for (const { patient } of rows) {
    if (patient === null) continue;
    const { state } = await folds.load(at, clinic, `patient/${patient}`, patientFold);
    patients.push(readPatient(state));
  }
  const briefs = await briefsOf(
    input,
    patients.map(({ id }) => id),
  );
  const people = patients.flatMap((patient) => {
    const evidence = evidenceOf(patient, now);
    if (evidence === null) return [];
    const { scheduled, answered, open } = completeness(homeItems(patient, zone, now), now);
    return [
      {
        patient: briefs.get(patient.id) ?? unknownBrief(patient.id),
        state: evidence.state,
        lacks: evidence.lacks,
        from: evidence.from === null ? null : iso(evidence.from),
        by: evidence.by === null ? null : iso(evidence.by),
        home: { scheduled, answered, open },
      },
    ];
  });
  const outcome = clinicAnalysable(patients, now);
  const rate = ({ events, of, interval }: typeof outcome.response) =>
    interval === null ? null : { events, of, low: interval.lower, high: interval.upper };
  return {
    position: at.position,
    since: iso(since),
    over: {
      started: outcome.started,
      analysable: outcome.analysable,
      share: outcome.analysableShare,
      response: rate(outcome.response),
      remission: rate(outcome.remission),
    },
    home: people.reduce(
      (sum, { home }) => ({ scheduled: sum.scheduled + home.scheduled, answered: sum.answered + home.answered }),
      { scheduled: 0, answered: 0 },
    ),
    people: people.toSorted(
      (a, b) =>
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
        (a.by ?? '9').localeCompare(b.by ?? '9') ||
        a.patient.id.localeCompare(b.patient.id),
    ),
    clinic: { id: clinic, zone },
  };
}
