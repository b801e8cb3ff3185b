import {
  litres,
  litresAt70,
  litresPerHour,
  litresPerHourAt70,
  litresPerMinAt70,
  norketamineFromClearance,
  perHour,
  twoCompartments,
} from './disposition.ts';
import type { ModelRow } from './model-row.ts';

/**
 * Racemic ketamine by every route a clinic uses, put together here: Clements-250 parent at 70 kg with allometry, Otto's
 * norketamine, and a route module each. Not a published model; `constructed` makes every screen say so.
 */
export const ketCompositeDefault: ModelRow = {
  id: 'ket-composite-default',
  title: 'Composite for racemic ketamine: Clements-250 parent, Otto norketamine, route modules',
  drug: 'racemic-ketamine',
  sampling: 'venous',
  samplingObtained: 'general-knowledge',
  citation:
    'Parent: Clements and Nimmo 1981. Norketamine and variability: Otto 2021. Nasal rate: Perez-Ruixo 2021. Bioavailability: Yanagihara 2003 (nasal 45 %, oral 20 %), Rolan 2014 (sublingual 29 %), Grant and Clements (muscle 93 %).',
  obtained: 'computed',
  constructed: true,
  population: 'adults; parts from volunteers and patients of several studies',
  parameters: {
    V1: litresAt70(122.654, '1.7522 L/kg × 70'),
    CL: litresPerMinAt70(122.654 * 0.0109, 'V1 × 0.0109 /min'),
    Q2: litresPerMinAt70(122.654 * 0.0186, 'V1 × 0.0186 /min'),
    V2: litresAt70((122.654 * 0.0186) / 0.0137, 'V1 × 0.0186 / 0.0137'),
    Vn1: litresAt70(98.638, '98.638 L (Otto)'),
    CLn: litresPerHourAt70(57.72),
    Vn2: litres(160.04),
    Qn: litresPerHour(42.778),
    F_im: { value: 0.93, unit: 'fraction', publishedAs: '93 %', obtained: 'abstract' },
    ka_im: { value: 0.075, unit: '1/min', publishedAs: 'chosen for a peak at 22 min', obtained: 'calibrated' },
    F_in: { value: 0.45, unit: 'fraction', publishedAs: '45 % (Yanagihara)', obtained: 'abstract' },
    ka_in: { ...perHour(2.93), obtained: 'library' },
    ka_sw: { ...perHour(1.45), obtained: 'library' },
    D_sw: { value: 31.8, unit: 'min', publishedAs: '0.53 h', obtained: 'library' },
    F_po: { value: 0.2, unit: 'fraction', publishedAs: '20 % (Yanagihara)', obtained: 'abstract' },
    ka_po: { value: 0.05, unit: '1/min', publishedAs: 'chosen for a peak near 30 min', obtained: 'calibrated' },
    F_sl: { value: 0.29, unit: 'fraction', publishedAs: '29 % (Rolan wafer)', obtained: 'abstract' },
    ka_sl: { value: 0.0245, unit: '1/min', publishedAs: 'chosen for a peak at 45 min', obtained: 'calibrated' },
  },
  derived: {
    Fp_in: { unit: 'fraction', expression: '(1-F_in)*0.64' },
    Fp_po: { unit: 'fraction', expression: '1-F_po' },
    Fp_sl: { unit: 'fraction', expression: '1-F_sl' },
  },
  system: {
    states: ['A1', 'A2', 'N1', 'N2', 'Dim', 'Din', 'Dsw', 'Dpo', 'Dpn', 'Dsl', 'Dsn'],
    transfers: [
      ...twoCompartments.filter(({ to }) => to !== null),
      ...norketamineFromClearance,
      { from: 'Dim', to: 'A1', rate: 'ka_im' },
      { from: 'Din', to: 'A1', rate: 'ka_in' },
      { from: 'Dsw', to: 'N1', rate: 'ka_sw' },
      { from: 'Dpo', to: 'A1', rate: 'ka_po' },
      { from: 'Dpn', to: 'N1', rate: 'ka_po' },
      { from: 'Dsl', to: 'A1', rate: 'ka_sl' },
      { from: 'Dsn', to: 'N1', rate: 'ka_po' },
    ],
    outputs: {
      parent: { state: 'A1', volume: 'V1', massFactor: 1 },
      norketamine: { state: 'N1', volume: 'Vn1', massFactor: 1 },
    },
    inputs: {
      iv: [{ to: 'A1', fraction: '1' }],
      im: [{ to: 'Dim', fraction: 'F_im' }],
      in: [
        { to: 'Din', fraction: 'F_in' },
        { to: 'Dsw', fraction: 'Fp_in', zeroOrderMin: 'D_sw' },
      ],
      po: [
        { to: 'Dpo', fraction: 'F_po' },
        { to: 'Dpn', fraction: 'Fp_po' },
      ],
      sl: [
        { to: 'Dsl', fraction: 'F_sl' },
        { to: 'Dsn', fraction: 'Fp_sl' },
      ],
    },
  },
  covariates: [],
  variability: [
    {
      kind: 'log-normal-block',
      parameters: ['V1', 'CL'],
      covariance: [
        [0.084177, 0.02261],
        [0.02261, 0.026048],
      ],
      basis: 'borrowed: Otto 2021 (S-ketamine, venous)',
    },
    {
      kind: 'log-normal-block',
      parameters: ['Vn1', 'CLn'],
      covariance: [
        [0.040426, 0.04456],
        [0.04456, 0.10319],
      ],
      basis: 'borrowed: Otto 2021',
    },
    { kind: 'log-normal-cv', parameter: 'ka_im', cvPercent: 50, basis: 'assumed' },
    { kind: 'logit-normal', parameter: 'F_in', sd: 0.708, basis: 'borrowed: Perez-Ruixo 2021' },
    { kind: 'log-normal-cv', parameter: 'ka_in', cvPercent: 61.5, basis: 'borrowed: Perez-Ruixo 2021' },
    { kind: 'logit-normal', parameter: 'F_po', sd: 0.44, basis: 'from the quartiles 17 to 27 % of Chong 2009' },
    { kind: 'log-normal-cv', parameter: 'ka_po', cvPercent: 132, basis: 'borrowed: Perez-Ruixo 2021' },
    { kind: 'log-normal-cv', parameter: 'F_sl', cvPercent: 25, basis: 'borrowed: Simons 2022, between occasions' },
    { kind: 'log-normal-cv', parameter: 'ka_sl', cvPercent: 25, basis: 'borrowed: Simons 2022' },
  ],
  variabilityNote: 'borrowed from published models of other data; the muscle absorption rate is an assumption',
  residual: {
    parent: { kind: 'proportional', sd: 0.23609 },
    norketamine: { kind: 'proportional', sd: 0.14261 },
  },
  range: {
    people: 'adults',
    weightKg: [40, 150],
    sessionMgPerKg: [0.1, 1.5],
    text: 'adults of 40 to 150 kg, 0.1 to 1.5 mg/kg',
  },
  caveats: [
    {
      id: 'constructed-composite',
      text: 'Put together by this project from published parts: it is not a published model.',
    },
  ],
  blindAfterBolusMin: 3,
};
