import type { SourceId } from '../sources/index.ts';

/** Where a figure comes from. A `clinic-policy` figure is shown as such, never as a guideline. */
export type Basis = 'label' | 'guideline' | 'trial' | 'clinic-policy';
/** GK: general knowledge, to be verified. PD: project default, no single source. */
export type Mark = 'GK' | 'PD';

/**
 * One figure that changes care. `safer` says which way is the careful one; `loosest` is the hard limit that no policy can
 * pass, `tightest` the end of what makes sense.
 */
export interface Setting {
  readonly title: string;
  readonly unit: string;
  readonly value: number;
  readonly safer: 'lower' | 'higher';
  readonly loosest: number;
  readonly tightest: number;
  /** Where in the clinical protocol (or, as `safety A4`, in the safety file) the row stands. */
  readonly section: string;
  readonly basis: Basis;
  readonly marks: readonly Mark[];
  readonly sources: readonly SourceId[];
  /** Where sources disagree: who says what. */
  readonly positions?: readonly string[];
}

type From = Pick<Setting, 'section' | 'basis' | 'marks' | 'sources'>;
type Sources = readonly SourceId[];

export const pd = (section: string, ...sources: Sources): From => ({
  section,
  basis: 'clinic-policy',
  marks: ['PD'],
  sources: ['PD', ...sources],
});
export const gk = (section: string, ...sources: Sources): From => ({
  section,
  basis: 'clinic-policy',
  marks: ['PD', 'GK'],
  sources: ['PD', 'GK', ...sources],
});
const from =
  (basis: Basis) =>
  (section: string, ...sources: Sources): From => ({ section, basis, marks: [], sources });
export const label = from('label');
export const guideline = from('guideline');
export const trial = from('trial');

const row =
  (safer: Setting['safer']) =>
  (
    title: string,
    unit: string,
    value: number,
    loosest: number,
    tightest: number,
    where: From,
    positions?: readonly string[],
  ): Setting => ({
    title,
    unit,
    value,
    safer,
    loosest,
    tightest,
    ...where,
    ...(positions === undefined ? {} : { positions }),
  });

/** A figure that is safer when lower: it may go from `value` down to `tightest` and up to `loosest`, no further. */
export const atMost = row('lower');
/** A figure that is safer when higher. */
export const atLeast = row('higher');
