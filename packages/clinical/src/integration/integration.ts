import { lastRecorded } from '../entries/index.ts';
import { allPatientEntries, latestPatientEntry, type Patient } from '../patient/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';
import { TALK } from './caseload.ts';

/** `unrecorded`: the hour is over and nobody has said whether the person came. */
export const TALK_STATES = ['booked', 'unrecorded', 'done', 'not-come'] as const;
export type TalkState = (typeof TALK_STATES)[number];

export const TALK_PLACES = ['clinic', 'phone', 'video'] as const;
export type TalkPlace = (typeof TALK_PLACES)[number];

export interface Talk {
  readonly visit: string;
  readonly therapist: string | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly where: TalkPlace | null;
  readonly state: TalkState;
}

export interface Referral {
  readonly therapist: string;
  readonly at: Instant;
  /** Who referred. */
  readonly by: string;
  readonly words: string | null;
}

/** What of a record is about talking through what came up. */
export interface Integration {
  /** Null: nobody sees the person now. */
  readonly referral: Referral | null;
  /** Since when the person waits for a time; null: nobody asked, or it was booked. */
  readonly wantedSince: Instant | null;
  /** Soonest first; what was cancelled is not among them. */
  readonly talks: readonly Talk[];
  /** What the therapist may see, as the patient said it. Nothing until he has. */
  readonly sharing: { readonly scores: boolean; readonly goals: boolean };
}

export function integrationOf(patient: Patient, now: Instant): Integration {
  const turned = lastRecorded(
    patient.entries.filter(({ kind }) => kind === 'integration-referred' || kind === 'integration-ended'),
  );
  const recorded = new Map(
    allPatientEntries(patient, 'integration-recorded').map(({ body }) => [body.visit, body.outcome]),
  );
  const sharing = latestPatientEntry(patient, 'sharing-set')?.body;
  const wanted = patient.tasks.find(({ kind, state }) => kind === 'integration-wanted' && state === 'open');
  return {
    referral:
      turned?.kind !== 'integration-referred'
        ? null
        : {
            therapist: turned.body.therapist,
            at: turned.at,
            by: turned.author.id,
            words: turned.body.words ?? null,
          },
    wantedSince: wanted?.openedAt ?? null,
    talks: patient.visits
      .filter(({ body }) => body.kind === 'integration')
      .map(({ body }): Talk => {
        const endsAt = addMinutes(body.startsAt, body.minutes ?? TALK.minutes.value);
        return {
          visit: body.visit,
          therapist: body.with ?? null,
          startsAt: body.startsAt,
          endsAt,
          where: body.where ?? null,
          state: recorded.get(body.visit) ?? (endsAt <= now ? 'unrecorded' : 'booked'),
        };
      })
      .toSorted((one, other) => one.startsAt - other.startsAt),
    sharing: { scores: sharing?.scores === true, goals: sharing?.goals === true },
  };
}

/** The next one ahead; null: none is booked. */
export const nextTalk = ({ talks }: Integration, now: Instant): Talk | null =>
  talks.find(({ state, endsAt }) => state === 'booked' && endsAt > now) ?? null;
