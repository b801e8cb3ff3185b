import { CALLS_STREAM } from '@keel/clinical/calls';
import { dayFold, daysThatMayHold } from '@keel/clinical/day';
import { allPatientEntries, type Patient, patientFold, readPatient, type Task } from '@keel/clinical/patient';
import type { PlacesState } from '@keel/clinical/places';
import { caseDuties, registerFold, registerStream } from '@keel/clinical/register';
import { rolesThatMay } from '@keel/clinical/rights';
import {
  billsOnly,
  byNeed,
  closedWithContact,
  closersOf,
  isMine,
  reachesTask,
  type TaskStanding,
  taskKind,
  taskStanding,
} from '@keel/clinical/tasks';
import type { TasksView } from '@keel/formats/api';
import type { Identity } from '../access/index.ts';
import { type BoardInput, house } from './board.ts';
import { patientsOf } from './charts.ts';
import { briefsOf, unknownBrief } from './lists.ts';
import { registerLocations } from './register-rows.ts';

const iso = (at: number): string => new Date(at).toISOString();

interface Found {
  readonly patient: string | null;
  readonly stream: string;
  readonly seq: number;
  readonly task: Task;
  readonly attempts: number;
  readonly standing: TaskStanding;
  readonly discrepancy: TasksView['tasks'][number]['discrepancy'];
  /** Where it is a request for deletion. */
  readonly deletion?: TasksView['tasks'][number]['deletion'];
}

/** As many people as owe something are folded at once; a clinic has tens. */
const PEOPLE_MAX = 2_000;

/**
 * What is owed about people, the gravest first. Late, gone on to the next person, covered: judged here and now from when
 * each was due, from who is still employed and from who is on duty today where the day's duties are planned.
 */
export async function tasksView(
  input: BoardInput,
  reader: Pick<Identity, 'person' | 'roles'>,
  clinical: boolean,
): Promise<TasksView> {
  const { at, clinic, folds, now } = input;
  const { staff, places } = await house(input);
  const rows = await input.trx
    .selectFrom('patient_index')
    .select('patient')
    .where('clinic_id', '=', clinic)
    .where('open_tasks', '>', 0)
    .orderBy('urgent', 'desc')
    .orderBy('patient')
    .limit(PEOPLE_MAX)
    .execute();
  const briefs = await briefsOf(
    input,
    rows.map(({ patient }) => patient),
  );
  const duties = [];
  for (const { siteId, zone } of places.sites) {
    const [today, before] = daysThatMayHold(siteId, now, zone);
    duties.push(...(await folds.load(at, clinic, today, dayFold)).state.duties);
    // Past midnight whoever was on duty the evening before still is.
    const late = (await folds.load(at, clinic, before, dayFold)).state.duties;
    duties.push(...late.filter(({ until }) => now < until));
  }
  const onDuty = new Set(duties.filter(({ from, until }) => from <= now && now < until).map(({ person }) => person));
  // Duties are planned for who treats; whoever has another role is here unless he has left for good.
  const planned = (roles: readonly string[]): boolean => roles.includes('nurse') || roles.includes('prescriber');
  const away = new Set(
    Object.values(staff.people)
      .filter(({ id, roles, endedAt }) => endedAt !== null || (duties.length > 0 && planned(roles) && !onDuty.has(id)))
      .map(({ id }) => id),
  );
  const found: Found[] = [];
  const people = await patientsOf(
    input,
    rows.map(({ patient }) => patient),
  );
  // The desk is shown what is the desk's and the bills'; whoever only writes bills, what is the bills'. What is clinical is told to neither.
  const bills = !reader.roles.includes('owner') && billsOnly(reader.roles);
  const shown = new Set<string>([...(bills ? [] : ['front-desk']), 'biller', ...reader.roles]);
  for (const [patient, person] of people) {
    for (const task of person.tasks) {
      if (task.state === 'closed') continue;
      const named = task.owner === reader.person || task.next?.includes(reader.person) === true;
      const standing = taskStanding(task, now, away);
      // Nobody did it in time and it went on to this role: whom it went on to is told of it.
      const wentOn = standing.escalatedTo.some((role) => reader.roles.includes(role));
      if (!clinical && !named && !wentOn && !shown.has(task.ownerRole)) continue;
      const attempts = allPatientEntries(person, 'contact-tried').filter(({ body }) => body.task === task.task).length;
      const stream = `patient/${patient}`;
      found.push({
        patient,
        stream,
        seq: person.seq,
        task,
        attempts,
        standing,
        discrepancy: null,
        ...(task.kind === 'deletion-request' ? { deletion: askedForDeletion(person, task) } : {}),
      });
    }
  }
  const strangers = await folds.load(at, clinic, CALLS_STREAM, patientFold);
  for (const task of readPatient(strangers.state).tasks) {
    if (task.state === 'closed' || (!clinical && (bills || task.ownerRole !== 'front-desk'))) continue;
    const standing = taskStanding(task, now, away);
    found.push({
      patient: null,
      stream: CALLS_STREAM,
      seq: strangers.seq,
      task,
      attempts: 0,
      standing,
      discrepancy: null,
    });
  }
  if (rolesThatMay('view/register', 'clinic').some((role) => reader.roles.includes(role)))
    found.push(...(await discrepancies(input, places, away)));
  return {
    position: at.position,
    now: iso(now),
    tasks: found.toSorted(byNeed).map(({ patient, stream, seq, task, attempts, standing, discrepancy, deletion }) => {
      const named = (id: string): string => staff.people[id]?.name ?? id;
      const closers = closersOf(task.kind);
      const owner = task.owner === undefined ? null : task.owner;
      const closable =
        (reachesTask(reader.roles, task.ownerRole) || owner === reader.person) &&
        (closers === null || closers.some((role) => reader.roles.includes(role)));
      const closedBy = rolesThatMay('command/close-task', 'clinic').filter(
        (role) => reachesTask([role], task.ownerRole) && (closers === null || closers.includes(role)),
      );
      return {
        task: task.task,
        kind: task.kind,
        title: task.title,
        discrepancy,
        patient: patient === null ? null : (briefs.get(patient) ?? unknownBrief(patient)),
        stream,
        seq,
        ownerRole: task.ownerRole,
        owner: owner === null ? null : { id: owner, name: staff.people[owner]?.name ?? owner },
        openedAt: iso(task.openedAt),
        dueAt: iso(task.dueAt),
        urgent: task.urgent,
        pinned: standing.pinned,
        late: standing.late,
        escalatedTo: [...standing.escalatedTo],
        escalatedPeople: standing.escalatedPeople.map(named),
        nextPeople: (task.next ?? []).filter((id) => !standing.escalatedPeople.includes(id)).map(named),
        unwatchedUntil: task.unwatchedUntil === undefined ? null : iso(task.unwatchedUntil),
        needsContact: closedWithContact(task.kind),
        attempts,
        ownerAway: standing.ownerAway,
        mine: isMine(task, standing, { id: reader.person, roles: reader.roles }),
        closable,
        closedBy,
        about: task.about === undefined ? null : { stream: task.about.stream, rule: task.about.rule ?? null },
        // What the patient wrote is for who answers it.
        deletion: closable ? (deletion ?? null) : null,
      };
    }),
  };
}

/** What the patient wrote beside this request, once or again while it waited, and in what language he reads. */
function askedForDeletion(person: Patient, task: Task): TasksView['tasks'][number]['deletion'] {
  const words = allPatientEntries(person, 'deletion-asked')
    .filter(({ at }) => at >= task.openedAt)
    .flatMap(({ body }) => body.words ?? []);
  return { words: words.length === 0 ? null : words.join('\n'), reads: person.details?.language ?? null };
}

/** What the open cases of the registers ask for: each duty is a task with the case's own clock. */
async function discrepancies(
  input: BoardInput,
  places: PlacesState,
  away: ReadonlySet<string>,
): Promise<readonly Found[]> {
  const { at, clinic, folds, now } = input;
  const found: Found[] = [];
  for (const location of await registerLocations(input)) {
    const stream = registerStream(location);
    const { seq, state } = await folds.load(at, clinic, stream, registerFold);
    const zone = places.sites.find(({ siteId }) => siteId === state.place?.siteId)?.zone ?? 'UTC';
    for (const one of state.cases.values()) {
      for (const { duty, dueAt } of caseDuties(one, zone)) {
        const kind = taskKind(`case-${duty}`);
        if (kind === undefined) throw new Error(`no task for ${duty}`);
        const task: Task = {
          task: `${one.caseId} ${duty}`,
          kind: kind.kind,
          title: kind.title,
          ownerRole: kind.ownerRole,
          ...(one.owner === null ? {} : { owner: one.owner }),
          openedAt: duty === 'decide' ? one.openedAt : (one.decidedAt ?? one.openedAt),
          dueAt,
          urgent: kind.urgent,
          state: 'open',
        };
        const { caseId, containerId, expectedMg, foundMg } = one;
        found.push({
          patient: null,
          stream,
          seq,
          task,
          attempts: 0,
          standing: taskStanding(task, now, away),
          discrepancy: {
            case: caseId,
            location,
            name: state.place?.name ?? location,
            container: containerId,
            expectedMg,
            foundMg,
          },
        });
      }
    }
  }
  return found;
}
