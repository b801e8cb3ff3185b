import { expect, test } from 'vitest';
import { modelById, type Route } from '../models/index.ts';
import { KE0_PER_MIN, simulate } from './index.ts';

/**
 * Values computed elsewhere, to ten digits, for ten regimens (the same that `reference/pk-models.json` prints): time in min, then
 * parent, norketamine, hydroxynorketamine, effect site in ng/mL and area of the parent in ng·h/mL. Null: not a part of that model.
 */
const EXAMPLES: readonly {
  readonly name: string;
  readonly model: string;
  readonly weightKg: number;
  readonly covariates: { readonly age?: number; readonly asian?: boolean };
  readonly doses: readonly { tMin: number; route: Route; amountMg: number; durationMin?: number }[];
  readonly values: readonly (readonly (number | null)[])[];
}[] = [
  {
    name: 'W1 Domino 40 mg over 40 min',
    model: 'ket-domino-1984',
    weightKg: 80,
    covariates: {},
    doses: [{ tMin: 0, route: 'iv', amountMg: 40, durationMin: 40 }],
    values: [
      [0, 0.0, null, null, 0.0, 0.0],
      [5, 155.3536233, null, null, 42.6852031, 10.1247836],
      [20, 209.6072593, null, null, 150.264835, 57.16589108],
      [40, 240.3596045, null, null, 215.0026203, 132.5052362],
      [41, 141.1345202, null, null, 212.0255035, 135.4803167],
      [60, 55.11964095, null, null, 98.06140422, 159.6139346],
      [120, 35.83947536, null, null, 38.94908561, 203.2139337],
      [360, 8.39662416, null, null, 9.052041376, 278.8542129],
      [1440, 0.01224533557, null, null, 0.01320117254, 301.9642668],
    ],
  },
  {
    name: 'W2 composite 40 mg over 40 min',
    model: 'ket-composite-default',
    weightKg: 80,
    covariates: {},
    doses: [{ tMin: 0, route: 'iv', amountMg: 40, durationMin: 40 }],
    values: [
      [0, 0.0, 0.0, null, 0.0, 0.0],
      [5, 33.27444793, 1.086847923, null, 6.204724621, 1.418691722],
      [20, 110.3350477, 14.13687484, null, 60.33704814, 19.97843038],
      [40, 179.527249, 44.00020308, null, 138.2644655, 69.06637587],
      [41, 175.3047665, 45.6379581, null, 141.3979083, 72.02309873],
      [60, 117.9364628, 64.94602876, null, 137.384132, 117.4507056],
      [120, 60.09129196, 68.30455806, null, 66.65717065, 198.4287999],
      [360, 22.85920958, 40.34918007, null, 23.90877501, 347.174477],
      [1440, 0.4367090586, 3.927766395, null, 0.4567521828, 449.1489115],
    ],
  },
  {
    name: 'W3 composite 20 mg bolus, 15 mg IM at 40 min',
    model: 'ket-composite-default',
    weightKg: 80,
    covariates: {},
    doses: [
      { tMin: 0, route: 'iv', amountMg: 20, durationMin: 0 },
      { tMin: 40, route: 'im', amountMg: 15 },
    ],
    values: [
      [0, 142.6777765, 0.0, null, 0.0, 0.0],
      [5, 124.0872826, 8.382341947, null, 45.21277685, 11.09148264],
      [20, 84.93949245, 24.52785787, null, 83.50836724, 36.77834922],
      [40, 56.70213224, 33.56036272, null, 68.91851105, 59.84241635],
      [41, 62.82651033, 33.83729919, null, 68.19322189, 60.83947197],
      [60, 98.43665245, 45.12471664, null, 88.36233931, 89.27322585],
      [120, 54.835864, 57.18866499, null, 61.6548941, 164.4517036],
      [360, 19.62376391, 34.42217118, null, 20.52508724, 293.6562792],
      [1440, 0.3748906615, 3.353625456, null, 0.3920965791, 381.1958833],
    ],
  },
  {
    name: 'W4 composite nasal 40 mg',
    model: 'ket-composite-default',
    weightKg: 80,
    covariates: {},
    doses: [{ tMin: 0, route: 'in', amountMg: 40 }],
    values: [
      [0, 0.0, 0.0, null, 0.0, 0.0],
      [5, 25.87764426, 1.991345609, null, 5.017096126, 1.150373881],
      [20, 59.36602878, 23.64056627, null, 37.12877964, 12.83907103],
      [40, 59.9339589, 63.36580196, null, 56.98706282, 33.40289864],
      [41, 59.48873068, 64.87430798, null, 57.20522081, 34.39811635],
      [60, 49.28425051, 82.51663871, null, 54.01666648, 51.66088983],
      [120, 27.92503565, 74.53675786, null, 30.88770507, 88.39025456],
      [360, 10.32623685, 27.32567371, null, 10.80052157, 156.0493246],
      [1440, 0.1972714091, 2.428456076, null, 0.206325344, 202.1135886],
    ],
  },
  {
    name: 'W5 composite oral 80 mg',
    model: 'ket-composite-default',
    weightKg: 80,
    covariates: {},
    doses: [{ tMin: 0, route: 'po', amountMg: 80 }],
    values: [
      [0, 0.0, 0.0, null, 0.0, 0.0],
      [5, 23.48452862, 121.37951, null, 4.557273891, 1.04500991],
      [20, 53.45257517, 308.7688527, null, 33.52801863, 11.60515432],
      [40, 53.50720699, 351.4302414, null, 51.07879925, 30.03819741],
      [41, 53.0908814, 350.6284266, null, 51.25657084, 30.92653945],
      [60, 43.74882342, 314.1905885, null, 48.11723534, 46.28946165],
      [120, 24.70776937, 175.3192293, null, 27.32722821, 78.80495106],
      [360, 9.161506458, 52.00124652, null, 9.582275102, 138.7893979],
      [1440, 0.1750210329, 4.299355184, null, 0.1830537683, 179.6580301],
    ],
  },
  {
    name: 'W6 composite sublingual 80 mg',
    model: 'ket-composite-default',
    weightKg: 80,
    covariates: {},
    doses: [{ tMin: 0, route: 'sl', amountMg: 80 }],
    values: [
      [0, 0.0, 0.0, null, 0.0, 0.0],
      [5, 17.77530126, 107.6070521, null, 3.380662322, 0.7740781923],
      [20, 48.53999059, 273.6017765, null, 28.47485339, 9.642483338],
      [40, 60.31994651, 313.2543509, null, 52.1719805, 28.38322575],
      [41, 60.43829788, 312.6915976, null, 52.82980228, 29.38958652],
      [60, 58.59761846, 283.6651444, null, 58.35151287, 48.40265856],
      [120, 41.1640464, 168.4094281, null, 44.43704307, 98.20651491],
      [360, 14.49872786, 56.29884169, null, 15.17274403, 195.8096082],
      [1440, 0.2765450816, 4.818552941, null, 0.2892373474, 260.4006112],
    ],
  },
  {
    name: 'W7 Otto 16 mg over 20 min then 8 mg over 20 min',
    model: 'sket-otto-2021',
    weightKg: 80,
    covariates: {},
    doses: [
      { tMin: 0, route: 'iv', amountMg: 16, durationMin: 20 },
      { tMin: 20, route: 'iv', amountMg: 8, durationMin: 20 },
    ],
    values: [
      [0, 0.0, 0.0, null, 0.0, 0.0],
      [5, 24.40541062, 0.9477518692, null, 4.558541136, 1.042430646],
      [20, 80.34814892, 12.24436871, null, 44.00556826, 14.58291068],
      [40, 91.24542698, 31.9844058, null, 78.94233522, 43.10676098],
      [41, 89.25050037, 32.8918955, null, 79.84647626, 44.61077924],
      [60, 63.05277877, 43.67802525, null, 73.09594342, 68.23084745],
      [120, 34.33555176, 45.9831003, null, 38.16942218, 113.8134469],
      [360, 7.86735947, 21.90311055, null, 8.389486027, 182.727929],
      [1440, 0.6124618311, 2.641584699, null, 0.6245433971, 221.7242725],
    ],
  },
  {
    name: 'W8 Perez-Ruixo four devices at 0,5,10,15 min, age 66',
    model: 'esket-perezruixo-2021',
    weightKg: 80,
    covariates: { age: 66 },
    doses: [
      { tMin: 0, route: 'in', amountMg: 28 },
      { tMin: 5, route: 'in', amountMg: 28 },
      { tMin: 10, route: 'in', amountMg: 28 },
      { tMin: 15, route: 'in', amountMg: 28 },
    ],
    values: [
      [0, 0.0, 0.0, null, 0.0, 0.0],
      [5, 16.13304892, 0.171587441, null, 3.11066349, 0.7129705257],
      [20, 88.13458536, 10.96260527, null, 42.69148006, 13.48798465],
      [40, 128.6852113, 76.64321332, null, 104.9738639, 51.652396],
      [41, 129.2037739, 81.21697586, null, 106.8952509, 53.8015913],
      [60, 127.0581275, 166.1289874, null, 124.7575273, 94.88075643],
      [120, 79.30284517, 233.9401905, null, 88.465313, 198.2977718],
      [360, 20.68611973, 80.25288085, null, 21.63503766, 354.5526355],
      [1440, 2.97230981, 13.5500454, null, 3.011507613, 488.4317918],
    ],
  },
  {
    name: 'W9 Perez-Ruixo oral 28 mg, Asian age 50',
    model: 'esket-perezruixo-2021',
    weightKg: 80,
    covariates: { age: 50, asian: true },
    doses: [{ tMin: 0, route: 'po', amountMg: 28 }],
    values: [
      [0, 0.0, 0.0, null, 0.0, 0.0],
      [5, 0.03531050592, 0.1817432138, null, 0.003492336524, 0.0007571418115],
      [20, 1.508469354, 8.066565129, null, 0.5090139934, 0.1401391318],
      [40, 5.807273665, 33.05114282, null, 3.543482375, 1.361160337],
      [41, 5.999570515, 34.2636619, null, 3.732698475, 1.459557211],
      [60, 8.704000077, 53.10544109, null, 6.99930429, 3.835330011],
      [120, 9.339792326, 68.15149761, null, 9.603829589, 13.48908574],
      [360, 2.740637132, 26.27986422, null, 2.889899854, 34.77599998],
      [1440, 0.3266245208, 4.046283154, null, 0.3310134343, 50.74195658],
    ],
  },
  {
    name: 'W10 Simons film 75 mg and 10 mg IV over 10 min at 60 min',
    model: 'sket-simons-2022',
    weightKg: 80,
    covariates: {},
    doses: [
      { tMin: 0, route: 'sl', amountMg: 75 },
      { tMin: 60, route: 'iv', amountMg: 10, durationMin: 10 },
    ],
    values: [
      [0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [5, 29.60301017, 0.1668848382, 0.006234254327, 4.296379972, 0.9580567331],
      [20, 114.0590347, 37.72885474, 6.96399992, 70.31063119, 22.87675925],
      [40, 85.56712248, 222.8183117, 60.63654388, 91.33749156, 56.24304768],
      [41, 84.17223085, 232.898206, 64.19732691, 90.81841804, 57.6575222],
      [60, 60.9055483, 337.5155182, 116.6883296, 73.5139133, 80.45706281],
      [120, 41.55727115, 186.9202538, 116.6528402, 52.29300539, 173.4825916],
      [360, 10.89325335, 76.95307752, 77.37954677, 11.3712692, 250.5691771],
      [1440, 0.2564667168, 3.645076791, 4.455713799, 0.267586243, 301.6094712],
    ],
  },
];

test.each(EXAMPLES)('$name, to a billionth', ({ model, weightKg, covariates, doses, values }) => {
  const curve = simulate({
    model: modelById(model),
    person: { weightKg, covariates },
    doses,
    timesMin: values.map(([t]) => t!),
    ke0PerMin: KE0_PER_MIN,
    auc: ['parent'],
  });
  const columns = [
    curve.ngPerMl.parent,
    curve.ngPerMl.norketamine,
    curve.ngPerMl.hydroxynorketamine,
    curve.effectSiteNgPerMl,
    curve.aucNgHPerMl.parent,
  ];
  values.forEach(([, ...row], at) => {
    row.forEach((expected, column) => {
      if (expected === null) expect(columns[column]).toBeUndefined();
      else expect(Math.abs(columns[column]![at]! - expected)).toBeLessThanOrEqual(1e-9 * expected);
    });
  });
});
