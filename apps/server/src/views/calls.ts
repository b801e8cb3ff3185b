import { CALLS_STREAM, readCalls } from '@keel/clinical/calls';
import { callFacts, type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import { type StreamName, streamKind } from '@keel/clinical/record';
import { phoneKey, type SignUpState } from '@keel/clinical/sign-up';
import { HOUR_MS } from '@keel/clinical/units';
import { CallersView, CallsView } from '@keel/formats/api';
import { sql } from 'kysely';
import { z } from 'zod';
import { type ViewAsked, type ViewDefinition, view } from '../http/index.ts';
import { type BoardInput, house } from './board.ts';
import { briefFor, briefOnly, type CallerPhone, phonesOf } from './brief.ts';
import { alike, briefsOf, unknownBrief } from './lists.ts';

/** How long a call that ended stays in sight: whoever calls again within the day is recognised. */
const SHOWN_MS = 24 * HOUR_MS;

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Who is on the phone, and who was in the last day. What was said is for those who treat; whoever took the call sees his
 * own. A call that nobody ended stays until somebody does.
 */
async function callsView(
  input: BoardInput,
  reader: { readonly person: string; readonly clinical: boolean },
): Promise<CallsView> {
  const { trx, at, clinic, folds, now } = input;
  const { staff } = await house(input);
  const { rows } = await sql<{ patient: string }>`select patient from patient_index
    where clinic_id = ${clinic} and (brief ->> 'lastCallAt') is not null
    order by (brief ->> 'lastCallAt')::bigint desc, patient limit ${CALLERS_MAX}`.execute(trx);
  const streams: StreamName[] = [CALLS_STREAM, ...rows.map(({ patient }): StreamName => `patient/${patient}`)];
  const briefs = await briefsOf(
    input,
    rows.map(({ patient }) => patient),
  );
  const found = [];
  for (const [stream, { seq, state }] of await folds.loadEach(at, clinic, streams, patientFold)) {
    const facts = callFacts(readPatient(state).entries);
    for (const call of readCalls(facts)) {
      // It has moved to the person that it turned out to be.
      if (call.identified !== null) continue;
      if (call.ended !== null && now - call.ended.at > SHOWN_MS) continue;
      const whole = reader.clinical || call.openedBy === reader.person;
      const shown = facts.filter(({ kind, body }) => body.call === call.call && (whole || HEAD.has(kind)));
      found.push({ stream, seq, call, whole, facts: shown });
    }
  }
  return {
    position: at.position,
    now: iso(now),
    calls: found
      .toSorted(
        (a, b) => Number(a.call.ended !== null) - Number(b.call.ended !== null) || b.call.openedAt - a.call.openedAt,
      )
      .map(({ stream, seq, call, whole, facts }) => {
        const patient = stream === CALLS_STREAM ? null : stream.slice('patient/'.length);
        return {
          stream,
          seq,
          call: call.call,
          patient: patient === null ? null : (briefs.get(patient) ?? unknownBrief(patient)),
          whole,
          facts: facts.map(({ kind, at: when, by, body }) => ({
            kind,
            at: iso(when),
            by,
            // Without the words and the advice: that it ended is all that a head says.
            body: (whole || kind !== 'call-ended'
              ? body
              : { call: call.call, outcome: 'answered', advice: [] }) as unknown as Record<string, unknown>,
          })),
          people: Object.fromEntries(
            [...new Set(facts.map(({ by }) => by))].map((id) => [id, staff.people[id]?.name ?? id]),
          ),
        };
      }),
    staff: Object.values(staff.people)
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id, name, roles }) => ({ id, name, roles: [...roles] })),
  };
}

/** What is told of a call to whoever may not see what was said. */
const HEAD: ReadonlySet<string> = new Set(['call-opened', 'call-turned', 'call-ended']);
/** People called about; the ones longest ago fall out of the list before their day is over only in a clinic of hundreds of calls. */
const CALLERS_MAX = 300;

/**
 * Everybody with the numbers they call from. A row from before numbers were kept in the index is read from its stream. A
 * request is no chart yet: it says so, and whom it may be. One that was joined is that person, who also gave its number.
 */
async function callersView(input: BoardInput, asked: ViewAsked<unknown>): Promise<CallersView> {
  const { at, clinic, folds, trx } = input;
  const rows = await trx
    .selectFrom('patient_index')
    .leftJoin('sign_up_index', (join) =>
      join
        .onRef('sign_up_index.clinic_id', '=', 'patient_index.clinic_id')
        .onRef('sign_up_index.patient', '=', 'patient_index.patient'),
    )
    .select(['patient_index.patient', 'patient_index.brief', 'patient_index.listed', 'sign_up_index.state'])
    .where('patient_index.clinic_id', '=', clinic)
    .orderBy('patient_index.sort_name')
    .execute();
  const patientOf = async (id: string): Promise<Patient> =>
    readPatient((await folds.load(at, clinic, `patient/${id}`, patientFold)).state);
  const joined = new Map<string, CallerPhone[]>();
  for (const { patient } of rows.filter(({ state }) => state === 'merged')) {
    const { details, signUp } = await patientOf(patient);
    if (details?.phone === undefined || signUp?.mergedInto == null) continue;
    const also = joined.get(signUp.mergedInto) ?? [];
    joined.set(signUp.mergedInto, [...also, { number: details.phone, whose: 'request', name: null }]);
  }
  const standing = rows.filter(({ state }) => state !== 'merged');
  const alikeOf = await sameKeys(
    input,
    standing.filter(({ listed }) => !listed).map(({ patient }) => patient),
  );
  const people = [];
  for (const { patient, brief, listed, state } of standing) {
    const phones = [...(brief.phones ?? phonesOf(await patientOf(patient)))];
    for (const also of joined.get(patient) ?? [])
      if (!phones.some(({ number }) => phoneKey(number) === phoneKey(also.number))) phones.push(also);
    const likeName = standing.some((other) => other.patient !== patient && alike(brief, other.brief));
    people.push({
      brief: briefFor(asked.classes, { ...briefOnly(brief), likeName }),
      phones,
      request: listed ? null : (state as SignUpState | null),
      maySame: [...(alikeOf.get(patient) ?? [])],
    });
  }
  return { position: at.position, people };
}

/** Patients who share with these requests what a person is known by. */
async function sameKeys(
  { clinic, trx }: BoardInput,
  requests: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (requests.length === 0) return new Map();
  const rows = await trx
    .selectFrom('person_key as own')
    .innerJoin('person_key as other', (join) =>
      join
        .onRef('other.clinic_id', '=', 'own.clinic_id')
        .onRef('other.key', '=', 'own.key')
        .onRef('other.value', '=', 'own.value')
        .onRef('other.patient', '!=', 'own.patient'),
    )
    .innerJoin('patient_index', (join) =>
      join
        .onRef('patient_index.clinic_id', '=', 'other.clinic_id')
        .onRef('patient_index.patient', '=', 'other.patient'),
    )
    .select(['own.patient', 'other.patient as same'])
    .distinct()
    .where('own.clinic_id', '=', clinic)
    .where('own.patient', 'in', requests)
    .where('patient_index.listed', '=', true)
    .orderBy('other.patient')
    .execute();
  const found = new Map<string, string[]>();
  for (const { patient, same } of rows) found.set(patient, [...(found.get(patient) ?? []), same]);
  return found;
}

export function callViews(input: (asked: ViewAsked<unknown>) => BoardInput): readonly ViewDefinition[] {
  const NoQuery = z.strictObject({});
  return [
    view({
      name: 'calls',
      action: 'view/calls',
      key: null,
      query: NoQuery,
      answer: CallsView,
      audit: 'opening',
      changedBy: ({ stream, kind }) =>
        stream === CALLS_STREAM || (streamKind(stream) === 'patient' && kind.startsWith('call-')) ? ['*'] : [],
      async read(asked) {
        const clinical = asked.classes.has('clinical');
        const answer = await callsView(input(asked), { person: asked.identity.person, clinical });
        return {
          ...answer,
          calls: answer.calls.map((row) => ({
            ...row,
            patient: row.patient === null ? null : briefFor(asked.classes, row.patient),
          })),
        };
      },
    }),
    view({
      name: 'callers',
      action: 'view/callers',
      key: null,
      query: NoQuery,
      answer: CallersView,
      audit: 'opening',
      changedBy: ({ stream, kind }) =>
        streamKind(stream) === 'patient' && /^(patient-|contact-|entry-|signed-up|sign-up-)/.test(kind) ? ['*'] : [],
      read: (asked) => callersView(input(asked), asked),
    }),
  ];
}
