import { expect, test } from 'vitest';
import { addMinutes } from '../units/index.ts';
import { reasonsOfAnswer, STARTING_POLICY, screen } from './index.ts';
import { diagnosis, NOW, takes, wellPatientBut } from './well-patient.fixture.ts';

const reasons = (changes: Record<string, unknown>) =>
  reasonsOfAnswer(screen(wellPatientBut(changes), STARTING_POLICY, NOW), NOW);

test('every flag becomes a reason with its weight, its inputs and the moment they are from', () => {
  const [hold] = reasons(takes(['lorazepam', 6]));
  expect(hold).toMatchObject({
    rule: 'hold-not-met',
    verdict: 'caution',
    override: { roles: ['prescriber'] },
    inputs: [{ name: 'patient.medications[0]', value: 'lorazepam', at: addMinutes(NOW, -360), source: 'screening' }],
  });
});

test('a defer says what clears it, by when and who decides', () => {
  expect(reasons({ 'context.pdmpChecked': undefined })[0]).toMatchObject({
    rule: 'pdmp-missing',
    clears: expect.stringMatching(/check.*decides: prescriber/),
  });
});

test('a contraindication is not released by one signature', () => {
  expect(reasons(diagnosis('I71.4'))[0]).toMatchObject({
    rule: 'aneurysm-avm',
    verdict: 'contraindicated',
    override: null,
  });
});

test('a figure keeps its unit and its age, words have no unit, and what was never said has no moment', () => {
  const [high] = reasons({ 'vitals.systolic': 190, 'vitals.diastolic': 100 });
  expect(high?.inputs.find(({ name }) => name === 'patient.vitals.systolic')).toMatchObject({
    value: 190,
    unit: 'mm[Hg]',
  });
  const [named] = reasons(diagnosis('I71.4'));
  expect(named?.inputs[0]).not.toHaveProperty('unit');
  expect(named?.inputs[0]).not.toHaveProperty('at');
});

test('what informs is overridden by nobody, because there is nothing to override', () => {
  const informing = reasonsOfAnswer(
    {
      flags: [
        {
          rule: 'r',
          verdict: 'info',
          title: 't',
          because: 'b',
          inputs: [
            { field: 'x', value: 3, unit: null, age: { value: 2, unit: 'wk' } },
            { field: 'y', value: 3, unit: null, age: { value: 90, unit: 'min' } },
          ],
          missing: [],
          sources: [],
          override: { who: 'prescriber' },
          clears: null,
          wouldChange: 'w',
        },
      ],
    } as never,
    NOW,
  );
  expect(informing).toMatchObject([
    {
      override: null,
      clears: 'w',
      inputs: [{ at: addMinutes(NOW, -2 * 7 * 24 * 60) }, { at: addMinutes(NOW, -90) }],
    },
  ]);
});
