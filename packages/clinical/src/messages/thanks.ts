import type { SourceId } from '../sources/index.ts';
import { DAY_MS, type Instant } from '../units/index.ts';
import type { Message } from './delivery.ts';
import { ESCORT_ASKING } from './escort-templates.ts';
import type { MessageLanguage } from './events.ts';
import type { TemplateId } from './templates.ts';

/**
 * Whole phrases that thank or confirm and ask for nothing. A plain yes or no is none of them: it may answer a question that somebody asked. Basis:
 * project default.
 */
export const THANKS_PHRASES = {
  en: [
    'ok',
    'okay',
    'thanks',
    'thank you',
    'thank you so much',
    'thank you very much',
    'many thanks',
    'thanks a lot',
    'thx',
    'got it',
    'understood',
    'great',
    'perfect',
    'sounds good',
  ],
  es: [
    'ok',
    'gracias',
    'muchas gracias',
    'mil gracias',
    'vale',
    'entendido',
    'entendida',
    'de acuerdo',
    'perfecto',
    'recibido',
    'muy amable',
  ],
  sources: ['PD'],
} as const satisfies Readonly<Record<MessageLanguage, readonly string[]>> & { readonly sources: readonly SourceId[] };

/** Signs that mean nothing beside thanks. Any other one (a question mark, another picture, a digit) is something that was said. */
const SIGNS = /(?:[\s.,!¡;:]|👍|🙏|\p{Emoji_Modifier}|\u{FE0F})+/gu;

const PHRASES: readonly (readonly string[])[] = [...new Set([...THANKS_PHRASES.en, ...THANKS_PHRASES.es])]
  .map((phrase) => phrase.split(' '))
  .toSorted((a, b) => b.length - a.length);

/** Whether a text consists of such phrases and of nothing else: one other word, and somebody reads it. */
export function isPlainThanks(text: string): boolean {
  const said = text.normalize('NFC').toLowerCase().replace(SIGNS, ' ').trim();
  if (said === '') return false;
  let left: readonly string[] = said.split(' ');
  while (left.length > 0) {
    // The longest one: "thank you so much" is one phrase, and "so much" none.
    const found = PHRASES.find((phrase) => phrase.every((word, at) => left[at] === word));
    if (found === undefined) return false;
    left = left.slice(found.length);
  }
  return true;
}

/** Messages that ask for a yes or a no. For so many days an "ok" that comes back may be the yes, and somebody reads it. PD. */
export const ASKING = {
  templates: ['place-free', ...ESCORT_ASKING],
  days: 3,
  source: 'PD',
} as const satisfies {
  readonly templates: readonly TemplateId[];
  readonly days: number;
  readonly source: SourceId;
};

/** Whether the patient himself, or somebody `near` him, was asked for a yes or a no in the last days, by whatever way. */
export function askedLately(messages: readonly Message[], whom: 'patient' | 'near', now: Instant): boolean {
  return messages.some(
    ({ template, to, sentAt }) =>
      (ASKING.templates as readonly TemplateId[]).includes(template) &&
      (to === 'patient') === (whom === 'patient') &&
      sentAt !== undefined &&
      now - sentAt < ASKING.days * DAY_MS,
  );
}
