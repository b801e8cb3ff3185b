import type { SourceId } from '../sources/index.ts';
import type { Instant } from '../units/index.ts';

/** A condition that an insurer was seen to ask before it pays. `asks` is what the record must hold to answer it. */
export interface Criterion {
  readonly id: string;
  readonly what: string;
  readonly asks:
    | { readonly kind: 'age'; readonly from: number; readonly to: number | null }
    | { readonly kind: 'score'; readonly instrument: 'phq9' | 'madrs'; readonly above: number }
    | { readonly kind: 'diagnosis'; readonly codes: readonly string[] }
    | { readonly kind: 'evidence'; readonly of: Evidence };
}

/**
 * What an insurer wants to see on record. `antidepressants`: that two were tried; `trials`: with class, weeks, dose or effect as well,
 * in each insurer's own measure.
 */
export type Evidence = 'antidepressants' | 'trials' | 'augmentation' | 'pdmp' | 'substance' | 'prescriber' | 'oral';

export interface InsurerPath {
  readonly id: string;
  readonly who: string;
  readonly criteria: readonly Criterion[];
  /** How long one approval lasts, months; null where it was not seen. */
  readonly approvalMonths: number | null;
  readonly renewal: string | null;
  /** This insurer was seen to treat it as not medically necessary. */
  readonly refuses: boolean;
  readonly sources: readonly SourceId[];
}

const DEPRESSION = ['F32', 'F33'] as const;
const adult: Criterion = { id: 'adult', what: '18 years or older', asks: { kind: 'age', from: 18, to: null } };
const diagnosis: Criterion = {
  id: 'diagnosis',
  what: 'a depressive disorder on the chart, with its code',
  asks: { kind: 'diagnosis', codes: DEPRESSION },
};
const evidence = (of: Evidence, what: string): Criterion => ({
  id: of,
  what,
  asks: { kind: 'evidence', of },
});

/** What insurers were seen to ask for esketamine: clinical-protocol l.4. Each changes; the plan's own page decides. */
export const INSURER_PATHS: readonly InsurerPath[] = [
  {
    id: 'cigna',
    who: 'Cigna',
    criteria: [
      adult,
      diagnosis,
      evidence('trials', 'two antidepressants of different class, 6 weeks or more each, 25 % improvement or less'),
      evidence('prescriber', 'prescribed by a psychiatrist'),
      evidence('pdmp', 'the prescription monitoring programme was looked at'),
    ],
    approvalMonths: 6,
    renewal: null,
    refuses: false,
    sources: ['PAYERS'],
  },
  {
    id: 'carefirst',
    who: 'CareFirst, Caremark',
    criteria: [
      diagnosis,
      evidence('trials', 'two classes at the highest dose borne, 8 weeks or more, within 5 years'),
      evidence('augmentation', 'an add-on medicine for 8 weeks, or a psychotherapy that is known to work'),
      evidence('substance', 'no substance use disorder that is not treated'),
    ],
    approvalMonths: null,
    renewal: null,
    refuses: false,
    sources: ['PAYERS'],
  },
  {
    id: 'triple-s',
    who: 'Triple-S',
    criteria: [
      { id: 'madrs', what: 'MADRS 28 or more', asks: { kind: 'score', instrument: 'madrs', above: 27 } },
      diagnosis,
      evidence('trials', 'two classes, 6 weeks or more, taken on at least 80 % of days'),
      evidence('substance', 'substance use in remission for a month or more'),
      evidence('oral', 'together with an antidepressant by mouth'),
    ],
    approvalMonths: null,
    renewal: null,
    refuses: false,
    sources: ['PAYERS'],
  },
  {
    id: 'qualchoice',
    who: 'QualChoice',
    criteria: [
      { id: 'age-18-65', what: '18 to 65 years', asks: { kind: 'age', from: 18, to: 65 } },
      { id: 'phq9', what: 'PHQ-9 above 15', asks: { kind: 'score', instrument: 'phq9', above: 15 } },
      diagnosis,
      evidence('antidepressants', 'two antidepressants'),
      evidence('augmentation', 'two add-on medicines'),
    ],
    approvalMonths: null,
    renewal: 'PHQ-9 fell by half or more',
    refuses: false,
    sources: ['PAYERS'],
  },
  {
    id: 'bcbs-nd',
    who: 'Blue Cross Blue Shield of North Dakota',
    criteria: [diagnosis, evidence('antidepressants', 'two antidepressants')],
    approvalMonths: null,
    renewal: 'stable, or better than before',
    refuses: false,
    sources: ['PAYERS'],
  },
  {
    id: 'bcbs-ms',
    who: 'Blue Cross Blue Shield of Mississippi',
    criteria: [],
    approvalMonths: null,
    renewal: null,
    refuses: true,
    sources: ['PAYERS'],
  },
];

/** What is known of a person that an insurer would ask. Null: nobody has asked yet. */
export interface InsurerFacts {
  readonly ageYears: number | null;
  readonly phq9: number | null;
  readonly madrs: number | null;
  /** ICD-10-CM codes of conditions that are active. */
  readonly diagnoses: readonly string[];
  /** Evidence that the record holds, by what it answers. */
  readonly evidence: Readonly<Partial<Record<Evidence, boolean>>>;
  /** When the record was told what answers it. An age has no such time. */
  readonly at: Readonly<Partial<Record<Evidence | 'phq9' | 'madrs' | 'diagnosis', Instant>>>;
}

export type Standing = 'met' | 'not-met' | 'missing';

/** How one condition stands. What the record does not say is missing, never met and never failed. */
export function standingOf(criterion: Criterion, facts: InsurerFacts): Standing {
  const { asks } = criterion;
  switch (asks.kind) {
    case 'age':
      if (facts.ageYears === null) return 'missing';
      return facts.ageYears >= asks.from && (asks.to === null || facts.ageYears <= asks.to) ? 'met' : 'not-met';
    case 'score': {
      const score = facts[asks.instrument];
      return score === null ? 'missing' : score > asks.above ? 'met' : 'not-met';
    }
    case 'diagnosis':
      return facts.diagnoses.some((code) => asks.codes.some((family) => code.startsWith(family))) ? 'met' : 'missing';
    case 'evidence': {
      const known = facts.evidence[asks.of];
      return known === undefined ? 'missing' : known ? 'met' : 'not-met';
    }
  }
}

const toldAt = ({ asks }: Criterion, { at }: InsurerFacts): Instant | null => {
  if (asks.kind === 'age') return null;
  return at[asks.kind === 'score' ? asks.instrument : asks.kind === 'diagnosis' ? 'diagnosis' : asks.of] ?? null;
};

/** Every path beside what is known, since when, and what is missing for it. It compares; nobody is promised anything. */
export const compareInsurers = (facts: InsurerFacts) =>
  INSURER_PATHS.map((path) => ({
    path,
    criteria: path.criteria.map((criterion) => {
      const standing = standingOf(criterion, facts);
      return { criterion, standing, at: standing === 'missing' ? null : toldAt(criterion, facts) };
    }),
  }));
