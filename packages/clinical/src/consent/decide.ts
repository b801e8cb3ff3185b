import { type ConsentSigned, type Patient, type PatientState, readPatient, taskOf } from '../patient/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  type EventRef,
  eventId,
  type Reason,
  reasonsFrom,
  refused,
} from '../record/index.ts';
import { type ConsentLanguage, consentById } from './document.ts';
import { consentQuestions, openQuestions, questionOpen, taskOfQuestion } from './questions.ts';
import { consentText } from './text.ts';

/** A signature under a consent as it was shown. `seen` is the SHA-256 of the text that the reader had before him. */
export interface SignConsentText {
  readonly document: string;
  readonly version: string;
  readonly language: ConsentLanguage;
  readonly seen: string;
  /** One for each question: the choices that were wrong, in their order, before the right one. */
  readonly teachBack: readonly { readonly question: string; readonly wrong: readonly string[] }[];
  readonly printedName: string;
  /** Put there by the server, never by who signs: what the text's hash is now, and the paper that is kept. */
  readonly bound?: {
    readonly sha256: string;
    readonly paper: { readonly sha256: string; readonly size: number };
  };
}

export type ConsentCommand =
  | Command<'sign-consent-text', SignConsentText>
  | Command<'ask-about-consent', { readonly document: string; readonly words: string }>
  | Command<'withdraw-consent-question', { readonly question: EventRef }>;

const reason = reasonsFrom('ASKP', 'PD');

/** When it was signed: by the clock here for whoever signs at home, and never ahead of it for anybody. */
export const signedAtOf = (command: Pick<Command, 'occurredAt'>, { actor, now }: Pick<Context, 'actor' | 'now'>) =>
  actor.kind === 'person' && command.occurredAt < now ? command.occurredAt : now;

/**
 * A signature is an order and is refused with every reason at once: other words than those that are in force, a question of
 * the teach-back that was not answered, or one of the patient's own that nobody has answered. What was hard stays in the record for
 * staff.
 */
export function decideConsent(
  deciding: { readonly patient: PatientState },
  command: ConsentCommand,
  context: Context,
): Decision {
  const patient = readPatient(deciding.patient);
  const draft = (kind: string, body: unknown): EventDraft => ({
    kind,
    version: 1,
    occurredAt: command.kind === 'sign-consent-text' ? signedAtOf(command, context) : command.occurredAt,
    zone: context.zone,
    body,
  });
  if (command.kind === 'withdraw-consent-question') return takenBack(patient, command.body.question, draft);
  const document = consentById(command.body.document);
  if (document === undefined) {
    return refused([reason('consent-unknown', 'There is no such consent', command.body.document)]);
  }
  if (command.kind === 'ask-about-consent') {
    const about = { stream: patient.stream, entry: { command: command.id, index: 0 }, rule: document.id };
    return accepted({
      stream: patient.stream,
      events: [
        draft('consent-question-asked', command.body),
        draft('task-opened', taskOf('consent-question', `${command.id}/consent-question`, command.occurredAt, about)),
      ],
    });
  }
  const { version, language, seen, teachBack, printedName, bound } = command.body;
  const reasons: Reason[] = [];
  if (version !== document.version || bound === undefined || seen !== bound.sha256) {
    const because = `signed is ${version}, in force is ${document.version}; read it again`;
    reasons.push(reason('consent-wording-changed', 'The words have changed since they were shown', because));
  }
  const answered = new Set(teachBack.map(({ question }) => question));
  const open = consentText(document, language).teachBack.filter(({ id }) => !answered.has(id));
  if (open.length > 0) {
    const ids = open.map(({ id }) => id);
    reasons.push(reason('teach-back-open', 'A question has no right answer yet', `open: ${ids.join(', ')}`, ids));
  }
  const waits = questionOpen(openQuestions(patient, document.id));
  if (waits !== null) reasons.push(waits);
  if (reasons.length > 0 || bound === undefined) return refused(reasons);
  const body: ConsentSigned = {
    consent: document.molecule,
    document: document.id,
    version,
    offLabelWording: document.offLabel,
    signature: { language, textSha256: bound.sha256, printedName, teachBack, paper: bound.paper },
  };
  return accepted({ stream: patient.stream, events: [draft('consent-signed', body)] });
}

/** A question taken back: its words stay, and nobody has to answer it any more. */
function takenBack(patient: Patient, question: EventRef, draft: (kind: string, body: unknown) => EventDraft): Decision {
  const found = consentQuestions(patient).find(({ asked }) => asked.id === eventId(question));
  if (found?.state !== 'open') {
    const because = found === undefined ? 'there is no such question' : `it is ${found.state}`;
    return refused([reason('consent-question-closed', 'This question is not open', because)]);
  }
  const task = taskOfQuestion(patient, found.asked);
  const closed =
    task === undefined ? [] : [draft('task-closed', { task: task.task, evidence: 'the patient took it back' })];
  return accepted({
    stream: patient.stream,
    events: [draft('consent-question-withdrawn', { question }), ...closed],
  });
}
