import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isPlainThanks,
  MESSAGE_LANGUAGES,
  REPLY_ANSWERS,
  REPLY_WORDS,
  readReply,
  replyAnswer,
  THANKS_PHRASES,
} from './index.ts';

describe('what a text that came back means', () => {
  test.each([
    ['STOP', 'stop', 'en'],
    ['stop.', 'stop', 'en'],
    ['  Stop all ', 'stop', 'en'],
    ['please stop texting me', 'stop', 'en'],
    ['UNSUBSCRIBE', 'stop', 'en'],
    ['opt-out', 'stop', 'en'],
    ['ALTO', 'stop', 'es'],
    ['parar', 'stop', 'es'],
    ['No más', 'stop', 'es'],
    ['por favor, PARE', 'stop', 'es'],
    ['Start', 'start', 'en'],
    ['empezar', 'start', 'es'],
    ['HELP', 'help', 'en'],
    ['¿Ayuda?', 'help', 'es'],
    // A word that stands in a sentence is not the word: nobody is cut off by talking.
    ['I cannot stop crying', 'other', null],
    ['when do we start', 'other', null],
    ['', 'other', null],
    ['👍', 'other', null],
    ['ok thanks', 'thanks', null],
    ['Thank you so much! 🙏', 'thanks', null],
    ['OK, muchas gracias.', 'thanks', null],
    ['Vale, de acuerdo', 'thanks', null],
    ['ok?', 'other', null],
    ['yes', 'other', null],
    ['thanks 😢', 'other', null],
    ['thank you for everything', 'other', null],
    ['ok thanks but I feel sick', 'other', null],
    ['gracias por todo', 'other', null],
  ] as const)('%j: %s', (text, meaning, language) => expect(readReply(text)).toEqual({ meaning, language }));

  test('no word means two things', () => {
    const all = (['stop', 'start', 'help'] as const).flatMap((meaning) =>
      MESSAGE_LANGUAGES.flatMap((language) => [...REPLY_WORDS[meaning][language]]),
    );
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('a text of thanks', () => {
  const phrase = fc.constantFrom(...THANKS_PHRASES.en, ...THANKS_PHRASES.es);
  const known = new Set([...THANKS_PHRASES.en, ...THANKS_PHRASES.es].flatMap((one) => one.split(' ')));

  test('is any row of such phrases, however it is written', () =>
    fc.assert(
      fc.property(
        fc.array(phrase, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(' ', ', ', '. ', '!\n'),
        (said, sign) => {
          expect(isPlainThanks(said.join(sign))).toBe(true);
          expect(isPlainThanks(said.join(sign).toUpperCase())).toBe(true);
        },
      ),
    ));

  test('is none that holds any other word or sign, wherever it stands', () =>
    fc.assert(
      fc.property(
        fc.array(phrase, { maxLength: 4 }),
        fc
          .oneof(
            fc.string({ minLength: 1, unit: 'grapheme' }),
            fc.constantFrom('no', 'yes', 'sí', 'pills', 'adiós', '2', '?'),
          )
          .filter((word) =>
            word
              .toLowerCase()
              .split(/(?:[\s.,!¡;:]|👍|🙏|\p{Emoji_Modifier}|\u{FE0F})+/u)
              .some((part) => part !== '' && !known.has(part)),
          ),
        fc.nat(4),
        (said, word, at) => {
          const text = [...said.slice(0, at), word, ...said.slice(at)].join(' ');
          expect(isPlainThanks(text)).toBe(false);
        },
      ),
    ));
});

describe('what goes back', () => {
  test.each(Object.keys(REPLY_ANSWERS) as (keyof typeof REPLY_ANSWERS)[])(
    '%s names nobody and nothing, in both languages',
    (answer) => {
      for (const language of MESSAGE_LANGUAGES) {
        const text = replyAnswer(answer, language, '+1 303 555 0100');
        expect(text).not.toMatch(/ketamin|esketamin|clinic|clínic|patient|paciente|treat|tratam|\{\{/i);
        expect(text.length).toBeLessThanOrEqual(320);
        const without = replyAnswer(answer, language, null);
        expect(without).not.toContain('{{');
        expect(without.length).toBeGreaterThan(20);
      }
    },
  );
  test('who stops is told what remains', () => {
    expect(replyAnswer('stopped', 'en', null)).toMatch(/safety.*call you.*911.*988/);
    expect(replyAnswer('stopped', 'es', null)).toMatch(/seguridad.*llamando.*911.*988/);
  });
});
