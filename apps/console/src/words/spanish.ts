/** One chunk, fetched when somebody chooses Spanish. */

export { uiEs } from '@keel/ui/words';
export { spanishPhrases } from '../clinical-words/es/index.ts';
export { es } from './es.ts';
