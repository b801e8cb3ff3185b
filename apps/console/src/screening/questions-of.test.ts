import { SCREENING_RULES, STARTING_POLICY, screen } from '@keel/clinical/screening';
import { instant } from '@keel/clinical/units';
import { describe, expect, test } from 'vitest';
import { entriesOf, questionsOf } from './questions-of.ts';

const NOW = instant(1_772_366_400_000);
const nothing = screen({ routeConsidered: 'iv-ketamine' }, STARTING_POLICY, NOW, ['intake']);

describe('what is missing, as questions', () => {
  test('of somebody of whom nothing is known: every one has a way to answer it, and what waits comes first', () => {
    const questions = questionsOf(nothing.flags);
    expect(questions.length).toBeGreaterThan(5);
    expect(questions.filter(({ by }) => by === 'words')).toEqual([]);
    const needed = questions.map((question) => question.needed);
    expect(needed).toEqual(needed.toSorted((a, b) => Number(b) - Number(a)));
    expect(questions.find(({ field }) => field === 'patient.diagnoses')).toMatchObject({
      by: 'list',
      list: 'conditions',
      at: null,
      rules: ['diagnoses-missing'],
    });
  });

  test('the two halves of a C-SSRS are one question, asked once for all rules that need it', () => {
    const scales = questionsOf(nothing.flags).filter((question) => question.by === 'scale');
    expect(scales.map(({ by, field }) => [by, field])).toHaveLength(
      new Set(scales.map((question) => (question.by === 'scale' ? question.instrument : ''))).size,
    );
  });

  test('an unread medicine points at its own line of the list', () => {
    const answer = screen(
      { patient: { medications: [{ name: 'sertraline' }, { name: 'frobnitz' }] } },
      STARTING_POLICY,
      NOW,
      ['intake'],
    );
    const flag = answer.flags.find(({ rule }) => rule === 'medicine-unrecognised')!;
    expect(entriesOf(flag)).toEqual([{ list: 'medicines', at: 1 }]);
    expect(questionsOf([flag])).toMatchObject([{ by: 'list', list: 'medicines', at: 1, needed: true }]);
  });

  test('only an entry whose own words must say more is asked in words', () => {
    // What no field holds is said by the entry itself, so such a question always has an entry to change.
    for (const rule of SCREENING_RULES) expect(rule.id).toMatch(/^[a-z0-9-]+$/);
    const answer = screen({ patient: { diagnoses: [{ display: 'heart failure' }] } }, STARTING_POLICY, NOW, ['intake']);
    for (const flag of answer.flags)
      if (questionsOf([flag]).some(({ by }) => by === 'words')) expect(entriesOf(flag).length).toBeGreaterThan(0);
  });
});
