import { type UntakenPlace, untakenAsked, untakenEnded, untakenPlaces, untakenTask } from '../day/index.ts';
import type { Patient } from '../patient/index.ts';
import type { ClockContext, ClockRule } from './clock.ts';

const KIND = 'place-untaken';
const openTasks = (patient: Patient) => patient.tasks.filter(({ kind, state }) => kind === KIND && state !== 'closed');

/** One turn of the clock asks it of everybody: read once. */
const ofTurn = new WeakMap<ClockContext, readonly UntakenPlace[]>();
function untaken(context: ClockContext): readonly UntakenPlace[] {
  const known = ofTurn.get(context);
  if (known !== undefined) return known;
  const found = context.days.flatMap((day) => untakenPlaces(day, context.now, context.policy?.regimens ?? {}));
  ofTurn.set(context, found);
  return found;
}

/**
 * A freed place whose offer ran out, or got its no by the link, is the desk's to offer on while there is time; the task ends by
 * itself when the place is taken, offered on or over. Whoever closes it by hand is not asked about that offer again.
 */
export const PLACE_CLOCK: readonly ClockRule[] = [
  {
    rule: 'place-untaken',
    due: (patient, context) =>
      untaken(context)
        .filter(({ offer, unseen }) => unseen && offer.patient === patient.id)
        .filter(({ offer }) => !patient.tasks.some(({ task }) => task === untakenTask(offer.offer)))
        .map((place) => ({
          dueAt: place.since,
          about: place.offer.offer,
          events: [untakenAsked(place, context.now, context.zone)],
        })),
  },
  {
    rule: 'place-settled',
    due: (patient, context) => {
      const open = openTasks(patient);
      if (open.length === 0) return [];
      const { now, zone, days, policy } = context;
      const still = new Set(untaken(context).map(({ offer }) => untakenTask(offer.offer)));
      return open
        .filter(({ task }) => !still.has(task))
        .map(({ task, openedAt, about }) => {
          const offer = task.slice(`${KIND}/`.length);
          const day = days.find(({ stream }) => stream === about?.stream);
          const evidence = untakenEnded(offer, day, now, policy?.regimens ?? {});
          return {
            dueAt: openedAt,
            about: task,
            events: [{ kind: 'task-closed', version: 1, occurredAt: now, zone, body: { task, evidence } }],
          };
        });
    },
  },
];
