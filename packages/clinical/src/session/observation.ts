import { OBSERVATION_FLOOR_MINUTES, observationMinutes, type Policy, rescueLimit, settingOf } from '../policy/index.ts';
import { type ClockEvent, type ObservationClock, observationClock } from '../recovery/index.ts';
import { addMs, type ClockStep, type Instant } from '../units/index.ts';
import { openEmergency } from './emergency-log.ts';
import { flushEnds } from './line-steps.ts';
import { medicineMeant } from './named-medicine.ts';
import type { Session, SessionEntry } from './session.ts';

/** Minutes of observation that this session's regimen asks for; without a known one the longest floor. */
export function requiredMinutes(session: Session, policy: Policy): number {
  const regimen = session.regimen === null ? undefined : policy.regimens[session.regimen];
  if (regimen !== undefined) return observationMinutes(regimen);
  return Math.max(...Object.values(OBSERVATION_FLOOR_MINUTES));
}

/** Everything that starts the observation clock, or starts it again. */
export function clockEvents(session: Session, policy: Policy): readonly ClockEvent[] {
  const minutes = requiredMinutes(session, policy);
  const event = (entry: SessionEntry, what: string, forMinutes: number): ClockEvent => ({
    what,
    at: entry.at,
    enteredAt: entry.enteredAt,
    ...(entry.original === undefined ? {} : { originalAt: entry.original.at }),
    minutes: forMinutes,
  });
  const flushes = session.infusions.flatMap(flushEnds);
  /** The drug that the line held arrives as long as its flush runs: it counts from its end, by whatever ended it. */
  const flushEvent = (entry: SessionEntry): ClockEvent => {
    const end = flushes.find(({ flush }) => flush.id === entry.id);
    const said = event(end?.by ?? entry, 'flush of the line', minutes);
    if (end === undefined || end.by.id !== entry.id) return said;
    const ran = end.at - entry.at;
    return {
      ...said,
      at: end.at,
      ...(said.originalAt === undefined ? {} : { originalAt: addMs(said.originalAt, ran) }),
    };
  };
  return session.entries.flatMap((entry): ClockEvent[] => {
    switch (entry.kind) {
      case 'infusion-stopped':
        return [event(entry, 'end of the infusion', minutes)];
      case 'line-flushed':
        return [flushEvent(entry)];
      case 'bolus-given':
      case 'injection-given':
      case 'mouth-dose-given':
      case 'device-given':
        return entry.body.delivery.kind === 'declined' ? [] : [event(entry, 'last dose', minutes)];
      case 'medicine-given': {
        const restart = rescueLimit(medicineMeant(entry.body), entry.body.route)?.restart ?? 'rescue';
        if (restart === 'none') return [];
        const setting = restart === 'reversal' ? 'reversal-restart-minutes' : 'rescue-restart-minutes';
        return [event(entry, entry.body.name ?? entry.body.medicine, settingOf(policy, setting))];
      }
      case 'emergency-closed':
        // Nothing happened to the patient; a rescue drug given in it stands for itself above.
        if (entry.body.outcome === 'false-alarm') return [];
        return [event(entry, 'end of the emergency', settingOf(policy, 'rescue-restart-minutes'))];
      default:
        return [];
    }
  });
}

/** Why nothing is counted while somebody is ill: the clock begins when the emergency is over. */
export const EMERGENCY_GOES_ON = 'an emergency is going on';

/** The observation that is still owed. A running dose, or an emergency that goes on: not started. */
export function observation(
  session: Session,
  policy: Policy,
  now: Instant,
  clockSteps: readonly ClockStep[] = [],
): ObservationClock {
  const running = session.phase === 'dosing';
  const emergency = openEmergency(session) !== null;
  const clock = observationClock(running || emergency ? [] : clockEvents(session, policy), {
    now,
    lateEntryMinutes: settingOf(policy, 'late-entry-minutes'),
    clockSteps,
  });
  return emergency ? { ...clock, because: EMERGENCY_GOES_ON } : clock;
}
