import type { Watch } from '../cover/index.ts';
import { isDatedAhead } from '../entries/index.ts';
import { draftMessage } from '../messages/index.ts';
import {
  allPatientEntries,
  type HomeAdultTold,
  type HomeDoseTold,
  type HomeOrdered,
  needOfHomeDose,
  type Patient,
  type PatientState,
  readPatient,
  type Task,
  type TaskOpened,
  taskOf,
  tasksOfNeed,
} from '../patient/index.ts';
import { type Policy, settingOf } from '../policy/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  type Reason,
  refused,
} from '../record/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';
import { afterClinic, againstDose, type Home, homeConsentHolds, judgedBy, readHome } from './home.ts';
import {
  HOME_REACH_RULES,
  HOME_STOP_RULES,
  type HomeRuleId,
  type HomeStopId,
  homeReason,
  REFILL_DOSES_LEFT,
} from './rules.ts';
import { linesOf, stopsTold, untold, withTold } from './told.ts';

export interface HomeCommandBodies {
  readonly 'order-home': Omit<HomeOrdered, 'policyVersion' | 'holdsDays'>;
  readonly 'refill-home': { readonly order: string; readonly because: string };
  readonly 'end-home': { readonly order: string; readonly because: string };
  readonly 'tell-home-dose': HomeDoseTold;
  readonly 'answer-as-home-adult': HomeAdultTold;
}
export type HomeCommandKind = keyof HomeCommandBodies;
export type HomeCommand = { [K in HomeCommandKind]: Command<K, HomeCommandBodies[K]> }[HomeCommandKind];
export const HOME_COMMANDS = [
  'order-home',
  'refill-home',
  'end-home',
  'tell-home-dose',
  'answer-as-home-adult',
] as const satisfies readonly HomeCommandKind[];

export interface HomeDeciding {
  readonly patient: PatientState;
  /** Null: none was adopted. Nothing is ordered; what is told is kept and judged by the defaults. */
  readonly policy: Policy | null;
  readonly watch?: Watch | null;
}

/** Orders are refused with every reason at once; what the patient tells of a dose is a fact, kept and judged. */
export function decideHome(deciding: HomeDeciding, command: HomeCommand, context: Context): Decision {
  const patient = readPatient(deciding.patient);
  const { watch = null } = deciding;
  const policy = judgedBy(deciding.policy);
  const { now } = context;
  const home = readHome(patient, deciding.policy, now);
  const draft = (kind: string, body: unknown, at: Instant = now): EventDraft => ({
    kind,
    version: 1,
    occurredAt: at,
    zone: context.zone,
    body,
  });
  const said = (...events: readonly EventDraft[]): Decision => accepted({ stream: patient.stream, events });
  switch (command.kind) {
    case 'order-home': {
      const reasons = againstOrder(patient, home, policy, command.body, now);
      if (reasons.length > 0) return refused(reasons);
      const ordered: HomeOrdered = {
        ...command.body,
        holdsDays: settingOf(policy, 'home-order-days'),
        policyVersion: policy.version,
      };
      const { phone, agreed } = command.body.adult;
      const told =
        phone === undefined || agreed !== true
          ? []
          : [
              draftMessage(patient, {
                template: 'home-adult',
                cause: command.id,
                occurredAt: now,
                zone: context.zone,
                to: { who: 'escort', phone },
                about: command.body.order,
              }),
            ];
      return said(draft('home-ordered', ordered), ...told);
    }
    case 'refill-home': {
      const reasons: Reason[] = home.against.filter(
        ({ rule }) => rule !== 'home-too-soon' && rule !== 'home-no-dose-left',
      );
      if (home.order?.body.order !== command.body.order && home.order !== null)
        reasons.push(homeReason('home-no-order', command.body.order));
      if (home.order !== null && home.dosesLeft > REFILL_DOSES_LEFT)
        reasons.push(homeReason('home-doses-left', `${home.dosesLeft} doses are left, at most ${REFILL_DOSES_LEFT}`));
      if (home.order !== null && home.refillsLeft < 1)
        reasons.push(homeReason('home-no-refill-left', `${home.order.body.refills} were ordered`));
      return reasons.length > 0 ? refused(reasons) : said(draft('home-refilled', command.body));
    }
    case 'end-home':
      return home.order?.body.order === command.body.order
        ? said(draft('home-ended', command.body))
        : refused([homeReason('home-no-order', command.body.order)]);
    case 'answer-as-home-adult': {
      const { order, says } = command.body;
      const known = allPatientEntries(patient, 'home-ordered').some(({ body }) => body.order === order);
      // His link is for one order, and nothing is said by it of another.
      if (!known || (context.actor.kind === 'escort' && context.actor.subject !== order))
        return refused([homeReason('home-no-order', order)]);
      const rule: HomeStopId = 'home-adult-wrong';
      const ref = { command: command.id, index: 0 };
      const open = (tasks: readonly Task[]): boolean => tasks.some(({ about }) => about?.rule === rule);
      // Whether an order still stands or not: somebody is not well, and a human being of the clinic reaches them.
      const opened =
        says === 'there'
          ? []
          : [
              ...(open(home.holds) ? [] : [holdOf(patient, rule, `${command.id}/${rule}`, now, ref)]),
              ...(open(home.reaching) ? [] : [reachOf(patient, rule, `${command.id}/${rule}/reach`, now, ref, watch)]),
            ];
      return said(
        draft('home-adult-told', command.body, command.occurredAt),
        ...opened.map((task) => draft('task-opened', task)),
      );
    }
    case 'tell-home-dose': {
      const { body } = command;
      const ref = { command: command.id, index: 0 };
      // It may be told long after: whether it was to be taken is judged at the minute in which it was.
      const at = isDatedAhead(command.occurredAt, now) ? now : command.occurredAt;
      const takenIn = () => againstTaken(patient, deciding.policy, body.dose, at);
      const opened: TaskOpened[] = stopsOf(body, policy, takenIn).flatMap((rule) => [
        ...(isOpen(patient, home.holds, rule, body.dose)
          ? []
          : [holdOf(patient, rule, `${command.id}/${rule}`, now, ref)]),
        ...(!HOME_REACH_RULES.has(rule) || isOpen(patient, home.reaching, rule, body.dose)
          ? []
          : [reachOf(patient, rule, `${command.id}/${rule}/reach`, now, ref, watch)]),
      ]);
      // "Not safe" is heard here as everywhere.
      const need = tasksOfNeed(patient, needOfHomeDose(body), ref, now, watch);
      return said(
        draft('home-dose-told', body, command.occurredAt),
        ...[...opened, ...need].map((task) => draft('task-opened', task)),
      );
    }
  }
}

/** Whether the same stop of the same dose is open already: another dose is another danger, and is never swallowed. */
function isOpen(patient: Patient, tasks: readonly Task[], rule: HomeStopId, dose: string): boolean {
  const told = new Set(
    allPatientEntries(patient, 'home-dose-told')
      .filter(({ body }) => body.dose === dose)
      .map(({ ref }) => `${ref.command}/${ref.index}`),
  );
  return tasks.some(
    ({ about }) =>
      about?.rule === rule && about.entry !== undefined && told.has(`${about.entry.command}/${about.entry.index}`),
  );
}

/** Somebody reaches the person within minutes; whose it is and from when its minutes count, the hours of cover say. */
function reachOf(
  patient: Patient,
  rule: HomeStopId,
  task: string,
  at: Instant,
  entry: { readonly command: string; readonly index: number },
  watch: Watch | null,
): TaskOpened {
  const title = `At home, by mouth, reach the person now: ${HOME_STOP_RULES[rule].title}`;
  return taskOf('home-reach', task, at, { stream: patient.stream, rule, entry }, title, watch);
}

/** The task that holds the next dose, named by the rule. */
export function holdOf(
  patient: Patient,
  rule: HomeStopId,
  task: string,
  at: Instant,
  entry?: { readonly command: string; readonly index: number },
): TaskOpened {
  const about = { stream: patient.stream, rule, ...(entry === undefined ? {} : { entry }) };
  return taskOf('home-hold', task, at, about, `At home, by mouth: ${HOME_STOP_RULES[rule].title}`);
}

/** What stands against a dose and against the order of one alike. */
const STANDS_AGAINST_ORDER: ReadonlySet<string> = new Set<HomeRuleId>([
  'home-question-open',
  'home-decision',
  'home-course-ended',
  'home-serious-event',
  'home-hold',
  'home-risk-open',
  'home-bladder',
  'home-craving',
]);

function againstOrder(
  patient: Patient,
  home: Home,
  policy: Policy,
  order: HomeCommandBodies['order-home'],
  now: Instant,
): readonly Reason[] {
  const reasons: Reason[] = [];
  const say = (rule: HomeRuleId, because: string) => reasons.push(homeReason(rule, because));
  const limit = (id: Parameters<typeof settingOf>[1]) => settingOf(policy, id);
  const most = (rule: HomeRuleId, asked: number, id: Parameters<typeof settingOf>[1], unit: string) => {
    if (asked > limit(id)) say(rule, `${asked} ${unit}, at most ${limit(id)}`);
  };
  if (limit('home-allowed') < 1) say('home-not-allowed', 'the policy in force has it off');
  if (!homeConsentHolds(patient, now))
    say('home-consent-missing', 'with the warning of the regulator, in the words of today');
  const had = patient.sessions.filter(({ body }) => body.deliveredMg > 0).length;
  if (had < limit('home-supervised-sessions'))
    say('home-not-established', `${had} of ${limit('home-supervised-sessions')}`);
  most('home-dose-above', order.mg, 'home-dose-mg', 'mg');
  most('home-doses-above', order.doses, 'home-doses', 'doses');
  most('home-refills-above', order.refills, 'home-refills', 'refills');
  if (order.intervalDays < limit('home-interval-days'))
    say('home-interval-below', `${order.intervalDays} days, at least ${limit('home-interval-days')}`);
  if (order.adult.name.trim() === '') say('home-adult-missing', 'name who is there at each dose');
  if (home.order !== null) say('home-order-open', 'end it first');
  for (const reason of home.against) if (STANDS_AGAINST_ORDER.has(reason.rule)) reasons.push(reason);
  return reasons;
}

/** Which stop rules what is told now meets. */
function stopsOf(told: HomeDoseTold, policy: Policy, againstIt: () => readonly Reason[]): readonly HomeStopId[] {
  if (told.step === 'taken') return againstIt().length > 0 ? ['home-taken-against'] : [];
  return stopsTold(told, linesOf(policy));
}

/** What stood against a dose when it was taken, `at`: by the pressure told of until then, and by the other doses, in the clinic too, before it and after it. */
function againstTaken(patient: Patient, adopted: Policy | null, id: string, at: Instant): readonly Reason[] {
  const home = readHome(patient, adopted, at);
  const dose = allPatientEntries(patient, 'home-dose-told')
    .filter((one) => one.body.dose === id && one.at <= at)
    .reduce((so, one) => withTold(so, one.body, one.at), untold(id));
  const apart = (home.order?.body.intervalDays ?? 0) * DAY_MS;
  const near =
    home.doses.some(({ takenAt }) => takenAt !== null && Math.abs(takenAt - at) < apart) ||
    afterClinic(patient, at) !== null;
  const tooSoon = ({ rule }: Reason): boolean => rule === 'home-too-soon';
  return againstDose(home, dose, judgedBy(adopted), at).filter((reason) => near || !tooSoon(reason));
}
