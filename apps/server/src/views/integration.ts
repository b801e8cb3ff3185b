import type { Amendment } from '@keel/clinical/entries';
import { dosesOf, progressOf } from '@keel/clinical/follow-up';
import { caseloadFold, INTEGRATION_STREAM, integrationOf, nextTalk, TALK, type Talk } from '@keel/clinical/integration';
import { allPatientEntries, latestPatientEntry, type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import { streamId, streamKind } from '@keel/clinical/record';
import { rolesThatMay } from '@keel/clinical/rights';
import { instrumentById } from '@keel/clinical/scales';
import { STAFF_STREAM } from '@keel/clinical/staff';
import { Id, IntegrationRecordView, IntegrationView, type TalkWire } from '@keel/formats/api';
import { z } from 'zod';
import { type ViewAsked, type ViewDefinition, view } from '../http/index.ts';
import { type BoardInput, house } from './board.ts';
import { briefFor } from './brief.ts';
import { briefsOf, unknownBrief } from './lists.ts';

const NoQuery = z.strictObject({});
const iso = (at: number): string => new Date(at).toISOString();
const isoOf = (at: number | undefined): string | null => (at === undefined ? null : iso(at));
/** As many people as owe something are folded at once; a clinic has tens. */
const PEOPLE_MAX = 2_000;

const wire = ({ visit, startsAt, endsAt, where, state }: Talk): TalkWire => ({
  visit,
  startsAt: iso(startsAt),
  endsAt: iso(endsAt),
  where,
  state,
});

/** Who sees whom to talk about what came up, and one person as his therapist may see him. */
export function integrationViews(inputOf: (asked: ViewAsked<unknown>) => BoardInput): readonly ViewDefinition[] {
  const person = async (input: BoardInput, id: string): Promise<Patient> =>
    readPatient((await input.folds.load(input.at, input.clinic, `patient/${id}`, patientFold)).state);
  const caseload = async (input: BoardInput) =>
    (await input.folds.load(input.at, input.clinic, INTEGRATION_STREAM, caseloadFold)).state;
  return [
    view({
      name: 'integration',
      action: 'view/integration',
      key: null,
      query: NoQuery,
      answer: IntegrationView,
      audit: 'opening',
      changedBy: ({ stream }) =>
        stream === INTEGRATION_STREAM || stream === STAFF_STREAM || streamKind(stream) === 'patient' ? ['*'] : [],
      async read(asked): Promise<IntegrationView> {
        const input = inputOf(asked);
        const { staff } = await house(input);
        const { referrals } = await caseload(input);
        // Who is granted this list only as a therapist sees the people who were referred to him, and no sign of anybody else.
        const granted = new Set<string>(rolesThatMay('view/integration', 'clinic'));
        const onlyOwn = !asked.actor.roles.some((role) => role !== 'therapist' && granted.has(role));
        const ids = new Set(
          Object.entries(referrals).flatMap(([id, { therapist }]) =>
            onlyOwn && therapist !== asked.identity.person ? [] : [id],
          ),
        );
        if (!onlyOwn) for (const id of await waiting(input)) ids.add(id);
        const briefs = await briefsOf(input, [...ids]);
        const name = (id: string): string => staff.people[id]?.name ?? id;
        const patients = [];
        for (const id of ids) {
          const patient = await person(input, id);
          const { referral, wantedSince, talks, ...rest } = integrationOf(patient, input.now);
          const next = nextTalk({ referral, wantedSince, talks, ...rest }, input.now);
          const count = (state: Talk['state']): number => talks.filter((talk) => talk.state === state).length;
          patients.push({
            brief: briefFor(asked.classes, briefs.get(id) ?? unknownBrief(id)),
            seq: patient.seq,
            therapist: referral === null ? null : { id: referral.therapist, name: name(referral.therapist) },
            referredAt: isoOf(referral?.at),
            wantedSince: wantedSince === null ? null : iso(wantedSince),
            next: next === null ? null : wire(next),
            unrecorded: talks.filter(({ state }) => state === 'unrecorded').map(wire),
            done: count('done'),
            notCome: count('not-come'),
          });
        }
        return {
          position: input.at.position,
          now: iso(input.now),
          zone: asked.clinic.zone,
          minutes: TALK.minutes.value,
          therapists: Object.values(staff.people)
            .filter(({ roles, endedAt }) => endedAt === null && roles.includes('therapist'))
            .map(({ id }) => ({ id, name: name(id) })),
          // Who has to be seen to first: a talk that nobody recorded, then who waits, then who comes next.
          patients: patients.toSorted(
            (a, b) =>
              b.unrecorded.length - a.unrecorded.length ||
              Number(b.wantedSince !== null) - Number(a.wantedSince !== null) ||
              (a.next?.startsAt ?? '9').localeCompare(b.next?.startsAt ?? '9') ||
              a.brief.id.localeCompare(b.brief.id),
          ),
        };
      },
    }),
    view({
      name: 'integration-record',
      action: 'view/integration-record',
      key: Id,
      query: NoQuery,
      answer: IntegrationRecordView,
      audit: 'each',
      patient: async (trx, clinic, key) =>
        (
          await trx
            .selectFrom('patient_index')
            .select('patient')
            .where('clinic_id', '=', clinic)
            .where('patient', '=', key)
            .executeTakeFirst()
        )?.patient ?? null,
      changedBy: ({ stream }) => (streamKind(stream) === 'patient' ? [streamId(stream)] : []),
      async read(asked): Promise<IntegrationRecordView | null> {
        const input = inputOf(asked);
        const patient = await person(input, asked.key);
        const { referral, talks, sharing, wantedSince } = integrationOf(patient, input.now);
        if (referral === null) return null;
        const { staff } = await house(input);
        const brief = (await briefsOf(input, [asked.key])).get(asked.key) ?? unknownBrief(asked.key);
        return {
          position: input.at.position,
          seq: patient.seq,
          now: iso(input.now),
          zone: asked.clinic.zone,
          brief: briefFor(asked.classes, brief),
          referral: {
            at: iso(referral.at),
            by: staff.people[referral.by]?.name ?? referral.by,
            words: referral.words,
          },
          wantedSince: wantedSince === null ? null : iso(wantedSince),
          talks: talks.toReversed().map(wire),
          treatments: dosesOf(patient).map(({ at }) => iso(at)),
          goals: sharing.goals
            ? (latestPatientEntry(patient, 'goals-set')?.body.goals ?? []).map((goal) => ({ ...goal }))
            : null,
          scores: sharing.scores ? scoresOf(patient) : null,
          // A class that no role has is shown by who wrote it.
          notes: allPatientEntries(patient, 'integration-note-written')
            .filter(({ author }) => author.kind === 'person' && author.id === asked.identity.person)
            .toReversed()
            .map(({ id, ref, at, body, original, amendments }) => ({
              id,
              ref: { command: ref.command, index: ref.index },
              at: iso(at),
              words: body.words,
              shared: body.shared,
              visit: body.visit ?? null,
              corrected: correctedOf(original?.body as { readonly words: string } | undefined, amendments),
            })),
        };
      },
    }),
  ];
}

/** How a note first read, and why it was said anew. */
const correctedOf = (first: { readonly words: string } | undefined, amendments: readonly Amendment[]) => {
  const last = amendments.findLast(({ kind }) => kind === 'entry-corrected');
  return first === undefined || last === undefined
    ? null
    : { at: iso(last.at), first: first.words, reason: last.reason ?? '' };
};

/** Who has asked for a talk and waits for it. */
async function waiting(input: BoardInput): Promise<readonly string[]> {
  const rows = await input.trx
    .selectFrom('patient_index')
    .select('patient')
    .where('clinic_id', '=', input.clinic)
    .where('open_tasks', '>', 0)
    .limit(PEOPLE_MAX)
    .execute();
  const found = [];
  for (const { patient } of rows) {
    const { state } = await input.folds.load(input.at, input.clinic, `patient/${patient}`, patientFold);
    if (integrationOf(readPatient(state), input.now).wantedSince !== null) found.push(patient);
  }
  return found;
}

const scoresOf = (patient: Patient): NonNullable<IntegrationRecordView['scores']> =>
  progressOf(patient)
    .filter(({ series }) => series.form === 'standard')
    .map(({ series, lines }) => ({
      instrument: series.instrument,
      title: instrumentById(series.instrument)?.title ?? series.instrument,
      points: series.points.flatMap(({ at, total }) => (total === null ? [] : [{ at: iso(at), total }])),
      response: lines.response,
      remission: lines.remission,
    }));
