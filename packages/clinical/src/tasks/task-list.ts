import type { Role } from '../record/index.ts';
import { type Instant, MINUTE_MS } from '../units/index.ts';
import { isSuicideTask, type OwnerRole } from './kinds.ts';

/** What the list needs to know of a task. */
export interface OpenTask {
  readonly task: string;
  readonly kind: string;
  readonly ownerRole: OwnerRole;
  /** Who took it; absent = whoever has the role. */
  readonly owner?: string;
  /** To whom it goes on, by name, where the hours of cover name them. */
  readonly next?: readonly string[];
  readonly dueAt: Instant;
  readonly urgent: boolean;
}

/** A nurse stands at a chair and waits: this task goes on the moment its time is over. */
const ASKED = 'question';

/**
 * When a late task becomes the next person's as well, in minutes after it was due: at once the sooner the graver. It never
 * stops being the first one's. PD: no source gives a clock.
 */
export const ESCALATION = {
  afterMinutes: { suicide: [0, 30], asked: [0, 5], urgent: [30, 240], other: [24 * 60, 3 * 24 * 60] },
  /** Who comes next, by the role that owes it. */
  next: {
    nurse: ['prescriber', 'owner'],
    prescriber: ['owner', 'owner'],
    'front-desk': ['nurse', 'owner'],
    biller: ['owner', 'owner'],
    owner: ['prescriber', 'prescriber'],
  },
  source: 'PD',
} as const satisfies {
  afterMinutes: Readonly<Record<'suicide' | 'asked' | 'urgent' | 'other', readonly [number, number]>>;
  next: Readonly<Record<OwnerRole, readonly [OwnerRole, OwnerRole]>>;
  source: string;
};

/** Who takes and closes tasks of every kind. */
const EVERY_TASK: ReadonlySet<Role> = new Set(['prescriber', 'nurse', 'front-desk']);
export const billsOnly = (roles: readonly Role[]): boolean => !roles.some((role) => EVERY_TASK.has(role));

/** Whether these roles take and close what that role owes: beside none of `EVERY_TASK` a biller the bills', an owner his own and the bills'. */
export const reachesTask = (roles: readonly Role[], ownerRole: OwnerRole): boolean =>
  !billsOnly(roles) || roles.includes(ownerRole) || (ownerRole === 'biller' && roles.includes('owner'));

export interface TaskStanding {
  /** Stands above everything: about suicide. */
  readonly pinned: boolean;
  readonly late: boolean;
  /** Roles it went on to since nobody did it in time; empty while there is time. */
  readonly escalatedTo: readonly OwnerRole[];
  /** People it went on to, in their order. */
  readonly escalatedPeople: readonly string[];
  /** Who took it is not here: whoever has the role covers. */
  readonly ownerAway: boolean;
}

/** How a task stands at this moment. Everything follows from when it was due: nothing is counted, nothing is stored. */
export function taskStanding(task: OpenTask, now: Instant, away: ReadonlySet<string>): TaskStanding {
  const pinned = isSuicideTask(task.kind);
  const minutes = (now - task.dueAt) / MINUTE_MS;
  const after =
    ESCALATION.afterMinutes[pinned ? 'suicide' : task.kind === ASKED ? 'asked' : task.urgent ? 'urgent' : 'other'];
  const next = ESCALATION.next[task.ownerRole];
  const escalatedTo = next.filter((_, step) => minutes >= after[step as 0 | 1]);
  // By name one step at a time; who comes after the second waits as long again for each before him.
  const [first, second] = after;
  const escalatedPeople = (task.next ?? []).filter((_, step) => minutes >= first + step * (second - first));
  return {
    pinned,
    late: minutes >= 0,
    escalatedTo: [...new Set(escalatedTo)],
    escalatedPeople,
    ownerAway: task.owner !== undefined && away.has(task.owner),
  };
}

/** Whether this person is asked to do it: it is his, or nobody's and of his role, or covered for, or it went on to him. */
export function isMine(
  task: OpenTask,
  standing: TaskStanding,
  person: { readonly id: string; readonly roles: readonly Role[] },
): boolean {
  if (task.owner === person.id || standing.escalatedPeople.includes(person.id)) return true;
  const roles = new Set<string>(person.roles);
  if (standing.escalatedTo.some((role) => roles.has(role))) return true;
  return roles.has(task.ownerRole) && (task.owner === undefined || standing.ownerAway);
}

/** About suicide first, then what is late, then what is urgent, each by when it is due. */
export function byNeed<T extends OpenTask>(
  a: { readonly task: T; readonly standing: TaskStanding },
  b: { readonly task: T; readonly standing: TaskStanding },
): number {
  return (
    Number(b.standing.pinned) - Number(a.standing.pinned) ||
    Number(b.standing.late) - Number(a.standing.late) ||
    Number(b.task.urgent) - Number(a.task.urgent) ||
    a.task.dueAt - b.task.dueAt ||
    (a.task.task < b.task.task ? -1 : 1)
  );
}
