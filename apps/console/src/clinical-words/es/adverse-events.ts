import { ADVERSE_EVENTS } from '@keel/clinical/adverse-events';
import type { Phrases } from '../translate.ts';
import { adverseEvent } from './adverse-event-names.ts';

const named: Readonly<Record<string, string>> = adverseEvent;

/** The titles of the rows, as the forms name the same events: each name is written once. */
export const adverseEvents: Phrases = Object.fromEntries(
  ADVERSE_EVENTS.flatMap(({ key, title }) => (named[key] === undefined ? [] : [[title, named[key]]])),
);
