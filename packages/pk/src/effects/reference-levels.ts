import type { Obtained } from '../models/index.ts';

/**
 * Levels that publications connect with an effect, for a scale beside a curve. They describe groups: none of them says what one
 * person will feel, and no blood-pressure level is published at all, so none is drawn.
 */
export interface ReferenceLevel {
  readonly id: string;
  readonly effect: string;
  readonly analyte: 'racemic-ketamine' | 's-ketamine';
  /** ng/mL; a single value stands twice. */
  readonly ngPerMl: readonly [number, number];
  readonly what: 'range-observed' | 'half-maximal' | 'peak-of-regimen';
  readonly source: string;
  readonly obtained: Obtained;
  readonly note: string;
}

const zanos = 'Zanos P, et al. Pharmacol Rev 2018;70:621-660, Table 1';
const simons = 'Simons P, et al. Front Pain Res 2022;3:946487. doi:10.3389/fpain.2022.946487';

export const REFERENCE_LEVELS: readonly ReferenceLevel[] = [
  {
    id: 'olofsen-2022-external-perception',
    effect: 'changed external perception and pressure-pain relief',
    analyte: 's-ketamine',
    ngPerMl: [90, 157],
    what: 'half-maximal',
    source: 'Olofsen E, et al. Anesthesiology 2022;136:792-801. doi:10.1097/ALN.0000000000004176',
    obtained: 'abstract',
    note: 'C50 121 ng/mL (95 % CI 90 to 157) at the effect site, 17 men. R-ketamine adds nothing: for racemic ketamine take half of the total.',
  },
  {
    id: 'simons-2022-drug-high',
    effect: 'feeling high',
    analyte: 's-ketamine',
    ngPerMl: [71, 71],
    what: 'half-maximal',
    source: simons,
    obtained: 'abstract',
    note: 'C50 0.3 nmol/mL, arterial.',
  },
  {
    id: 'simons-2022-antinociception',
    effect: 'relief of electrical, pressure and heat pain',
    analyte: 's-ketamine',
    ngPerMl: [285, 404],
    what: 'half-maximal',
    source: simons,
    obtained: 'abstract',
    note: 'C50 1.2 to 1.7 nmol/mL, arterial.',
  },
  {
    id: 'bowdle-1998-psychedelic-ratings',
    effect: 'psychedelic ratings rise with the level, without a plateau',
    analyte: 'racemic-ketamine',
    ngPerMl: [50, 200],
    what: 'range-observed',
    source: 'Bowdle TA, et al. Anesthesiology 1998;88:82-88',
    obtained: 'abstract',
    note: 'Linear over the range studied (r 0.93 to 0.99), venous, so no half-maximal level exists.',
  },
  {
    id: 'zanos-2018-analgesia',
    effect: 'analgesia',
    analyte: 'racemic-ketamine',
    ngPerMl: [70, 160],
    what: 'range-observed',
    source: zanos,
    obtained: 'table',
    note: '100 ng/mL is commonly quoted.',
  },
  {
    id: 'zanos-2018-dissociation',
    effect: 'dissociation during 0.5 mg/kg over 40 min',
    analyte: 'racemic-ketamine',
    ngPerMl: [100, 250],
    what: 'range-observed',
    source: zanos,
    obtained: 'table',
    note: 'Range of one regimen, not a threshold.',
  },
  {
    id: 'zanos-2018-antidepressant-regimen',
    effect: 'peak of the 0.5 mg/kg over 40 min regimen',
    analyte: 'racemic-ketamine',
    ngPerMl: [185, 185],
    what: 'peak-of-regimen',
    source: zanos,
    obtained: 'table',
    note: 'What the regimen gives, not a level that response needs: antidepressant response has no usable level.',
  },
  {
    id: 'zanos-2018-anaesthesia',
    effect: 'general anaesthesia',
    analyte: 'racemic-ketamine',
    ngPerMl: [1200, 2400],
    what: 'range-observed',
    source: zanos,
    obtained: 'table',
    note: 'Awakening near 640 to 750 ng/mL.',
  },
];

/** Levels to lay beside a curve of this drug, in its own molecule. */
export const referenceLevels = (drug: ReferenceLevel['analyte']): readonly ReferenceLevel[] =>
  REFERENCE_LEVELS.filter(({ analyte }) => analyte === drug);
