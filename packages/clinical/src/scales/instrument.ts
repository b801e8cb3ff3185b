/** How a fact in a row was come by. Shown beside the row; only `looked-up` may be quoted as published. */
export type Basis = 'looked-up' | 'general-knowledge' | 'project-proposal';

/** One allowed answer. `value` is what is scored; `text` is what is shown; no `loinc` means none was verified. */
export interface Option {
  readonly value: number;
  readonly text: string;
  readonly loinc?: string;
}

/** A chosen option, or a number on a scale with a step (whole numbers unless the step says otherwise). */
export type AnswerSpace =
  | { readonly options: readonly Option[] }
  | {
      readonly min: number;
      readonly max: number;
      /** 1 = whole numbers; `null` = any number (a visual analogue line). */
      readonly step: 1 | null;
      readonly anchors?: readonly [string, string];
    };

/** An item is asked when the item named here has been answered so. */
export type EnableWhen =
  | { readonly item: string; readonly eq: number }
  | { readonly item: string; readonly gte: number };

export interface Item {
  readonly linkId: string;
  readonly number: number;
  /** The instrument's own wording; `null` where its licence is not ours to use: then only the score is entered. */
  readonly text: string | null;
  /** Our short topic name, for staff and charts, never in place of the item's wording. */
  readonly label: string;
  readonly loinc: string | null;
  readonly answer: AnswerSpace;
  /** `false`: asked, kept, never summed and never needed for a complete form. */
  readonly scored: boolean;
  readonly enableWhen?: EnableWhen;
  readonly period?: string;
  readonly note?: string;
}

/** What is done when an answer is missing. The engine knows these rules and no other: absent means no score. */
export type MissingRule =
  | { readonly rule: 'no-score'; readonly basis: Basis }
  | { readonly rule: 'no-total'; readonly basis: Basis }
  | {
      readonly rule: 'prorate-mean';
      readonly maxMissing: number;
      /** Items whose absence forbids any imputation: a safety answer is never made up. */
      readonly neverImputeFor: readonly string[];
      readonly basis: Basis;
    }
  | { readonly rule: 'domains-known'; readonly basis: Basis }
  | { readonly rule: 'scale-domain'; readonly basis: Basis }
  | { readonly rule: 'per-subscale'; readonly basis: Basis }
  | { readonly rule: 'undetermined'; readonly basis: Basis }
  | { readonly rule: 'triage-floor'; readonly basis: Basis };

export interface Subscale {
  readonly id: string;
  readonly label: string;
  readonly items: readonly string[];
  /** Of the subscale's score, in the unit it is reported in. */
  readonly range: readonly [number, number];
  /** How many of its items must be answered; all of them unless it says so. */
  readonly needs?: number;
}

export type Direction =
  | 'higher-worse'
  | 'higher-better'
  | 'lower-better'
  | 'higher-more-dissociation'
  | 'lower-more-sedated'
  | 'higher-stronger';

interface Scored {
  readonly range: readonly [number, number];
  readonly direction: Direction;
}

export type Scoring =
  | (Scored & {
      readonly method: 'sum';
      readonly items: readonly string[];
      readonly reverse?: readonly string[];
      readonly subscales?: readonly Subscale[];
      readonly missing: MissingRule;
      /** The first item answered so makes the others count nothing: they are not asked. */
      readonly skip?: { readonly item: string; readonly eq: number; readonly zero: readonly string[] };
    })
  | (Scored & {
      readonly method: 'mean';
      readonly items: readonly string[];
      readonly decimals: number;
      readonly missing: MissingRule | null;
    })
  | (Scored & {
      readonly method: 'sum-times-4';
      readonly items: readonly string[];
      readonly rawRange: readonly [number, number];
      readonly missing: MissingRule;
    })
  | (Scored & { readonly method: 'single'; readonly items: readonly [string] })
  | {
      readonly method: 'triage';
      readonly range: null;
      readonly direction: Direction;
      /** First match wins. */
      readonly tiers: readonly { readonly code: string; readonly any: readonly string[] }[];
      /** Given when the form is not blank and no tier matches. */
      readonly otherwise: string;
      /** Highest of these answered yes, counted from 1; 0 when none. */
      readonly ideation: readonly string[];
      readonly missing: MissingRule;
    }
  | (Scored & {
      readonly method: 'sum-of-domain-max';
      readonly domains: readonly { readonly id: string; readonly items: readonly string[] }[];
      /** Of each pair one answer is enough. */
      readonly alternatives: readonly (readonly [string, string])[];
      readonly missing: MissingRule;
    })
  | (Scored & {
      readonly method: 'algorithm';
      readonly count: readonly string[];
      readonly countAtLeast: number;
      readonly and: readonly { readonly item: string; readonly gte: number }[];
      readonly missing: MissingRule;
    })
  | {
      readonly method: 'means';
      /** There is no grand total. */
      readonly range: null;
      readonly direction: Direction;
      readonly subscales: readonly Subscale[];
      readonly decimals: number;
      readonly missing: MissingRule;
    }
  | (Scored & {
      readonly method: 'weighted-domains';
      readonly domains: readonly { readonly id: string; readonly items: readonly string[]; readonly divisor: number }[];
      readonly decimals: number;
      readonly missing: MissingRule;
    })
  | (Scored & {
      readonly method: 'subscale-means';
      readonly subscales: readonly Subscale[];
      readonly decimals: number;
      /** Percent of a subscale is its mean over this, times 100. */
      readonly percentOf: number;
      readonly missing: MissingRule;
    })
  /** Scored by a table its owner publishes and we may not ship: a T-score is entered, never computed. */
  | (Scored & { readonly method: 'lookup-T-score' });

export type Sex = 'male' | 'female' | 'other-or-unknown';

/** From `min` up to the next band's `min`, on the rounded score: a gap cannot be written down. */
export interface Band {
  readonly min: number;
  readonly code: string;
  readonly label: string;
  readonly sex?: Sex;
}

/** A band that a triage or an algorithm names, without numbers. */
export interface NamedBand {
  readonly code: string;
  readonly label: string;
}

export interface BandSet {
  readonly id: string;
  readonly basis: Basis;
  readonly detail?: string;
  readonly bands: readonly Band[] | readonly NamedBand[];
}

export type Cutoff =
  | {
      readonly id: string;
      readonly gte: number | Readonly<Record<Sex, number>>;
      /** Bounds a clinic may move the cut within: it chooses a set of bands, and the cut is where `band` begins there. */
      readonly configurable?: { readonly within: readonly [number, number]; readonly band: string };
      readonly note?: string;
    }
  | { readonly id: string; readonly lte: number; readonly note?: string }
  | { readonly id: string; readonly above: number; readonly aboveBaseline: true; readonly note?: string };

interface Rule {
  readonly basis: Basis;
  readonly detail?: string;
}

/** When two scores differ enough to mean something. All in the unit of the total (or of the subscale named). */
export interface ChangeRules {
  /** A fall of at least this share of the baseline. */
  readonly response?: Rule & {
    readonly relativeFall: number;
    readonly baselineMin?: number;
    /** Compare the sums of whole answers, not the rounded means. */
    readonly onSums?: true;
  };
  readonly remission?: Rule & { readonly lte: number; readonly alternative?: number };
  readonly mcid?: Rule & { readonly points?: number; readonly relative?: number; readonly subscale?: string };
  readonly reliableChange?: Rule & { readonly points: number };
  readonly deterioration?: Rule & { readonly rise: number };
  readonly worsening?: Rule & { readonly rise: number };
  /** Any value below the one before the dose. */
  readonly sedation?: Rule & { readonly anyFall: true };
}

export type Severity = 'info' | 'attention' | 'urgent' | 'immediate' | 'emergency';

/** Lowest first. */
export const SEVERITIES: readonly Severity[] = ['info', 'attention', 'urgent', 'immediate', 'emergency'];

interface Limits {
  readonly eq?: number;
  readonly gte?: number;
  readonly lte?: number;
}

export type Condition =
  | ({ readonly item: string } & Limits)
  | { readonly item: string; readonly missing: true }
  | ({ readonly anyItem: true } & Limits)
  | ({ readonly score: 'total' } & Limits)
  | { readonly band: string }
  | { readonly tier: string }
  | { readonly incomplete: true }
  | { readonly change: 'total'; readonly from: 'previous' | 'baseline'; readonly gte: number }
  | { readonly aboveBaseline: true; readonly afterMinutes: number }
  | { readonly aboveBaseline: true; readonly atDischarge: true }
  | { readonly all: readonly Condition[] };

export interface Escalation {
  readonly id: string;
  readonly when: Condition;
  readonly severity: Severity;
  /** What a person is asked to do. It asks; it never orders a drug stopped or releases a dose. */
  readonly action: string;
  readonly basis: Basis;
}

/** A rule over several items that names a pattern; an aid, never a diagnosis. */
export type Algorithm =
  | {
      readonly id: 'major-depressive-syndrome' | 'other-depressive-syndrome';
      readonly kind: 'symptom-count';
      readonly items: readonly string[];
      /** An item counts from here. */
      readonly countsAt: number;
      readonly exceptions: Readonly<Record<string, number>>;
      readonly atLeast: number;
      readonly atMost: number;
      readonly oneOf: readonly string[];
    }
  | {
      readonly id: 'provisional-ptsd';
      readonly kind: 'cluster-count';
      readonly countsAt: number;
      readonly needs: Readonly<Record<string, number>>;
    }
  | { readonly id: 'complete-experience'; readonly kind: 'every-subscale'; readonly percentAtLeast: number };

export type LicenceStatus = 'free' | 'public-domain' | 'free-with-notice' | 'structure-only' | 'permission-needed';

export interface Licence {
  readonly status: LicenceStatus;
  /** May the wording be shown. When false, item texts are `null`. */
  readonly textIncluded: boolean;
  readonly note: string;
  /** Printed under the form wherever its wording is shown. */
  readonly attribution: string;
}

/** `loinc: null` = none verified: `local` is used, in the project's own code system. */
export interface ScoreCode {
  readonly loinc: string | null;
  readonly local?: string;
  readonly unit?: '{score}';
}

export interface InstrumentCodes {
  readonly panel?: ScoreCode;
  readonly total?: ScoreCode;
  readonly fullScale?: ScoreCode;
  readonly interference?: ScoreCode;
  readonly physicalT?: ScoreCode;
  readonly mentalT?: ScoreCode;
  readonly mentalRaw?: ScoreCode;
  /** A tier and its LOINC answers. A tier without an answer is sent as text, never as another tier's code. */
  readonly risk?: ScoreCode & { readonly answerList: string; readonly answers: Readonly<Record<string, string>> };
}

/** A published sibling of the standard form: other recall, other item range, other rule. Never mixed on one chart. */
export interface FormVariant {
  readonly id: string;
  readonly title: string;
  readonly basis: Basis;
  readonly recallDays?: number;
  readonly items?: readonly Item[];
  readonly scoring?: Scoring;
  /** Added to every answer before scoring, so that the result is on the standard form's scale. */
  readonly add?: number;
}

export interface Instrument {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly rater: 'self' | 'clinician' | 'clinician-asked';
  /** Days asked about; 0 = now; `null` = since treatment began, or lifetime. */
  readonly recallDays: number | null;
  readonly licence: Licence;
  readonly codes: InstrumentCodes;
  readonly instruction?: string;
  readonly stem: string | null;
  readonly items: readonly Item[];
  readonly scoring: Scoring;
  readonly algorithms: readonly Algorithm[];
  /** The first set is the default; a result stores the name of the one it used. */
  readonly bandSets: readonly BandSet[];
  readonly cutoffs: readonly Cutoff[];
  readonly change: ChangeRules;
  readonly escalations: readonly Escalation[];
  /** Items that ask about death or suicide: unanswered ones are asked by voice, never imputed. */
  readonly safetyItems: readonly string[];
  readonly forms: readonly FormVariant[];
  readonly references: readonly string[];
  readonly warnings: readonly string[];
  /** What of this row was checked, and how. */
  readonly verification: Readonly<Record<string, Basis | 'none' | 'conflict'>>;
}

/** Name of the form an instrument is first defined in. */
export const STANDARD_FORM = 'standard';
