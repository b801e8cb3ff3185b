import type { Reason } from '@keel/clinical/record';
import type { Issue, ProblemDocument, ProblemKey } from '@keel/formats/api';
import { PROBLEMS } from '@keel/formats/api';

export interface ProblemExtras {
  readonly detail?: string;
  readonly issues?: readonly Issue[];
  readonly reasons?: ProblemDocument['reasons'];
  readonly currentSeq?: number;
  /** Seconds, for 429 and 503. */
  readonly retryAfter?: number;
}

/** A failure that a client is shown. Thrown at a border, answered in one place; never holds what a person typed. */
export class Problem extends Error {
  readonly key: ProblemKey;
  readonly extras: ProblemExtras;

  constructor(key: ProblemKey, extras: ProblemExtras = {}) {
    super(PROBLEMS[key].title);
    this.name = 'Problem';
    this.key = key;
    this.extras = extras;
  }

  /** As it travels: RFC 9457. */
  document(instance?: string): ProblemDocument {
    const { detail, issues, reasons, currentSeq } = this.extras;
    const { status, title } = PROBLEMS[this.key];
    return {
      type: `/problems/${this.key}`,
      title,
      status,
      ...(detail === undefined ? {} : { detail }),
      ...(instance === undefined ? {} : { instance }),
      ...(issues === undefined ? {} : { issues: [...issues] }),
      ...(reasons === undefined ? {} : { reasons }),
      ...(currentSeq === undefined ? {} : { currentSeq }),
    };
  }
}

/** The reasons of a refusal as they travel. */
export const reasonsWire = (reasons: readonly Reason[]): NonNullable<ProblemDocument['reasons']> =>
  reasons.map((reason) => ({
    ...reason,
    inputs: reason.inputs.map((input) => ({ ...input })),
    missing: [...reason.missing],
    sources: [...reason.sources],
    override: reason.override === null ? null : { roles: [...reason.override.roles] },
  }));
