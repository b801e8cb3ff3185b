import type { Instant } from '../units/index.ts';

/**
 * What "answered" means: a human being reached the person, or those who took over from the clinic. A message left, a text without reply or
 * a look at the chart is an attempt and is counted as one.
 */
export const REACHED = ['patient', 'someone-with-them', 'emergency-services'] as const;
export const CONTACT_WAYS = ['in-person', 'phone', 'video'] as const;
export const CONTACT_OUTCOMES = [
  'safe-plan-looked-at',
  'safe-not-meant-so',
  'seen-the-same-day',
  'with-somebody-now',
  'emergency-care',
  'other',
] as const;

export interface HumanContact {
  readonly reached: (typeof REACHED)[number];
  readonly how: (typeof CONTACT_WAYS)[number];
  readonly at: Instant;
  readonly outcome: (typeof CONTACT_OUTCOMES)[number];
  readonly words?: string;
}

export const ATTEMPT_WAYS = ['phone', 'text', 'in-person', 'emergency-contact', 'welfare-check'] as const;
export const ATTEMPT_RESULTS = ['no-answer', 'left-message', 'wrong-number', 'asked-others', 'declined'] as const;

/** Why a contact does not answer a need; empty where it does. */
export type ContactGap =
  | 'contact-missing'
  | 'contact-before-cause'
  | 'contact-ahead'
  | 'contact-outcome'
  | 'contact-words';

export function contactGaps(
  contact: HumanContact | undefined,
  given: { readonly openedAt: Instant; readonly now: Instant },
): readonly ContactGap[] {
  if (contact === undefined) return ['contact-missing'];
  return [
    ...(contact.at < given.openedAt ? (['contact-before-cause'] as const) : []),
    ...(contact.at > given.now ? (['contact-ahead'] as const) : []),
    // Who handed over to others has not heard that the person is well.
    ...(contact.reached === 'emergency-services' && contact.outcome !== 'emergency-care' && contact.outcome !== 'other'
      ? (['contact-outcome'] as const)
      : []),
    ...(contact.outcome === 'other' && (contact.words ?? '').trim().length < 3 ? (['contact-words'] as const) : []),
  ];
}
