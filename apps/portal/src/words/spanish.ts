/** One chunk, fetched when somebody chooses Spanish. */
export { uiEs } from '@keel/ui/words';
export { es } from './es.ts';
