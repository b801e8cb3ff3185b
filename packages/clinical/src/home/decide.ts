import type { Watch } from '../cover/index.ts';
import {
  type HomeDoseTold,
  type HomeOrdered,
  needOfHomeDose,
  type Patient,
  type PatientState,
  readPatient,
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
import type { Instant } from '../units/index.ts';
import { againstDose, type Home, type HomeDose, homeConsentHolds, readHome } from './home.ts';
import { HOME_STOP_RULES, type HomeRuleId, type HomeStopId, homeReason } from './rules.ts';

export interface HomeCommandBodies {
  readonly 'order-home': Omit<HomeOrdered, 'policyVersion' | 'holdsDays'>;
  readonly 'refill-home': { readonly order: string; readonly because: string };
  readonly 'end-home': { readonly order: string; readonly because: string };
  readonly 'tell-home-dose': HomeDoseTold;
}
export type HomeCommandKind = keyof HomeCommandBodies;
export type HomeCommand = { [K in HomeCommandKind]: Command<K, HomeCommandBodies[K]> }[HomeCommandKind];
export const HOME_COMMANDS = [
  'order-home',
  'refill-home',
  'end-home',
  'tell-home-dose',
] as const satisfies readonly HomeCommandKind[];

export interface HomeDeciding {
  readonly patient: PatientState;
  readonly policy: Policy;
  readonly watch?: Watch | null;
}

/** Orders are refused with every reason at once; what the patient tells of a dose is a fact, kept and judged. */
export function decideHome(deciding: HomeDeciding, command: HomeCommand, context: Context): Decision {
  const patient = readPatient(deciding.patient);
  const { policy, watch = null } = deciding;
  const { now } = context;
  const home = readHome(patient, policy, now);
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
      const reasons = againstOrder(patient, home, policy, command.body);
      if (reasons.length > 0) return refused(reasons);
      const ordered: HomeOrdered = {
        ...command.body,
        holdsDays: settingOf(policy, 'home-order-days'),
        policyVersion: policy.version,
      };
      return said(draft('home-ordered', ordered));
    }
    case 'refill-home': {
      const reasons: Reason[] = home.against.filter(
        ({ rule }) => rule !== 'home-too-soon' && rule !== 'home-no-dose-left',
      );
      if (home.order?.body.order !== command.body.order && home.order !== null)
        reasons.push(homeReason('home-no-order', command.body.order));
      if (home.order !== null && home.refillsLeft < 1)
        reasons.push(homeReason('home-no-refill-left', `${home.order.body.refills} were ordered`));
      return reasons.length > 0 ? refused(reasons) : said(draft('home-refilled', command.body));
    }
    case 'end-home':
      return home.order?.body.order === command.body.order
        ? said(draft('home-ended', command.body))
        : refused([homeReason('home-no-order', command.body.order)]);
    case 'tell-home-dose': {
      const { body } = command;
      const ref = { command: command.id, index: 0 };
      const opened: TaskOpened[] = stopsOf(home, body, policy, now).flatMap((rule) =>
        home.holds.some(({ about }) => about?.rule === rule && about.stream === patient.stream)
          ? []
          : [holdOf(patient, rule, `${command.id}/${rule}`, now, ref)],
      );
      // "Not safe" is heard here as everywhere.
      const need = tasksOfNeed(patient, needOfHomeDose(body), ref, now, watch);
      return said(
        draft('home-dose-told', body, command.occurredAt),
        ...[...opened, ...need].map((task) => draft('task-opened', task)),
      );
    }
  }
}

/** The task that holds it: named by the rule, and sooner where somebody must be reached. */
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

function againstOrder(
  patient: Patient,
  home: Home,
  policy: Policy,
  order: HomeCommandBodies['order-home'],
): readonly Reason[] {
  const reasons: Reason[] = [];
  const say = (rule: HomeRuleId, because: string) => reasons.push(homeReason(rule, because));
  const limit = (id: Parameters<typeof settingOf>[1]) => settingOf(policy, id);
  const most = (rule: HomeRuleId, asked: number, id: Parameters<typeof settingOf>[1], unit: string) => {
    if (asked > limit(id)) say(rule, `${asked} ${unit}, at most ${limit(id)}`);
  };
  if (limit('home-allowed') < 1) say('home-not-allowed', 'the policy in force has it off');
  if (!homeConsentHolds(patient))
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
  for (const reason of home.against)
    if (['home-hold', 'home-risk-open', 'home-bladder'].includes(reason.rule)) reasons.push(reason);
  return reasons;
}

/** Which stop rules what is told now meets. */
function stopsOf(home: Home, told: HomeDoseTold, policy: Policy, now: Instant): readonly HomeStopId[] {
  const none: HomeDose = { dose: told.dose, before: null, adultHere: null, takenAt: null, after: null, heardAt: null };
  const dose = home.doses.find((one) => one.dose === told.dose) ?? none;
  if (told.step === 'taken') return againstDose(home, dose, policy, now).length > 0 ? ['home-taken-against'] : [];
  if (told.step === 'after' && told.systolic !== undefined && told.diastolic !== undefined) {
    const from = (line: 'bp-severe' | 'bp-high') =>
      told.systolic! >= settingOf(policy, `${line}-systolic`) ||
      told.diastolic! >= settingOf(policy, `${line}-diastolic`);
    return from('bp-severe') ? ['home-pressure-severe'] : from('bp-high') ? ['home-pressure-after'] : [];
  }
  if (told.step !== 'heard') return [];
  return [
    ...(told.moreTaken === true ? (['home-more-taken'] as const) : []),
    ...(told.answers?.tired === 'very' || told.answers?.sick === 'very' ? (['home-unwell'] as const) : []),
  ];
}
