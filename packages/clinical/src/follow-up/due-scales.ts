import type { Patient, ScaleAnswered } from '../patient/index.ts';
import {
  dueAt,
  type Programme,
  SCHEDULE,
  type ScheduleFact,
  type SchedulePoint,
  type ScheduleRow,
} from '../scales/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';
import { bipolarOf, hasCondition, phaseOf, programmeOf } from './course-of.ts';
import { shownAtHome } from './home-schedule.ts';

export interface DueScale {
  readonly instrument: string;
  readonly form: string;
  readonly point: SchedulePoint;
  /** `never`: not answered yet; `again`: the last answer is too old for this point. */
  readonly because: 'never' | 'again';
  readonly lastAt: Instant | null;
  /** Answered in part since the last whole answer: it has no score, and is still owed. */
  readonly partAt: Instant | null;
  /** Asked since it is not known whether it applies. */
  readonly unlessKnown: boolean;
  /** Either of these answers the same need. */
  readonly orElse: readonly string[];
}

const MONTH_DAYS = 30.4375;
/** How old an answer may be at each point that comes round. Source: instruments "When to give what" (PP). */
const EVERY_DAYS = {
  'weekly-in-induction': 7,
  'monthly-in-maintenance': MONTH_DAYS,
  'every-3-months': 3 * MONTH_DAYS,
  'every-6-months': 6 * MONTH_DAYS,
} as const satisfies Partial<Record<SchedulePoint, number>>;
/** Before a session an answer of the same day counts; the fact "none in 7 days" is PHQ-9's own. */
const SAME_DAY_MS = 18 * 3_600_000;

const isWhole = ({ score, total }: ScaleAnswered): boolean =>
  score === undefined ? total !== null : score.complete !== false;

/** The last answer of an instrument and form: a whole one, since a partial one does not meet a need, or the last in part. */
const lastAnswer = (patient: Patient, row: ScheduleRow, whole = true): Instant | null =>
  patient.scales.findLast(
    ({ body }) =>
      body.instrument === row.instrument &&
      (row.form === undefined || (body.form ?? 'standard') === row.form || row.instrument === 'cssrsScreener') &&
      isWhole(body) === whole &&
      (whole || Object.values(body.answers).some((answer) => answer !== null)),
  )?.at ?? null;

/** What the schedule asks about this patient. What is not known is left out, and its row is then due. */
export function scheduleFacts(patient: Patient, now: Instant): Readonly<Partial<Record<ScheduleFact, boolean>>> {
  const bipolar = bipolarOf(patient);
  const trauma = hasCondition(patient, /\bPTSD|trauma|\bF43\.1/i);
  const fibromyalgia = hasCondition(patient, /fibromyalg|\bM79\.7/i);
  const phq9 = patient.scales.filter(({ body }) => body.instrument === 'phq9');
  return {
    ...(bipolar === null ? {} : { bipolar }),
    ...(trauma === null ? {} : { 'trauma-related': trauma }),
    ...(fibromyalgia === null ? {} : { fibromyalgia }),
    'phq9-in-last-7-days': phq9.some(({ at, body }) => body.total !== null && now - at < 7 * DAY_MS),
    'phq9-item9-ever-positive': phq9.some(({ body }) => Number(body.answers['phq9.9'] ?? 0) >= 1),
    // A payer asks when somebody says so; without that it is not asked of everybody.
    'payer-asks': false,
  };
}

/** Scales that are owed now, by the programme and where the course stands. Without a course: those of intake. */
export function dueScales(
  patient: Patient,
  now: Instant,
  next: 'session-today' | 'none',
  schedule: readonly ScheduleRow[] = SCHEDULE,
): readonly DueScale[] {
  const programme: Programme = programmeOf(patient) ?? 'psychiatric';
  const phase = phaseOf(patient);
  const treated = patient.sessions.some(({ body }) => body.deliveredMgMax > 0);
  const facts = scheduleFacts(patient, now);
  const points: readonly SchedulePoint[] = [
    'intake',
    ...(next === 'session-today' ? (['before-session'] as const) : []),
    ...(treated && phase !== 'maintenance' ? (['weekly-in-induction'] as const) : []),
    ...(phase === 'maintenance' ? (['end-of-induction', 'monthly-in-maintenance'] as const) : []),
    ...(treated ? (['every-3-months', 'every-6-months'] as const) : []),
  ];
  const found: DueScale[] = [];
  for (const point of points) {
    const rows = dueAt(point, programme, facts, schedule);
    for (const { row, state } of rows) {
      // Baselines of the session itself belong to the session's own screen.
      if (point === 'before-session' && row.programme === null) continue;
      const either =
        row.oneOf === undefined ? [row] : rows.map((one) => one.row).filter(({ oneOf }) => oneOf === row.oneOf);
      const last = either
        .map((one) => lastAnswer(patient, one))
        .reduce((a, b) => (a === null ? b : b === null ? a : a > b ? a : b), null);
      const part = lastAnswer(patient, row, false);
      const because = owed(patient, point, last, now);
      if (because === null) continue;
      const form = row.form ?? 'standard';
      if (found.some((one) => one.instrument === row.instrument || one.orElse.includes(row.instrument))) continue;
      found.push({
        instrument: row.instrument,
        form,
        point,
        because,
        lastAt: last,
        partAt: part !== null && (last === null || part > last) ? part : null,
        unlessKnown: state === 'due-unless-known',
        orElse: either.map(({ instrument }) => instrument).filter((id) => id !== row.instrument),
      });
    }
  }
  return found;
}

function owed(patient: Patient, point: SchedulePoint, last: Instant | null, now: Instant): 'never' | 'again' | null {
  if (last === null) return 'never';
  if (point === 'intake') return null;
  if (point === 'before-session') return now - last > SAME_DAY_MS ? 'again' : null;
  if (point === 'end-of-induction') {
    const end = patient.sessions.at(-1)?.at;
    const first = patient.sessions[0]?.at;
    // Once, after the series has begun to be answered for; an answer from before it says nothing about its end.
    return end !== undefined && first !== undefined && last < first ? 'again' : null;
  }
  const days = EVERY_DAYS[point as keyof typeof EVERY_DAYS];
  return days !== undefined && now - last >= days * DAY_MS ? 'again' : null;
}

/**
 * Whether the patient has answered every scale that he fills in himself and that is owed at the visit of today. It says nothing of what
 * was answered, so that the desk may see it.
 */
export const ownScalesDone = (patient: Patient, now: Instant): boolean =>
  dueScales(patient, now, 'session-today').every(({ instrument }) => !shownAtHome(instrument));
