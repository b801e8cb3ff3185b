import { litresPerKg, litresPerMinPerKg, threeCompartments, twoCompartments } from './disposition.ts';
import type { ModelRow } from './model-row.ts';

export const ketDomino1984: ModelRow = {
  id: 'ket-domino-1984',
  title: 'Domino, three compartments, racemic ketamine IV',
  drug: 'racemic-ketamine',
  sampling: 'venous',
  samplingObtained: 'general-knowledge',
  citation:
    'Domino EF, et al. Clin Pharmacol Ther 1984;36:645-653. One open program gives the same numbers to Anesth Analg 1982;61:87-92.',
  obtained: 'program',
  constructed: false,
  population: 'surgical adults and volunteers given anaesthetic IV doses (general knowledge)',
  parameters: {
    V1: litresPerKg(0.063, '0.063 L/kg'),
    CL: litresPerMinPerKg(0.063 * 0.438, 'V1 × k10, k10 0.438 /min'),
    Q2: litresPerMinPerKg(0.063 * 0.592, 'V1 × k12, k12 0.592 /min'),
    V2: litresPerKg((0.063 * 0.592) / 0.247, 'V1 × k12 / k21, k21 0.247 /min'),
    Q3: litresPerMinPerKg(0.063 * 0.59, 'V1 × k13, k13 0.590 /min'),
    V3: litresPerKg((0.063 * 0.59) / 0.0146, 'V1 × k13 / k31, k31 0.0146 /min'),
  },
  system: {
    states: ['A1', 'A2', 'A3'],
    transfers: threeCompartments,
    outputs: { parent: { state: 'A1', volume: 'V1', massFactor: 1 } },
    inputs: { iv: [{ to: 'A1', fraction: '1' }] },
  },
  covariates: [],
  variability: [],
  variabilityNote: 'no between-subject variability was published with these parameters',
  residual: {},
  range: {
    people: 'adults',
    text: 'adults; not validated in children, in severe obesity, or for sub-anaesthetic 40-minute infusions',
  },
  caveats: [
    {
      id: 'early-arterial-like',
      text: 'Early samples were dense: while a dose runs this model reads higher than venous models and falls faster.',
    },
  ],
};

export const ketClements1981: ModelRow = {
  id: 'ket-clements-1981-250',
  title: 'Clements and Nimmo, two compartments, racemic ketamine IV (0.25 mg/kg arm)',
  drug: 'racemic-ketamine',
  sampling: 'venous',
  samplingObtained: 'general-knowledge',
  citation: 'Clements JA, Nimmo WS. Br J Anaesth 1981;53:27-30. doi:10.1093/bja/53.1.27',
  obtained: 'program',
  constructed: false,
  population: 'healthy adult volunteers, one sub-anaesthetic IV dose of 0.25 mg/kg',
  parameters: {
    V1: litresPerKg(1.7522, '1.7522 L/kg'),
    CL: litresPerMinPerKg(1.7522 * 0.0109, 'V1 × k10, k10 0.0109 /min'),
    Q2: litresPerMinPerKg(1.7522 * 0.0186, 'V1 × k12, k12 0.0186 /min'),
    V2: litresPerKg((1.7522 * 0.0186) / 0.0137, 'V1 × k12 / k21, k21 0.0137 /min'),
  },
  system: {
    states: ['A1', 'A2'],
    transfers: twoCompartments,
    outputs: { parent: { state: 'A1', volume: 'V1', massFactor: 1 } },
    inputs: { iv: [{ to: 'A1', fraction: '1' }] },
  },
  covariates: [],
  variability: [],
  variabilityNote: 'no between-subject variability was found for these parameters',
  residual: {},
  range: { people: 'adults', sessionMgPerKg: [0.1, 1], text: 'adults, 0.1 to 1 mg/kg' },
  caveats: [],
  blindAfterBolusMin: 3,
};

export const ketHijazi2003: ModelRow = {
  id: 'ket-hijazi-2003',
  title: 'Hijazi, two compartments, racemic ketamine IV in neuro-intensive care',
  drug: 'racemic-ketamine',
  sampling: 'not-stated',
  samplingObtained: 'abstract',
  citation: 'Hijazi Y, et al. Br J Anaesth 2003;90:155-160. doi:10.1093/bja/aeg028',
  obtained: 'program',
  constructed: false,
  population: '12 intensive-care patients with brain or spinal cord injury',
  parameters: {
    V1: litresPerKg(1.08, '1.08 L/kg'),
    CL: litresPerMinPerKg(1.08 * 0.0333, 'V1 × k10, k10 0.0333 /min'),
    Q2: litresPerMinPerKg(1.08 * 0.0088, 'V1 × k12, k12 0.0088 /min'),
    V2: litresPerKg((1.08 * 0.0088) / 0.003, 'V1 × k12 / k21, k21 0.0030 /min'),
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
      kind: 'log-normal-cv',
      parameter: 'CL',
      cvPercent: (100 * 13.3) / 36,
      basis: 'between-patient SD of clearance in the abstract (36.0, SD 13.3 mL/min/kg); volumes have no usable spread',
    },
  ],
  variabilityNote: 'clearance only; the printed spread of Vbeta and half-life does not map to a parameter',
  residual: {},
  range: { people: 'adults', text: 'critically ill adults only: not for a clinic' },
  caveats: [
    {
      id: 'intensive-care-only',
      text: 'Fitted in intensive care after brain or spinal injury: not for clinic patients.',
    },
  ],
};
