import type { AlarmLimits, FeedState } from '../alarms/index.ts';
import type { Reading } from '../monitoring/index.ts';
import type { Command, EventRef, Override } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { SessionEventBodies, SessionEventKind } from './events.ts';

/**
 * Facts: what happened. One command, one event, never refused for what it says; what breaks a rule is flagged in it.
 * The command's body is the event's without `flags`.
 */
export const FACT_COMMANDS = {
  'record-arrival': 'patient-arrived',
  'assign-chair': 'chair-assigned',
  'answer-fasting': 'fasting-answered',
  'arrange-escort': 'escort-arranged',
  'record-escort-arrival': 'escort-arrived',
  'record-escort-call': 'escort-called',
  'record-patient-call': 'patient-called',
  'check-consent': 'consent-checked',
  'review-medicines': 'medicines-reviewed',
  'check-rems': 'rems-checked',
  'answer-pregnancy': 'pregnancy-answered',
  'answer-substances': 'substances-answered',
  'answer-since-last': 'since-last-answered',
  'ask-suicide-risk': 'suicide-risk-asked',
  'record-glucose': 'glucose-measured',
  'record-weight': 'weight-measured',
  'check-rescue': 'rescue-checked',
  'record-prescriber-presence': 'prescriber-presence',
  'take-screening': 'screening-taken',
  'check-pump': 'pump-checked',
  'prepare-drug': 'drug-prepared',
  'confirm-identity': 'identity-confirmed',
  'change-infusion-rate': 'infusion-rate-changed',
  'pause-infusion': 'infusion-paused',
  'stop-infusion': 'infusion-stopped',
  'read-pump-volume': 'pump-volume-read',
  'flush-line': 'line-flushed',
  'discard-line': 'line-discarded',
  'record-line-failure': 'line-failed',
  'place-access': 'access-placed',
  'remove-access': 'access-removed',
  'chart-observations': 'observations-charted',
  'record-care': 'care-given',
  'write-session-note': 'session-note-written',
  'record-adverse-event': 'adverse-event-recorded',
  'record-agreements': 'agreements-recorded',
  'record-presence': 'presence-changed',
  'hand-over-chair': 'chair-handed-over',
  'start-off-monitor': 'off-monitor-started',
  'end-off-monitor': 'off-monitor-ended',
  'open-emergency': 'emergency-opened',
  'take-emergency-step': 'emergency-step-taken',
  'close-emergency': 'emergency-closed',
  'sign-emergency': 'emergency-signed',
  'score-aldrete': 'aldrete-scored',
  'score-padss': 'padss-scored',
  'check-criterion': 'criterion-checked',
  'give-advice': 'advice-given',
  'judge-readiness': 'readiness-judged',
  'judge-vitals': 'vitals-judged',
  'record-left': 'patient-left',
  'record-left-before-release': 'left-before-release',
  'record-transfer': 'patient-transferred',
  'stop-session': 'session-stopped',
  'cancel-session': 'session-cancelled',
  'wait-before-dose': 'dose-waited',
  'ask-prescriber': 'question-asked',
  'answer-question': 'question-answered',
  'sign-spoken-order': 'spoken-order-signed',
  'cancel-order': 'order-cancelled',
  'explain-deviation': 'deviation-explained',
} as const satisfies Readonly<Record<string, SessionEventKind>>;

/**
 * Giving something. As an `order` it can be refused (gate, order, identity, ceilings), with every reason at once. As a
 * `fact` it happened, so it is recorded and flagged.
 */
export const GIVE_COMMANDS = {
  'start-infusion': 'infusion-started',
  'resume-infusion': 'infusion-resumed',
  'give-bolus': 'bolus-given',
  'give-injection': 'injection-given',
  'give-mouth-dose': 'mouth-dose-given',
  'give-device': 'device-given',
  'give-medicine': 'medicine-given',
} as const satisfies Readonly<Record<string, SessionEventKind>>;

/** What a command says: the event's body without what the decision adds to it. */
export type BodyOf<Kind extends SessionEventKind> = Omit<
  SessionEventBodies[Kind],
  'flags' | 'overridden' | 'signatureOwed'
>;
type Given<Kind extends SessionEventKind> = Omit<BodyOf<Kind>, 'overrides'>;
export interface GivenAs {
  readonly as: 'order' | 'fact';
  readonly overrides: readonly Override[];
}

interface OrderBodies {
  'plan-session': Omit<BodyOf<'session-planned'>, 'policyVersion'>;
  'write-order': Omit<BodyOf<'order-written'>, 'policyVersion'>;
  'order-medicine': BodyOf<'medicine-ordered'>;
  'pass-gate': { readonly overrides: readonly Override[] };
  'release-patient': Omit<BodyOf<'patient-released'>, 'policyVersion' | 'readySince' | 'criteria'>;
  /** `document` is put there by the server, which renders what is signed. */
  'sign-session': Pick<BodyOf<'session-signed'>, 'meaning' | 'printedName' | 'document'>;
  /** `because` of the whole set; the domain compares with the old one. */
  'change-alarm-limits': { readonly limits: AlarmLimits; readonly reason: string };
  'acknowledge-alarm': { readonly alarm: string };
  'pause-alarms': { readonly seconds: number };
  'correct-entry': {
    readonly entry: EventRef;
    /** The kind of that entry, by which the new body is read. */
    readonly kind: string;
    readonly body: Readonly<Record<string, unknown>>;
    readonly at?: Instant;
    readonly reason: string;
  };
  /** Only by its author, within a minute; later it is a correction. */
  'undo-entry': { readonly entry: EventRef };
  'strike-entry': { readonly entry: EventRef; readonly reason: string };
  /**
   * Time passing. `readings`: what the devices said in the last minutes; `devices`: which device is on this patient, with
   * the arrival of its last message. Its id is made from stream, rule and due time, so two processes tick once.
   */
  'tick-session': { readonly readings: readonly Reading[]; readonly devices: readonly DeviceFeed[] };
}
/** One device that is associated with this session. */
export type DeviceFeed = FeedState;

/** Drawing up is told; asked for (`order`), it is refused where the register cannot give it: two never draw the same mL. */
interface Prepared {
  readonly as?: 'order' | 'fact';
}

export type SessionCommandBodies = {
  [K in keyof typeof FACT_COMMANDS]: BodyOf<(typeof FACT_COMMANDS)[K]> &
    (K extends 'prepare-drug' ? Prepared : unknown);
} & {
  [K in keyof typeof GIVE_COMMANDS]: Given<(typeof GIVE_COMMANDS)[K]> & GivenAs;
} & OrderBodies;

export type SessionCommandKind = keyof SessionCommandBodies;
export type SessionCommand = { [K in SessionCommandKind]: Command<K, SessionCommandBodies[K]> }[SessionCommandKind];

export type FactCommand = Extract<SessionCommand, { kind: keyof typeof FACT_COMMANDS }>;
export const isFactCommand = (command: SessionCommand): command is FactCommand => command.kind in FACT_COMMANDS;

export const SESSION_ORDERS = [
  'plan-session',
  'write-order',
  'order-medicine',
  'pass-gate',
  'release-patient',
  'sign-session',
  'change-alarm-limits',
  'acknowledge-alarm',
  'pause-alarms',
  'correct-entry',
  'undo-entry',
  'strike-entry',
  'tick-session',
] as const satisfies readonly (keyof OrderBodies)[];

/** Every command of this stream, for rights tables and borders. */
export const SESSION_COMMANDS: readonly SessionCommandKind[] = [
  ...(Object.keys(FACT_COMMANDS) as (keyof typeof FACT_COMMANDS)[]),
  ...(Object.keys(GIVE_COMMANDS) as (keyof typeof GIVE_COMMANDS)[]),
  ...SESSION_ORDERS,
];
