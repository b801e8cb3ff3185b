import type { Phrases } from '../translate.ts';
import { adverseEvent } from './adverse-event-names.ts';
import { adverseEvents } from './adverse-events.ts';
import { bookings } from './bookings.ts';
import { documents } from './documents.ts';
import { drugLevels } from './drug-levels.ts';
import { emergencyCards } from './emergency-cards.ts';
import { emergencyDrugs } from './emergency-drugs.ts';
import { knowledge } from './knowledge.ts';
import { planRules } from './plan-rules.ts';
import { policyRows } from './policy-rows.ts';
import { refusals } from './refusals.ts';
import { releaseCriteria } from './release-criteria.ts';
import { rulesBody } from './rules-body.ts';
import { rulesBrain } from './rules-brain.ts';
import { rulesDay } from './rules-day.ts';
import { rulesHeart } from './rules-heart.ts';
import { rulesInteractions } from './rules-interactions.ts';
import { scores } from './scores.ts';
import { sessionRules } from './session-rules.ts';
import { tasks } from './tasks.ts';

export { adverseEvent };

/** Every table, for the test that no phrase stands in two of them with two meanings. */
export const spanishTables: readonly Phrases[] = [
  emergencyCards,
  emergencyDrugs,
  rulesHeart,
  rulesBrain,
  rulesBody,
  rulesDay,
  rulesInteractions,
  sessionRules,
  planRules,
  policyRows,
  drugLevels,
  releaseCriteria,
  scores,
  bookings,
  documents,
  adverseEvents,
  knowledge,
  refusals,
  tasks,
];

/** Everything the clinical rows say, in Spanish: one chunk with the rest of the Spanish of the console. */
export const spanishPhrases: Phrases = Object.assign({}, ...spanishTables);
