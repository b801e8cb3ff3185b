import {
  type AlarmDraft,
  alarmLimitReasons,
  decideAlarms,
  endAlarms,
  PAUSE_SECONDS_MAX,
  readAlarms,
  STARTING_ALARM_LIMITS,
} from '../alarms/index.ts';
import { orderReasons, pumpSetting } from '../dosing/index.ts';
import { isDatedAhead } from '../entries/index.ts';
import { type Patient, type PatientState, readPatient, type TaskOpened } from '../patient/index.ts';
import { type Policy, type RuleReason, ruleReason, settingOf } from '../policy/index.ts';
import {
  type Context,
  type Decision,
  type EventDraft,
  eventId,
  type Reason,
  type Role,
  refused,
  type StreamName,
} from '../record/index.ts';
import { heldRole, nameOf, type Staff } from '../staff/index.ts';
import { addMinutes, addMs, DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from '../units/index.ts';
import { ageYears } from './age.ts';
import { type ClosedAs, sessionClosed } from './closed.ts';
import {
  FACT_COMMANDS,
  GIVE_COMMANDS,
  type GivenAs,
  type SessionCommand,
  type SessionCommandBodies,
} from './commands.ts';
import { offMonitorLimit, offMonitorMinutes, spokenOrderDue } from './due-items.ts';
import type { Flagged, SessionEventBodies, SessionEventKind } from './events.ts';
import { gate, standing } from './gate.ts';
import { GIVE_RULES } from './give-rule-rows.ts';
import {
  amountReasons,
  changeRateReasons,
  deviceReasons,
  doseReasons,
  type GiveContext,
  infusionReasons,
  medicineOrderReasons,
  medicineReasons,
  resumeReasons,
  startInfusionReasons,
} from './give-rules.ts';
import { lentReasons } from './lent-right.ts';
import { lightGridReasons } from './light-grid.ts';
import { offScaleReasons, valueReasons } from './plausible.ts';
import { releaseAssessment, releaseReasons } from './release.ts';
import { allOf, entryOf, isOver, readSession, type Session, type SessionState } from './session.ts';

/** An undo is a slip of the thumb taken back; after this it is a correction. */
export const UNDO_MS = 60 * SECOND_MS;

/** What a session is decided on: its own facts, the person's, and the policy in force. */
export interface SessionDeciding {
  readonly session: SessionState;
  /** Null when the session has no patient yet, or he is not known. */
  readonly patient: PatientState | null;
  readonly policy: Policy;
  /** Who holds which role, for whoever is named and is not the author. Null where it is not at hand: the server has it. */
  readonly staff: Staff | null;
}

/** Facts can be corrected; what was decided (gate, order, release, signature) stands and is followed by a new decision. */
const DECISIONS = ['question-answered', 'spoken-order-signed', 'order-cancelled'] as const;
const CORRECTABLE: ReadonlySet<string> = new Set(
  [...Object.values(FACT_COMMANDS), ...Object.values(GIVE_COMMANDS)].filter(
    (kind) => !(DECISIONS as readonly string[]).includes(kind),
  ),
);
/** A prescriber's own word: nobody else takes it out of the record. */
const PRESCRIBERS_WORD: ReadonlySet<string> = new Set([...DECISIONS, 'order-written', 'medicine-ordered']);

const reason = (rule: string, title: string, because: string, override: readonly Role[] = []): Reason => ({
  rule,
  title,
  because,
  inputs: [],
  missing: [],
  sources: [],
  override: override.length === 0 ? null : { roles: override },
});

/**
 * Command to events, or a refusal with every reason at once. Facts are never refused for what they say: what breaks a
 * rule is flagged in the event and, where somebody must act, opens a task on the patient. Pure.
 */
export function decideSession(deciding: SessionDeciding, command: SessionCommand, context: Context): Decision {
  const session = readSession(deciding.session);
  const patient = deciding.patient === null ? null : readPatient(deciding.patient);
  const { policy } = deciding;
  // An order is judged at its own time, never in the future: a clock that runs ahead opens nothing.
  const at = Math.min(command.occurredAt, context.now) as Instant;
  const give: GiveContext = { session, patient, policy, at };
  const answer = new Answer(session, command, context);

  switch (command.kind) {
    // ---- orders -------------------------------------------------------------------------------------------------------
    case 'plan-session': {
      const reasons: Reason[] = [];
      if (session.patient !== null) {
        reasons.push(reason('session-already-planned', 'This session is planned already', 'correct the plan instead'));
      }
      const regimen = policy.regimens[command.body.regimen];
      if (regimen === undefined) {
        reasons.push(reason('regimen-unknown', 'Not in the policy', `no regimen "${command.body.regimen}"`));
      } else if (regimen.route !== command.body.route) {
        reasons.push(reason('order-route-mismatch', 'Another route', `${regimen.title} is ${regimen.route}`));
      }
      if (command.body.grid === 'light') reasons.push(...lightGridReasons(command.body, patient, policy, at));
      if (reasons.length > 0) return refused(reasons);
      return answer.event('session-planned', { ...command.body, policyVersion: policy.version }).done();
    }

    case 'write-order': {
      const over = overReasons(session);
      const regimen = session.regimen === null ? undefined : policy.regimens[session.regimen];
      if (regimen === undefined) {
        return refused([
          ...over,
          reason('regimen-unknown', 'Not in the policy', 'plan the session with a regimen first'),
        ]);
      }
      const found = orderReasons({
        order: command.body.order,
        regimen,
        policy,
        firstTreatment: session.firstTreatment,
        ageYears: patient?.details == null ? undefined : ageYears(patient.details.birthDate, at),
        now: at,
      });
      const unauthorised = orderedReasons(command.body, context, deciding.staff, at);
      if (unauthorised.length > 0) return refused([...over, ...unauthorised]);
      // A spoken order carries the prescriber's word: his role counts, the nurse's read-back stands for it.
      const roles: readonly Role[] =
        command.body.given === 'spoken' && command.body.readBack === true
          ? [...context.actor.roles, 'prescriber']
          : context.actor.roles;
      const { open, overridden } = standing(found, command.body.overrides, roles);
      if (over.length + open.length > 0) return refused([...over, ...open]);
      return answer
        .event('order-written', { ...command.body, overridden, policyVersion: policy.version })
        .signatureOwed(command.body, policy)
        .done();
    }

    case 'order-medicine': {
      const reasons = [
        ...overReasons(session),
        ...orderedReasons(command.body, context, deciding.staff, at),
        ...medicineReadBackReasons(command.body),
        ...medicineOrderReasons(command.body, policy, at),
      ];
      if (reasons.length > 0) return refused(reasons);
      return answer.event('medicine-ordered', command.body).signatureOwed(command.body, policy).done();
    }

    case 'pass-gate': {
      const reasons: Reason[] = [...overReasons(session)];
      if (session.arrivedAt === null) {
        reasons.push(reason('not-arrived', 'The patient is not here', 'record the arrival first'));
      }
      if (session.firstDoseAt !== null) {
        reasons.push(reason('already-dosed', 'Dosing has begun', 'the gate lies before the first dose'));
      }
      const answered = gate(session, patient, policy, at);
      const { open, overridden } = standing(
        answered.reasons,
        command.body.overrides,
        context.actor.roles,
        lentReasons(session),
      );
      if (reasons.length + open.length > 0) return refused([...reasons, ...open]);
      answer.event('gate-passed', {
        policyVersion: policy.version,
        order: session.order!.ref,
        overrides: command.body.overrides.filter(({ rule }) => overridden.some((found) => found.rule === rule)),
        overridden,
        baseline: answered.baseline ?? {},
        flags: [],
      });
      if (answered.escalate)
        answer.task('suicidality-acute', 'Assess today: plan or intent to die', 'prescriber', 0, true);
      return answer.done();
    }

    case 'release-patient': {
      const reasons: Reason[] = [...overReasons(session)];
      if (session.arrivedAt === null && session.firstDoseAt === null) {
        reasons.push(reason('not-arrived', 'The patient is not here', 'there is nobody to release'));
      }
      const assessment = releaseAssessment(session, policy, at);
      const found = releaseReasons(assessment).map(
        (found_) => ({ ...found_, verdict: 'defer', clears: '' }) as RuleReason,
      );
      const { open, overridden } = standing(found, command.body.overrides, context.actor.roles);
      if (reasons.length + open.length > 0) return refused([...reasons, ...open.map(plain)]);
      answer.event('patient-released', {
        ...command.body,
        policyVersion: policy.version,
        overrides: command.body.overrides.filter(({ rule }) => overridden.some((o) => o.rule === rule)),
        overridden: overridden.map(plain),
        readySince: session.readySince ?? (overridden.length === 0 ? at : null),
        criteria: assessment.criteria.map(({ criterion, state, evidence }) => ({
          criterion,
          met: state === 'met' || state === 'not-needed',
          evidence,
        })),
      });
      answer.close('released');
      if (session.route === 'intranasal-esketamine' && session.firstDoseAt !== null) {
        answer.remsForm(policy);
      }
      return answer.done();
    }

    case 'sign-session': {
      if (session.seq === 0) return refused([reason('nothing-to-sign', 'There is nothing to sign', 'no entry yet')]);
      if (!isOver(session.phase)) {
        return refused([
          reason('session-not-over', 'The session is not over', 'release, transfer or stop it before signing'),
        ]);
      }
      if (command.body.meaning === 'responsible-prescriber' && !context.actor.roles.includes('prescriber')) {
        return refused([
          reason(
            'signature-not-yours',
            'Only a prescriber signs as responsible',
            'sign as author, or let a prescriber sign',
          ),
        ]);
      }
      return answer.event('session-signed', { ...command.body, throughSeq: session.seq }).done();
    }

    case 'change-alarm-limits': {
      const before = readAlarms(session.entries).limits ?? STARTING_ALARM_LIMITS;
      const reasons = alarmLimitReasons(command.body.limits, context.actor.roles);
      if (reasons.length > 0) return refused(reasons);
      return answer.event('alarm-limits-changed', { ...command.body, before }).done();
    }

    case 'acknowledge-alarm': {
      const alarm = readAlarms(session.entries).active.find(({ id }) => id === command.body.alarm);
      if (alarm === undefined) {
        return refused([reason('alarm-unknown', 'This alarm is over', `no active alarm "${command.body.alarm}"`)]);
      }
      if (alarm.acknowledgedAt === undefined) answer.event('alarm-acknowledged', { alarm: alarm.id });
      if (alarm.phase === 'latched') {
        answer.event('alarm-cleared', { alarm: alarm.id, because: 'acknowledged-after-recovery' });
      }
      return answer.done();
    }

    case 'pause-alarms': {
      const seconds = Math.min(Math.max(0, command.body.seconds), PAUSE_SECONDS_MAX);
      return answer.event('alarms-paused', { until: addMs(at, Math.round(seconds * SECOND_MS)) }).done();
    }

    // ---- amendments -----------------------------------------------------------------------------------------------------
    case 'correct-entry': {
      const missing = unknownEntry(session, command.body.entry);
      if (missing !== null) return missing;
      const { kind, ...correction } = command.body;
      const entry = entryOf(session, correction.entry)!;
      // A plan can be put right until the patient is here; afterwards it would change whose session this was.
      const replanned = entry.kind === 'session-planned' && session.phase === 'planned';
      if ((!CORRECTABLE.has(entry.kind) && !replanned) || entry.kind !== kind) {
        return refused([
          reason(
            'entry-not-correctable',
            'This entry cannot be corrected so',
            entry.kind === kind
              ? 'what was decided stands; write what is true now'
              : `it is "${entry.kind}", not "${kind}"`,
          ),
        ]);
      }
      // What the original broke it broke; whether the numbers can be is a matter of the new ones.
      const still = ((entry.body as Partial<Flagged>).flags ?? []).filter(({ rule }) => rule !== 'value-off-scale');
      const flags = [...still, ...numberReasons(entry.kind, correction.body)];
      const kept = {
        ...('flags' in entry.body || flags.length > 0 ? { flags } : {}),
        ...('overrides' in entry.body ? { overrides: entry.body.overrides } : {}),
        ...('policyVersion' in entry.body ? { policyVersion: entry.body.policyVersion } : {}),
      };
      return answer.event('entry-corrected', { ...correction, body: { ...correction.body, ...kept } }).done();
    }
    case 'strike-entry': {
      const missing = unknownEntry(session, command.body.entry);
      if (missing !== null) return missing;
      const entry = entryOf(session, command.body.entry)!;
      if (PRESCRIBERS_WORD.has(entry.kind) && !context.actor.roles.includes('prescriber')) {
        return refused([
          reason('entry-of-prescriber', 'A prescriber said this', 'let a prescriber strike it, or ask again', [
            'prescriber',
          ]),
        ]);
      }
      return answer.event('entry-struck', command.body).done();
    }
    case 'undo-entry': {
      const missing = unknownEntry(session, command.body.entry);
      if (missing !== null) return missing;
      const entry = entryOf(session, command.body.entry)!;
      const reasons: Reason[] = [];
      if (entry.author.id !== context.actor.id) {
        reasons.push(reason('undo-not-own', 'Somebody else entered this', 'strike it with a reason instead'));
      }
      if (context.now - entry.enteredAt > UNDO_MS) {
        reasons.push(reason('undo-too-late', 'The minute is over', 'correct it or strike it with a reason instead'));
      }
      return reasons.length > 0 ? refused(reasons) : answer.event('entry-undone', command.body).done();
    }

    // ---- giving: an order can be refused, a fact is flagged -----------------------------------------------------------------
    case 'start-infusion':
      return giving(answer, command.kind, command.body, startInfusionReasons(give, command.body), context, session);
    case 'resume-infusion':
      return giving(answer, command.kind, command.body, resumeReasons(give, command.body), context, session);
    case 'give-bolus':
      return giving(answer, command.kind, command.body, amountReasons(give, command.body, 'bolus'), context, session);
    case 'give-injection':
      return giving(
        answer,
        command.kind,
        command.body,
        amountReasons(give, command.body, 'injection'),
        context,
        session,
      );
    case 'give-mouth-dose':
      return giving(answer, command.kind, command.body, amountReasons(give, command.body, 'mouth'), context, session);
    case 'give-device':
      return giving(answer, command.kind, command.body, deviceReasons(give, command.body), context, session);
    case 'give-medicine':
      return giving(answer, command.kind, command.body, medicineReasons(give, command.body), context, session);

    // ---- time ----------------------------------------------------------------------------------------------------------------
    case 'tick-session': {
      const state = readAlarms(session.entries);
      // Alarms begin with the patient and end with the session.
      if (isOver(session.phase)) return answer.alarms(endAlarms(state)).done();
      if (session.arrivedAt !== null) {
        const off = session.offMonitor;
        const offMonitorUntil = off === null ? null : addMinutes(off.at, offMonitorMinutes(policy, off));
        answer.alarms(decideAlarms({ ...command.body, state, now: at, offMonitorUntil }));
      }
      if (session.phase === 'recovery') {
        const assessment = releaseAssessment(session, policy, at);
        if (assessment.ready && session.readySince === null) answer.event('ready-reached', { since: at });
        const lost = assessment.criteria.filter(({ state }) => state === 'not-met').map(({ criterion }) => criterion);
        if (lost.length > 0 && session.readySince !== null) answer.event('ready-lost', { criteria: lost });
      }
      return answer.done();
    }

    // ---- facts with consequences ----------------------------------------------------------------------------------------------
    case 'chart-observations': {
      // Only the feed speaks for a device: what a person copies from it is what a person read.
      const source: typeof command.body.source =
        command.body.source.from === 'device' && context.actor.kind !== 'system'
          ? { from: 'person', how: 'read-from-monitor' }
          : command.body.source;
      return answer.event('observations-charted', { ...command.body, source, flags: [] }).done();
    }
    case 'confirm-identity': {
      const distinct = new Set(command.body.identifiers).size;
      const flags =
        distinct >= 2
          ? []
          : [ruleReason(GIVE_RULES, 'identifiers-missing', `${distinct} confirmed`, { missing: ['identifier'] })];
      return answer.event('identity-confirmed', { ...command.body, flags }).done();
    }
    case 'check-pump': {
      const { mlPerHour, mgPerMl } = command.body;
      const flags = changedFromOrder(session, mlPerHour, mgPerMl);
      return answer.event('pump-checked', { ...command.body, flags }).done();
    }
    case 'prepare-drug': {
      const { as: _, ...prepared } = command.body;
      const flags = prepared.expiresAt <= at ? [ruleReason(GIVE_RULES, 'drug-expired', `lot ${prepared.lot}`)] : [];
      return answer.event('drug-prepared', { ...prepared, flags }).done();
    }
    case 'change-infusion-rate': {
      const flags = changeRateReasons(give, command.body);
      return answer
        .event('infusion-rate-changed', { ...command.body, flags })
        .flagTask(flags)
        .done();
    }
    case 'pause-infusion':
      return answer
        .event('infusion-paused', { ...command.body, flags: infusionReasons(give, command.body, true) })
        .done();
    case 'stop-infusion':
      return answer
        .event('infusion-stopped', { ...command.body, flags: infusionReasons(give, command.body, true) })
        .done();
    case 'read-pump-volume':
      return answer
        .event('pump-volume-read', { ...command.body, flags: infusionReasons(give, command.body, false) })
        .done();
    case 'flush-line':
      return answer
        .event('line-flushed', { ...command.body, flags: infusionReasons(give, command.body, false) })
        .done();
    case 'discard-line':
      return answer
        .event('line-discarded', { ...command.body, flags: infusionReasons(give, command.body, false) })
        .done();
    case 'record-line-failure':
      return answer
        .event('line-failed', { ...command.body, flags: infusionReasons(give, command.body, false) })
        .task('line-failed', 'Account for the dose of the failed line', 'prescriber', 60, false)
        .done();
    case 'start-off-monitor': {
      const limit = offMonitorLimit(policy, command.body.because);
      const flags =
        command.body.limitMinutes > limit
          ? [ruleReason(GIVE_RULES, 'off-monitor-too-long', `${command.body.limitMinutes} min; ${limit} min at most`)]
          : [];
      return answer.event('off-monitor-started', { ...command.body, flags }).done();
    }
    case 'answer-question':
      return answer
        .event('question-answered', {
          ...command.body,
          overridden: overriddenBy(give, command.body, context.actor.roles),
        })
        .closeTask(patient, 'question', command.body.answer, command.body.question.command)
        .done();
    case 'ask-suicide-risk': {
      answer.event('suicide-risk-asked', command.body);
      answer.closeTask(patient, 'sent-home-undosed', `${command.body.instrument}: ${command.body.result}`);
      if (command.body.result === 'plan-or-intent') {
        answer.task('suicidality-acute', 'Assess today: plan or intent to die', 'prescriber', 0, true);
      }
      return answer.done();
    }
    case 'sign-spoken-order': {
      const order = entryOf(session, command.body.order);
      const spoke = order?.kind === 'order-written' || order?.kind === 'medicine-ordered' ? order.body.orderedBy : null;
      if (spoke !== null && spoke !== context.actor.id) {
        const flags = [ruleReason(GIVE_RULES, 'signed-by-another', `${spoke} spoke, ${context.actor.id} signs`)];
        return answer.event('spoken-order-signed', { ...command.body, flags }).done();
      }
      return answer
        .event('spoken-order-signed', command.body)
        .closeTask(patient, 'sign-spoken-order', 'signed', command.body.order.command)
        .done();
    }
    case 'record-adverse-event': {
      answer.event('adverse-event-recorded', command.body);
      const { serious, grade } = command.body;
      if (serious !== 'no' && serious !== 'not-assessed') {
        answer.task('serious-event', 'Serious adverse event: report and review', 'prescriber', 24 * 60, true);
      } else if (serious === 'not-assessed' && grade >= 3) {
        answer.task('serious-event', 'Judge whether the adverse event was serious', 'prescriber', 24 * 60, false);
      }
      return answer.done();
    }
    case 'stop-session': {
      answer.event('session-stopped', command.body);
      if (
        session.firstDoseAt === null &&
        (command.body.suicideRisk === undefined || command.body.suicideRisk === 'not-asked')
      ) {
        answer.task('sent-home-undosed', 'Sent home untreated: ask about suicidal thoughts today', 'nurse', 60, true);
      }
      if (command.body.suicideRisk === 'present') {
        answer.task(
          'suicidality-acute',
          'Sent home untreated with suicidal thoughts: assess today',
          'prescriber',
          0,
          true,
        );
      }
      if (session.firstDoseAt === null) answer.close('stopped');
      return answer.done();
    }
    case 'close-emergency':
      answer.event('emergency-closed', command.body);
      for (const { cause, title, ownerRole, minutes, unless } of AFTER_EMERGENCY) {
        if (unless?.(command.body) !== true)
          answer.task(cause, title, ownerRole, minutes, false, command.body.emergency);
      }
      return answer.done();
    case 'open-emergency': {
      answer.event('emergency-opened', command.body);
      if (context.actor.kind === 'device') {
        answer.task('sign-emergency', 'Sign for what the tablet logged', 'nurse', 120, true, command.body.emergency);
      }
      return answer.done();
    }
    case 'sign-emergency':
      return answer
        .event('emergency-signed', command.body)
        .closeTask(patient, 'sign-emergency', 'signed', command.body.emergency)
        .done();
    case 'cancel-session': {
      answer.event('session-cancelled', command.body);
      if (command.body.by === 'no-show') {
        answer.task('no-show', 'No-show: reach the patient', 'nurse', 10, false);
      }
      if (session.firstDoseAt === null) answer.close('cancelled');
      return answer.done();
    }
    case 'record-transfer': {
      return answer
        .event('patient-transferred', command.body)
        .close('transferred')
        .task('after-transfer', 'Transferred: call the hospital and the family', 'prescriber', 120, true)
        .done();
    }
    case 'record-left-before-release': {
      const unmet = releaseAssessment(session, policy, at).unmet;
      const flags = [
        ruleReason(
          GIVE_RULES,
          'left-before-release',
          `unmet: ${[...new Set([...unmet, ...command.body.unmet])].join(', ')}`,
        ),
      ];
      answer.event('left-before-release', {
        ...command.body,
        unmet: [...new Set([...command.body.unmet, ...unmet])],
        flags,
      });
      answer.close('left');
      answer.task(
        'left-before-release',
        'Left before release: call within the hour',
        'nurse',
        settingOf(policy, 'call-after-walkout-minutes'),
        true,
      );
      answer.task('incident', 'Left before release: open an incident', 'owner', 24 * 60, false);
      if (command.body.driving === 'yes' && command.body.capacity !== 'yes') {
        answer.task('driving-impaired', 'Drove off impaired: police as the clinic policy says', 'prescriber', 0, true);
      }
      if (session.route === 'intranasal-esketamine' && session.firstDoseAt !== null) answer.remsForm(policy);
      return answer.done();
    }
    case 'ask-prescriber':
      return answer
        .event('question-asked', command.body)
        .task(
          'question',
          'A nurse asks: answer',
          'prescriber',
          minutesUntil(at, command.body.answerBy),
          true,
          command.id,
        )
        .done();

    default: {
      // What is left says only what happened: one command, one event of the same content.
      const kind = FACT_COMMANDS[command.kind];
      return answer.event(kind, command.body as SessionEventBodies[typeof kind]).done();
    }
  }
}

/** What is owed once an emergency is over (clinical-protocol i, PD), each with its own owner and time. */
const AFTER_EMERGENCY: readonly {
  readonly cause: string;
  readonly title: string;
  readonly ownerRole: TaskOpened['ownerRole'];
  readonly minutes: number;
  readonly unless?: (closed: SessionEventBodies['emergency-closed']) => boolean;
}[] = [
  {
    cause: 'family-call',
    title: 'Emergency: call the family',
    ownerRole: 'prescriber',
    minutes: 60,
    unless: ({ familyCalled, outcome }) => familyCalled || outcome === 'false-alarm',
  },
  { cause: 'restock', title: 'Emergency: restock and check the kit', ownerRole: 'nurse', minutes: 240 },
  { cause: 'incident', title: 'Emergency: open the incident', ownerRole: 'owner', minutes: 24 * 60 },
  {
    cause: 'disclosure',
    title: 'Emergency: tell the patient what happened',
    ownerRole: 'prescriber',
    minutes: 24 * 60,
    unless: ({ outcome }) => outcome === 'false-alarm',
  },
  { cause: 'debrief', title: 'Emergency: debrief with everyone who was there', ownerRole: 'owner', minutes: 72 * 60 },
  {
    cause: 'reports-owed',
    title: 'Emergency: reports owed (REMS, board, insurer)',
    ownerRole: 'owner',
    minutes: 7 * 24 * 60,
    unless: ({ outcome }) => outcome === 'false-alarm',
  },
];

const plain = ({ verdict: _verdict, clears: _clears, ...rest }: RuleReason): Reason => rest;
const minutesUntil = (from: Instant, until: Instant): number => Math.max(0, Math.round((until - from) / MINUTE_MS));

function overReasons(session: Session): Reason[] {
  return isOver(session.phase)
    ? [reason('session-over', 'The session is over', `it was ${session.phase}; later entries are facts or corrections`)]
    : [];
}

/** The pump against the order: said at the check, before anything runs. */
function changedFromOrder(session: Session, mlPerHour: number, mgPerMl: number): readonly RuleReason[] {
  const order = session.order?.order;
  const setting = order?.form === 'infusion' ? pumpSetting(order) : null;
  if (setting === null) return [];
  const off = (given: number, ordered: number) => Math.abs(given - ordered) > ordered * 0.01;
  const because = [
    ...(off(mlPerHour, setting.mlPerHour) ? [`${mlPerHour} mL/h, ordered ${setting.mlPerHour.toFixed(1)} mL/h`] : []),
    ...(off(mgPerMl, setting.mgPerMl) ? [`${mgPerMl} mg/mL, ordered ${setting.mgPerMl.toFixed(3)} mg/mL`] : []),
  ];
  return because.map((text) => ruleReason(GIVE_RULES, 'pump-mismatch', text));
}

function unknownEntry(session: Session, entry: { command: string; index: number }): Decision | null {
  return entryOf(session, entry) !== undefined
    ? null
    : refused([reason('entry-unknown', 'There is no such entry', 'it was undone, struck, or is of another stream')]);
}

/** Who may put an order under whose name: a written one its own prescriber, a spoken one whoever read it back. */
function orderedReasons(
  order: { readonly given: 'written' | 'spoken' | 'standing'; readonly orderedBy: string; readonly readBack?: boolean },
  context: Context,
  staff: Staff | null,
  at: Instant,
): Reason[] {
  if (
    order.given === 'written' &&
    !(context.actor.roles.includes('prescriber') && order.orderedBy === context.actor.id)
  ) {
    return [
      reason(
        'order-not-prescribers',
        'A written order is its prescriber’s own',
        'take it down as spoken and read it back, or let the prescriber write it',
      ),
    ];
  }
  if (order.given !== 'spoken') return [];
  const reasons: Reason[] = [];
  if ('readBack' in order && order.readBack === false) reasons.push(NOT_READ_BACK);
  if (staff !== null && !heldRole(staff, order.orderedBy, 'prescriber', at)) {
    reasons.push(
      reason(
        'orderer-not-prescriber',
        'Not a prescriber of this clinic at that time',
        `${nameOf(staff, order.orderedBy) ?? order.orderedBy} could not order it; name the prescriber who spoke`,
      ),
    );
  }
  return reasons;
}

const NOT_READ_BACK = reason(
  'order-not-read-back',
  'A spoken order is read back',
  'read it back before it is taken down',
);

/** No gate stands between a rescue drug and the patient: its spoken order is read back, or is none. */
function medicineReadBackReasons(order: SessionCommandBodies['order-medicine']): Reason[] {
  return order.given === 'spoken' && order.readBack === undefined ? [NOT_READ_BACK] : [];
}

/** What stands now, before the first dose at the gate and afterwards against the next one, of what a go-ahead goes over. */
function overriddenBy(
  give: GiveContext,
  answered: SessionCommandBodies['answer-question'],
  roles: readonly Role[],
): readonly Reason[] {
  if (answered.answer !== 'go-ahead') return [];
  const { session, patient, policy, at } = give;
  const question = allOf(session, 'question-asked').find(({ id }) => id === eventId(answered.question));
  const about = question?.body.about?.rule;
  const words = answered.words ?? question?.body.question ?? '';
  const overrides = answered.overrides ?? (about === undefined ? [] : [{ rule: about, reason: words }]);
  const found =
    session.firstDoseAt === null
      ? gate(session, patient, policy, at).reasons
      : doseReasons(give, session.order?.ref ?? null);
  return standing(found, overrides, roles).overridden;
}

function giving<Kind extends keyof typeof GIVE_COMMANDS>(
  answer: Answer,
  kind: Kind,
  body: GivenAs,
  reasons: readonly RuleReason[],
  context: Context,
  session: Session,
): Decision {
  const { as, overrides, ...rest } = body;
  const event = GIVE_COMMANDS[kind];
  const stands = as === 'order' ? [...reasons, ...offScaleReasons(event, rest)] : reasons;
  const { open, overridden } = standing(stands, overrides, context.actor.roles, lentReasons(session));
  if (as === 'order' && open.length > 0) return refused(open);
  const flags: readonly Reason[] = as === 'order' ? overridden : reasons;
  const used = overrides.filter(({ rule }) => overridden.some((found) => found.rule === rule));
  const told = { ...rest, flags, ...(used.length === 0 ? {} : { overrides: used }) };
  answer.event(event, told as unknown as SessionEventBodies[typeof event]);
  if (as === 'fact') answer.flagTask(flags);
  return answer.done();
}

/** Numbers that cannot be, whatever kind of entry they stand in. */
const numberReasons = (kind: SessionEventKind, body: unknown): readonly Reason[] =>
  kind === 'observations-charted'
    ? valueReasons((body as SessionEventBodies['observations-charted']).observations)
    : offScaleReasons(kind, body);

const isFact = (command: SessionCommand): boolean =>
  command.kind in FACT_COMMANDS || (command.kind in GIVE_COMMANDS && (command.body as GivenAs).as === 'fact');

const taskName = (session: Session, cause: string, which?: string): string =>
  `${session.id}/${cause}${which === undefined ? '' : `/${which}`}`;

/** Collects what a command leads to: events of the session and of its patient, in one transaction. */
class Answer {
  readonly #session: Session;
  readonly #command: SessionCommand;
  readonly #context: Context;
  readonly #own: EventDraft[] = [];
  readonly #patient: EventDraft[] = [];

  constructor(session: Session, command: SessionCommand, context: Context) {
    this.#session = session;
    this.#command = command;
    this.#context = context;
  }

  /** What follows from a command, and what was ordered, is of now at the latest. */
  #at(): Instant {
    return Math.min(this.#command.occurredAt, this.#context.now) as Instant;
  }

  #draft<Body>(kind: string, body: Body, occurredAt = this.#at()): EventDraft<string, Body> {
    return { kind, version: 1, occurredAt, zone: this.#context.zone, body };
  }

  #patientId(): string | null {
    const planned = this.#own.find(({ kind }) => kind === 'session-planned');
    return this.#session.patient ?? (planned?.body as { patient?: string } | undefined)?.patient ?? null;
  }

  /** A fact keeps the time it was said to have; dated ahead it is flagged, and somebody looks at the clock. */
  event<Kind extends SessionEventKind>(kind: Kind, body: SessionEventBodies[Kind]): this {
    const { occurredAt } = this.#command;
    if (!isFact(this.#command)) {
      this.#own.push(this.#draft(kind, body));
      return this;
    }
    const known = (body as Partial<Flagged>).flags;
    const found = [...(known ?? []), ...numberReasons(kind, body)];
    if (!isDatedAhead(occurredAt, this.#context.now)) {
      const flagged = known === undefined && found.length === 0 ? body : { ...body, flags: found };
      this.#own.push(this.#draft(kind, flagged, occurredAt));
    } else {
      const seconds = Math.round((occurredAt - this.#context.now) / SECOND_MS);
      const flag = ruleReason(GIVE_RULES, 'dated-ahead', `${seconds} s after it was received`, {
        inputs: [{ name: 'ahead', value: seconds, unit: 's', at: this.#context.now }],
      });
      this.#own.push(this.#draft(kind, { ...body, flags: [...found, flag] }, occurredAt));
      this.task('dated-ahead', 'Entries are dated ahead: check the clock, correct their time', 'nurse', 30, false);
    }
    return this;
  }

  alarms(drafts: readonly AlarmDraft[]): this {
    for (const { kind, body } of drafts) this.#own.push(this.#draft(kind, body));
    return this;
  }

  /** Opens a task on the patient. The same cause opens it once: its name holds session, cause and, if there can be more, which. */
  task(
    cause: string,
    title: string,
    ownerRole: TaskOpened['ownerRole'],
    dueMinutes: number,
    urgent: boolean,
    which?: string,
    owner?: string,
  ): this {
    const body: TaskOpened = {
      task: taskName(this.#session, cause, which),
      kind: cause,
      title,
      ownerRole,
      ...(owner === undefined ? {} : { owner }),
      dueAt: addMinutes(this.#at(), dueMinutes),
      urgent,
      about: { stream: this.#session.stream, rule: cause },
    };
    this.#patient.push(this.#draft('task-opened', body));
    return this;
  }

  /** What was spoken is signed the same day by who spoke (e.5). */
  signatureOwed(order: { readonly given: string; readonly orderedBy: string }, policy: Policy): this {
    if (order.given !== 'spoken') return this;
    const minutes = (spokenOrderDue(policy, this.#at(), this.#context.zone) - this.#at()) / MINUTE_MS;
    const title = 'Sign the spoken order today';
    return this.task('sign-spoken-order', title, 'prescriber', minutes, false, this.#command.id, order.orderedBy);
  }

  /** Closes a task that this fact has answered; nothing happens where there is none open. */
  closeTask(patient: Patient | null, cause: string, evidence: string, which?: string): this {
    const task = taskName(this.#session, cause, which);
    if (patient?.tasks.some((open) => open.task === task && open.state === 'open') === true) {
      this.#patient.push(this.#draft('task-closed', { task, evidence }));
    }
    return this;
  }

  /** A fact that broke a rule is followed up by the prescriber, once for each rule. */
  flagTask(flags: readonly Reason[]): this {
    const grave = flags.filter(({ override }) => override === null);
    if (grave.length === 0) return this;
    const rules = [...new Set(grave.map(({ rule }) => rule))];
    return this.task(`flagged-${rules[0]}`, `Follow up: ${grave[0]!.title.toLowerCase()}`, 'prescriber', 240, false);
  }

  remsForm(policy: Policy): this {
    const minutes = (settingOf(policy, 'rems-form-days') * DAY_MS) / MINUTE_MS;
    return this.task('rems-form', 'Send the REMS monitoring form', 'nurse', minutes, false);
  }

  /** The line that the session leaves on the person's time line. */
  close(as: ClosedAs): this {
    this.alarms(endAlarms(readAlarms(this.#session.entries)));
    this.#patient.push(this.#draft('session-closed', sessionClosed(this.#session, as, this.#at())));
    return this;
  }

  done(): Decision {
    const patient = this.#patientId();
    const streams: { stream: StreamName; events: EventDraft[] }[] = [];
    if (this.#own.length > 0) streams.push({ stream: this.#session.stream, events: this.#own });
    if (this.#patient.length > 0 && patient !== null) {
      streams.push({ stream: `patient/${patient}`, events: this.#patient });
    }
    return { kind: 'accepted', streams };
  }
}
