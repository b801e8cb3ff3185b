export {
  ATTEMPT_RESULTS,
  ATTEMPT_WAYS,
  CONTACT_OUTCOMES,
  CONTACT_WAYS,
  type ContactGap,
  contactGaps,
  type HumanContact,
  REACHED,
} from './contact.ts';
export { WORRYING_WORDS, worryingWords } from './worrying-words.ts';
