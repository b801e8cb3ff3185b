import type { PatientEventKind } from '../patient/index.ts';
import { type EventRef, eventId, isErased, type RecordedEvent } from '../record/index.ts';
import type { SessionEventKind } from '../session/index.ts';
import type { EventClass } from './rights.ts';

/**
 * What each kind of event about a patient is about. The desk greets, seats and books with the administrative ones and sees
 * no illness. A kind that is not here does not compile.
 */
const CLASSES: Readonly<Record<Exclude<SessionEventKind | PatientEventKind, `entry-${string}`>, EventClass>> = {
  'session-planned': 'administrative',
  'patient-arrived': 'administrative',
  'chair-assigned': 'administrative',
  'session-cancelled': 'administrative',
  'session-stopped': 'clinical',
  'patient-transferred': 'clinical',
  'fasting-answered': 'clinical',
  'escort-arranged': 'administrative',
  'escort-arrived': 'administrative',
  'escort-called': 'administrative',
  'patient-called': 'administrative',
  'consent-checked': 'clinical',
  'medicines-reviewed': 'clinical',
  'rems-checked': 'clinical',
  'pregnancy-answered': 'clinical',
  'substances-answered': 'clinical',
  'since-last-answered': 'clinical',
  'suicide-risk-asked': 'clinical',
  'glucose-measured': 'clinical',
  'weight-measured': 'clinical',
  'rescue-checked': 'clinical',
  'prescriber-presence': 'administrative',
  'screening-taken': 'clinical',
  'gate-passed': 'clinical',
  'order-written': 'clinical',
  'spoken-order-signed': 'clinical',
  'order-cancelled': 'clinical',
  'medicine-ordered': 'clinical',
  'dose-waited': 'clinical',
  'question-asked': 'clinical',
  'question-answered': 'clinical',
  'pump-checked': 'clinical',
  'drug-prepared': 'clinical',
  'identity-confirmed': 'clinical',
  'infusion-started': 'clinical',
  'infusion-rate-changed': 'clinical',
  'infusion-paused': 'clinical',
  'infusion-resumed': 'clinical',
  'infusion-stopped': 'clinical',
  'pump-volume-read': 'clinical',
  'line-flushed': 'clinical',
  'line-discarded': 'clinical',
  'line-failed': 'clinical',
  'bolus-given': 'clinical',
  'injection-given': 'clinical',
  'mouth-dose-given': 'clinical',
  'device-given': 'clinical',
  'access-placed': 'clinical',
  'access-removed': 'clinical',
  'observations-charted': 'clinical',
  'care-given': 'clinical',
  'session-note-written': 'clinical',
  'adverse-event-recorded': 'clinical',
  'medicine-given': 'clinical',
  'agreements-recorded': 'clinical',
  'presence-changed': 'administrative',
  'chair-handed-over': 'administrative',
  'off-monitor-started': 'clinical',
  'off-monitor-ended': 'clinical',
  'aldrete-scored': 'clinical',
  'padss-scored': 'clinical',
  'criterion-checked': 'clinical',
  'advice-given': 'clinical',
  'readiness-judged': 'clinical',
  'vitals-judged': 'clinical',
  'ready-reached': 'clinical',
  'ready-lost': 'clinical',
  'patient-released': 'clinical',
  'emergency-opened': 'clinical',
  'emergency-step-taken': 'clinical',
  'emergency-closed': 'clinical',
  'emergency-signed': 'clinical',
  'patient-left': 'administrative',
  'left-before-release': 'clinical',
  'session-signed': 'clinical',
  'deviation-explained': 'clinical',

  'alarm-raised': 'clinical',
  'alarm-acknowledged': 'clinical',
  'alarms-paused': 'clinical',
  'alarm-latched': 'clinical',
  'alarm-cleared': 'clinical',
  'alarm-limits-changed': 'clinical',
  'patient-registered': 'administrative',
  'patient-details-changed': 'administrative',
  'portal-logins-ended': 'administrative',
  'photo-taken': 'administrative',
  'allergies-listed': 'clinical',
  'medicines-listed': 'clinical',
  'conditions-listed': 'clinical',
  'body-measured': 'clinical',
  'contact-named': 'administrative',
  'consent-signed': 'administrative',
  'consent-withdrawn': 'administrative',
  'consent-question-asked': 'clinical',
  'consent-question-withdrawn': 'clinical',
  'patient-rems-enrolled': 'clinical',
  'screening-answered': 'clinical',
  'patient-screened': 'clinical',
  'decision-signed': 'clinical',
  'course-started': 'clinical',
  'course-ended': 'clinical',
  'plan-signed': 'clinical',
  'visit-booked': 'administrative',
  'visit-cancelled': 'administrative',
  'session-dosed': 'clinical',
  'session-closed': 'clinical',
  'scale-answered': 'clinical',
  'task-opened': 'clinical',
  'task-taken': 'clinical',
  'task-closed': 'clinical',
  'adverse-event-reported': 'clinical',
  'result-recorded': 'clinical',
  'bladder-asked': 'clinical',
  'craving-asked': 'clinical',
  'letter-drafted': 'clinical',
  'letter-followed': 'clinical',
  'patient-note-written': 'clinical',
  'intake-answered': 'clinical',
  'holds-instructed': 'clinical',
  'escort-named': 'administrative',
  'escort-answered': 'administrative',
  'food-reported': 'clinical',
  'cannot-come-said': 'administrative',
  'preparation-ticked': 'administrative',
  'intake-finished': 'clinical',
  'document-uploaded': 'clinical',
  'contact-tried': 'clinical',
  'check-in-answered': 'clinical',
  'answers-so-far-told': 'clinical',
  'not-safe-said': 'clinical',
  'distress-reported': 'clinical',
  // As their own bodies say: see `eventClass`.
  'journal-written': 'own',
  'integration-note-written': 'own',
  'safety-plan-written': 'clinical',
  'experience-answered': 'clinical',
  'goals-set': 'clinical',
  'sharing-set': 'administrative',
  'integration-asked': 'administrative',
  'integration-referred': 'administrative',
  'integration-ended': 'clinical',
  'integration-recorded': 'administrative',
  'follow-up-decided': 'clinical',
  'home-ordered': 'clinical',
  'home-refilled': 'clinical',
  'home-ended': 'clinical',
  'home-dose-told': 'clinical',
  'home-adult-told': 'clinical',
  'signed-up': 'administrative',
  'sign-up-safety-told': 'clinical',
  'self-check-carried': 'clinical',
  'referral-written': 'clinical',
  'sign-up-accepted': 'administrative',
  'sign-up-closed': 'administrative',
  'sign-up-merged': 'administrative',
  'sign-up-joined': 'administrative',
  'message-queued': 'administrative',
  'message-sent': 'administrative',
  'message-failed': 'administrative',
  'contact-consent-changed': 'administrative',
  'number-consent-changed': 'administrative',
  'text-received': 'administrative',
  'call-opened': 'administrative',
  'call-answered': 'clinical',
  'call-turned': 'administrative',
  'call-ended': 'clinical',
  'call-identified': 'administrative',
  'next-time-wished': 'clinical',
  'deletion-asked': 'administrative',
  'cover-stated': 'billing',
  'authorisation-recorded': 'billing',
  'estimate-requested': 'billing',
  'estimate-issued': 'billing',
  'charge-adjusted': 'billing',
  'payment-recorded': 'billing',
  'discount-agreed': 'billing',
  'payment-plan-agreed': 'billing',
};

/** What is its author's alone until he shares it with those who treat. */
const SHARED_KINDS = new Set(['journal-written', 'integration-note-written']);

/** Notes and uploads say themselves what they are. */
const NOTE_KINDS = new Set(['session-note-written', 'patient-note-written', 'document-uploaded']);

/**
 * The class under which an event may be seen. A kind from a newer Keel is not known and is held back as the most private
 * class, and so is a note whose body was erased. An amendment is of the class of what it amends: see `visibleEvents`.
 */
export function eventClass(event: Pick<RecordedEvent, 'kind' | 'body'>): EventClass {
  if (SHARED_KINDS.has(event.kind)) {
    const shared = !isErased(event.body) && (event.body as { readonly shared?: unknown }).shared === true;
    return shared ? 'counselling' : 'own';
  }
  if (NOTE_KINDS.has(event.kind)) {
    const said = isErased(event.body) ? undefined : (event.body as { readonly class?: EventClass }).class;
    return said ?? 'counselling';
  }
  return (CLASSES as Readonly<Record<string, EventClass | undefined>>)[event.kind] ?? 'counselling';
}

/**
 * Of a stream's events those that these classes allow, in their order. A correction comes with what it corrects, so nobody
 * is shown the first value as if it stood, and nobody reads a note through its correction.
 */
export function visibleEvents<E extends Pick<RecordedEvent, 'kind' | 'body' | 'command' | 'index'>>(
  events: readonly E[],
  classes: ReadonlySet<EventClass>,
): readonly E[] {
  const byId = new Map(events.map((event) => [eventId(event), event]));
  return events.filter((event) => {
    if (!event.kind.startsWith('entry-')) return classes.has(eventClass(event));
    const entry = (event.body as { readonly entry?: EventRef }).entry;
    const amended = entry === undefined ? undefined : byId.get(eventId(entry));
    return classes.has(amended === undefined ? 'counselling' : eventClass(amended));
  });
}
