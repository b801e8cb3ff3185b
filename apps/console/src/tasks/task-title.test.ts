import { GIVE_RULES } from '@keel/clinical/session';
import { TASK_KINDS } from '@keel/clinical/tasks';
import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { spanishPhrases } from '../clinical-words/es/index.ts';
import { translator } from '../clinical-words/translate.ts';
import { es } from '../words/es.ts';
import { taskTitle } from './task-title.ts';

const say = translator(spanishPhrases);
const said = (english: string): string => say(english) ?? english;
const kinds: Readonly<Record<string, string>> = es.tasks.kind;
const t = ((key: string, holes?: { readonly what: string }) =>
  key === 'tasks.followUp'
    ? es.tasks.followUp.replace('{{what}}', holes!.what)
    : kinds[key.slice('tasks.kind.'.length)]!) as unknown as TFunction;

/** Their titles are what a score asks for, and what a prescriber wrote. */
const OWN_TITLE = new Set(['score-review', 'decision-clearing']);

test.each(TASK_KINDS.filter(({ kind }) => !OWN_TITLE.has(kind)).map(({ kind, title }) => [kind, title]))(
  'a task “%s” is Spanish on a Spanish screen',
  (kind, title) => {
    const shown = taskTitle(t, said, { kind, title });
    expect(shown).toBeTruthy();
    expect(shown).not.toBe(title);
  },
);

test.each([
  ['incident', 'Emergency: open the incident', 'Emergencia: abrir el incidente'],
  ['incident', 'Left before release: open an incident', 'Se fue antes del alta: abrir un incidente'],
  // What a person wrote stays as it was written.
  ['note', 'Ask about the sister', 'Ask about the sister'],
])('%s, “%s”: %s', (kind, title, shown) => {
  expect(taskTitle(t, said, { kind, title })).toBe(shown);
});

test('what follows from an entry that broke a rule names the rule', () => {
  for (const [rule, { title }] of Object.entries(GIVE_RULES)) {
    const shown = taskTitle(t, said, {
      kind: `flagged-${rule}`,
      title: `Follow up: ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`,
    });
    expect(shown, rule).toMatch(/^Seguimiento: /);
    expect(shown.toLowerCase(), rule).toContain(said(title).toLowerCase());
    expect(said(title), rule).not.toBe(title);
  }
});
