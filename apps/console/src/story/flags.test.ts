import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingSteps } from '@keel/clinical/calls';
import { createInstance, type i18n } from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { spanishPhrases } from '../clinical-words/es/index.ts';
import { Flags } from './Flags.tsx';

/** Every file that puts a flag on an entry of a patient's chart, and how it does. */
const PUT: readonly (readonly [string, RegExp])[] = [
  ['patient/decide.ts', /\breason\(\s*'(dated-[\w-]+)',\s*'([^']+)'/g],
  ['patient/score-scale.ts', /\bflag\(\s*'([\w-]+)',\s*'([^']+)'/g],
  ['patient/decide-call.ts', /(?<!refused\(\[)\bflag\(\s*'([\w-]+)',\s*'([^']+)'/g],
  ['preparation/decide.ts', /\bflags = \[reason\('([\w-]+)', '([^']+)'/g],
  ['consent/questions.ts', /\breason\(\s*'([\w-]+)',\s*'([^']+)'/g],
];
const clinical = join(import.meta.dirname, '../../../../packages/clinical/src');
const TITLES = new Map(
  PUT.flatMap(([file, pattern]) =>
    [...readFileSync(join(clinical, file), 'utf8').matchAll(pattern)].map(
      ([, rule, title]) => [rule!, title!] as const,
    ),
  ),
);

async function spoken(language: string): Promise<i18n> {
  const made = createInstance();
  await made.init({ lng: language, resources: { es: { clinical: spanishPhrases } } });
  return made;
}
const shown = (i18n: i18n, body: unknown): string =>
  renderToStaticMarkup(createElement(I18nextProvider, { i18n }, createElement(Flags, { body })))
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>');

/** By rule: why, as the record says it, and what is read of it in Spanish; empty where it is a bare number of something. */
const WHY: Readonly<Record<string, readonly [string, string]>> = {
  'dated-ahead': ['86400 s after it was received', '86400 s después de recibirse'],
  'dated-back': ['40 days before it was received', '40 días antes de recibirse'],
  'visit-off': ['v1', ''],
  'call-unfinished': [
    missingSteps({ answers: new Map(), topic: 'suicidal' })
      .map(({ title }) => title)
      .join('; '),
    '¿Dónde está ahora mismo?; ¿A qué número llamamos si se corta?; ¿Hay alguien con usted?; ¿Tiene algo consigo para hacerse daño, o ya hizo algo?; Cribado de Columbia',
  ],
  'call-follow-up-late': ['call-1', ''],
  'instrument-unknown': ['phq99', 'phq99'],
  'instrument-version': ['answered as "2", scored here is "1"', 'contestada como "2", aquí se puntúa "1"'],
  'form-unknown': ['short', 'short'],
  'answer-off-scale': [
    'phq9.1: must be 0 to 3, or null when unanswered; got 9',
    'phq9.1: debe ser 0 to 3, o vacía si no se contestó; se recibió 9',
  ],
  'total-off-scale': ['99', '99'],
  'total-differs': ['12, counted 11', '12, contado 11'],
  'consent-question-open': [
    'answer it and close its task, or the patient takes it back',
    'contéstela y cierre su tarea, o el paciente la retira',
  ],
};

test('every flag that an entry of a chart may carry is in the table', () => {
  expect([...TITLES.keys()].sort()).toEqual(Object.keys(WHY).sort());
});
test.each(Object.entries(WHY))(
  '%s is read on the chart in words, in English and in Spanish',
  async (rule, [because, why]) => {
    const title = TITLES.get(rule)!;
    const body = { visit: 'v1', call: 'call-1', flags: [{ rule, title, because }] };
    const [english, spanish] = [await spoken('en'), await spoken('es')].map((i18n) => shown(i18n, body));
    expect(english).toContain(title);
    expect(spanish).not.toContain(title);
    expect(spanish).toContain(why);
  },
);
