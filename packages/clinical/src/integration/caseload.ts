import { type Fold, isErased, type StreamName } from '../record/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';

/**
 * Who sees whom to talk about what came up, and which of a therapist's hours are taken: one stream, `clinic/integration`, moved in
 * the transaction of the person's own record. So a therapist sees the people who were referred to him and nobody else, and two
 * bookings of one hour are a refusal and not a race.
 */
export const INTEGRATION_STREAM = 'clinic/integration' as const satisfies StreamName;

/** How long a talk is, and when it is said again beforehand. Basis: project default; the length is that of the charge (l.1, about an hour). */
export const TALK = {
  minutes: { value: 60, unit: 'min', basis: 'PD', sources: ['PD'] },
  remindBeforeHours: { value: 24, unit: 'h', basis: 'PD', sources: ['PD'] },
} as const;

export interface CaseloadBodies {
  'integration-listed': { readonly patient: string; readonly therapist: string };
  'integration-unlisted': { readonly patient: string };
  'integration-time-taken': {
    readonly visit: string;
    readonly patient: string;
    readonly therapist: string;
    readonly startsAt: Instant;
    readonly minutes: number;
  };
  'integration-time-freed': { readonly visit: string };
}

export interface TakenTime {
  readonly visit: string;
  readonly patient: string;
  readonly therapist: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export interface Caseload {
  readonly seq: number;
  /** By patient: who sees him now. */
  readonly referrals: Readonly<Record<string, { readonly therapist: string; readonly since: Instant }>>;
  /** By visit. */
  readonly times: Readonly<Record<string, TakenTime>>;
}

const without = <Value>(map: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(map).filter(([one]) => one !== key));

export const caseloadFold: Fold<Caseload> = {
  initial: () => ({ seq: 0, referrals: {}, times: {} }),
  evolve: (before, event) => {
    const state = { ...before, seq: Math.max(before.seq, event.seq) };
    if (isErased(event.body)) return state;
    switch (event.kind) {
      case 'integration-listed': {
        const { patient, therapist } = event.body as CaseloadBodies['integration-listed'];
        return { ...state, referrals: { ...state.referrals, [patient]: { therapist, since: event.occurredAt } } };
      }
      case 'integration-unlisted': {
        const { patient } = event.body as CaseloadBodies['integration-unlisted'];
        return { ...state, referrals: without(state.referrals, patient) };
      }
      case 'integration-time-taken': {
        const { minutes, ...time } = event.body as CaseloadBodies['integration-time-taken'];
        const taken = { ...time, endsAt: addMinutes(time.startsAt, minutes) };
        return { ...state, times: { ...state.times, [time.visit]: taken } };
      }
      case 'integration-time-freed':
        return { ...state, times: without(state.times, (event.body as { readonly visit: string }).visit) };
      default:
        return state;
    }
  },
};

/** Whether this person was referred to this therapist and still is: what his rights hang on. */
export const isReferredTo = (caseload: Caseload, patient: string, therapist: string): boolean =>
  Object.hasOwn(caseload.referrals, patient) && caseload.referrals[patient]?.therapist === therapist;
