import type { Molecule, Route } from '../dosing/index.ts';

export type ConsentLanguage = 'en' | 'es';

export const CONSENT_IDS = [
  'ketamine-iv',
  'ketamine-im',
  'ketamine-sc',
  'ketamine-nasal',
  'ketamine-mouth',
  'ketamine-home',
  'esketamine-nasal',
] as const;
export type ConsentId = (typeof CONSENT_IDS)[number];

/** One consent: for one molecule and one way of taking it. Its words stand in `text`, in each language. */
export interface ConsentDocument {
  readonly id: ConsentId;
  readonly molecule: Molecule;
  readonly routes: readonly Route[];
  /**
   * Changes with any word in any language, and so asks everybody again: whoever signed other words has not signed these. A test
   * holds the words to it by their hash.
   */
  readonly version: string;
  /** The approved use of the molecule does not cover what it is given for here (0, rule 5; FDA-COMP). */
  readonly offLabel: boolean;
  /** Taken where no staff is: with the regulator's warning and a second adult. */
  readonly atHome: boolean;
}

const VERSION = '2026-11-1';
const row = (
  id: ConsentId,
  molecule: Molecule,
  routes: readonly Route[],
  more: Partial<Pick<ConsentDocument, 'atHome'>> = {},
): ConsentDocument => ({
  id,
  molecule,
  routes,
  version: VERSION,
  offLabel: molecule === 'ketamine',
  atHome: false,
  ...more,
});

export const CONSENTS: readonly ConsentDocument[] = [
  row('ketamine-iv', 'ketamine', ['iv-ketamine']),
  row('ketamine-im', 'ketamine', ['im-ketamine']),
  row('ketamine-sc', 'ketamine', ['sc-ketamine']),
  row('ketamine-nasal', 'ketamine', ['intranasal-ketamine']),
  row('ketamine-mouth', 'ketamine', ['sublingual-ketamine', 'oral-ketamine']),
  row('ketamine-home', 'ketamine', ['sublingual-ketamine', 'oral-ketamine'], { atHome: true }),
  row('esketamine-nasal', 'esketamine', ['intranasal-esketamine']),
];

export const consentById = (id: string): ConsentDocument | undefined => CONSENTS.find((one) => one.id === id);

/** The consent of a treatment given in the clinic by this route. @throws Error when a route has none: our own bug. */
export function consentOfRoute(route: Route): ConsentDocument {
  const found = CONSENTS.find(({ routes, atHome }) => !atHome && routes.includes(route));
  if (found === undefined) throw new Error(`no consent for ${route}`);
  return found;
}
