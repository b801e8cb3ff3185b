import { describe, expect, test } from 'vitest';
import type { Patient } from '../patient/index.ts';
import { REGIMENS } from '../policy/index.ts';
import type { Container } from '../register/index.ts';
import { instant } from '../units/index.ts';
import { drugNeeds, drugOfDay, type VisitForDrug } from './index.ts';

const DATE = '2026-03-02';
const devices = (count: number) => ({ form: 'nasal-devices', devices: count });
const infusion = { form: 'infusion', amount: { per: 'kg', mgPerKg: 0.5 }, weight: { kg: 80 }, minutes: 40 };
const visit = (patient: string, regimen: string, more: { order?: object; plan?: object; phase?: string } = {}) =>
  ({
    booking: { booking: `b-${patient}`, session: 's', patient, chair: 'c', regimen, startsAt: instant(0) },
    session: { order: more.order ? { order: more.order } : null, phase: more.phase ?? 'planned', route: null },
    patient: {
      courses: [{ body: { course: 'k' }, endedAt: null }],
      plans: more.plan ? [{ body: { course: 'k', revision: 1, regimen, order: more.plan } }] : [],
    } as unknown as Patient,
  }) as unknown as VisitForDrug;
const container = (drug: string, mg: number, more: object = {}) =>
  ({
    product: { drug, form: drug === 'esketamine' ? 'nasal-device' : 'multi-dose-vial', expiry: '2027-01-01' },
    owner: { kind: 'clinic' },
    state: 'sealed',
    labelledMg: mg,
    drawnMg: 0,
    wastedMg: 0,
    adjustedMg: 0,
    differenceMg: 0,
    draws: 0,
    ...more,
  }) as unknown as Container;
const shelf = (count: number, more: object = {}) =>
  Array.from({ length: count }, () => container('esketamine', 28, more));
const of = (visits: readonly VisitForDrug[], there: readonly Container[]) =>
  drugOfDay(drugNeeds(visits, REGIMENS), there, DATE);

describe('what a visit needs', () => {
  test.each([
    [
      'as it is ordered for the session',
      { order: devices(2), plan: devices(3) },
      { mg: 56, devices: 2, saidBy: 'order' },
    ],
    ['as the plan in force has it', { plan: devices(3) }, { mg: 84, devices: 3, saidBy: 'plan' }],
    ['the most that the label gives, when nobody has said it', {}, { mg: null, devices: 3, saidBy: 'nobody' }],
  ] as const)('%s', (_, more, wanted) => {
    expect(drugNeeds([visit('a', 'esketamine-trd', more)], REGIMENS)).toMatchObject([wanted]);
  });

  test('by weight, in mg', () => {
    expect(drugNeeds([visit('a', 'iv-depression', { plan: infusion })], REGIMENS)).toMatchObject([
      { molecule: 'ketamine', mg: 40, devices: null },
    ]);
  });

  test.each(['dosing', 'recovery', 'released', 'stopped'])('nothing more once it is %s', (phase) => {
    expect(drugNeeds([visit('a', 'esketamine-trd', { plan: devices(3), phase })], REGIMENS)).toEqual([]);
  });

  test('a plan for another way of treatment says nothing about this visit', () => {
    const other = visit('a', 'iv-depression', { plan: infusion });
    const nasal = { ...other, booking: { ...other.booking, regimen: 'esketamine-trd' } };
    expect(drugNeeds([nasal], REGIMENS)).toMatchObject([{ mg: null, saidBy: 'nobody' }]);
  });

  test('by mouth, nothing of a register', () => {
    const mouth = Object.entries(REGIMENS).find(([, { route }]) => route === 'oral-ketamine')![0];
    expect(drugNeeds([visit('a', mouth)], REGIMENS)).toEqual([]);
  });
});

describe('a day against the shelf', () => {
  const three = ['a', 'b', 'c'].map((patient) => visit(patient, 'esketamine-trd', { plan: devices(3) }));

  test('three of 84 mg need nine devices: five on hand are four too few', () => {
    expect(of(three, shelf(5))).toEqual([
      { molecule: 'esketamine', unit: 'device', needed: 9, onHand: 5, short: 4, unsaid: 0 },
    ]);
    expect(of(three, shelf(9))).toMatchObject([{ short: 0 }]);
  });

  test.each([
    ['expired', { product: { drug: 'esketamine', form: 'nasal-device', expiry: '2026-03-01' } }],
    ['used up', { state: 'finished' }],
    ['taken out and given', { drawnMg: 28 }],
  ])('what is %s counts for nothing', (_, more) => {
    expect(of(three, shelf(9, more))).toMatchObject([{ onHand: 0, short: 9 }]);
  });

  test('a device that a patient owns is for that patient alone', () => {
    const own = (patientId: string, count: number) => shelf(count, { owner: { kind: 'patient', patientId } });
    expect(of(three, [...shelf(6), ...own('a', 3)])).toMatchObject([{ onHand: 9, short: 0 }]);
    expect(of(three, [...shelf(6), ...own('a', 5)])).toMatchObject([{ onHand: 9, short: 0 }]);
    expect(of(three, [...shelf(6), ...own('stranger', 3)])).toMatchObject([{ onHand: 6, short: 3 }]);
  });

  test('ketamine is summed in mg, apart from the spray, and an unsaid dose is named and not guessed', () => {
    const visits = [...three, visit('d', 'iv-depression', { plan: infusion }), visit('e', 'iv-depression')];
    expect(of(visits, [...shelf(9), container('ketamine', 30)])).toEqual([
      { molecule: 'esketamine', unit: 'device', needed: 9, onHand: 9, short: 0, unsaid: 0 },
      { molecule: 'ketamine', unit: 'mg', needed: 40, onHand: 30, short: 10, unsaid: 1 },
    ]);
  });
});
