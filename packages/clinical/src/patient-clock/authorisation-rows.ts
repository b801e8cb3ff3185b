import {
  type Authorisation,
  type AuthorisationStanding,
  authorisationOn,
  authorisationsOf,
  renewOf,
} from '../costs/index.ts';
import { type Patient, taskOf } from '../patient/index.ts';
import { DAY_MS, type Instant, instantsOfLocal, localDateOf } from '../units/index.ts';
import type { ClockContext, ClockRule } from './clock.ts';

const KIND = 'authorisation-renew';
const openTasks = (patient: Patient) => patient.tasks.filter(({ kind, state }) => kind === KIND && state === 'open');

/** Somebody whose last visit is longer ago, with none ahead, is not treated any more: nobody asks an insurer for him. PD. */
const TREATED_WITHIN_DAYS = 28;

function isTreated(patient: Patient, now: Instant): boolean {
  return (
    patient.visits.some(({ body }) => body.kind === 'session' && body.startsAt > now) ||
    patient.sessions.some(({ body }) => body.startedAt !== null && now - body.startedAt < TREATED_WITHIN_DAYS * DAY_MS)
  );
}

interface Lacking {
  readonly standing: 'runs-out' | 'ended' | 'used-up';
  readonly grant: Authorisation;
}
const lackingOf = ({ standing, grant }: AuthorisationStanding): readonly Lacking[] =>
  grant !== null && (standing === 'runs-out' || standing === 'ended' || standing === 'used-up')
    ? [{ standing, grant }]
    : [];

/** What is about to lack, or does, one for each drug that an insurer ever granted to this person. */
function lacking(patient: Patient, { now, zone, policy }: ClockContext): readonly Lacking[] {
  const today = localDateOf(now, zone);
  const molecules = [...new Set(authorisationsOf(patient, zone).map(({ molecule }) => molecule))];
  return molecules.flatMap((one) => lackingOf(authorisationOn(patient, one, today, zone, renewOf(policy))));
}

const aboutDrug = ({ grant }: Lacking): string => `authorisation/${grant.molecule}/`;
/** A grant that was put right is another question; so is one of which nothing is left after somebody asked in time. */
const aboutOf = (found: Lacking): string =>
  [
    `${aboutDrug(found)}${found.grant.authorisation}`,
    found.grant.until,
    found.grant.sessions ?? 'any',
    found.standing === 'runs-out' ? 'ending' : 'over',
  ].join('/');

/**
 * An authorisation that is about to end, or of which no visit is left, is the biller's to ask for again while there is time; the
 * task ends by itself when another is on record. Whoever closes it by hand is not asked about the same again.
 */
export const AUTHORISATION_CLOCK: readonly ClockRule[] = [
  {
    rule: 'authorisation-renew',
    due: (patient, context, cause) => {
      const { now, zone } = context;
      if (!isTreated(patient, now)) return [];
      const open = openTasks(patient).map(({ about }) => about?.rule ?? '');
      const asked = new Set(patient.tasks.map(({ about }) => about?.rule));
      return lacking(patient, context).flatMap((found) => {
        const about = aboutOf(found);
        if (asked.has(about) || open.some((rule) => rule.startsWith(aboutDrug(found)))) return [];
        const which = { dueAt: instantsOfLocal(found.grant.until, 0, zone).earliest, about };
        const body = taskOf(KIND, cause(which), now, { stream: patient.stream, rule: about });
        return [{ ...which, events: [{ kind: 'task-opened', version: 1, occurredAt: now, zone, body }] }];
      });
    },
  },
  {
    rule: 'authorisation-renewed',
    due: (patient, context) => {
      const open = openTasks(patient);
      if (open.length === 0) return [];
      const still = lacking(patient, context).map(aboutDrug);
      const { now, zone } = context;
      return open
        .filter(({ about }) => !still.some((drug) => about?.rule?.startsWith(drug)))
        .map(({ task, openedAt }) => {
          const body = { task, evidence: 'another authorisation is on record' };
          return {
            dueAt: openedAt,
            about: task,
            events: [{ kind: 'task-closed', version: 1, occurredAt: now, zone, body }],
          };
        });
    },
  },
];
