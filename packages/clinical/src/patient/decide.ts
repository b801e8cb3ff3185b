import type { Watch } from '../cover/index.ts';
import { type ContactGap, contactGaps } from '../distress/index.ts';
import { isDatedAhead, isDatedBack } from '../entries/index.ts';
import {
  accepted,
  type Context,
  type Decision,
  type EventDraft,
  eventId,
  type Reason,
  reasonsFrom,
  refused,
} from '../record/index.ts';
import type { Staff } from '../staff/index.ts';
import { closedWithContact, closersOf, reachesTask } from '../tasks/index.ts';
import { DAY_MS, SECOND_MS } from '../units/index.ts';
import { PATIENT_FACT_COMMANDS, type PatientCommand } from './commands.ts';
import { endingOfCall, tasksOfCallAnswer, tasksOfCallTopic } from './decide-call.ts';
import { isGraver, lastNeedAt, needOf, tasksOfNeed } from './distress-tasks.ts';
import type { PatientEventKind, ScaleAnswered, TaskClosed, TaskOpened } from './events.ts';
import { decideFollowUp } from './follow-up-decision.ts';
import { tasksOfBladder, tasksOfCorrected, tasksOfCraving, tasksOfEvent } from './harm-tasks.ts';
import { allPatientEntries, latestPatientEntry, type PatientEntry, type PatientState, readPatient } from './patient.ts';
import { endingLogins } from './portal-logins.ts';
import { scoreScale, tasksOfScore, tasksSoFar } from './score-scale.ts';
import { isOwnWord, leftInDoubt, ownWordRefusal } from './taken-back.ts';
import { taskOf } from './task-of.ts';

const UNDO_MS = 60 * SECOND_MS;
/** What somebody tells of a day as it goes: its date is the phone's, and nobody else was there. */
const OWN_PAGES: ReadonlySet<string> = new Set([
  'write-journal',
  'answer-check-in',
  'tell-answers-so-far',
  'report-distress',
  'say-not-safe',
]);

const CONTACT_TITLES: Readonly<Record<ContactGap, string>> = {
  'contact-missing': 'Say who was reached, when, and with what outcome',
  'contact-before-cause': 'This contact was before it was said',
  'contact-ahead': 'This contact lies ahead',
  'contact-outcome': 'Emergency services took over, or somebody else was reached',
  'contact-words': 'Say what the outcome was',
};

/** What opens, moves or closes a need about somebody's safety is not taken back by a slip, nor corrected away. */
const isRiskTask = (entry: PatientEntry): boolean =>
  entry.kind === 'task-opened' && closedWithContact((entry.body as TaskOpened).kind);

/** Without its task nobody could answer a question about a consent any more, and the drug is held back until somebody has. */
const isQuestionTask = (entry: PatientEntry): boolean =>
  entry.kind === 'task-opened' && (entry.body as TaskOpened).kind === 'consent-question';

/**
 * What the session itself says of what was given in it, and that it is over: taken off here, a second dose of the day would be held
 * back by nothing, and a treatment be missing from the count, the account and the passport.
 */
const isSessionsLine = ({ kind }: PatientEntry): boolean => kind === 'session-dosed' || kind === 'session-closed';

/** What a patient sends is his own answer from home, whatever the sender wrote beside it. */
const atHome = (said: ScaleAnswered, context: Context): ScaleAnswered => {
  if (context.actor.kind !== 'patient') return said;
  const { baseline: _baseline, ...plain } = said;
  return { ...plain, askedIn: 'portal', answeredBy: 'patient' };
};
const reason = reasonsFrom();

interface More {
  readonly opened?: readonly TaskOpened[];
  readonly closed?: readonly TaskClosed[];
  readonly also?: readonly { readonly kind: string; readonly body: unknown }[];
  readonly flags?: readonly Reason[];
}

export interface PatientDeciding {
  readonly patient: PatientState;
  /** Who answers for what is said now, by the hours of cover; absent where the clinic has not said or nobody knows here. */
  readonly watch?: Watch | null;
  /** Who works here; absent where nobody is looked up. */
  readonly staff?: Staff | null;
}

/** What is said about a person is a fact and is kept; only what points at nothing, or at somebody else, is refused. */
export const decidePatient = (deciding: PatientDeciding, command: PatientCommand, context: Context): Decision =>
  endingLogins(deciding.patient, decideFact(deciding, command, context), command, context);

function decideFact(deciding: PatientDeciding, command: PatientCommand, context: Context): Decision {
  const patient = readPatient(deciding.patient);
  const watch = deciding.watch ?? null;
  /** One fact, and what it opens and closes, in one transaction. */
  const event = (kind: string, body: unknown, more: More = {}): Decision => {
    // Kept as it was said, and flagged: readers count it from its receipt (A12).
    const seconds = Math.round((command.occurredAt - context.now) / SECOND_MS);
    const flags = [
      ...(isDatedAhead(command.occurredAt, context.now)
        ? [reason('dated-ahead', 'Dated ahead of the clock', `${seconds} s after it was received`)]
        : []),
      ...(OWN_PAGES.has(command.kind) && isDatedBack(command.occurredAt, context.now)
        ? [
            reason(
              'dated-back',
              'Dated long before it was received',
              `${Math.round((context.now - command.occurredAt) / DAY_MS)} days before it was received`,
            ),
          ]
        : []),
      ...(more.flags ?? []),
    ];
    const draft = (drafted: string, said: unknown): EventDraft => ({
      kind: drafted,
      version: 1,
      occurredAt: command.occurredAt,
      zone: context.zone,
      body: said,
    });
    return accepted({
      stream: patient.stream,
      events: [
        draft(kind, flags.length === 0 ? body : { ...(body as object), flags }),
        ...(more.also ?? []).map((one) => draft(one.kind, one.body)),
        ...(more.opened ?? []).map((task) => draft('task-opened', task)),
        ...(more.closed ?? []).map((task) => draft('task-closed', task)),
      ],
    });
  };
  const ref = { command: command.id, index: 0 };
  const told = (kind: PatientEventKind): Decision =>
    event(kind, command.body, {
      opened: tasksOfNeed(patient, needOf(kind, command.body), ref, context.now, watch),
    });
  /** What a correction says that the entry did not: it opens what it would have opened when it was said first. */
  const worseThan = (entry: PatientEntry, body: unknown): readonly TaskOpened[] => {
    const need = needOf(entry.kind, body);
    const graver = isGraver(need, needOf(entry.kind, entry.body)) ? need : null;
    return [
      ...tasksOfNeed(patient, graver, ref, context.now, watch),
      ...tasksOfCorrected(patient, entry, body, { ref, now: context.now, by: context.actor.id }),
    ];
  };
  const openTask = (task: string) => patient.tasks.some((found) => found.task === task && found.state === 'open');
  switch (command.kind) {
    case 'register-patient':
      return patient.details === null
        ? event('patient-registered', command.body)
        : refused([reason('patient-exists', 'This person is registered already', 'change the details instead')]);
    case 'take-photo':
      return command.body.blob === undefined
        ? refused([reason('photo-without-bytes', 'The photo itself is missing', 'it is no picture that can be shown')])
        : event('photo-taken', command.body);
    case 'take-task':
    case 'close-task': {
      const task = patient.tasks.find((found) => found.task === command.body.task);
      if (task === undefined) return refused([reason('task-unknown', 'There is no such task', command.body.task)]);
      if (task.state === 'closed') return refused([reason('task-closed', 'This task is done', command.body.task)]);
      // Whoever only writes the bills, or only owns the place, has to do with what is theirs, and with what he was named for.
      const { actor } = context;
      if (actor.kind === 'person' && !reachesTask(actor.roles, task.ownerRole) && task.owner !== actor.id) {
        return refused([reason('task-closer', 'This is closed by somebody else', `by: ${task.ownerRole}`)]);
      }
      const closers = closersOf(task.kind);
      if (
        command.kind === 'close-task' &&
        closers !== null &&
        !closers.some((role) => context.actor.roles.includes(role))
      ) {
        return refused([reason('task-closer', 'This is closed by somebody else', `by: ${closers.join(' or ')}`)]);
      }
      if (command.kind === 'close-task' && task.kind === 'deletion-request' && command.body.deletion === undefined) {
        const fix = 'deletion: what was deleted, what is kept, and by which law';
        return refused([reason('deletion-answer-missing', 'Nobody says what the patient is answered', fix)]);
      }
      if (command.kind === 'close-task' && closedWithContact(task.kind)) {
        // A second call for help finds the task open and opens none: it is answered by a contact after it all the same.
        const said = lastNeedAt(patient);
        const openedAt = said === null || said > context.now || said < task.openedAt ? task.openedAt : said;
        const gaps = contactGaps(command.body.contact, { openedAt, now: context.now });
        if (gaps.length > 0) return refused(gaps.map((gap) => reason(gap, CONTACT_TITLES[gap], task.task)));
      }
      if (command.kind === 'take-task' && closers !== null && deciding.staff != null) {
        const person = Object.hasOwn(deciding.staff.people, command.body.owner)
          ? deciding.staff.people[command.body.owner]
          : undefined;
        if (person === undefined || person.endedAt !== null || !closers.some((role) => person.roles.includes(role))) {
          const because = `by: ${closers.join(' or ')}`;
          return refused([reason('task-taker', 'This is taken by somebody who may close it', because)]);
        }
      }
      return event(PATIENT_FACT_COMMANDS[command.kind], command.body);
    }
    case 'open-task':
      return patient.tasks.some((task) => task.task === command.body.task)
        ? refused([reason('task-exists', 'This task is open or done already', command.body.task)])
        : event('task-opened', command.body);
    case 'try-contact':
      return openTask(command.body.task)
        ? event('contact-tried', command.body)
        : refused([reason('task-unknown', 'There is no such open task', command.body.task)]);
    case 'answer-check-in':
    case 'say-not-safe':
    case 'report-distress':
    case 'write-journal':
    case 'answer-experience':
    case 'write-integration-note':
      return told(PATIENT_FACT_COMMANDS[command.kind]);
    case 'tell-answers-so-far': {
      const { body } = command;
      const owed = body.of === 'scale' ? tasksSoFar(patient, body, ref, context.now, watch) : null;
      return owed === null ? told('answers-so-far-told') : event('answers-so-far-told', body, { opened: owed });
    }
    case 'withdraw-consent': {
      // It holds from this moment; a session that runs goes on in safe hands, and its nurse is told.
      const { consent } = command.body;
      const signatures = allPatientEntries(patient, 'consent-signed').filter(({ body }) => body.consent === consent);
      const treats = consent === 'ketamine' || consent === 'esketamine';
      const doubted = leftInDoubt(command.body, signatures).length > 0;
      const kind = !treats ? 'consent-ended' : doubted ? 'consent-in-doubt' : 'consent-withdrawn';
      const about = { stream: patient.stream, entry: ref, rule: `consent-${consent}` };
      const waiting = patient.tasks.some(
        (task) => task.kind === kind && task.state === 'open' && task.about?.rule === about.rule,
      );
      return event('consent-withdrawn', command.body, {
        opened: waiting ? [] : [taskOf(kind, `${command.id}/${kind}`, context.now, about)],
      });
    }
    case 'ask-integration': {
      const waiting = patient.tasks.some(({ kind, state }) => kind === 'integration-wanted' && state === 'open');
      const about = { stream: patient.stream, entry: ref };
      return event('integration-asked', command.body, {
        opened: waiting ? [] : [taskOf('integration-wanted', `${command.id}/integration-wanted`, context.now, about)],
      });
    }
    case 'decide-follow-up':
      return decideFollowUp(patient, command, context, ref, event);
    case 'answer-scale': {
      const said = atHome(command.body, context);
      const scored = scoreScale(patient, said, command.occurredAt);
      const away = said.askedIn === 'portal' || said.askedIn === 'call';
      return event('scale-answered', scored.body, {
        ...tasksOfScore(
          patient,
          scored,
          ref,
          away ? context.now : command.occurredAt,
          away ? watch : null,
          command.occurredAt,
        ),
        flags: scored.flags,
      });
    }
    case 'answer-call': {
      const fact = { kind: 'call-answered', body: command.body, at: command.occurredAt, by: context.actor.id } as const;
      return event('call-answered', command.body, tasksOfCallAnswer(patient, fact, ref));
    }
    case 'open-call': {
      const fact = { kind: 'call-opened', body: command.body, at: command.occurredAt, by: context.actor.id } as const;
      return event('call-opened', command.body, { opened: tasksOfCallTopic(patient, fact, ref) });
    }
    case 'turn-call': {
      const fact = { kind: 'call-turned', body: command.body, at: command.occurredAt, by: context.actor.id } as const;
      return event('call-turned', command.body, { opened: tasksOfCallTopic(patient, fact, ref) });
    }
    case 'end-call': {
      const fact = { kind: 'call-ended', body: command.body, at: command.occurredAt, by: context.actor.id } as const;
      return event('call-ended', command.body, endingOfCall(patient, fact, ref, context.actor.roles));
    }
    case 'report-adverse-event':
      return event('adverse-event-reported', command.body, {
        opened: tasksOfEvent(patient, command.body, ref, command.occurredAt),
      });
    case 'ask-bladder':
      return event('bladder-asked', command.body, {
        opened: tasksOfBladder(patient, command.body, ref, command.occurredAt),
      });
    case 'ask-craving':
      return event('craving-asked', command.body, {
        opened: tasksOfCraving(patient, command.body, ref, command.occurredAt),
      });
    case 'ask-deletion': {
      const open = patient.tasks.some(({ kind, state }) => kind === 'deletion-request' && state === 'open');
      const about = { stream: patient.stream, entry: ref };
      const opened = open ? [] : [taskOf('deletion-request', `deletion/${command.id}`, command.occurredAt, about)];
      return event('deletion-asked', command.body, { opened });
    }
    case 'draft-letter':
      if (command.body.letter.startsWith('course-') && !command.body.agreed?.trim()) {
        const fix = 'agreed: ask the patient, and say who heard the yes';
        return refused([reason('letter-agreement-missing', 'Nobody says that the patient agreed to this letter', fix)]);
      }
      return patient.letters.some(({ letter }) => letter === command.body.letter)
        ? refused([reason('letter-exists', 'This letter was drafted already', command.body.letter)])
        : event('letter-drafted', command.body);
    case 'follow-letter': {
      const letter = patient.letters.find((found) => found.letter === command.body.letter);
      if (letter === undefined)
        return refused([reason('letter-unknown', 'There is no such letter', command.body.letter)]);
      const task = `letter/${letter.letter}`;
      // Whoever referred is told and owes no answer; a letter about a drug waits for one.
      if (command.body.status === 'sent' && letter.medicine !== undefined) {
        const about = { stream: patient.stream, entry: ref, rule: letter.rule };
        const waiting = taskOf(
          'letter-answer',
          task,
          command.occurredAt,
          about,
          `Answer of ${letter.to} about ${letter.medicine}`,
        );
        return event('letter-followed', command.body, {
          opened: patient.tasks.some((found) => found.task === task) ? [] : [waiting],
        });
      }
      return event('letter-followed', command.body, {
        closed: openTask(task)
          ? [{ task, evidence: `${command.body.status} (${command.body.words ?? 'no words'})` }]
          : [],
      });
    }
    case 'end-course':
      return patient.courses.some(({ body, endedAt }) => body.course === command.body.course && endedAt === null)
        ? event('course-ended', command.body)
        : refused([reason('course-unknown', 'There is no such course', command.body.course)]);
    case 'cancel-visit': {
      const visit = patient.visits.find(({ body }) => body.visit === command.body.visit);
      if (visit === undefined) return refused([reason('visit-unknown', 'There is no such visit', command.body.visit)]);
      // The therapist's hour is given back in the same act.
      return visit.body.kind === 'integration' && visit.body.with !== undefined
        ? refused([
            reason('integration-cancelled-there', 'A talk is cancelled with its therapist’s hour', 'under Integration'),
          ])
        : event('visit-cancelled', command.body);
    }
    case 'set-goals': {
      // The whole list is replaced: who may not see it could only write over it unseen.
      const blind =
        context.actor.kind === 'person' &&
        !context.actor.roles.some((role) => role === 'nurse' || role === 'prescriber') &&
        latestPatientEntry(patient, 'sharing-set')?.body.goals !== true;
      return blind
        ? refused([reason('goals-not-shared', 'The patient has not shared the goals', 'ask for it: under How I am')])
        : event('goals-set', command.body);
    }
    case 'correct-integration-note': {
      const { note, reason: why, ...said } = command.body;
      const entry = patient.entries.find(({ id }) => id === eventId(note));
      if (entry?.kind !== 'integration-note-written' || entry.author.id !== context.actor.id)
        return refused([
          reason('note-not-yours', 'A note is corrected by who wrote it', 'it is not there, or not yours'),
        ]);
      const { worry: _before, ...kept } = entry.body;
      const body = { ...kept, ...said };
      return event('entry-corrected', { entry: note, body, reason: why }, { opened: worseThan(entry, body) });
    }
    case 'correct-entry':
    case 'strike-entry':
    case 'undo-entry': {
      const entry = patient.entries.find(({ id }) => id === eventId(command.body.entry));
      if (entry === undefined) {
        return refused([reason('entry-unknown', 'There is no such entry', 'it was undone, struck, or is elsewhere')]);
      }
      if (entry.kind === 'integration-note-written' && context.actor.id !== entry.author.id)
        return refused([
          reason('note-not-yours', 'A note is corrected by who wrote it', 'add what you know as a note'),
        ]);
      if (command.kind !== 'undo-entry' && isOwnWord(entry) && context.actor.id !== entry.author.id) {
        return refused([ownWordRefusal(entry)]);
      }
      if (isSessionsLine(entry)) {
        const [title, because] =
          entry.kind === 'session-closed'
            ? ['A session that is over stands', 'put its entries right in that session; the note shows them as amended']
            : [
                'This is what a session says of what was given in it',
                'put the dose right in its session, and this line follows',
              ];
        return refused([reason('follows-session', title, because)]);
      }
      if (isQuestionTask(entry)) {
        const because = 'answer it and close this task, or the patient takes it back';
        return refused([reason('question-stands', 'A question of the patient stands until it is answered', because)]);
      }
      if (command.kind === 'correct-entry') {
        const { kind, ...correction } = command.body;
        if (isRiskTask(entry)) {
          const because = 'take it, or close it with whom was reached';
          return refused([reason('risk-stands', 'This stands until somebody was reached', because)]);
        }
        if (entry.kind === 'task-taken' || entry.kind === 'task-closed') {
          const because = 'open it again as a task of its own, or take it';
          return refused([reason('entry-not-correctable', 'Who took or closed a task is not corrected', because)]);
        }
        if (entry.kind !== kind || !(Object.values(PATIENT_FACT_COMMANDS) as string[]).includes(kind)) {
          const because = `it is "${entry.kind}", not "${kind}"`;
          return refused([reason('entry-not-correctable', 'This entry cannot be corrected so', because)]);
        }
        if (kind !== 'scale-answered') {
          return event('entry-corrected', correction, { opened: worseThan(entry, correction.body) });
        }
        // What was corrected is scored again, by the rules of today, and opens what it would have opened.
        const at = correction.at ?? entry.at;
        const scored = scoreScale(patient, correction.body as unknown as ScaleAnswered, at);
        const { flags } = scored;
        const corrected = { ...correction, body: flags.length === 0 ? scored.body : { ...scored.body, flags } };
        const away = scored.body.askedIn === 'portal' || scored.body.askedIn === 'call';
        const from = away ? context.now : command.occurredAt;
        const tasks = tasksOfScore(patient, scored, ref, from, away ? watch : null, at);
        return event('entry-corrected', corrected, tasks);
      }
      if (isRiskTask(entry)) {
        const because = 'a task about somebody’s safety is closed by reaching them';
        return refused([reason('risk-stands', 'This stands until somebody was reached', because)]);
      }
      if (entry.kind === 'plan-signed') {
        return refused([reason('plan-stands', 'A signed plan stands', 'sign a change of it, or end the course')]);
      }
      if (entry.kind === 'decision-signed') {
        return refused([reason('decision-stands', 'A signed decision stands', 'sign another one, with its reason')]);
      }
      if (command.kind === 'strike-entry') return event('entry-struck', command.body);
      const reasons: Reason[] = [];
      if (entry.author.id !== context.actor.id) {
        reasons.push(reason('undo-not-own', 'Somebody else entered this', 'strike it with a reason instead'));
      }
      if (context.now - entry.enteredAt > UNDO_MS) {
        reasons.push(reason('undo-too-late', 'The minute is over', 'correct it or strike it with a reason instead'));
      }
      return reasons.length > 0 ? refused(reasons) : event('entry-undone', command.body);
    }
    default:
      return event(PATIENT_FACT_COMMANDS[command.kind], command.body);
  }
}
