export { said } from './affirmed.ts';
export type {
  ConditionFinding,
  ConditionId,
  DiagnosisEntry,
  DiagnosisStatus,
  FindingStatus,
  RecognisedCondition,
} from './condition.ts';
export { CONDITION_WORDS, type WordFamily } from './condition-words.ts';
export { holeOf, isHole } from './hole.ts';
export { type CodeFamily, ICD10_FAMILIES } from './icd10-families.ts';
export { type Mention, type ReadText, readWords } from './read-words.ts';
export { recogniseCondition } from './recognise-condition.ts';
export { SNOMED_CONCEPTS } from './snomed-concepts.ts';
