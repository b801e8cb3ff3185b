import { decidePatient, decideSignUp, type PatientCommand, patientFold } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import type { Actor, Decision, StreamName } from '@keel/clinical/record';
import { scenarioId } from '@keel/clinical/session';
import type { SignUpCommand } from '@keel/clinical/sign-up';
import { addMinutes, HOUR_MS, type Instant, instant } from '@keel/clinical/units';
import { canonical, type OpenRecord, sha256 } from '../record/index.ts';
import { DEMO_CLINIC, DEMO_ZONE } from './cast.ts';

const NURSE: Actor = { kind: 'person', id: 'lindqvist', roles: ['nurse'] };
const DESK: Actor = { kind: 'person', id: 'reyes', roles: ['front-desk'] };

interface Said {
  readonly patient: string;
  readonly hoursAgo: number;
  readonly actor: Actor;
  readonly kind: SignUpCommand['kind'] | PatientCommand['kind'];
  readonly body: unknown;
}
const said = (patient: string, hoursAgo: number, actor: Actor, kind: Said['kind'], body: unknown): Said => ({
  patient,
  hoursAgo,
  actor,
  kind,
  body,
});
const request = (givenName: string, familyName: string, birthDate: string, phone: string, more: object = {}) => ({
  by: 'desk',
  givenName,
  familyName,
  birthDate,
  phone,
  language: 'en',
  contact: { call: true },
  safety: 'safe',
  ...more,
});

/**
 * Who asks to be treated on the demo day: somebody who is not safe, a referral, a former patient under his own name, a
 * young person, and one who was accepted and whose screening waits, with half an entry that nobody understood.
 */
const ASKED: readonly Said[] = [
  said(
    'asks-lowell',
    2,
    DESK,
    'sign-up',
    request('Dana', 'Lowell', '1990-02-14', '+1 303 555 0181', { safety: 'not-safe', heardFrom: 'a friend' }),
  ),
  said('asks-okoye', 26, DESK, 'refer-patient', {
    givenName: 'Ada',
    familyName: 'Okoye',
    birthDate: '1975-07-09',
    phone: '+1 303 555 0182',
    language: 'en',
    referrer: { name: 'Dr. Peter Lang', practice: 'Lang Family Practice', email: 'lang@practice.example' },
    referral: {
      reason: 'Recurrent depression, no response to two antidepressants; asks about esketamine.',
      tried: 'sertraline 200 mg for 10 weeks, venlafaxine 225 mg for 12 weeks',
      medicines: 'venlafaxine 225 mg, amlodipine 5 mg',
      urgent: false,
      patientAgreed: true,
    },
  }),
  said('asks-chen', 30, DESK, 'sign-up', request('Wei', 'Chen', '1978-01-30', '+1 303 555 0183')),
  said(
    'asks-rivas',
    50,
    DESK,
    'sign-up',
    request('Leo', 'Rivas', '2011-05-20', '+1 303 555 0184', {
      by: 'guardian',
      language: 'es',
      contact: {},
      guardian: { name: 'Carmen Rivas', phone: '+1 303 555 0185' },
    }),
  ),
  said('brandt', 72, DESK, 'sign-up', request('Nadia', 'Brandt', '1982-10-12', '+1 303 555 0186')),
  said('brandt', 70, DESK, 'accept-sign-up', {}),
  said('brandt', 48, NURSE, 'list-medicines', {
    medicines: [
      { name: 'lorazapam', dose: '1 mg at night' },
      { name: 'lisinopril', dose: '10 mg daily' },
    ],
  }),
  said('brandt', 48, NURSE, 'list-conditions', {
    conditions: [
      { system: 'ICD-10-CM', code: 'F33.2', words: 'Major depressive disorder, recurrent, severe', status: 'active' },
      { system: 'words', words: 'COPD; frobnitz', status: 'active' },
      { system: 'words', words: 'hypertension', status: 'active' },
    ],
  }),
  said('brandt', 48, NURSE, 'list-allergies', { answer: 'none-known', allergies: [] }),
  said('brandt', 48, NURSE, 'measure-body', { weightKg: 74, heightCm: 168 }),
  said('brandt', 48, NURSE, 'answer-screening', {
    answers: { 'patient.context.pdmpChecked': true, 'patient.labs.egfr': 88 },
    saidBy: 'clinician',
  }),
];

/** Puts the requests into the record through the decisions that every request passes. */
export async function askDemo(record: OpenRecord, policy: Policy, now: Instant): Promise<void> {
  for (const [place, { patient, hoursAgo, actor, kind, body }] of ASKED.entries()) {
    const stream: StreamName = `patient/${patient}`;
    const at = addMinutes(instant(now - hoursAgo * HOUR_MS), place);
    const events = await record.load(DEMO_CLINIC, stream);
    const state = events.reduce(patientFold.evolve, patientFold.initial(stream));
    const id = scenarioId(at, `demo/${stream}`, place);
    const command = { id, kind, stream, seenSeq: 0, occurredAt: at, body };
    const context = { now: at, zone: DEMO_ZONE, actor };
    const decision: Decision =
      kind === 'sign-up' || kind === 'refer-patient' || kind === 'accept-sign-up'
        ? decideSignUp({ patient: state, policy }, command as unknown as SignUpCommand, context)
        : decidePatient({ patient: state }, command as unknown as PatientCommand, context);
    if (decision.kind === 'refused')
      throw new Error(`demo: ${kind} refused: ${decision.reasons.map(({ rule }) => rule).join()}`);
    await record.append(DEMO_CLINIC, {
      command: { id, bodyHash: sha256(canonical({ kind, body })) },
      author: { kind: actor.kind, id: actor.id, right: `command/${kind} demo` },
      streams: decision.streams.map((one) => ({ ...one, expectedSeq: events.at(-1)?.seq ?? 0 })),
      answer: null,
    });
  }
}
