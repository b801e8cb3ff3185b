import type { Action } from './rights.ts';

/**
 * What a link without a password opens, and for how long. A link is for one person and one purpose, has an end, and is
 * voided by the next of the same purpose that is asked for; those of reminders stand beside each other. `actions`: what its short login may; `own`: everything that its subject may.
 * Times are project defaults (PD).
 */
export interface LinkPurpose {
  readonly subject: 'patient' | 'escort' | 'referrer';
  /** `once`: the first opening uses it up. `until-end`: it may be opened again, on any device of its holder. */
  readonly uses: 'once' | 'until-end';
  readonly lastsMinutes: number;
  readonly loginMinutes: number;
  /** What shows the chart asks for a second proof, which is not in the message. */
  readonly proof: 'birth-date' | null;
  /** Where it leads. */
  readonly opens: `/${string}`;
  readonly actions: 'own' | readonly Action[];
}

const HOUR = 60;
const DAY = 24 * HOUR;
/** To see who one is here, and to go. */
const EVERY: readonly Action[] = ['identity/portal-me', 'identity/portal-logout'];

export const LINK_PURPOSES = {
  'sign-in': {
    subject: 'patient',
    uses: 'once',
    lastsMinutes: 3 * DAY,
    loginMinutes: 12 * HOUR,
    proof: 'birth-date',
    opens: '/my/',
    actions: 'own',
  },
  /** Answers what waits, in a minute: it shows the questions and nothing of the chart. */
  questions: {
    subject: 'patient',
    uses: 'until-end',
    lastsMinutes: 14 * DAY,
    loginMinutes: 30,
    proof: null,
    opens: '/my/answer/',
    actions: [
      ...EVERY,
      'view/my-questions',
      'command/answer-scale',
      'command/answer-check-in',
      'command/tell-answers-so-far',
      'command/answer-experience',
      'command/say-not-safe',
    ],
  },
  /**
   * A place that became free, for whoever waits for one: when, and yes or no. The answer is taken until the offer ends; for the rest of
   * a day the link says what became of it, and nothing else.
   */
  place: {
    subject: 'patient',
    uses: 'until-end',
    lastsMinutes: DAY,
    loginMinutes: 30,
    proof: null,
    opens: '/open/place',
    actions: [...EVERY, 'view/my-place', 'command/answer-place'],
  },
  /** Says stop, and can say nothing else. */
  stop: {
    subject: 'patient',
    uses: 'until-end',
    lastsMinutes: 180 * DAY,
    loginMinutes: 10,
    proof: null,
    opens: '/open/stop',
    actions: [...EVERY, 'command/stop-messages'],
  },
  /** One visit, for whoever takes the patient home: when, where, and yes or no. */
  escort: {
    subject: 'escort',
    uses: 'until-end',
    lastsMinutes: 14 * DAY,
    loginMinutes: 12 * HOUR,
    proof: null,
    opens: '/escort/',
    actions: [...EVERY, 'view/my-escort', 'command/answer-as-escort'],
  },
  /** What the adult does who is there when a dose is taken at home. It holds as long as an order may. */
  'home-adult': {
    subject: 'escort',
    uses: 'until-end',
    lastsMinutes: 180 * DAY,
    loginMinutes: 12 * HOUR,
    proof: null,
    opens: '/escort/home',
    actions: [...EVERY, 'view/my-home-adult', 'command/answer-as-home-adult'],
  },
  refer: {
    subject: 'referrer',
    uses: 'until-end',
    lastsMinutes: 120 * DAY,
    loginMinutes: HOUR,
    proof: null,
    opens: '/refer/state',
    actions: [...EVERY, 'view/my-referral'],
  },
} as const satisfies Readonly<Record<string, LinkPurpose>>;

export type LinkPurposeId = keyof typeof LINK_PURPOSES;
export const LINK_PURPOSE_IDS = Object.keys(LINK_PURPOSES) as readonly LinkPurposeId[];

/** Whether a login by a link of this purpose may do it at all. A purpose that nobody knows may nothing. */
export function purposeAllows(purpose: string, action: Action): boolean {
  if (!Object.hasOwn(LINK_PURPOSES, purpose)) return false;
  const { actions }: LinkPurpose = LINK_PURPOSES[purpose as LinkPurposeId];
  return actions === 'own' || actions.includes(action);
}
