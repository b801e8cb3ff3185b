import type { PatientState } from '../patient/index.ts';
import { decidePatient, type PatientCommand, patientFold } from '../patient/index.ts';
import type { Site } from '../places/index.ts';
import type { Actor, Context, Decision, RecordedEvent, StreamName } from '../record/index.ts';
import { recordDraft } from '../session/index.ts';
import { type Instant, instant } from '../units/index.ts';
import {
  type AgreementCommand,
  decideAgreement,
  decideFees,
  FEES_STREAM,
  type FeesCommand,
  type FeesState,
  feesFold,
} from './index.ts';

/** For tests: one person and one fee schedule in memory, as they would be recorded. */
/** 2026-03-02, 09:00 in Denver. */
export const NOW: Instant = instant(1_772_467_200_000);
export const ZONE = 'America/Denver';
export const PERSON: StreamName = 'patient/p1';
export const BILLER: Actor = { kind: 'person', id: 'wen', roles: ['biller'] };
export const contextAt = (now: Instant = NOW): Context => ({ now, zone: ZONE, actor: BILLER });

let place = 0;
const recorded = (decision: Decision, stream: StreamName, seq: number): readonly RecordedEvent[] =>
  decision.kind === 'refused'
    ? []
    : decision.streams
        .flatMap(({ events }) => events)
        .map((draft, index) => {
          place += 1;
          return recordDraft(draft, {
            command: `c${place}`,
            index: 0,
            stream,
            seq: seq + index + 1,
            position: place,
            recordedAt: NOW,
            actor: BILLER,
          });
        });

export const rulesOf = (decision: Decision): readonly string[] =>
  decision.kind === 'refused' ? [...new Set(decision.reasons.map(({ rule }) => rule))].sort() : [];

/** @throws Error with the rules when it is refused. */
export function taken<State>(
  fold: { evolve: (state: State, event: RecordedEvent) => State },
  state: State,
  decision: Decision,
  stream: StreamName,
): State {
  if (decision.kind === 'refused') throw new Error(rulesOf(decision).join(', '));
  const { seq = 0 } = state as { readonly seq?: number };
  return recorded(decision, stream, seq).reduce(fold.evolve, state);
}

export const feesCommand = (kind: FeesCommand['kind'], body: unknown, at: Instant = NOW): FeesCommand =>
  ({ id: 'c', kind, stream: FEES_STREAM, seenSeq: 0, occurredAt: at, body }) as FeesCommand;

export const feesAfter = (state: FeesState, kind: FeesCommand['kind'], body: unknown, now: Instant = NOW): FeesState =>
  taken(feesFold, state, decideFees(state, feesCommand(kind, body, now), contextAt(now)), FEES_STREAM);

export const personAfter = (state: PatientState, kind: PatientCommand['kind'], body: unknown, at: Instant = NOW) =>
  taken(
    patientFold,
    state,
    decidePatient(
      { patient: state },
      { id: 'c', kind, stream: PERSON, seenSeq: 0, occurredAt: at, body } as PatientCommand,
      contextAt(at),
    ),
    PERSON,
  );

/** What a clinic with these fees and a person agree. */
export const agreementOf = (
  state: PatientState,
  kind: AgreementCommand['kind'],
  body: unknown,
  at: Instant = NOW,
): Decision =>
  decideAgreement(
    { patient: state, fees: pricedClinic() },
    { id: 'c', kind, stream: PERSON, seenSeq: 0, occurredAt: at, body } as AgreementCommand,
    contextAt(at),
  );
export const agreed = (state: PatientState, kind: AgreementCommand['kind'], body: unknown, at: Instant = NOW) =>
  taken(patientFold, state, agreementOf(state, kind, body, at), PERSON);

export const IDENTITY = {
  legalName: 'Riverside Interventional Psychiatry, PLLC',
  npi: '1234567893',
  tin: '12-3456789',
  providers: [],
};
export const PRICES = {
  evaluation: 35_000,
  'iv-session': 52_500,
  'iv-further-hour': 15_000,
  'ketamine-drug': 0,
  'injection-session': 42_500,
  'esketamine-56': 95_000,
  'esketamine-84': 130_000,
  scale: 0,
  ondansetron: 300,
  'pregnancy-test': 1_500,
};
export const STEP = 'income up to twice the poverty line';
export const SCHEDULE = {
  from: '2026-03-02',
  prices: PRICES,
  codes: {},
  esketamine: 'bundle',
  slidingScale: [{ name: STEP, percent: 20 }],
  paymentMonthsMax: 6,
  because: 'opening the clinic',
  printedName: 'Li Wen',
} as const;

export const pricedClinic = (): FeesState =>
  feesAfter(feesAfter(feesFold.initial(FEES_STREAM), 'set-fees', SCHEDULE), 'set-billing-identity', IDENTITY);

export const DETAILS = {
  givenName: 'Ada',
  familyName: 'Quinn',
  birthDate: '1984-05-06',
  sexAtBirth: 'female',
} as const;
export const depressed = (): PatientState =>
  personAfter(personAfter(patientFold.initial(PERSON), 'register-patient', DETAILS), 'list-conditions', {
    conditions: [
      { system: 'ICD-10-CM', code: 'F33.2', words: 'Major depressive disorder', status: 'active' },
      { system: 'ICD-10-CM', code: 'B20', words: 'another illness', status: 'active' },
      { system: 'ICD-10-CM', code: 'F41.1', words: 'anxiety', status: 'history' },
    ],
  });

/** The same person with a course whose plan `okafor` signed: of the plan only what money is read from. */
export const planned = (): PatientState =>
  [
    { kind: 'course-started', body: { course: 'k1', indication: 'depression' } },
    { kind: 'plan-signed', body: { course: 'k1', revision: 1, regimen: 'iv-depression' } },
  ].reduce(
    (state, draft) =>
      patientFold.evolve(
        state,
        recordDraft(
          { ...draft, version: 1, occurredAt: NOW, zone: ZONE },
          {
            command: `plan-${state.seq}`,
            index: 0,
            stream: PERSON,
            seq: state.seq + 1,
            position: state.seq + 1,
            recordedAt: NOW,
            actor: { kind: 'person', id: 'okafor', roles: ['prescriber'] },
          },
        ),
      ),
    depressed(),
  );

export const SITE: Site = {
  siteId: 'riverside',
  name: 'Riverside',
  zone: ZONE,
  phone: '+1 303 555 0100',
  address: { street: '1420 Riverside Avenue', city: 'Denver', state: 'CO', postalCode: '80202', entrance: 'Suite 210' },
  chairs: [],
  kit: null,
};
