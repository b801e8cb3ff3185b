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
