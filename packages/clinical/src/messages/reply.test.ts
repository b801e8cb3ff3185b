import { describe, expect, test } from 'vitest';
import { MESSAGE_LANGUAGES, REPLY_ANSWERS, REPLY_WORDS, readReply, replyAnswer } from './index.ts';

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
  ] as const)('%j: %s', (text, meaning, language) => expect(readReply(text)).toEqual({ meaning, language }));

  test('no word means two things', () => {
    const all = (['stop', 'start', 'help'] as const).flatMap((meaning) =>
      MESSAGE_LANGUAGES.flatMap((language) => [...REPLY_WORDS[meaning][language]]),
    );
    expect(new Set(all).size).toBe(all.length);
  });
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
