import { pumpSetting } from '../dosing/index.ts';
import { recentHighRisk } from '../patient/index.ts';
import { type RuleReason, ruleReason, settingOf } from '../policy/index.ts';
import { type Decision, eventId, type Reason } from '../record/index.ts';
import { rolesThatMay } from '../rights/index.ts';
import { heldRole } from '../staff/index.ts';
import { type Instant, MINUTE_MS } from '../units/index.ts';
import { AFTER_EMERGENCY } from './after-emergency.ts';
import type { Asked } from './asked.ts';
import { FACT_COMMANDS, type FactCommand, type SessionCommandBodies } from './commands.ts';
import { offMonitorLimit } from './due-items.ts';
import { closeSignature, signatureOwed } from './emergency-signature.ts';
import type { SessionEventBodies } from './events.ts';
import { gate, standing } from './gate.ts';
import { CHAIR_TAKEN } from './gate-chair.ts';
import { GATE_RULES } from './gate-rules.ts';
import { unbackedScreening } from './gate-screening.ts';
import { GIVE_RULES } from './give-rule-rows.ts';
import { doseReasons } from './give-rules.ts';
import { changeRateReasons, counterReasons, fasterReasons, flushReasons, infusionReasons } from './infusion-rules.ts';
import { owedByFact } from './owed-by-fact.ts';
import { nextAsked } from './question.ts';
import { releaseAssessment } from './release.ts';
import { othersIn } from './seats.ts';
import { allOf, entryOf, type Session } from './session.ts';

const WELFARE = 'Did not come, and was lately at risk: reach them now; a welfare check if nobody does';

/** Facts: never refused for what they say. What breaks a rule is flagged, and opens a task where somebody must act. */
export function decideFact(asked: Asked, command: FactCommand): Decision {
  const { session, patient, policy, staff, at, give, answer, context } = asked;
  switch (command.kind) {
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
      const flags = [...changeRateReasons(give, command.body), ...fasterReasons(give, command.body)];
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
        .event('infusion-stopped', {
          ...command.body,
          flags: [...infusionReasons(give, command.body, true), ...counterReasons(give, command.body)],
        })
        .done();
    case 'read-pump-volume':
      return answer
        .event('pump-volume-read', {
          ...command.body,
          flags: [...infusionReasons(give, command.body, false), ...counterReasons(give, command.body)],
        })
        .done();
    case 'flush-line':
      return answer.event('line-flushed', { ...command.body, flags: flushReasons(give, command.body) }).done();
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
    case 'assign-chair': {
      const { chair } = command.body;
      const taken = othersIn(chair, session, give.seats ?? []).length > 0;
      const flags = taken ? [ruleReason(GATE_RULES, 'chair-taken', CHAIR_TAKEN)] : [];
      return answer.event('chair-assigned', taken ? { chair, flags } : { chair }).done();
    }
    case 'hand-over-chair': {
      const { from, to } = command.body;
      const inputs = [{ name: 'to', value: to }];
      const flags: Reason[] = [];
      // The first name that is said takes the chair: before it nobody had it to give.
      if (from === to && session.nurse !== null)
        flags.push(
          ruleReason(GIVE_RULES, 'handed-to-oneself', 'who gave it and who took it are one person', { inputs }),
        );
      const watches = rolesThatMay('command/hand-over-chair', 'clinic');
      if (staff !== null && !watches.some((role) => heldRole(staff, to, role, at)))
        flags.push(
          ruleReason(GIVE_RULES, 'handed-to-no-nurse', 'neither nurse nor prescriber at that time', { inputs }),
        );
      return answer
        .event('chair-handed-over', flags.length === 0 ? command.body : { ...command.body, flags })
        .flagTask(flags.filter(({ rule }) => rule === 'handed-to-no-nurse'))
        .done();
    }
    case 'answer-question':
      return answer
        .event('question-answered', {
          ...command.body,
          overridden: overriddenBy(asked, command.body),
        })
        .closeTask(patient, 'question', command.body.answer, command.body.question.command)
        .done();
    case 'ask-suicide-risk': {
      answer.event('suicide-risk-asked', command.body);
      answer.closeTask(patient, 'sent-home-undosed', `${command.body.instrument}: ${command.body.result}`);
      return owedByFact(answer, session, { kind: 'suicide-risk-asked', body: command.body }).done();
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
      return owedByFact(answer, session, { kind: 'adverse-event-recorded', body: command.body }).done();
    }
    case 'stop-session': {
      answer.event('session-stopped', command.body);
      owedByFact(answer, session, { kind: 'session-stopped', body: command.body });
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
    case 'open-emergency':
      return answer.event('emergency-opened', { ...command.body, ...signatureOwed(context.actor) }).done();
    case 'take-emergency-step':
      return answer.event('emergency-step-taken', { ...command.body, ...signatureOwed(context.actor) }).done();
    case 'sign-emergency':
      closeSignature(asked, command.body.emergency);
      return answer.event('emergency-signed', command.body).done();
    case 'cancel-session': {
      answer.event('session-cancelled', command.body);
      if (command.body.by === 'no-show') {
        const welfare = patient !== null && recentHighRisk(patient, at);
        // Somebody at risk who does not come is looked for; a missed visit alone is called about.
        if (welfare) answer.task('welfare-check', WELFARE, 'nurse', 10, true);
        else answer.task('no-show', 'No-show: reach the patient', 'nurse', 10, false);
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
      const unmet = releaseAssessment(session, policy, at, context.clockSteps).unmet;
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
    case 'give-advice': {
      const { how } = command.body;
      answer.event('advice-given', command.body);
      // It says nothing of itself: the link opens the own page, where the advice lies in the patient's language.
      if (patient !== null && (how === 'link' || how === 'both')) answer.message(patient, 'something-new');
      return answer.done();
    }
    case 'ask-prescriber':
      return answer
        .event('question-asked', command.body)
        .task(
          'question',
          'A nurse asks: answer',
          'prescriber',
          Math.min(minutesUntil(at, command.body.answerBy), settingOf(policy, 'question-minutes')),
          true,
          command.id,
          command.body.to,
          // Nobody answers in time: it goes on by name, and to the owner after those.
          nextAsked(session, asked.staff, command.body.to),
        )
        .done();
    case 'take-screening': {
      // What the rules said stands in the person's record: whoever takes it over cannot say it otherwise.
      const recorded = asked.patient?.screening?.body;
      const taken = recorded === undefined ? command.body : { verdict: recorded.verdict, reasons: recorded.reasons };
      const unbacked = recorded === undefined ? [unbackedScreening(taken.verdict)] : [];
      return answer.event('screening-taken', unbacked.length === 0 ? taken : { ...taken, flags: unbacked }).done();
    }
    default: {
      // What is left says only what happened: one command, one event of the same content.
      const kind = FACT_COMMANDS[command.kind];
      return answer.event(kind, command.body as SessionEventBodies[typeof kind]).done();
    }
  }
}

const minutesUntil = (from: Instant, until: Instant): number => Math.max(0, Math.round((until - from) / MINUTE_MS));

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

/** What stands now, before the first dose at the gate and afterwards against the next one, of what a go-ahead goes over. */
function overriddenBy(
  { give, seen, context }: Asked,
  answered: SessionCommandBodies['answer-question'],
): readonly Reason[] {
  if (answered.answer !== 'go-ahead') return [];
  const { session, patient, policy, at, seats } = give;
  const { roles } = context.actor;
  const question = allOf(session, 'question-asked').find(({ id }) => id === eventId(answered.question));
  const about = question?.body.about?.rule;
  const words = answered.words ?? question?.body.question ?? '';
  const overrides = answered.overrides ?? (about === undefined ? [] : [{ rule: about, reason: words }]);
  const against = (of: Session) =>
    of.firstDoseAt === null
      ? gate(of, patient, policy, at, seats).reasons
      : doseReasons({ ...give, session: of }, of.order?.ref ?? null);
  const found = against(session);
  return standing(found, overrides, { roles, seen: seen === session ? found : against(seen) }).overridden;
}
