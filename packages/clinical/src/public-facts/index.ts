export { CHECKLIST, CHECKLIST_IDS, type ChecklistId, type ChecklistRow } from './checklist.ts';
export { CHECKLIST_WORDS } from './checklist-words.ts';
export {
  decidePublicFacts,
  PUBLIC_FACTS_STREAM,
  type PublicAnswer,
  type PublicFactsCommand,
  type PublicFactsState,
  publicAnswers,
  publicFactsFold,
  type StatedFact,
} from './facts.ts';
