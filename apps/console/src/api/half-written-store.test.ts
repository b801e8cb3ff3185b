import { afterEach, describe, expect, test } from 'vitest';
import { drafts, halfWrittenOf } from './half-written-store.ts';

/** Which open sheet a command was made of: by its words alone, for who says it may stand outside of the sheet. */
describe('the words behind a command', () => {
  const store = halfWrittenOf('anna');
  const typed = (about: string, ...texts: readonly string[]) =>
    store.keep(about, Object.fromEntries(texts.map((text, n) => [`field ${n}`, { text, over: '' }])));
  const behind = (body: unknown): string | undefined => drafts.behind(body)?.about;
  const SHEETS = ['note', 'weight', 'list', 'letter'] as const;
  afterEach(() => {
    for (const about of SHEETS) store.leave(about);
  });

  test.each([
    ['as they were typed', ['note', ' Slept well '], { words: 'Slept well' }, 'note'],
    ['deep in it', ['letter', 'Dr. Roe', ''], { to: { name: 'Dr. Roe' }, pages: [] }, 'letter'],
    ['a figure with a comma', ['weight', '82,4'], { observations: { weightKg: 82.4 } }, 'weight'],
    [
      'a list that was taken apart',
      ['list', 'latex, penicillin'],
      { allergies: [{ substance: 'penicillin' }] },
      'list',
    ],
    ['other words', ['note', 'Slept well'], { care: 'eyes-on' }, undefined],
    ['nothing typed', ['note', '', '  '], { words: '' }, undefined],
  ] as const)('%s', (_, [about, ...texts], body, expected) => {
    typed(about, ...texts);
    expect(behind(body)).toBe(expected);
  });

  test('are those of the sheet that was opened last, and of none that is gone', () => {
    typed('note', 'the same words');
    typed('letter', 'the same words');
    expect(behind({ words: 'the same words' })).toBe('letter');
    store.leave('letter');
    expect(behind({ words: 'the same words' })).toBe('note');
    store.drop('note');
    expect(behind({ words: 'the same words' })).toBeUndefined();
  });
});
