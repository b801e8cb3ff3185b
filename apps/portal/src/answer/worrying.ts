import type { CheckInAnswers } from '@keel/clinical/check-ins';

/** Items about dying or self-harm in the forms that are shown at home. Help is shown at once; the record judges on its own. */
const ITEMS: Readonly<Record<string, number>> = { 'phq9.9': 1, 'cssrs.1': 1, 'cssrs.2': 1, 'pcl5.16': 3 };

export const worryingAnswers = (answers: Readonly<Record<string, number | null | undefined>>): boolean =>
  Object.entries(ITEMS).some(([item, least]) => (answers[item] ?? 0) >= least);

export const worryingCheckIn = (answers: CheckInAnswers): boolean =>
  answers.safe === 'no' || answers.safe === 'not-sure';
