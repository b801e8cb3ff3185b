import { expect, test } from 'vitest';
import { patientFold, readPatient } from '../patient/index.ts';
import { PERSON, personAfter } from './costs.fixture.ts';
import { copayOn } from './index.ts';

const none = patientFold.initial(PERSON);
const insured = (more: object = {}) => personAfter(none, 'state-cover', { cover: 'insured', ...more });
const paid = (state: typeof none, on: string, cents: number, more: object = {}) =>
  personAfter(state, 'record-payment', { payment: `p-${on}-${cents}`, on, cents, from: 'patient', ...more });
const on = (state: typeof none) => copayOn(readPatient(state), '2026-03-02');

test.each([
  ['nobody said how the visit is paid', none, null],
  ['the patient pays for everything', personAfter(none, 'state-cover', { cover: 'self-pay' }), null],
  ['insured, the copay never said', insured(), { standing: 'not-stated', dueCents: null }],
  ['nothing paid today', insured({ copayCents: 4_000 }), { standing: 'due', dueCents: 4_000 }],
  ['paid in part', paid(insured({ copayCents: 4_000 }), '2026-03-02', 1_500), { standing: 'due', dueCents: 2_500 }],
  ['paid', paid(insured({ copayCents: 4_000 }), '2026-03-02', 4_000), { standing: 'paid', dueCents: 0 }],
  [
    'paid on another day',
    paid(insured({ copayCents: 4_000 }), '2026-03-01', 4_000),
    { standing: 'due', dueCents: 4_000 },
  ],
  [
    'paid by the insurer',
    paid(insured({ copayCents: 4_000 }), '2026-03-02', 4_000, { from: 'insurer' }),
    { standing: 'due', dueCents: 4_000 },
  ],
  ['none is asked', insured({ copayCents: 0 }), { standing: 'paid', dueCents: 0 }],
] as const)('the copay of a visit: %s', (_, state, standing) => {
  expect(on(state)).toEqual(standing);
});
