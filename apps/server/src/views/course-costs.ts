import { type CourseEstimate, estimateCourse, type FeesKept } from '@keel/clinical/costs';
import { type Patient, planInForce } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import type { CourseCost } from '@keel/formats/api';

const courseCost = (
  regimen: string,
  of: { readonly title: string; readonly route: string; readonly indication: string },
  estimate: CourseEstimate,
): CourseCost => ({
  regimen,
  title: of.title,
  route: of.route,
  indication: of.indication,
  toJudgeSessions: estimate.counts.toJudge,
  horizonDays: estimate.counts.horizonDays,
  paths: estimate.counts.paths.map((path) => ({
    id: path.id,
    sessions: path.sessions,
    odds: path.odds,
    cents: estimate.paths.find(({ id }) => id === path.id)?.cents ?? null,
  })),
  figures: estimate.counts.figures.map((figure) => ({ ...figure, sources: [...figure.sources] })),
  countSources: [...estimate.counts.sources],
  before: estimate.before.map((line) => ({ ...line })),
  session: estimate.session.map((line) => ({ ...line })),
  perSession: estimate.perSession,
  toJudge: estimate.toJudge,
  total: estimate.total,
  notStated: [...estimate.notStated],
  context: estimate.context.map(({ treatment: _treatment, ...row }) => ({ ...row, sources: [...row.sources] })),
});

/** What each regimen of the policy would cost, on the fees in force (none: nothing is stated), with a discount in percent. */
export const coursesOf = (policy: Policy | null, fees: FeesKept | null, percent: number): CourseCost[] =>
  Object.entries(policy?.regimens ?? {}).map(([key, regimen]) =>
    courseCost(key, regimen, estimateCourse(regimen, fees, percent)),
  );

/** What is planned for this person, or what runs without a plan; null: nobody has said. */
export const plannedRegimen = (patient: Patient): string | null =>
  planInForce(patient)?.body.regimen ??
  patient.courses.findLast(({ endedAt }) => endedAt === null)?.body.regimen ??
  null;
