import { type DoseOrder, dosingSex, orderReasons } from '../dosing/index.ts';
import type { LocalDate, Patient } from '../patient/index.ts';
import { type Policy, type RuleReason, type RuleRow, ruleReason, seriesLimits } from '../policy/index.ts';
import { ageYears } from '../session/index.ts';
import { dayOfDate, type Instant } from '../units/index.ts';
import { sessionsHad } from './stop-rules.ts';

/** What can be wrong with a plan besides its dose. Source: clinical-protocol a.2, j. */
export const PLAN_RULES = {
  'regimen-unknown': {
    title: 'Not in the policy',
    verdict: 'defer',
    override: [],
    clears: 'Choose a treatment that the clinic has adopted',
    sources: ['PD'],
  },
  'plan-course-ended': {
    title: 'This course has ended',
    verdict: 'defer',
    override: [],
    clears: 'Plan a course of its own',
    sources: ['PD'],
  },
  'plan-course-open': {
    title: 'Another course is open',
    verdict: 'defer',
    override: [],
    clears: 'End that course, or change its plan',
    sources: ['PD'],
  },
  'plan-decision-missing': {
    title: 'Nobody has decided for treatment',
    verdict: 'caution',
    override: ['prescriber'],
    clears: 'Sign the decision after screening, or sign why the plan comes first',
    sources: ['PD'],
  },
  'plan-against-decision': {
    title: 'The last decision is not for treatment',
    verdict: 'defer',
    override: ['prescriber'],
    clears: 'Decide again, or sign why',
    sources: ['PD'],
  },
  'plan-dates-wrong': {
    title: 'The days cannot be so',
    verdict: 'defer',
    override: [],
    clears: 'Choose days from today on, each once',
    sources: ['PD'],
  },
  'plan-too-often': {
    title: 'Closer together than the treatment allows',
    verdict: 'contraindicated',
    override: [],
    clears: 'Space the days out',
    sources: ['LEXI-2025', 'MURROUGH-2013', 'APA-2017-SEC'],
  },
  'plan-too-many': {
    title: 'More sessions than the series has',
    verdict: 'contraindicated',
    override: [],
    clears: 'Plan fewer, and judge the benefit before more',
    sources: ['MEDSCAPE-SPR', 'NONIMPROVE-2024'],
  },
} as const satisfies Readonly<Record<string, RuleRow>>;

/** Everything that stands against a plan, at once: its regimen, its dose, its days, the course it belongs to. */
export function planReasons(input: {
  readonly patient: Patient;
  readonly policy: Policy;
  readonly course: string;
  readonly regimen: string;
  readonly phase: 'series' | 'maintenance';
  readonly order: DoseOrder;
  readonly dates: readonly LocalDate[];
  /** Today where the patient is treated. */
  readonly today: LocalDate;
  readonly now: Instant;
}): readonly RuleReason[] {
  const { patient, policy, course, phase, order, dates, now } = input;
  const reasons: RuleReason[] = [];
  const say = (rule: keyof typeof PLAN_RULES, because: string) => reasons.push(ruleReason(PLAN_RULES, rule, because));

  const known = patient.courses.find(({ body }) => body.course === course);
  if (known?.endedAt != null) say('plan-course-ended', course);
  const other = patient.courses.find(({ body, endedAt }) => endedAt === null && body.course !== course);
  if (known === undefined && other !== undefined) say('plan-course-open', other.body.regimen);
  const decided = patient.decision?.body;
  if (decided === undefined) say('plan-decision-missing', 'no decision is on record');
  else if (decided.decision !== 'treat') say('plan-against-decision', decided.words);

  const regimen = policy.regimens[input.regimen];
  if (regimen === undefined) {
    say('regimen-unknown', `no regimen "${input.regimen}" in ${policy.version}`);
    return reasons;
  }
  reasons.push(
    ...orderReasons({
      order,
      regimen,
      policy,
      firstTreatment: patient.sessions.every(({ body }) => body.route !== regimen.route || body.deliveredMgMax === 0),
      ageYears: patient.details === null ? undefined : ageYears(patient.details.birthDate, now),
      sex: dosingSex(patient.details?.sexAtBirth),
      now,
    }),
  );
  const days = dates.map(dayOfDate);
  if (days.length === 0) say('plan-dates-wrong', 'no day is planned');
  if (days.some((day, index) => index > 0 && day <= days[index - 1]!)) {
    say('plan-dates-wrong', 'the days do not follow one another');
    return reasons;
  }
  if (days.some((day) => day < dayOfDate(input.today))) say('plan-dates-wrong', `a day before ${input.today}`);
  const limits = seriesLimits(regimen);
  if (phase === 'series') {
    const { perWeek, sessions } = regimen.series;
    const crowded = days.find((day) => days.filter((one) => one >= day && one < day + 7).length > perWeek);
    if (crowded !== undefined) say('plan-too-often', `${perWeek} in 7 days is the most of ${regimen.title}`);
    const had = sessionsHad(patient, course);
    if (had + days.length > sessions) {
      say('plan-too-many', `${had} given and ${days.length} planned; the series has ${sessions}`);
    }
  } else {
    const least = Math.max(limits.maintenanceDays, regimen.series.maintenance[0]?.everyDays ?? 0);
    if (days.some((day, index) => index > 0 && day - days[index - 1]! < least)) {
      say('plan-too-often', `${least} days between sessions of maintenance`);
    }
  }
  return reasons;
}
