import type { ConditionId } from '../../conditions/index.ts';
import { type Finding, findingsOf } from '../prepare.ts';
import type { Case } from '../rule.ts';

/** What the record, today's symptoms, an infection or an earlier reaction state about these conditions. */
export const stated = (subject: Case, ...conditions: readonly ConditionId[]): readonly Finding[] =>
  findingsOf(subject, ...conditions).filter(
    ({ origin }) => origin === 'diagnosis' || origin === 'symptom' || origin === 'infection' || origin === 'reaction',
  );
/** What the record and today's symptoms state about these conditions; an indication in free text is a claim, not a record. */
export const recorded = (subject: Case, ...conditions: readonly ConditionId[]): readonly Finding[] =>
  findingsOf(subject, ...conditions).filter(({ origin }) => origin === 'diagnosis' || origin === 'symptom');

/** Said of now, not of before. */
export const active = ({ status }: Finding): boolean => status === 'active';
