import type { GuidePage } from '../block.ts';
import { CHOOSING } from './choosing.ts';
import { CLAIMS } from './claims.ts';
import { COMBINING } from './combining.ts';
import { COMPARED } from './compared.ts';
import { COST } from './cost.ts';
import { EFFECTS } from './effects.ts';
import { HISTORY } from './history.ts';
import { HOW } from './how.ts';
import { KEY_POINTS } from './key-points.ts';
import { LASTING } from './lasting.ts';
import { PROFESSIONALS } from './professionals.ts';
import { QUESTIONS } from './questions.ts';
import { ROUTES_PAGE } from './routes.ts';
import { SAFETY } from './safety.ts';
import { SESSION } from './session.ts';
import { SOURCES_PAGE } from './sources.ts';
import { START } from './start.ts';
import { WHAT } from './what.ts';
import { WHO_MAY } from './who-may.ts';
import { WHO_NOT } from './who-not.ts';

/** The guide in reading order. */
export const PAGES: readonly GuidePage[] = [
  START,
  WHAT,
  HOW,
  ROUTES_PAGE,
  WHO_MAY,
  WHO_NOT,
  SESSION,
  EFFECTS,
  SAFETY,
  COMPARED,
  LASTING,
  COMBINING,
  CLAIMS,
  CHOOSING,
  COST,
  QUESTIONS,
  KEY_POINTS,
  HISTORY,
  PROFESSIONALS,
  SOURCES_PAGE,
];
