import {
  litres,
  litresAt70,
  litresPerHour,
  litresPerHourAt70,
  litresPerMinAt70,
  norketamineFromClearance,
  perHour,
  threeCompartments,
  twoCompartments,
} from './disposition.ts';
import type { ModelRow, Parameter } from './model-row.ts';

/** Fanta 2015 disposition of S-ketamine; Otto 2021 fixed its parent to the same values. */
const fantaParent: { readonly [name: string]: Parameter } = {
  V1: litresAt70(133, '133 L'),
  CL: litresPerHourAt70(95.2),
  V2: litres(187),
  Q2: litresPerHour(23.2),
  V3: litres(98.8),
  Q3: litresPerHour(157),
};

export const sketFanta2015: ModelRow = {
  id: 'sket-fanta-2015',
  title: 'Fanta, three compartments, S-ketamine IV',
  drug: 's-ketamine',
  sampling: 'venous',
  samplingObtained: 'library',
  citation: 'Fanta S, et al. Eur J Clin Pharmacol 2015;71:441-447. doi:10.1007/s00228-015-1826-y',
  obtained: 'library',
  constructed: false,
  population: '11 healthy men, 22.3 (SD 2.4) y, 77 (SD 7.5) kg; 0.125 mg/kg IV and 0.25 mg/kg oral; venous to 23.5 h',
  parameters: fantaParent,
  system: {
    states: ['A1', 'A2', 'A3'],
    transfers: threeCompartments,
    outputs: { parent: { state: 'A1', volume: 'V1', massFactor: 1 } },
    inputs: { iv: [{ to: 'A1', fraction: '1' }] },
  },
  covariates: [],
  variability: [{ kind: 'log-normal-cv', parameter: 'CL', cvPercent: 13, basis: 'abstract' }],
  variabilityNote: 'clearance only',
  residual: {},
  range: { people: 'adults', text: 'healthy adults' },
  caveats: [],
  unavailable: { po: 'F 0.08 by mouth is published; the absorption rate and the metabolite part were not found' },
};

export const sketOtto2021: ModelRow = {
  id: 'sket-otto-2021',
  title: 'Otto, S-ketamine and S-norketamine IV',
  drug: 's-ketamine',
  sampling: 'venous',
  samplingObtained: 'library',
  citation: 'Otto ME, et al. Eur J Clin Pharmacol 2021;77:1181-1192. doi:10.1007/s00228-021-03104-1',
  obtained: 'library',
  constructed: false,
  population:
    '48 healthy volunteers, 46 % women: 17 of 68.0 (SD 7.2) kg, 10 mg over 30 min; 31 of 71.3 (SD 8.5) kg, stepped 2-h infusions',
  parameters: {
    ...fantaParent,
    Vn1: litresAt70(98.638, '98.638 L (Table 3 prints 98.6)'),
    CLn: litresPerHourAt70(57.72),
    Vn2: litres(160.04),
    Qn: litresPerHour(42.778),
  },
  system: {
    states: ['A1', 'A2', 'A3', 'N1', 'N2'],
    transfers: [...threeCompartments.filter(({ to }) => to !== null), ...norketamineFromClearance],
    outputs: {
      parent: { state: 'A1', volume: 'V1', massFactor: 1 },
      norketamine: { state: 'N1', volume: 'Vn1', massFactor: 1 },
    },
    inputs: { iv: [{ to: 'A1', fraction: '1' }] },
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
      basis: 'published omega',
    },
    {
      kind: 'log-normal-block',
      parameters: ['Vn1', 'CLn'],
      covariance: [
        [0.040426, 0.04456],
        [0.04456, 0.10319],
      ],
      basis: 'published omega',
    },
  ],
  variabilityNote: 'published',
  residual: {
    parent: { kind: 'proportional', sd: 0.23609 },
    norketamine: { kind: 'proportional', sd: 0.14261 },
  },
  range: {
    people: 'adults',
    weightKg: [50, 110],
    text: 'healthy adults, sub-anaesthetic IV; beyond 50 to 110 kg it extrapolates',
  },
  caveats: [],
};

/** Same at every weight: 820 adults showed no effect of weight. */
const plain = (value: number, unit: Parameter['unit'], publishedAs: string): Parameter => ({
  value,
  unit,
  publishedAs,
});

export const esketPerezRuixo2021: ModelRow = {
  id: 'esket-perezruixo-2021',
  title: 'Perez-Ruixo, esketamine nasal, IV and oral with noresketamine',
  drug: 's-ketamine',
  sampling: 'venous',
  samplingObtained: 'general-knowledge',
  citation: 'Perez-Ruixo C, et al. Clin Pharmacokinet 2021;60:501-516. doi:10.1007/s40262-020-00953-4',
  obtained: 'library',
  constructed: false,
  population:
    '820 adults (256 healthy, 564 with treatment-resistant depression), 18 to 86 y, 39 to 170 kg, 58 % women; nasal 14 to 112 mg, IV 28 mg, oral 84 mg',
  parameters: {
    Vc: plain(192, 'L', '192 L'),
    Vp1: plain(143, 'L', '143 L'),
    Q1: plain(84.3 / 60, 'L/min', '84.3 L/h'),
    Vp2: plain(417, 'L', '417 L'),
    Q2: plain(37.6 / 60, 'L/min', '37.6 L/h'),
    Qh: plain(151 / 60, 'L/min', '151 L/h'),
    Vh: plain(101, 'L', '101 L'),
    kel: perHour(1.11),
    kmet: perHour(2.77),
    ka_n: perHour(2.93),
    ka_sw: perHour(1.45),
    D_sw: plain(31.8, 'min', '0.53 h'),
    ka_po: perHour(0.97),
    D_po: plain(19.2, 'min', '0.32 h'),
    Fgut: plain(0.64, 'fraction', '0.64'),
    FRn: plain(0.54, 'fraction', '0.54 for the first device of a session'),
    Vcn: plain(70, 'L', '70.0 L (apparent)'),
    CLn: plain(38 / 60, 'L/min', '38.0 L/h (apparent)'),
    Vpn: plain(115, 'L', '115 L'),
    Q3: plain(26.1 / 60, 'L/min', '26.1 L/h'),
  },
  system: {
    states: ['C', 'P1', 'P2', 'L', 'N1', 'N2', 'Dn', 'Dsw', 'Dpo'],
    transfers: [
      { from: 'C', to: 'P1', rate: 'Q1/Vc' },
      { from: 'P1', to: 'C', rate: 'Q1/Vp1' },
      { from: 'C', to: 'P2', rate: 'Q2/Vc' },
      { from: 'P2', to: 'C', rate: 'Q2/Vp2' },
      { from: 'C', to: 'L', rate: 'Qh/Vc' },
      { from: 'L', to: 'C', rate: 'Qh/Vh' },
      { from: 'L', to: null, rate: 'kel' },
      { from: 'L', to: 'N1', rate: 'kmet' },
      { from: 'N1', to: null, rate: 'CLn/Vcn' },
      { from: 'N1', to: 'N2', rate: 'Q3/Vcn' },
      { from: 'N2', to: 'N1', rate: 'Q3/Vpn' },
      { from: 'Dn', to: 'C', rate: 'ka_n' },
      { from: 'Dsw', to: 'L', rate: 'ka_sw' },
      { from: 'Dpo', to: 'L', rate: 'ka_po' },
    ],
    outputs: {
      parent: { state: 'C', volume: 'Vc', massFactor: 1 },
      norketamine: { state: 'N1', volume: 'Vcn', massFactor: 1 },
    },
    inputs: {
      iv: [{ to: 'C', fraction: '1' }],
      in: [
        { to: 'Dn', fraction: 'FRn' },
        { to: 'Dsw', fraction: '(1-FRn)*Fgut', zeroOrderMin: 'D_sw' },
      ],
      po: [{ to: 'Dpo', fraction: 'Fgut', zeroOrderMin: 'D_po' }],
    },
  },
  covariates: [
    { parameter: 'Qh', covariate: 'age', above: 60, perYear: -2.19 / 60 },
    { parameter: 'kel', covariate: 'asian', factor: 0.36 },
    { parameter: 'CLn', covariate: 'asian', factor: 0.81 },
    { parameter: 'FRn', covariate: 'japanese', factor: 1.34, max: 1 },
  ],
  devices: { route: 'in', parameter: 'FRn', laterFactor: 0.62, newSessionAfterMin: 120, deviceMg: 28 },
  variability: [
    { kind: 'logit-normal', parameter: 'FRn', sd: 0.708, basis: 'published' },
    { kind: 'log-normal-cv', parameter: 'ka_n', cvPercent: 61.5, basis: 'published' },
    { kind: 'log-normal-cv', parameter: 'ka_sw', cvPercent: 132, basis: 'published' },
    { kind: 'log-normal-cv', parameter: 'ka_po', cvPercent: 132, basis: 'published' },
    { kind: 'log-normal-cv', parameter: 'Vc', cvPercent: 27.5, basis: 'published' },
    { kind: 'log-normal-cv', parameter: 'Vp1', cvPercent: 49.3, basis: 'published' },
    { kind: 'log-normal-cv', parameter: 'Qh', cvPercent: 23.2, basis: 'published' },
    { kind: 'log-normal-cv', parameter: 'Vh', cvPercent: 34.6, basis: 'published' },
    { kind: 'log-normal-cv', parameter: 'kel', cvPercent: 120, basis: 'published' },
    {
      kind: 'log-normal-cv',
      parameter: 'kmet',
      cvPercent: 30,
      basis: 'assumed: estimated in the paper, its value is missing from the printed table',
    },
    { kind: 'log-normal-cv', parameter: 'Vcn', cvPercent: 31.6, basis: 'published' },
    { kind: 'log-normal-cv', parameter: 'CLn', cvPercent: 25.4, basis: 'published' },
  ],
  variabilityNote: 'published, except kmet (30 % assumed)',
  residual: {
    parent: { kind: 'log-normal', sd: 0.276 },
    norketamine: { kind: 'log-normal', sd: 0.422 },
  },
  range: {
    people: 'adults',
    ageYears: [18, 86],
    weightKg: [39, 170],
    sessionMg: { route: 'in', mg: [14, 112] },
    text: 'adults of 18 to 86 years, 39 to 170 kg, 14 to 112 mg by nose',
  },
  caveats: [
    {
      id: 'noresketamine-auc-unvalidated',
      text: 'Noresketamine: the peak agrees with the published table, the area over 24 h is 1.38 to 1.56 times the printed one. Treat noresketamine exposure as unvalidated.',
    },
    {
      id: 'no-weight-effect',
      text: 'Weight had no effect in 820 adults: the same dose gives the same curve at every weight.',
    },
  ],
};

export const sketSimons2022: ModelRow = {
  id: 'sket-simons-2022',
  title: 'Simons, S-ketamine oral thin film and IV with S-norketamine and S-hydroxynorketamine',
  drug: 's-ketamine',
  sampling: 'arterial',
  samplingObtained: 'library',
  citation: 'Simons P, et al. Front Pain Res 2022;3:946486. doi:10.3389/fpain.2022.946486',
  obtained: 'library',
  constructed: false,
  population:
    '20 healthy adults (10 women), 24 (SD 3) y, 73 (SD 12, 53 to 93) kg; film 50 or 100 mg held 10 min, IV 20 mg over 20 min at 6 h',
  parameters: {
    V1: litresAt70(11.6, '11.6 L'),
    V2: litresAt70(39, '39.0 L'),
    V3: litresAt70(174, '174 L'),
    CL: litresPerMinAt70(1.48, '1.48 L/min'),
    Q2: litresPerMinAt70(2.43, '2.43 L/min'),
    Q3: litresPerMinAt70(1.21, '1.21 L/min'),
    MTTk: plain(20.1, 'min', '20.1 min'),
    fmN: plain(0.8, 'fraction', '0.80, fixed'),
    Vn2: litresAt70(221, '221 L'),
    CLn: litresPerMinAt70(1, '1.00 L/min'),
    Qn: litresPerMinAt70(2.63, '2.63 L/min'),
    MTTn: plain(1.12, 'min', '1.12 min'),
    fmH: plain(0.7, 'fraction', '0.70, fixed'),
    Vh1: litresAt70(4.4, '4.4 L'),
    Vh2: litresAt70(87.5, '87.5 L'),
    CLh: litresPerMinAt70(0.933, '0.933 L/min'),
    Qh: litresPerMinAt70(1.7, '1.70 L/min'),
    F1: plain(0.263, 'fraction', '0.263'),
    D1: plain(13.1, 'min', '13.1 min'),
    KA1: plain(0.04, '1/min', '0.04 /min'),
    F2: plain(1.16, 'fraction', '1.16: a scale, since the metabolite volume is not identifiable'),
    D2: plain(29.9, 'min', '29.9 min'),
    KA2: plain(0.049, '1/min', '0.049 /min'),
    MTTg: plain(10.7, 'min', '10.7 min'),
  },
  system: {
    states: ['A1', 'A2', 'A3', 'T1', 'T2', 'N1', 'N2', 'U1', 'U2', 'H1', 'H2', 'M1', 'G1', 'G2'],
    transfers: [
      { from: 'A1', to: 'T1', rate: 'CL/V1' },
      ...threeCompartments.filter(({ to }) => to !== null),
      { from: 'T1', to: 'T2', rate: '2/MTTk' },
      { from: 'T2', to: 'N1', rate: 'fmN*2/MTTk' },
      { from: 'T2', to: null, rate: '(1-fmN)*2/MTTk' },
      { from: 'N1', to: 'U1', rate: 'CLn/V1' },
      { from: 'N1', to: 'N2', rate: 'Qn/V1' },
      { from: 'N2', to: 'N1', rate: 'Qn/Vn2' },
      { from: 'U1', to: 'U2', rate: '2/MTTn' },
      { from: 'U2', to: 'H1', rate: 'fmH*2/MTTn' },
      { from: 'U2', to: null, rate: '(1-fmH)*2/MTTn' },
      { from: 'H1', to: null, rate: 'CLh/Vh1' },
      { from: 'H1', to: 'H2', rate: 'Qh/Vh1' },
      { from: 'H2', to: 'H1', rate: 'Qh/Vh2' },
      { from: 'M1', to: 'A1', rate: 'KA1' },
      { from: 'G1', to: 'G2', rate: 'KA2' },
      { from: 'G2', to: 'T1', rate: '1/MTTg' },
    ],
    outputs: {
      parent: { state: 'A1', volume: 'V1', massFactor: 1 },
      norketamine: { state: 'N1', volume: 'V1', massFactor: 223.7 / 237.73 },
      hydroxynorketamine: { state: 'H1', volume: 'Vh1', massFactor: 239.7 / 237.73 },
    },
    inputs: {
      iv: [{ to: 'A1', fraction: '1' }],
      sl: [
        { to: 'M1', fraction: 'F1', zeroOrderMin: 'D1' },
        { to: 'G1', fraction: 'F2', zeroOrderMin: 'D2' },
      ],
    },
  },
  covariates: [],
  variability: [
    ...Object.entries({
      V1: 0.057,
      CL: 0.029,
      Q3: 0.026,
      CLn: 0.05,
      MTTk: 0.021,
      Vh1: 1.22,
      CLh: 0.103,
      Qh: 0.287,
    }).map(
      ([parameter, variance]) =>
        ({ kind: 'log-normal', parameter, variance, basis: 'published, between subjects' }) as const,
    ),
    ...Object.entries({
      F1: 0.06,
      D1: 0.154,
      KA1: 0.062,
      F2: 0.057,
      D2: 0.611,
      KA2: 0.376,
      MTTg: 0.937,
      MTTk: 0.751,
      Vh2: 0.152,
      CLh: 0.008,
    }).map(
      ([parameter, variance]) =>
        ({ kind: 'log-normal', parameter, variance, basis: 'published, between occasions' }) as const,
    ),
  ],
  variabilityNote:
    'published; between-occasion terms are drawn once a person, so a series of sessions repeats one occasion',
  residual: {
    parent: { kind: 'proportional', sd: 0.1095 },
    norketamine: { kind: 'proportional-and-additive', sd: 0.102, additiveNgPerMl: 0.058 * 223.7 },
    hydroxynorketamine: { kind: 'proportional-and-additive', sd: 0.079, additiveNgPerMl: 0.02 * 239.7 },
  },
  range: { people: 'adults', weightKg: [53, 93], text: 'healthy adults of 53 to 93 kg' },
  caveats: [
    {
      id: 'arterial',
      text: 'Arterial blood: while an infusion runs, and just after, these levels are 1.5 to 2 times what a vein shows.',
    },
    {
      id: 'swallowed-part-is-a-scale',
      text: 'The swallowed part (F2 1.16) is a scale of the fit, not a fraction, and feeds metabolites only.',
    },
    {
      id: 'exponents-assumed',
      text: 'The paper prints values at 70 kg without exponents: 0.75 for clearances and 1 for volumes are assumed.',
    },
  ],
};

export const sketFlint2017: ModelRow = {
  id: 'sket-flint-2017',
  title: 'Flint, S-ketamine infusion in paediatric intensive care (parent only)',
  drug: 's-ketamine',
  sampling: 'not-stated',
  samplingObtained: 'library',
  citation: 'Flint RB, et al. Pediatr Anesth 2017;27:1098-1107. doi:10.1111/pan.13239',
  obtained: 'library',
  constructed: false,
  population: '25 ventilated children of 0.02 to 12.5 y, 3.4 to 35 kg, continuous IV',
  parameters: {
    V1: litresAt70(7.73, '7.73 L'),
    V2: litresAt70(545, '545 L'),
    CL: litresPerHourAt70(112),
    Q2: litresPerHourAt70(196),
    CLn: litresPerHourAt70(53.2),
    Vn1: litresAt70(1, '1 L, fixed'),
  },
  system: {
    states: ['A1', 'A2'],
    transfers: twoCompartments,
    outputs: { parent: { state: 'A1', volume: 'V1', massFactor: 1 } },
    inputs: { iv: [{ to: 'A1', fraction: '1' }] },
  },
  covariates: [],
  variability: [
    {
      kind: 'log-normal-block',
      parameters: ['CL', 'CLn'],
      covariance: [
        [Math.log(1 + 0.402 ** 2), 0.506 * Math.sqrt(Math.log(1 + 0.402 ** 2) * Math.log(1 + 1.04 ** 2))],
        [0.506 * Math.sqrt(Math.log(1 + 0.402 ** 2) * Math.log(1 + 1.04 ** 2)), Math.log(1 + 1.04 ** 2)],
      ],
      basis: 'published CV 40.2 % and 104 %, correlation 0.506',
    },
  ],
  variabilityNote: 'clearances only',
  residual: {
    parent: { kind: 'proportional', sd: 0.419 },
    norketamine: { kind: 'proportional', sd: 0.475 },
  },
  range: {
    people: 'children',
    ageYears: [0.02, 12.5],
    weightKg: [3.4, 35],
    text: 'ventilated infants and children in intensive care',
  },
  caveats: [
    {
      id: 'metabolite-time-varying',
      text: 'Norketamine clearance rises 0.87 % an hour in this model, which a constant-rate engine does not compute: only S-ketamine is shown.',
    },
    { id: 'intensive-care-only', text: 'Fitted in paediatric intensive care: not for clinic patients.' },
  ],
};
