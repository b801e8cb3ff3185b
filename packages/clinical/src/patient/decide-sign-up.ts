import { type Addressee, draftMessage, type MessageAsked, TEMPLATES } from '../messages/index.ts';
import type { Policy } from '../policy/index.ts';
import {
  accepted,
  type Context,
  type Decision,
  type EventDraft,
  type Reason,
  reasonsFrom,
  refused,
} from '../record/index.ts';
import {
  adultYears,
  ageOn,
  type ClosedBecause,
  type Referrer,
  type SignedUp,
  type SignUpCommand,
  type SignUpCommandBodies,
  type SignUpEventBodies,
} from '../sign-up/index.ts';
import { addMinutes, localDateOf } from '../units/index.ts';
import { type Patient, type PatientState, readPatient } from './patient.ts';
import { taskOf } from './task-of.ts';

const reason = reasonsFrom('PD');

export interface SignUpDeciding {
  readonly patient: PatientState;
  /** The chart that a request is merged into. */
  readonly target?: PatientState;
  /** Null: none adopted yet; the label's age then holds. */
  readonly policy: Policy | null;
}

/** A link that nobody asked for again is stale after this; PD. */
const REMINDER_LASTS_MINUTES = 3 * 24 * 60;

/** Requests are facts; what staff do with them are orders, refused where they point at nothing. */
export function decideSignUp(deciding: SignUpDeciding, command: SignUpCommand, context: Context): Decision {
  const patient = readPatient(deciding.patient);
  const draft = <K extends string>(kind: K, body: unknown): EventDraft<K> => ({
    kind,
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body,
  });
  const own = <K extends keyof SignUpEventBodies>(kind: K, body: SignUpEventBodies[K]) => draft(kind, body);
  const say = (...events: readonly EventDraft[]): Decision => accepted({ stream: patient.stream, events });
  const message = (asked: Pick<MessageAsked, 'template'> & Partial<MessageAsked>, of: Addressee = patient) =>
    draftMessage(of, { cause: command.id, occurredAt: command.occurredAt, zone: context.zone, ...asked });
  const task = (kind: string) =>
    draft('task-opened', taskOf(kind, `${command.id}/${kind}`, command.occurredAt, { stream: patient.stream }));
  const signUp = patient.signUp;
  const unknown = () => refused([reason('sign-up-unknown', 'There is no such request', patient.id)]);

  switch (command.kind) {
    case 'sign-up':
    case 'refer-patient': {
      if (patient.details !== null) {
        return refused([reason('patient-exists', 'This person is registered already', 'change the details instead')]);
      }
      const { request, urgent } = requestOf(command);
      const today = localDateOf(context.now, context.zone);
      const minor = ageOn(request.birthDate, today) < adultYears(deciding.policy);
      const of = addressee(request);
      const events: EventDraft[] = [own('signed-up', request)];
      if (command.kind === 'sign-up') {
        events.push(own('sign-up-safety-told', { answer: command.body.safety }));
        if (command.body.selfCheck !== undefined) {
          events.push(own('self-check-carried', { answers: command.body.selfCheck }));
        }
      } else events.push(own('referral-written', command.body.referral));
      if (urgent) events.push(task('sign-up-not-safe'));
      if (minor) {
        // The clinic talks with an adult first: nothing is sent to the young person that opens a page.
        events.push(task('sign-up-minor'));
        const { guardian } = request;
        if (guardian?.email !== undefined || guardian?.phone !== undefined) {
          events.push(message({ template: 'guardian-asked', to: { who: 'guardian', ...contactOf(guardian) } }, of));
        }
      } else if (command.kind === 'sign-up' || command.body.referral.patientAgreed) {
        events.push(message({ template: 'sign-up-received' }, of));
      }
      const { referrer } = request;
      events.push(...toReferrer(referrer, 'referral-received', of));
      return say(...events);
    }
    case 'accept-sign-up':
      if (signUp === null) return unknown();
      if (signUp.state === 'merged') return refused([alreadyMerged(signUp.mergedInto)]);
      if (signUp.state === 'accepted') {
        return refused([reason('sign-up-accepted', 'This request is accepted already', patient.id)]);
      }
      return say(own('sign-up-accepted', command.body), message({ template: 'something-new' }), ...tellReferrer());
    case 'close-sign-up':
      if (signUp === null) return unknown();
      if (signUp.state === 'merged') return refused([alreadyMerged(signUp.mergedInto)]);
      return say(own('sign-up-closed', command.body), ...tellPerson(command.body.because), ...tellReferrer());
    case 'merge-sign-up': {
      if (signUp === null || deciding.target === undefined) return unknown();
      if (signUp.state === 'merged') return refused([alreadyMerged(signUp.mergedInto)]);
      const target = readPatient(deciding.target);
      const reasons: Reason[] = [];
      if (target.id === patient.id)
        reasons.push(reason('merge-self', 'A request is not merged into itself', target.id));
      if (target.details === null) reasons.push(reason('merge-unknown', 'There is no such person', target.id));
      if (target.signUp?.state === 'merged') reasons.push(alreadyMerged(target.signUp.mergedInto));
      if (reasons.length > 0) return refused(reasons);
      const { email, phone, language, contact } = signUp.request;
      return accepted(
        { stream: patient.stream, events: [own('sign-up-merged', { into: target.id }), ...tellReferrer()] },
        {
          stream: target.stream,
          events: [
            own('sign-up-joined', {
              from: patient.id,
              ...(email === undefined ? {} : { email }),
              ...(phone === undefined ? {} : { phone }),
              language,
              contact,
            }),
            // Clinical, and so an event of its own; told when it was asked, not when somebody saw who it was.
            ...(signUp.selfCheck === null
              ? []
              : [{ ...own('self-check-carried', { answers: signUp.selfCheck }), occurredAt: signUp.askedAt }]),
          ],
        },
      );
    }
    case 'change-contact-consent':
      // By his own page a patient says it by his own page, whatever the sender wrote beside it.
      return say(
        draft(
          'contact-consent-changed',
          context.actor.kind === 'patient' && (command.body.how === 'told' || command.body.how === 'form')
            ? { ...command.body, how: 'portal' }
            : command.body,
        ),
      );
    case 'stop-messages': {
      // The link stands in messages of one kind: whoever has it stops that kind, and no other.
      const { purpose, subject } = context.actor;
      if (purpose === 'stop' && subject !== command.body.channel) {
        return refused([reason('stop-other-channel', 'This link stops another kind of message', subject ?? 'none')]);
      }
      return say(draft('contact-consent-changed', { channel: command.body.channel, allowed: false, how: 'link' }));
    }
    case 'send-message':
      if (!TEMPLATES[command.body.template].byStaff) {
        return refused([reason('template-own', 'This message goes out by itself', command.body.template)]);
      }
      return say(
        message({ template: command.body.template, until: addMinutes(command.occurredAt, REMINDER_LASTS_MINUTES) }),
      );
    case 'record-printed': {
      const found = patient.messages.find((one) => one.message === command.body.message);
      if (found === undefined || found.channel !== 'paper' || found.state === 'sent') {
        return refused([reason('message-unknown', 'There is no such message to print', command.body.message)]);
      }
      return say(draft('message-sent', { message: found.message, attempt: found.attempts + 1, via: 'paper' }));
    }
  }

  /** Whoever asked hears that there is something to read; not who took the request back, and never a minor. */
  function tellPerson(because: ClosedBecause): readonly EventDraft[] {
    const silent = because === 'withdrew' || because === 'not-a-request' || because === 'minor';
    return silent ? [] : [message({ template: 'something-new' })];
  }

  /** The referrer hears that his request has moved, and looks for himself how far. */
  function tellReferrer(): readonly EventDraft[] {
    return toReferrer(signUp?.request.referrer, 'referral-moved');
  }

  /** By e-mail with a link; to a practice that has a fax alone it is printed. Whoever gave a number only is called by the desk. */
  function toReferrer(
    referrer: Referrer | undefined,
    template: 'referral-received' | 'referral-moved',
    of?: Addressee,
  ): readonly EventDraft[] {
    const language = referrer?.language === undefined ? {} : { language: referrer.language };
    if (referrer?.email !== undefined)
      return [message({ template, to: { who: 'referrer', email: referrer.email }, ...language }, of)];
    return referrer?.fax === undefined
      ? []
      : [message({ template: `${template}-by-fax`, to: { who: 'referrer' }, ...language }, of)];
  }
}

const alreadyMerged = (into: string | null): Reason =>
  reason('sign-up-merged', 'This request was merged already', into ?? '');

const contactOf = ({ email, phone }: { readonly email?: string; readonly phone?: string }) => ({
  ...(email === undefined ? {} : { email }),
  ...(phone === undefined ? {} : { phone }),
});

/** What a message needs of somebody whose first event this is. */
const addressee = (request: SignedUp): Pick<Patient, 'details' | 'contactConsents'> => ({
  details: { ...request, sexAtBirth: 'not-said' },
  contactConsents: { email: null, text: null, call: null, ...request.contact },
});

function requestOf(command: Extract<SignUpCommand, { kind: 'sign-up' | 'refer-patient' }>): {
  readonly request: SignedUp;
  readonly urgent: boolean;
} {
  if (command.kind === 'sign-up') {
    const { safety, selfCheck: _, ...request } = command.body as SignUpCommandBodies['sign-up'];
    return { request, urgent: safety === 'not-safe' };
  }
  const { referral, ...request } = command.body;
  // What the practitioner passes on was given to him for this; every later message asks the patient first.
  return { request: { ...request, by: 'referrer', contact: {} }, urgent: referral.urgent };
}
