import { inRecordOrder } from '../entries/index.ts';
import type { PatientEntry } from '../patient/index.ts';
import type { Author } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { ClosedBecause, ReferralWritten, SelfCheckCarried, SignedUp, SignUpSafetyTold } from './events.ts';
import { selfCheckAnswers } from './self-check-answers.ts';

export const SIGN_UP_STATES = ['asked', 'accepted', 'closed', 'merged'] as const;
export type SignUpState = (typeof SIGN_UP_STATES)[number];

/** How a request stands. Null for people whom staff registered themselves. */
export interface SignUp {
  readonly state: SignUpState;
  readonly askedAt: Instant;
  readonly request: SignedUp;
  readonly author: Author;
  /** Null: never asked, which is not safe. */
  readonly safety: SignUpSafetyTold['answer'] | null;
  readonly selfCheck: Readonly<Record<string, unknown>> | null;
  readonly referral: ReferralWritten | null;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  readonly because: ClosedBecause | null;
  /** What the person is told of it, in words of his own; null: none were written. */
  readonly told: string | null;
  readonly mergedInto: string | null;
}

/** Of a request that another one was joined to, what both brought along, question by question. */
function withCarried(carried: SelfCheckCarried['answers'], before: SignUp['selfCheck']): SelfCheckCarried['answers'] {
  if (before === null) return carried;
  const all: Record<string, readonly string[]> = { ...selfCheckAnswers(before) };
  for (const [question, given] of Object.entries(selfCheckAnswers(carried)))
    all[question] = [...new Set([...(all[question] ?? []), ...given])];
  return { answers: all };
}

/** Reads the request out of a person's facts. What was decided last holds: a closed request can be taken up again. */
export function readSignUp(entries: readonly PatientEntry[]): SignUp | null {
  let found: SignUp | null = null;
  const add = (more: Partial<SignUp>): void => {
    if (found !== null) found = { ...found, ...more };
  };
  for (const entry of inRecordOrder(entries)) {
    const decided = { decidedAt: entry.at, decidedBy: entry.author.id };
    switch (entry.kind) {
      case 'signed-up':
        found ??= {
          state: 'asked',
          askedAt: entry.at,
          request: entry.body,
          author: entry.author,
          safety: null,
          selfCheck: null,
          referral: null,
          decidedAt: null,
          decidedBy: null,
          because: null,
          told: null,
          mergedInto: null,
        };
        break;
      case 'sign-up-safety-told':
        add({ safety: entry.body.answer });
        break;
      case 'self-check-carried':
        add({ selfCheck: withCarried(entry.body.answers, found?.selfCheck ?? null) });
        break;
      case 'referral-written':
        add({ referral: entry.body });
        break;
      case 'sign-up-accepted':
        add({ ...decided, state: 'accepted', because: null, told: null });
        break;
      case 'sign-up-closed':
        add({ ...decided, state: 'closed', because: entry.body.because, told: entry.body.told ?? null });
        break;
      case 'sign-up-merged':
        add({ ...decided, state: 'merged', mergedInto: entry.body.into });
        break;
      default:
    }
  }
  return found;
}
