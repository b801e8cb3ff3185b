import { EMERGENCY_CARDS } from '@keel/clinical/emergency';
import type { Patient } from '@keel/clinical/patient';
import {
  type Emergency,
  emergencies,
  openEmergency,
  type Session,
  type SessionCommandBodies,
  type SessionCommandKind,
} from '@keel/clinical/session';
import type { Instant } from '@keel/clinical/units';
import type { KitView, PatientBrief } from '@keel/formats/api';

/** What an emergency is handled with, wherever it was opened from. Everything may be missing, and is then said to be. */
export interface EmergencyDesk {
  readonly session: Session | null;
  readonly patient: Patient | null;
  readonly brief: PatientBrief | null;
  readonly site: {
    readonly name: string;
    readonly address: string;
    readonly entrance: string;
    readonly phone: string;
    readonly kit: KitView | null;
  } | null;
  readonly zone: string;
  readonly now: Instant;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly nameOf: (person: string) => string;
  /** Null while nobody has said which chair: then what is tapped is kept here with its time. */
  readonly say: <K extends SessionCommandKind>(kind: K, body: SessionCommandBodies[K]) => void;
  /** Steps tapped before there was a session to write them to, or without its record at hand. */
  readonly local: readonly LocalTap[];
  /** What is given can be entered as a dose. Otherwise it is told in words, as a step: nobody who sees it is refused. */
  readonly charts: boolean;
  /** A person is logged in: only a person ends an emergency and signs for what was logged. */
  readonly person: boolean;
}

export interface LocalTap {
  readonly card: string;
  readonly step: string;
  readonly words?: string;
  readonly at: Instant;
}

export interface Taken {
  readonly card: string;
  readonly step: string;
  readonly words?: string | undefined;
  readonly at: Instant;
}

/** A drug that was seen given, in words, by whoever may not chart a dose. */
export const DRUG_GIVEN = 'drug-given';

/** What was done so far, from the record and from this tablet, in order. */
export function takenOf(desk: EmergencyDesk, emergency: Emergency | null): readonly Taken[] {
  const recorded = (emergency?.steps ?? []).map(({ body, at }) => ({ ...body, at }));
  return [...recorded, ...desk.local].sort((a, b) => a.at - b.at);
}

export const emergencyOf = (desk: EmergencyDesk): Emergency | null =>
  desk.session === null ? null : openEmergency(desk.session);

/** What waits for a signature, the latest first: an emergency that is over can still be signed for. */
export const toSignOf = (desk: EmergencyDesk): Emergency | null =>
  desk.session === null ? null : (emergencies(desk.session).findLast(({ unsigned }) => unsigned) ?? null);

export const cardOf = (id: string | null) => EMERGENCY_CARDS.find((card) => card.id === id) ?? null;
