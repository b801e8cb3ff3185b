import { type Actor, ROLES, type Role } from '../record/index.ts';
import { purposeAllows } from './purposes.ts';
import { RIGHTS } from './table.ts';

/**
 * How the one who asks stands to what is asked about.
 * `self`: it is about himself (own login, own chart as a patient); `own-patient`: he has a part in this patient's care
 * now; `referred`: a clinician named him as this patient's therapist, and nobody has ended it; `emergency`: he opened this chart with a reason, for a time; `clinic`: of his clinic, without such a tie, and
 * everything that is about no patient; `none`: before any login, or of another clinic.
 */
export const RELATIONS = ['self', 'own-patient', 'referred', 'emergency', 'clinic', 'none'] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * Who can be granted something: the roles of staff; an enrolled tablet that nobody is logged in on; a registered
 * device; the clinic's own clock; a patient in the portal; an escort or a referring practitioner who came by a link;
 * anyone at all.
 */
export const SUBJECTS = [...ROLES, 'tablet', 'device', 'system', 'patient', 'escort', 'referrer', 'anyone'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** From most to least easily given. `step-up`: authenticated within 5 minutes; `second-person`: a colleague confirms. */
export const GRANTS = ['allow', 'step-up', 'second-person'] as const;
export type Grant = (typeof GRANTS)[number];

export type Grants = Readonly<Partial<Record<Subject, Readonly<Partial<Record<Relation, Grant>>>>>>;

/**
 * What an event is about, which is what a role may or may not see. `own`: its author's alone, such as a journal; no role has it, and what
 * shows it looks at who wrote it.
 */
export const EVENT_CLASSES = ['clinical', 'administrative', 'counselling', 'billing', 'own'] as const;
export type EventClass = (typeof EVENT_CLASSES)[number];

/** A key of the table: `command/<kind>`, `view/<name>`, `topic/<name>`, `identity/<name>`, `class/<class>`. */
export type Action = keyof typeof RIGHTS;
export const ACTIONS = Object.keys(RIGHTS) as readonly Action[];
export const isAction = (name: string): name is Action => Object.hasOwn(RIGHTS, name);

/** `right` is the entry that decided, `<action> <subject> <relation>`: it goes into the author of what follows. */
export type Verdict = { readonly verdict: Grant; readonly right: string } | { readonly verdict: 'deny' };

/** Who this is, in the words of the table. */
export function subjectsOf(actor: Actor | null): readonly Subject[] {
  if (actor === null) return ['anyone'];
  if (actor.kind === 'system') return ['system'];
  if (actor.kind === 'patient' || actor.kind === 'escort' || actor.kind === 'referrer') return [actor.kind];
  if (actor.kind === 'device') return actor.tablet === actor.id ? ['tablet', 'anyone'] : ['device'];
  return [...actor.roles, 'anyone'];
}

/**
 * The one answer to "may he?". Of several roles the most easily given grant counts. What is not in the table is
 * denied, and so is an action that the table does not know, or that a link was not for.
 */
export function mayDo(actor: Actor | null, action: string, relation: Relation): Verdict {
  if (!isAction(action)) return { verdict: 'deny' };
  if (actor?.purpose !== undefined && !purposeAllows(actor.purpose, action)) return { verdict: 'deny' };
  const grants: Grants = RIGHTS[action];
  let best: { readonly verdict: Grant; readonly right: string } | undefined;
  for (const subject of subjectsOf(actor)) {
    const verdict = grants[subject]?.[relation];
    if (verdict === undefined) continue;
    if (best === undefined || GRANTS.indexOf(verdict) < GRANTS.indexOf(best.verdict)) {
      best = { verdict, right: `${action} ${subject} ${relation}` };
    }
  }
  return best ?? { verdict: 'deny' };
}

/** Which classes of a patient's events a view may hold for this reader. */
export function classesSeen(actor: Actor | null, relation: Relation): readonly EventClass[] {
  return EVENT_CLASSES.filter((eventClass) => mayDo(actor, `class/${eventClass}`, relation).verdict === 'allow');
}

/** Which roles could do it with that relation: what a refused screen tells the reader. */
export function rolesThatMay(action: string, relation: Relation): readonly Role[] {
  if (!isAction(action)) return [];
  const grants: Grants = RIGHTS[action];
  return ROLES.filter((role) => grants[role]?.[relation] !== undefined);
}
