import { litresAt70, litresPerHourAt70, twoCompartments } from './disposition.ts';
import type { ModelRow } from './model-row.ts';

const system: ModelRow['system'] = {
  states: ['A1', 'A2'],
  transfers: twoCompartments,
  outputs: { parent: { state: 'A1', volume: 'V1', massFactor: 1 } },
  inputs: { iv: [{ to: 'A1', fraction: '1' }] },
};

function parameters(v1: number, v2: number, clPerHour: number, qPerHour: number): ModelRow['parameters'] {
  return {
    V1: litresAt70(v1, `${v1} L/70 kg`),
    V2: litresAt70(v2, `${v2} L/70 kg`),
    CL: litresPerHourAt70(clPerHour),
    Q2: litresPerHourAt70(qPerHour),
  };
}

export const ketHerd2007: ModelRow = {
  id: 'ket-herd-2007',
  title: 'Herd and Anderson, racemic ketamine IV in children',
  drug: 'racemic-ketamine',
  sampling: 'not-stated',
  samplingObtained: 'abstract',
  citation: 'Herd D, Anderson BJ. Paediatr Anaesth 2007;17:622-629. doi:10.1111/j.1460-9592.2006.02145.x',
  obtained: 'abstract',
  constructed: false,
  population: '54 children, 188 observations, 8.3 (SD 3.5) y, 32.5 (SD 15.6) kg, 1 to 1.5 mg/kg IV',
  parameters: parameters(38.7, 102, 90, 215),
  system,
  covariates: [],
  variability: [
    { kind: 'log-normal-cv', parameter: 'V1', cvPercent: 64, basis: 'abstract' },
    { kind: 'log-normal-cv', parameter: 'V2', cvPercent: 51.7, basis: 'abstract' },
    { kind: 'log-normal-cv', parameter: 'CL', cvPercent: 38.1, basis: 'abstract' },
    { kind: 'log-normal-cv', parameter: 'Q2', cvPercent: 19, basis: 'abstract' },
  ],
  variabilityNote: 'printed as CV; no correlations were found',
  residual: {},
  range: { people: 'children', ageYears: [1.5, 14], weightKg: [10.8, 74.8], text: '1.5 to 14 years, 10.8 to 74.8 kg' },
  caveats: [],
};

export const ketElkomy2015: ModelRow = {
  id: 'ket-elkomy-2015',
  title: 'Elkomy, racemic ketamine IV in children with heart disease',
  drug: 'racemic-ketamine',
  sampling: 'not-stated',
  samplingObtained: 'abstract',
  citation: 'Elkomy MH, et al. Int J Pharm 2015;478:223-231. doi:10.1016/j.ijpharm.2014.11.026',
  obtained: 'abstract',
  constructed: false,
  population: '21 children of 0.5 to 18 years with heart disease, 2 mg/kg IV, samples to 8 h',
  parameters: parameters(57.3, 152, 60.6, 73.2),
  system,
  covariates: [],
  variability: [],
  variabilityNote: 'not found',
  residual: {},
  range: { people: 'children', ageYears: [0.5, 18], text: '0.5 to 18 years' },
  caveats: [],
};

export const ketSherwin2015: ModelRow = {
  id: 'ket-sherwin-2015',
  title: 'Sherwin, racemic ketamine IV bolus in children',
  drug: 'racemic-ketamine',
  sampling: 'not-stated',
  samplingObtained: 'abstract',
  citation: 'Sherwin CMT, et al. Paediatr Anaesth 2015;25:211-216. doi:10.1111/pan.12521',
  obtained: 'abstract',
  constructed: false,
  population: '57 children, 1 to 1.5 mg/kg IV bolus',
  parameters: parameters(20.5, 220, 87.9, 87.3),
  system,
  covariates: [],
  variability: [],
  variabilityNote: 'the abstract gives 34 to 98 % without saying which parameter has which',
  residual: {},
  range: { people: 'children', ageYears: [0, 18], text: 'children' },
  caveats: [],
};

export const ketHornik2018: ModelRow = {
  id: 'ket-hornik-2018',
  title: 'Hornik, racemic ketamine IV in children',
  drug: 'racemic-ketamine',
  sampling: 'not-stated',
  samplingObtained: 'abstract',
  citation: 'Hornik CD, et al. J Clin Pharmacol 2018;58:1092-1104. doi:10.1002/jcph.1116',
  obtained: 'program',
  constructed: false,
  population: '113 children (50 IM, 63 IV), median 3.3 y (0.02 to 17.6), median 14 kg (2.4 to 176.1), 275 samples',
  parameters: parameters(32.8, 152, 38.9, 54.9),
  system,
  covariates: [],
  variability: [],
  variabilityNote: 'not found',
  residual: {},
  range: { people: 'children', ageYears: [0.02, 17.6], weightKg: [2.4, 176.1], text: 'children' },
  caveats: [
    {
      id: 'single-unverified-source',
      text: 'Disposition comes from one open program only, and its clearance is less than half of the other models in children.',
    },
  ],
  unavailable: { im: 'F 0.41 by muscle is published (abstract), its absorption rate was not found' },
};
