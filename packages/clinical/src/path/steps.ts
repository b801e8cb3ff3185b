import { consentOfRoute, consentStanding, openQuestions } from '../consent/index.ts';
import type { Route } from '../dosing/index.ts';
import { askedNow, homeItems } from '../follow-up/index.ts';
import { readHome } from '../home/index.ts';
import { readIntake } from '../intake/index.ts';
import { integrationOf, nextTalk } from '../integration/index.ts';
import { type Patient, planInForce } from '../patient/index.ts';
import { visitsAhead } from '../preparation/index.ts';
import type { Instant } from '../units/index.ts';

/**
 * How a step stands for the person: done; theirs to do now; with the clinic; not yet. Nothing on the path is a verdict on
 * anybody.
 */
export const STEP_STATES = ['done', 'yours', 'with-clinic', 'later'] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface PathStep {
  readonly step: string;
  readonly state: StepState;
  /** When it was done, or when it is due; null where it has no time. */
  readonly at: Instant | null;
  /** The page on which it is done or read; null where there is nothing to open. */
  readonly page: `/${string}` | null;
  /** How much of it is done, where it has parts. */
  readonly parts?: { readonly done: number; readonly of: number };
}

export interface PathContext {
  readonly now: Instant;
  readonly zone: string;
}

/** One row: what it reads of the person. Null: the step is not on this person's path (now). */
export interface PathRow {
  readonly step: string;
  readonly read: (patient: Patient, context: PathContext) => Omit<PathStep, 'step'> | null;
}

/** The route that a clinician has decided or planned for; null: none yet, and nothing is to be signed. */
export const routeAhead = (patient: Patient): Route | null =>
  planInForce(patient)?.body.route ??
  (patient.decision?.body.decision === 'treat' ? patient.decision.body.route : null) ??
  patient.courses.findLast(({ endedAt }) => endedAt === null)?.body.route ??
  null;

/** A request that still counts, or none because staff registered the person. */
const isOpen = ({ signUp }: Patient): boolean =>
  signUp === null || signUp.state === 'asked' || signUp.state === 'accepted';
/** Whoever was told that he is not treated here is asked for nothing more towards a treatment. */
export const isCandidate = (patient: Patient): boolean =>
  isOpen(patient) && patient.decision?.body.decision !== 'decline';

/**
 * The path of a person, in the order in which it is walked. Add a row where its turn is (forms, consent, preparation,
 * visits, check-ins), and its words `path.<step>` in the portal.
 */
export const PATH_STEPS: readonly PathRow[] = [
  {
    step: 'asked',
    read: ({ signUp }) => (signUp === null ? null : { state: 'done', at: signUp.askedAt, page: null }),
  },
  {
    step: 'clinic-looks',
    read: ({ signUp }) => {
      if (signUp === null || signUp.state === 'merged') return null;
      if (signUp.state === 'asked') return { state: 'with-clinic', at: null, page: null };
      return { state: 'done', at: signUp.decidedAt, page: null };
    },
  },
  {
    // Not being taken on is also a step: what now, and whom to ask.
    step: 'not-here',
    read: ({ signUp }) =>
      signUp?.state === 'closed' ? { state: 'done', at: signUp.decidedAt, page: '/my/decision' } : null,
  },
  {
    // Not being treated is also a step, with a page that says why, what else, and who asks later.
    step: 'not-eligible',
    read: ({ decision }) =>
      decision?.body.decision === 'decline'
        ? { state: 'done', at: decision.at, page: decision.body.telling === undefined ? null : '/my/decision' }
        : null,
  },
  {
    // Waiting is a step too: for what, until when, and whom to call.
    step: 'not-now',
    read: ({ decision }) =>
      decision?.body.decision === 'not-now' ? { state: 'with-clinic', at: decision.at, page: '/my/decision' } : null,
  },
  {
    // What was asked for today is open for hours: it comes before what can wait for another day.
    step: 'questions',
    read: (patient, { now, zone }) =>
      isOpen(patient) && askedNow(homeItems(patient, zone, now), now).length > 0
        ? { state: 'yours', at: null, page: '/my/well/answer' }
        : null,
  },
  {
    step: 'forms',
    read: (patient, { now }) => {
      if (!isCandidate(patient)) return null;
      const { done, questions, finishedAt, next } = readIntake(patient, now);
      if (finishedAt !== null) return { state: 'done', at: finishedAt, page: '/my/forms' };
      // Somebody whose chart the clinic keeps already, and who was never asked, is not sent a form.
      if (next === null && patient.signUp === null) return null;
      return { state: 'yours', at: null, page: '/my/forms', parts: { done, of: questions.length } };
    },
  },
  {
    // Taken on, and nothing decided yet: who has the next turn, or the page says nothing of what the message was about.
    step: 'clinic-decides',
    read: (patient, { now }) => {
      if (patient.signUp?.state !== 'accepted' || patient.decision !== null || routeAhead(patient) !== null)
        return null;
      if (patient.visits.some(({ body }) => body.startsAt > now) || patient.sessions.length > 0) return null;
      const answered = readIntake(patient, now).finishedAt !== null;
      return { state: answered ? 'with-clinic' : 'later', at: null, page: null };
    },
  },
  {
    step: 'consent',
    read: (patient, { now }) => {
      if (!isCandidate(patient)) return null;
      const route = routeAhead(patient);
      if (route === null) return null;
      const { state, signed } = consentStanding(patient, route, now);
      if (state === 'in-force') return { state: 'done', at: signed?.at ?? null, page: '/my/consent' };
      // Nobody can sign who waits for an answer: that is the clinic's turn.
      const waits = openQuestions(patient, consentOfRoute(route).id).length > 0;
      return { state: waits ? 'later' : 'yours', at: null, page: '/my/consent' };
    },
  },
  {
    // A question about the text is the clinic's turn, and waits in sight until it is answered.
    step: 'consent-question',
    read: (patient) => {
      const asked = patient.tasks.find(({ kind, state }) => kind === 'consent-question' && state === 'open');
      return asked === undefined ? null : { state: 'with-clinic', at: null, page: '/my/consent' };
    },
  },
  {
    step: 'prepare',
    read: (patient, { now }) => {
      const next = isCandidate(patient) ? visitsAhead(patient, now)[0] : undefined;
      return next === undefined ? null : { state: 'yours', at: next.body.startsAt, page: '/my/prepare' };
    },
  },
  {
    step: 'visit',
    read: (patient, { now }) => {
      if (!isOpen(patient)) return null;
      const next = patient.visits
        .filter(({ body }) => body.kind !== 'integration')
        .map(({ body }) => body.startsAt)
        .filter((at) => at > now)
        .toSorted((a, b) => a - b)[0];
      return next === undefined ? null : { state: 'later', at: next, page: null };
    },
  },
  {
    step: 'home',
    read: (patient, { now }) => {
      const { order, recent, nextFrom } = readHome(patient, null, now);
      return order === null && !recent ? null : { state: 'later', at: nextFrom, page: '/my/home' };
    },
  },
  {
    step: 'talk',
    read: (patient, { now }) => {
      if (!isOpen(patient)) return null;
      const integration = integrationOf(patient, now);
      const next = nextTalk(integration, now);
      if (next !== null) return { state: 'later', at: next.startsAt, page: '/my/sessions' };
      return integration.wantedSince === null ? null : { state: 'with-clinic', at: null, page: '/my/well' };
    },
  },
];

/** The path as it stands. */
export function pathOf(patient: Patient, context: PathContext): readonly PathStep[] {
  return PATH_STEPS.flatMap(({ step, read }) => {
    const found = read(patient, context);
    return found === null ? [] : [{ step, ...found }];
  });
}

/** What is the person's to do next; null: nothing, the clinic or time has the next turn. */
export const nextStep = (path: readonly PathStep[]): PathStep | null =>
  path.find(({ state }) => state === 'yours') ?? null;
