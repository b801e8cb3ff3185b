import type { Page } from 'playwright-core';
import { sayAs } from './clinic-in-a-browser.ts';

const ANSWERED = {
  'patient.breastfeeding': false,
  'patient.context.hasCapacity': true,
  'patient.context.adequateAntidepressantTrials': 3,
  'patient.context.pdmpChecked': true,
  'patient.context.remsSiteCertified': true,
  'patient.context.priorKetamineReaction': 'none',
  'patient.pregnancy': 'not-pregnant-test-negative',
};

/**
 * What a prescriber finds out and writes down before a course, and the screening that follows from it: the rules that
 * still stand, for somebody to weigh.
 */
export async function screened(
  prescriber: Page,
  patient: string,
  route: 'iv-ketamine' | 'intranasal-esketamine',
): Promise<readonly string[]> {
  const stream = `patient/${patient}`;
  await sayAs(prescriber, 'answer-screening', stream, { answers: ANSWERED, saidBy: 'clinician' });
  await sayAs(prescriber, 'list-medicines', stream, { medicines: [] });
  await sayAs(prescriber, 'answer-scale', stream, {
    instrument: 'cssrsScreener',
    version: 'screen with triage points, past month',
    answers: { 'cssrs.1': 0, 'cssrs.2': 0, 'cssrs.6': 0 },
    total: null,
  });
  await sayAs(prescriber, 'record-screening', stream, { route, indication: 'treatment-resistant depression' });
  return prescriber.evaluate(async (id) => {
    const answer = await fetch(`/api/v1/patient/${id}`);
    const { events } = (await answer.json()) as { events: { kind: string; body: unknown }[] };
    const screening = events.findLast(({ kind }) => kind === 'patient-screened');
    const { reasons } = (screening?.body ?? { reasons: [] }) as { reasons: { rule: string; verdict: string }[] };
    return reasons.filter(({ verdict }) => verdict !== 'info').map(({ rule }) => rule);
  }, patient);
}
