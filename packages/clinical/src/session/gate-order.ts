import { dosingSex, dosingWeight, orderReasons } from '../dosing/index.ts';
import { standingOrdersInForce } from '../policy/index.ts';
import { ageYears } from './age.ts';
import type { GateAsking } from './gate-asking.ts';
import { isPlausible } from './plausible.ts';
import { allOf, latestOf } from './session.ts';

/** What is needed when it goes wrong: equipment, and an order that a nurse may act on. */
export function gateRescue({ session, policy, now, say }: GateAsking): void {
  const rescue = latestOf(session, 'rescue-checked');
  if (rescue?.body.ready !== true) {
    say('rescue-not-ready', rescue === undefined ? 'not checked today' : `missing: ${rescue.body.missing.join(', ')}`, {
      missing: rescue === undefined ? ["today's check"] : rescue.body.missing,
    });
  }
  const standing = rescue?.body.standingOrder !== undefined;
  const inForce = standingOrdersInForce(policy, now).some(({ givenBy }) => givenBy === 'nurse');
  if (!(standing && inForce) && allOf(session, 'medicine-ordered').length === 0) {
    const because = standing ? "the policy's standing orders have run out" : 'nothing may be given by a nurse';
    say('rescue-order-missing', because, { missing: ['standing order'] });
  }
}

/** The weight on record that is the newest: of this session, or of the chart. Null: nobody weighed. */
function latestWeight(session: GateAsking['session'], patient: GateAsking['patient']) {
  const here = allOf(session, 'weight-measured').findLast(isPlausible);
  const before = patient?.weight ?? null;
  if (here !== undefined && (before === null || here.at >= before.at))
    return { kg: here.body.weightKg, today: true, entry: here };
  return before === null ? null : { kg: before.kg, today: false, entry: before };
}

/** The order, and the weight it leans on. */
export function gateOrder({ session, patient, policy, now, most, input, say, reasons }: GateAsking): void {
  const order = session.order;
  if (order === null) say('order-missing', 'nothing is ordered', { missing: ['order'] });
  else {
    if (order.entry.body.given === 'spoken' && order.entry.body.readBack !== true) {
      say('order-not-read-back', 'a spoken order without read-back', { missing: ['read-back'] });
    }
    const regimen = session.regimen === null ? undefined : policy.regimens[session.regimen];
    if (regimen !== undefined) {
      const accepted = new Set(order.entry.body.overrides.map(({ rule }) => rule));
      reasons.push(
        ...orderReasons({
          order: order.order,
          regimen,
          policy,
          firstTreatment: session.firstTreatment,
          ageYears: patient?.details == null ? undefined : ageYears(patient.details.birthDate, now),
          sex: dosingSex(patient?.details?.sexAtBirth),
          now,
        }).filter(({ rule, override }) => override === null || !accepted.has(rule)),
      );
    }
    const weighed = latestWeight(session, patient);
    const ordered = 'weight' in order.order ? order.order.weight : undefined;
    if (weighed !== null && ordered !== undefined) {
      // Whichever came first: a weighing that only the order knows does not set aside the one on record. The dosing
      // weight is compared as well, since it is what the dose leans on.
      const actualKg = weighed.kg;
      const { rule, heightCm } = ordered;
      const follows = dosingWeight({ rule, actualKg, heightCm, sex: dosingSex(patient?.details?.sexAtBirth) });
      const apart = (today: number, then: number): number => (Math.abs(today - then) / then) * 100;
      const percent = Math.max(
        apart(actualKg, ordered.actualKg),
        follows.kind === 'known' ? apart(follows.kg, ordered.kg) : 0,
      );
      if (percent > most('weight-change-percent')) {
        const there = weighed.today ? `${actualKg} kg today` : `${actualKg} kg in the chart`;
        say('weight-changed', `${ordered.actualKg} kg in the order, ${there}`, {
          inputs: [input('weight', actualKg, weighed.entry, 'kg')],
        });
      }
    }
  }
}

/** What the prescriber was asked, and said. */
export function gateQuestions({ session, input, say }: GateAsking): void {
  const answers = allOf(session, 'question-answered');
  for (const question of allOf(session, 'question-asked')) {
    const answer = answers.findLast(({ body }) => `${body.question.command}/${body.question.index}` === question.id);
    if (answer === undefined) {
      say('question-open', question.body.question, { inputs: [input('asked', question.body.to, question)] });
    }
  }
  const lastAnswer = answers.at(-1);
  if (lastAnswer !== undefined && ['wait', 'defer', 'stop'].includes(lastAnswer.body.answer)) {
    say('prescriber-said-no', lastAnswer.body.words ?? lastAnswer.body.answer, {
      inputs: [input('answer', lastAnswer.body.answer, lastAnswer)],
    });
  }
}
