import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftLetter, LETTER_ASKS } from './index.ts';

const TOLD =
  /\b(stop|skip|omit|withhold|discontinue|cease|do not take|don't take|suspend|suspender|deje de|dejar de|no tome|interrump\w+|pare)\b/i;
const word = fc.constantFrom('lorazepam', 'methylphenidate', 'oxycodone', 'lisinopril', 'metoprolol', 'clonazepam');

test('no letter tells anybody to stop a drug, whatever it is about', () => {
  fc.assert(
    fc.property(
      word,
      fc.constantFrom(...LETTER_ASKS),
      fc.constantFrom('en' as const, 'es' as const),
      fc.option(fc.constantFrom('2 mg', '10 mg twice a day')),
      (name, asks, language, dose) => {
        const { paragraphs } = draftLetter({
          letter: 'l1',
          to: 'Dr Ames',
          patient: { name: 'A B', birthDate: '1980-01-01' },
          clinic: 'Clinic',
          medicine: { name, dose, listedOn: null },
          treatment: 'depression',
          rule: { id: 'ddi-benzodiazepine', title: 'A sedative beside', because: 'taken daily', sources: ['GK'] },
          asks,
          language,
        });
        for (const paragraph of paragraphs) expect(paragraph).not.toMatch(TOLD);
        expect(paragraphs.join(' ')).toMatch(language === 'en' ? /yours to|The drug is yours/ : /es suyo/);
      },
    ),
  );
});

test('a letter says whose patient, which drug, which rule, from where, and what is asked', () => {
  const letter = draftLetter({
    letter: 'l1',
    to: 'Dr Ames',
    patient: { name: 'Ada Byrne', birthDate: '1980-01-01' },
    clinic: 'North Clinic',
    medicine: { name: 'lorazepam', dose: '1 mg', listedOn: '2026-03-01' },
    treatment: 'depression',
    rule: { id: 'ddi-benzo', title: 'Benzodiazepine', because: 'within 8 h', sources: ['SPR-HCP', 'GK'] },
    asks: 'review',
    language: 'en',
  });
  const all = letter.paragraphs.join('\n');
  for (const part of [
    'Ada Byrne',
    '1980-01-01',
    'North Clinic',
    'lorazepam (1 mg)',
    '2026-03-01',
    'ddi-benzo',
    'SPR-HCP',
  ])
    expect(all).toContain(part);
});
