import { SCREENING_RULES, SITE_RULES } from '@keel/clinical/screening';

/** The title of each rule of screening, for where only its id was kept. */
export const RULE_TITLES: ReadonlyMap<string, string> = new Map(
  [...SCREENING_RULES, ...SITE_RULES].map(({ id, title }) => [id, title]),
);
