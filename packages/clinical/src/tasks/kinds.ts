import type { Role } from '../record/index.ts';
import type { SourceId } from '../sources/index.ts';

export type OwnerRole = 'prescriber' | 'nurse' | 'front-desk' | 'biller' | 'owner';

/**
 * How one kind of task is done. What opens it is elsewhere: a session, a score, a person at the desk. The minutes are
 * project defaults (PD): no source gives a clock for them.
 */
export interface TaskKind {
  readonly kind: string;
  /** About suicide: stands above everything else until it is closed. */
  readonly suicideRisk: boolean;
  readonly ownerRole: OwnerRole;
  /** Minutes from the cause until it is due; 0 = now. */
  readonly dueMinutes: number;
  readonly urgent: boolean;
  /** Who may say that it is done; `null` = whoever may close tasks at all. */
  readonly closedBy: readonly Role[] | null;
  /** `contact`: done only when a human being was reached, and who, when and with what outcome is said. */
  readonly closedWith: 'words' | 'contact';
  readonly title: string;
  readonly sources: readonly SourceId[];
}

const CLINICIAN: readonly Role[] = ['prescriber', 'nurse'];
const row = (
  kind: string,
  title: string,
  ownerRole: OwnerRole,
  dueMinutes: number,
  more: Partial<Pick<TaskKind, 'suicideRisk' | 'urgent' | 'closedBy' | 'closedWith' | 'sources'>> = {},
): TaskKind => ({
  kind,
  title,
  ownerRole,
  dueMinutes,
  suicideRisk: false,
  urgent: false,
  closedBy: null,
  closedWith: 'words',
  sources: ['PD'],
  ...more,
});
/** Of a case of the register: what its own clock says (register `caseDuties`) comes before the minutes here. */
const REGISTRANT = { urgent: true, closedBy: ['owner', 'prescriber'] } as const;
const SUICIDE = { suicideRisk: true, urgent: true, closedWith: 'contact', sources: ['GK', 'PD'] } as const;

/** Kinds that open by themselves from a score, an adverse event or a letter. Source: instruments "Suicide escalation in one place"; h. */
export const TASK_KINDS = [
  row('ask-cssrs', 'Ask the C-SSRS screener, in person', 'nurse', 60, { ...SUICIDE, closedBy: CLINICIAN }),
  row('suicide-assess-now', 'Stay with the patient; a clinician assesses the risk now', 'prescriber', 15, {
    ...SUICIDE,
    closedBy: ['prescriber'],
  }),
  row(
    'suicide-assess-today',
    'Assess the suicide risk today; safety plan before the patient leaves',
    'prescriber',
    240,
    {
      ...SUICIDE,
      closedBy: ['prescriber'],
    },
  ),
  row('suicide-tell-clinician', 'Tell the treating clinician today; look at the safety plan', 'prescriber', 480, {
    suicideRisk: true,
    closedBy: CLINICIAN,
    sources: ['GK', 'PD'],
  }),
  row('ask-by-voice', 'Ask by voice what was left blank about suicide', 'nurse', 60, {
    suicideRisk: true,
    closedBy: CLINICIAN,
    closedWith: 'contact',
  }),
  row('distress-reach', 'Reach the person now: not safe', 'nurse', 15, { ...SUICIDE, closedBy: CLINICIAN }),
  row('distress-ask', 'Call and ask: something was said that worries', 'nurse', 60, {
    ...SUICIDE,
    closedBy: CLINICIAN,
  }),
  row('check-in-call', 'Call: not well after going home', 'nurse', 240, { urgent: true, closedBy: CLINICIAN }),
  row('check-in-silent', 'Call: no answer since going home, after a worrying one', 'nurse', 240, {
    urgent: true,
    closedBy: CLINICIAN,
  }),
  row('scale-by-voice', 'Ask for the questionnaire by phone or at the next visit', 'front-desk', 3 * 24 * 60),
  row('integration-wanted', 'Book an integration session', 'front-desk', 2 * 24 * 60),
  row('integration-missed', 'Did not come to the talk: call, and offer another time', 'front-desk', 24 * 60),
  row('rebook-interval', 'Book the next session at the new interval', 'front-desk', 2 * 24 * 60),
  row('next-date', 'The visit did not take place: find the next date', 'front-desk', 24 * 60),
  row('place-wanted', 'Said yes to a freed place, and it could not be booked: call now', 'front-desk', 30, {
    urgent: true,
  }),
  row('place-untaken', 'A freed place was offered and not taken: offer it on while there is time', 'front-desk', 60),
  row('place-instead', 'Took an earlier place: ask which later visit it replaces', 'front-desk', 24 * 60),
  row('drug-still-out', 'Nothing was given: put back or waste with a witness what was taken out', 'nurse', 60, {
    urgent: true,
    closedBy: CLINICIAN,
    sources: ['CFR-1304', 'PD'],
  }),
  row('tell-not-eligible', 'Tell the patient why not, and what else there is', 'prescriber', 2 * 24 * 60, {
    closedBy: CLINICIAN,
  }),
  row('contact-after-not-eligible', 'Ask how it has gone since', 'nurse', 28 * 24 * 60, { closedBy: CLINICIAN }),
  row('send-referrer-letter', 'Read, sign and send the letter to whoever referred', 'prescriber', 2 * 24 * 60, {
    closedBy: ['prescriber'],
  }),
  row(
    'tell-referrer-decided',
    'Ask whether whoever referred may be told what was decided, and write',
    'prescriber',
    2 * 24 * 60,
    { closedBy: CLINICIAN },
  ),
  row('score-review', 'Look at the score', 'prescriber', 24 * 60, { closedBy: ['prescriber'] }),
  row('serious-event', 'Judge and follow up a serious adverse event', 'prescriber', 24 * 60, {
    urgent: true,
    closedBy: ['prescriber'],
  }),
  row('report-medwatch', 'Weigh a MedWatch report to the FDA', 'prescriber', 7 * 24 * 60, { closedBy: ['prescriber'] }),
  row('report-rems', 'Report the serious event to the REMS', 'nurse', 24 * 60, { urgent: true, closedBy: CLINICIAN }),
  row('home-reach', 'By mouth at home: reach the person now', 'nurse', 15, {
    urgent: true,
    closedBy: CLINICIAN,
    closedWith: 'contact',
    sources: ['PD', 'GK'],
  }),
  row('home-hold', 'By mouth at home: on hold until a prescriber has looked', 'prescriber', 4 * 60, {
    urgent: true,
    closedBy: ['prescriber'],
  }),
  row('bladder-stop', 'Bladder: stop and refer to urology', 'prescriber', 24 * 60, {
    urgent: true,
    closedBy: ['prescriber'],
    sources: ['CHANG-2024', 'ESK-MONO', 'PD'],
  }),
  row('craving-review', 'Strong craving: look for misuse before the next dose', 'prescriber', 24 * 60, {
    urgent: true,
    closedBy: ['prescriber'],
    sources: ['PI-US-2019', 'MEDSCAPE-SPR', 'PD'],
  }),
  row('decision-clearing', 'What a decision waits for', 'prescriber', 7 * 24 * 60),
  row('intake-review', 'Read the intake: what the patient says, and what nobody could read', 'nurse', 2 * 24 * 60, {
    closedBy: CLINICIAN,
  }),
  row('consent-question', 'Answer a question about the consent before it is signed', 'nurse', 24 * 60, {
    closedBy: CLINICIAN,
  }),
  row(
    'escort-silent',
    'No escort has confirmed: call, and find another way home while there is time',
    'front-desk',
    120,
  ),
  row(
    'escort-unclear',
    'The escort said yes and no, and which came last is in doubt: call and ask whether they come',
    'nurse',
    60,
  ),
  row(
    'another-escort',
    'Somebody else has come for the patient than was named: ask the patient before they go together',
    'nurse',
    15,
    { closedBy: CLINICIAN },
  ),
  row(
    'visit-cannot-come',
    'The patient cannot come: call about another day, and offer the slot to who waits',
    'front-desk',
    240,
  ),
  row(
    'no-more-visits',
    'The patient wants no more visits for now: ask how they are, and what becomes of the visits ahead',
    'nurse',
    24 * 60,
    { closedBy: CLINICIAN },
  ),
  row(
    'visits-after-stop',
    'The treatment was stopped, or no more visits are wanted, and visits are still booked: ask, and take off what does not stand',
    'front-desk',
    240,
  ),
  row(
    'cannot-come-begun',
    'The patient says from afar that they cannot come, and the visit has begun: look where they are',
    'nurse',
    10,
    { urgent: true },
  ),
  row('ate-before-session', 'The patient ate or drank too late: decide whether the session waits', 'nurse', 30, {
    urgent: true,
    closedBy: CLINICIAN,
  }),
  row('document-review', 'Look at a document that the patient sent', 'front-desk', 2 * 24 * 60),
  row('sign-up-not-safe', 'Somebody who asks for treatment may not be safe: call now', 'nurse', 15, {
    ...SUICIDE,
    closedBy: CLINICIAN,
  }),
  row('text-not-safe', 'A text speaks of suicide, and whose it is is not known: call the number now', 'nurse', 15, {
    ...SUICIDE,
    closedBy: CLINICIAN,
  }),
  row('text-about-patient', 'A text from somebody near the patient speaks of suicide: call both now', 'nurse', 15, {
    ...SUICIDE,
    closedBy: CLINICIAN,
  }),
  row('text-reply', 'A text came: read it, and answer', 'front-desk', 120),
  row('sign-up-minor', 'A minor asks for treatment: call the guardian', 'front-desk', 24 * 60),
  row('sign-up-waits', 'A request for treatment waits for an answer', 'front-desk', 24 * 60),
  row('message-not-delivered', 'A message reached nobody: call, or mend the address', 'front-desk', 24 * 60),
  row(
    'call-at-risk',
    'Somebody speaks of suicide on the phone: a clinician joins, and the call is ended here',
    'nurse',
    15,
    {
      ...SUICIDE,
      closedBy: CLINICIAN,
    },
  ),
  row('call-line-lost', 'The line broke in a suicidal call: call back now; no answer: ask 911 to look', 'nurse', 0, {
    ...SUICIDE,
    closedBy: CLINICIAN,
    closedWith: 'contact',
  }),
  row('call-follow-suicide', 'Call again after a suicidal call', 'nurse', 24 * 60, {
    ...SUICIDE,
    closedBy: CLINICIAN,
    closedWith: 'contact',
  }),
  row('call-red-flag', 'Red flag on the phone after a visit: a prescriber calls now', 'prescriber', 15, {
    urgent: true,
    closedBy: ['prescriber'],
    sources: ['PI-US-2019', 'GK', 'PD'],
  }),
  row('call-look-today', 'Look today at what was said on the phone after a visit', 'prescriber', 4 * 60, {
    urgent: true,
    closedBy: ['prescriber'],
  }),
  row('call-look', 'Look at a side effect told on the phone', 'nurse', 24 * 60, { closedBy: CLINICIAN }),
  row('call-broken-line', 'The line broke: call back', 'nurse', 15, { urgent: true, closedBy: CLINICIAN }),
  row('call-follow', 'Call again after a side effect at home', 'nurse', 18 * 60, { closedBy: CLINICIAN }),
  row('call-rebook', 'Somebody cannot come: find another date', 'front-desk', 4 * 60),
  row('call-escort', 'The escort called: another ride, or another time', 'front-desk', 60),
  row('call-pharmacy', 'The pharmacy called: answer it', 'nurse', 4 * 60),
  row('call-question', 'A question on the phone waits for its answer', 'nurse', 24 * 60),
  row('good-faith-estimate', 'Give the Good Faith Estimate in writing', 'biller', 24 * 60, { sources: ['GFE', 'PD'] }),
  row(
    'consent-withdrawn',
    'A consent to the treatment was taken back: nothing more is given; talk with the person',
    'nurse',
    60,
    {
      urgent: true,
      closedBy: CLINICIAN,
    },
  ),
  row(
    'consent-in-doubt',
    'A consent was signed again before it was heard that it had been taken back: give nothing, ask the person which holds, and have it signed anew if they want the treatment',
    'nurse',
    60,
    {
      urgent: true,
      closedBy: CLINICIAN,
    },
  ),
  row('instalment-late', 'A payment of a plan is late: ask, and offer another plan', 'biller', 3 * 24 * 60),
  row(
    'authorisation-renew',
    'An insurer’s authorisation is about to end, or no visit is left of it: ask for another',
    'biller',
    2 * 24 * 60,
  ),
  row('visit-twice', 'A visit stands again, and another was booked meanwhile: ask which one holds', 'front-desk', 240),
  row('consent-ended', 'A consent was taken back: end what hung on it', 'front-desk', 24 * 60),
  row('deletion-request', 'Answer a patient who asks that the record be deleted', 'owner', 30 * 24 * 60, {
    closedBy: ['owner'],
  }),
  row('case-decide', 'Decide what a difference in the drug register was', 'owner', 24 * 60, {
    ...REGISTRANT,
    sources: ['FR-2023', 'PD'],
  }),
  row('case-notify-dea', 'Give the DEA written notice of the theft or loss', 'owner', 24 * 60, {
    ...REGISTRANT,
    sources: ['FR-2023'],
  }),
  row('case-form-106', 'File DEA Form 106', 'owner', 45 * 24 * 60, {
    ...REGISTRANT,
    urgent: false,
    sources: ['FR-2023'],
  }),
  row('case-close', 'Close the case with its evidence', 'owner', 24 * 60, { ...REGISTRANT, urgent: false }),
  row('letter-answer', 'A letter to another prescriber waits for its answer', 'prescriber', 7 * 24 * 60),
] as const satisfies readonly TaskKind[];

const BY_KIND: ReadonlyMap<string, TaskKind> = new Map(TASK_KINDS.map((found) => [found.kind, found]));

/** The row of a kind; nothing for a task that a person worded freely. */
export const taskKind = (kind: string): TaskKind | undefined => BY_KIND.get(kind);

/** Session tasks about suicide have names of their own (session `stop-session`). */
const SUICIDE_KINDS: ReadonlySet<string> = new Set([
  'welfare-check',
  'sent-home-undosed',
  'suicidality-acute',
  'suicide-risk',
]);

export const isSuicideTask = (kind: string): boolean => taskKind(kind)?.suicideRisk === true || SUICIDE_KINDS.has(kind);

/** Who may close it; `null`: whoever may close tasks at all. */
export const closersOf = (kind: string): readonly Role[] | null =>
  taskKind(kind)?.closedBy ?? (SUICIDE_KINDS.has(kind) ? CLINICIAN : null);

/** Whether it is done by reaching a human being, and by nothing else. */
export const closedWithContact = (kind: string): boolean =>
  taskKind(kind)?.closedWith === 'contact' || SUICIDE_KINDS.has(kind);
