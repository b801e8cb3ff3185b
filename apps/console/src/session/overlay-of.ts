import type { Patient } from '@keel/clinical/patient';
import { readSession, type Session, sessionFold } from '@keel/clinical/session';
import type { Instant } from '@keel/clinical/units';
import type { SessionView } from '@keel/formats/api';
import { type Observation, type OverlaySession, overlaySessions, recommendedModel } from '@keel/pk';
import { ageOn } from '@keel/ui/identity';
import { drugOf, pkRoute } from '../level/index.ts';
import { dayIn } from '../time/index.ts';
import { fromWire } from '../visit/index.ts';
import { sessionDoses } from './level-of.ts';

export const OVERLAY_KINDS = ['systolic', 'spo2', 'sedation', 'dissociation'] as const;
export type OverlayKind = (typeof OVERLAY_KINDS)[number];
/** How far away they felt, as charted in words, in an order that can be drawn. */
const DISSOCIATION: Readonly<Record<string, number>> = { none: 0, calm: 1, frightened: 2, agitated: 3 };

/** What was charted in a session, of the four things that are laid beside a level. */
export function observationsOf(session: Session): readonly Observation[] {
  const found: Observation[] = [];
  for (const entry of session.entries) {
    if (entry.kind !== 'observations-charted') continue;
    const { observations: o, source } = entry.body;
    const atMs = source.from === 'device' ? source.readAt : entry.at;
    const say = (kind: OverlayKind, value: number | undefined, unit: string) =>
      value !== undefined && found.push({ kind, atMs, value, unit });
    say('systolic', o.systolicMmHg, 'mmHg');
    say('spo2', o.spo2Percent, '%');
    say('sedation', o.sedation?.score, 'MOAA/S');
    say('dissociation', o.dissociation === undefined ? undefined : DISSOCIATION[o.dissociation.state], '');
  }
  return found;
}

/** A closed session folded again from its record. */
export const sessionOf = (view: SessionView): Session =>
  readSession(view.events.map(fromWire).reduce(sessionFold.evolve, sessionFold.initial(`session/${view.session}`)));

function overlaySession(session: Session, id: string, now: Instant): OverlaySession {
  const doses = sessionDoses(session, now, null).map((dose) => {
    // One level a moment: the middle of what may have arrived.
    const share = dose.taken === undefined ? 1 : (dose.taken.low + dose.taken.high) / 2;
    if (dose.kind === 'at-once') return { atMs: dose.atMs, route: dose.route, amountMg: dose.amountMg * share };
    const durationMin = ((dose.toMs ?? now) - dose.fromMs) / 60_000;
    return { atMs: dose.fromMs, route: 'iv' as const, amountMg: dose.mgPerMin * durationMin * share, durationMin };
  });
  return { id, doses, observations: observationsOf(session) };
}

/** This session and earlier ones of the same route, each measurement with the level predicted for its moment. Null: no model. */
export function overlayOf(input: {
  readonly session: Session;
  readonly earlier: readonly { readonly id: string; readonly session: Session }[];
  readonly patient: Patient;
  readonly now: Instant;
  readonly zone: string;
}) {
  const { session, patient, now } = input;
  const route = session.route === null ? null : pkRoute(session.route);
  const birthDate = patient.details?.birthDate;
  const order = session.order?.order;
  const weightKg = (order && 'weight' in order ? order.weight?.actualKg : undefined) ?? patient.weight?.kg;
  if (session.route === null || route === null || weightKg === undefined || birthDate === undefined) return null;
  const model = recommendedModel(drugOf(session.route), route);
  if (model === undefined) return null;
  return overlaySessions({
    model,
    person: { weightKg, covariates: { age: ageOn(birthDate, dayIn(now, input.zone)) } },
    sessions: [
      overlaySession(session, 'now', now),
      ...input.earlier
        .filter((one) => one.session.route === session.route)
        .map((one) => overlaySession(one.session, one.id, now)),
    ],
  });
}
