import { describe, expect, test } from 'vitest';
import { INTAKE_FORM, intakeFacts } from '../intake/index.ts';
import type { IntakeAnswer, PatientEntry } from '../patient/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';
import { requestOfPatient } from './index.ts';
import { NOBODY, type Recorded } from './nobody.fixture.ts';
import { NOW } from './well-patient.fixture.ts';

const ago = (minutes: number): Instant => addMinutes(NOW, -minutes);
const listed = (body: object, at: Instant) => ({ at, body }) as never;
/** What the patient told at intake, as the record keeps it. */
const told = (question: string, answer: IntakeAnswer, at: Instant) =>
  ({
    kind: 'intake-answered',
    at,
    event: { command: question, index: 0 },
    body: { question, answer, form: INTAKE_FORM, language: 'en' },
  }) as unknown as PatientEntry;
const request = (patient: Partial<Recorded>, asked: object = {}) =>
  requestOfPatient({ ...NOBODY, ...patient }, { route: 'iv-ketamine', now: NOW, on: '2026-03-01', ...asked });

/** Minutes ago that the clinic listed and the patient told; null: never. */
const WHEN: readonly (readonly [string, number | null, number | null, 'nothing' | 'clinic' | 'patient' | 'both'])[] = [
  ['neither was asked', null, null, 'nothing'],
  ['only the clinic listed', 10, null, 'clinic'],
  ['only the patient told', null, 10, 'patient'],
  ['the patient told later: added, nothing taken away', 20, 10, 'both'],
  ['the clinic listed later', 10, 20, 'clinic'],
  ['both in the same moment', 10, 10, 'clinic'],
];
type List = 'medications' | 'allergies' | 'diagnoses';
/** The clinic's own list, what the patient says of the same and of more, and how both are read. */
const LISTS: Readonly<
  Record<
    List,
    {
      readonly clinic: (at: Instant) => Partial<Recorded>;
      readonly patient: (at: Instant) => PatientEntry;
      readonly clinicSays: readonly string[];
      readonly patientSays: readonly string[];
      /** Of what the patient says, that which the clinic has not under any name. */
      readonly more: readonly string[];
    }
  >
> = {
  medications: {
    clinic: (at) => ({
      medicines: listed({ medicines: [{ name: 'Zoloft' }, { name: 'amitriptyline' }, { name: 'moonwort tea' }] }, at),
    }),
    patient: (at) =>
      told(
        'medicines',
        {
          kind: 'medicines',
          medicines: [{ name: 'sertraline' }, { name: 'Moonwort Tea' }, { name: 'lorazepam', dose: '1 mg' }],
        },
        at,
      ),
    clinicSays: ['Zoloft', 'amitriptyline', 'moonwort tea'],
    patientSays: ['sertraline', 'Moonwort Tea', 'lorazepam'],
    more: ['lorazepam'],
  },
  allergies: {
    clinic: (at) => ({
      allergies: listed({ answer: 'listed', allergies: [{ substance: 'Ketalar' }, { substance: 'moonwort' }] }, at),
    }),
    patient: (at) =>
      told(
        'allergies',
        {
          kind: 'allergies',
          allergies: [{ substance: 'ketamine' }, { substance: 'Moonwort' }, { substance: 'latex', reaction: 'hives' }],
        },
        at,
      ),
    clinicSays: ['Ketalar', 'moonwort'],
    patientSays: ['ketamine', 'Moonwort', 'latex'],
    more: ['latex'],
  },
  diagnoses: {
    clinic: (at) => ({
      conditions: listed(
        { conditions: [{ system: 'ICD-10-CM', code: 'I10', words: 'Essential hypertension', status: 'active' }] },
        at,
      ),
    }),
    patient: (at) => told('heart', { kind: 'many', values: ['high-blood-pressure', 'heart-failure'] }, at),
    clinicSays: ['Essential hypertension'],
    patientSays: ['High blood pressure', 'Heart failure'],
    more: ['Heart failure'],
  },
};

describe.each(Object.keys(LISTS) as List[])("the clinic's %s beside the patient's own", (list) => {
  const { clinic, patient, clinicSays, patientSays, more } = LISTS[list];
  const named = (recorded: Partial<Recorded>) => {
    const found = request(recorded).patient?.[list] as
      | readonly { name?: string; substance?: string; display?: string }[]
      | null;
    // What the patient has not answered yet is a hole in the list, and stands in it as one.
    return found
      ?.map(({ name, substance, display }) => name ?? substance ?? display ?? '')
      .filter((words) => !words.startsWith('Not known to the patient'));
  };
  test.each(WHEN)('%s', (_, clinicAgo, patientAgo, expected) => {
    const recorded = {
      ...(clinicAgo === null ? {} : clinic(ago(clinicAgo))),
      entries: patientAgo === null ? [] : [patient(ago(patientAgo))],
    };
    expect(named(recorded)).toEqual(
      { nothing: undefined, clinic: clinicSays, patient: patientSays, both: [...clinicSays, ...more] }[expected],
    );
  });
});

test('each list carries what is known of its lines and nothing that is not', () => {
  const { patient } = request(
    {
      medicines: listed({ medicines: [{ name: 'sertraline', rxcui: '36437', dose: '50 mg' }] }, ago(30)),
      allergies: listed({ answer: 'listed', allergies: [{ substance: 'latex', severity: 'mild' }] }, ago(30)),
      conditions: listed({ conditions: [{ system: 'words', words: 'gout', status: 'remission' }] }, ago(30)),
      entries: [
        told('medicines', { kind: 'medicines', medicines: [{ name: 'lorazepam', dose: '1 mg' }] }, ago(20)),
        told('allergies', { kind: 'allergies', allergies: [{ substance: 'egg', reaction: 'hives' }] }, ago(20)),
      ],
    },
    { lastTakenHoursAgo: { lorazepam: 7 } },
  );
  expect(patient?.medications).toEqual([
    { name: 'sertraline', rxcui: '36437', dose: '50 mg', lastTakenHoursAgo: null },
    { name: 'lorazepam', rxcui: null, dose: '1 mg', lastTakenHoursAgo: 7 },
  ]);
  expect(patient?.allergies).toEqual([
    { substance: 'latex', reaction: null, severity: 'mild' },
    { substance: 'egg', reaction: 'hives', severity: null },
  ]);
  expect(patient?.diagnoses).toEqual([{ system: null, code: null, display: 'gout', status: 'remission' }]);
});

test.each([
  ['2026-01-18', 42 * 24],
  ['2026-01-17', null],
  ['2026-03-01', 0],
  ['2026-03-02', 'still taken'],
  ['no day', 'still taken'],
])('a medicine stopped on %s, read on 2026-03-01: %s', (stopped, hours) => {
  const medicines = listed({ medicines: [{ name: 'phenelzine', stopped }] }, ago(30));
  const [first] = request({ medicines }).patient?.medications ?? [];
  if (hours === null) expect(first).toBeUndefined();
  else expect(first?.lastTakenHoursAgo).toBe(hours === 'still taken' ? null : hours);
});

test('measured beats told, asked now beats both, and what nobody said stays absent', () => {
  const body = [
    told('height', { kind: 'number', value: 180 }, ago(20)),
    told('weight', { kind: 'number', value: 80 }, ago(20)),
    told('sex', { kind: 'one', value: 'female' }, ago(20)),
    told('pregnancy', { kind: 'one', value: 'possible' }, ago(20)),
    told('breastfeeding', { kind: 'one', value: 'no' }, ago(20)),
    told('reason', { kind: 'one', value: 'ptsd' }, ago(20)),
  ];
  expect(request({ entries: body })).toMatchObject({
    indication: 'post-traumatic stress disorder',
    patient: {
      heightCm: 180,
      weightKg: 80,
      sex: 'female',
      pregnancy: 'possible-not-tested',
      breastfeeding: false,
    },
  });
  const measured = { height: { cm: 171 } as never, weight: { kg: 66 } as never };
  const asked = { pregnancy: 'not-pregnant', breastfeeding: true, indication: 'chronic pain' };
  expect(request({ entries: body, ...measured }, asked)).toMatchObject({
    indication: 'chronic pain',
    patient: { heightCm: 171, weightKg: 66, pregnancy: 'not-pregnant', breastfeeding: true },
  });
  expect(request({})).toMatchObject({
    indication: null,
    patient: { heightCm: null, weightKg: null, sex: null, pregnancy: null, breastfeeding: null, scales: null },
  });
});

test('the points of STOP-BANG come from the intake, and a score that was asked stands before them', () => {
  const signs = { kind: 'many', values: ['snores-loudly', 'tired-by-day', 'stops-breathing'] } as const;
  const entries = [told('sleep-signs', signs, ago(20))];
  expect(intakeFacts({ ...NOBODY, entries }, '2026-03-01').stopBang).toBe(3);
  expect(request({ entries }).patient?.scales).toEqual({ stopBang: 3 });
  expect(request({ entries }, { scales: { stopBang: 5, phq9: 12 } }).patient?.scales).toEqual({
    stopBang: 5,
    phq9: 12,
  });
  expect(request({}, { scales: { phq9: 12 } }).patient?.scales).toEqual({ phq9: 12 });
});
