import { alarmLimitReasons, PAUSE_SECONDS_MAX, readAlarms, STARTING_ALARM_LIMITS } from '../alarms/index.ts';
import { dosingSex, orderReasons } from '../dosing/index.ts';
import { DATED_AHEAD_MS } from '../entries/index.ts';
import type { RuleReason } from '../policy/index.ts';
import { type Decision, type Reason, type Role, refused } from '../record/index.ts';
import { addMs, SECOND_MS } from '../units/index.ts';
import { ageYears } from './age.ts';
import { type Asked, reason } from './asked.ts';
import { bolusInADayReasons } from './bolus-rules.ts';
import type { SessionCommand } from './commands.ts';
import { gate, standing } from './gate.ts';
import { lentReasons } from './lent-right.ts';
import { lightGridReasons } from './light-grid.ts';
import { medicineOrderReasons } from './medicine-rules.ts';
import { medicineReadBackReasons, orderedReasons } from './order-authority.ts';
import { ownSpo2Reasons } from './own-spo2-limit.ts';
import { type ReleaseAssessment, releaseAssessment, releaseReasons } from './release.ts';
import { isOver, type Session } from './session.ts';

/** Orders: what is about to happen, refused with every reason at once. Null: this command is none. */
export function decideOrder(asked: Asked, command: SessionCommand): Decision | null {
  const { session, seen, patient, policy, staff, at, give, answer, context } = asked;
  switch (command.kind) {
    case 'plan-session': {
      const reasons: Reason[] = [];
      if (session.patient !== null) {
        reasons.push(reason('session-already-planned', 'This session is planned already', 'correct the plan instead'));
      }
      const regimen = policy.regimens[command.body.regimen];
      if (regimen === undefined) {
        reasons.push(reason('regimen-unknown', 'Not in the policy', `no regimen "${command.body.regimen}"`));
      } else if (regimen.route !== command.body.route) {
        reasons.push(
          reason('order-route-mismatch', 'Another route', `the regimen "${regimen.title}" is for ${regimen.route}`),
        );
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
      const found = [
        ...orderReasons({
          order: command.body.order,
          regimen,
          policy,
          firstTreatment: session.firstTreatment,
          ageYears: patient?.details == null ? undefined : ageYears(patient.details.birthDate, at),
          sex: dosingSex(patient?.details?.sexAtBirth),
          now: at,
        }),
        ...bolusInADayReasons(session, policy, command.body.order, at),
      ];
      const unauthorised = [
        ...orderedReasons(command.body, context, staff, at),
        ...ownSpo2Reasons(session, policy, command.body.spo2NotifyPercent),
      ];
      if (unauthorised.length > 0) return refused([...over, ...unauthorised]);
      // A spoken order carries the prescriber's word: his role counts, the nurse's read-back stands for it.
      const roles: readonly Role[] =
        command.body.given === 'spoken' && command.body.readBack === true
          ? [...context.actor.roles, 'prescriber']
          : context.actor.roles;
      const { open, overridden } = standing(found, command.body.overrides, { roles, seen: found });
      if (over.length + open.length > 0) return refused([...over, ...open]);
      return answer
        .event('order-written', {
          ...command.body,
          overridden,
          policyVersion: policy.version,
          ...(context.now > addMs(command.occurredAt, DATED_AHEAD_MS) ? { arrivedLate: true as const } : {}),
        })
        .signatureOwed(command.body, policy)
        .done();
    }

    case 'order-medicine': {
      const reasons = [
        ...overReasons(session),
        ...orderedReasons(command.body, context, staff, at),
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
      const answered = gate(session, patient, policy, at, give.seats);
      const { open, overridden } = standing(answered.reasons, command.body.overrides, {
        roles: context.actor.roles,
        seen: seen === session ? answered.reasons : gate(seen, patient, policy, at, give.seats).reasons,
        lent: lentReasons(session),
      });
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
      const assess = (of: Session) => releaseAssessment(of, policy, at, context.clockSteps);
      const against = (assessed: ReleaseAssessment) =>
        releaseReasons(assessed).map((found) => ({ ...found, verdict: 'defer', clears: '' }) as RuleReason);
      const assessment = assess(session);
      const found = against(assessment);
      const { open, overridden } = standing(found, command.body.overrides, {
        roles: context.actor.roles,
        seen: seen === session ? found : against(assess(seen)),
      });
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

    default:
      return null;
  }
}

const plain = ({ verdict: _verdict, clears: _clears, ...rest }: RuleReason): Reason => rest;

function overReasons(session: Session): Reason[] {
  return isOver(session.phase)
    ? [reason('session-over', 'The session is over', `it was ${session.phase}; later entries are facts or corrections`)]
    : [];
}
