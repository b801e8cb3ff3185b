import { apartMs, type Patient, type Treatment, treatmentsNear } from '../patient/index.ts';
import type { ReasonInput } from '../record/index.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../units/index.ts';
import { allowedEscorts } from './escorts.ts';
import { type GateAsking, minutesAgo } from './gate-asking.ts';
import { givenText } from './given-text.ts';
import { latestOf, type Session } from './session.ts';
import { standingTasks } from './standing-tasks.ts';

/** When they last ate and drank. */
export function gateFasting({ session, now, molecule, most, input, say }: GateAsking): void {
  const fasting = latestOf(session, 'fasting-answered');
  const [food, fluid] =
    molecule === 'esketamine'
      ? (['esketamine-food-minutes', 'esketamine-fluid-minutes'] as const)
      : (['ketamine-solids-minutes', 'ketamine-clear-fluid-minutes'] as const);
  const unasked: string[] = [];
  const fromHome = fasting?.body.fromHome === true;
  const toldAtHome: ReasonInput[] = [];
  for (const [what, at, setting] of [
    ['food', fasting?.body.lastSolidsAt, food],
    ['drink', fasting?.body.lastClearFluidAt, fluid],
  ] as const) {
    if (at === undefined || fromHome) unasked.push(what);
    if (at === undefined) continue;
    if (fromHome && at !== null)
      toldAtHome.push(input(`last ${what}, said from home`, minutesAgo(at, now), fasting, 'min ago'));
    if (at !== null && (now - at) / MINUTE_MS < most(setting)) {
      say('npo-not-met', `last ${what} ${Math.floor((now - at) / MINUTE_MS)} min ago; ${most(setting)} min are asked`, {
        inputs: [input(`last ${what}`, minutesAgo(at, now), fasting, 'min ago')],
      });
    }
  }
  if (unasked.length > 0) {
    const because = fromHome ? 'said from home, not asked here' : 'not asked';
    say('npo-missing', `${because}: ${unasked.join(', ')}`, { missing: unasked, inputs: toldAtHome });
  }
}

/** Who takes them home. */
export function gateWayHome({ session, patient, policy, input, say }: GateAsking): void {
  const escort = latestOf(session, 'escort-arranged');
  const allowed = allowedEscorts(session, policy);
  if (escort === undefined) say('escort-missing', 'nobody is arranged', { missing: ['escort'] });
  else if (!allowed.includes(escort.body.escort)) {
    say('escort-missing', `${escort.body.escort} is not accepted here; accepted: ${allowed.join(', ')}`, {
      inputs: [input('escort', escort.body.escort, escort)],
    });
  } else if (escort.body.escort === 'adult' && escort.body.name === undefined) {
    say('escort-missing', 'the adult who comes is not named', { missing: ['name'] });
  } else if (escort.body.escort === 'adult') {
    // His own "no", by his link, after he was arranged: nobody comes until somebody is arranged anew.
    const declined = patient?.entries.findLast(
      (entry) =>
        entry.kind === 'escort-answered' &&
        (entry.body as { readonly answer: string }).answer === 'no' &&
        entry.at >= escort.at &&
        visitOfSession(patient, session) === (entry.body as { readonly visit: string }).visit,
    );
    if (declined !== undefined) {
      say('escort-missing', 'the escort has said that they cannot come', {
        inputs: [input('escort', escort.body.name ?? 'named', declined)],
        missing: ['escort'],
      });
    }
  }
}

/** What was asked today: alcohol, cannabis, pregnancy, how it has been since last time, thoughts of dying. Gives whether a clinician is needed today whatever happens with the dose. */
export function gateTold({ session, patient, now, route, molecule, most, input, say }: GateAsking): {
  readonly escalate: boolean;
} {
  const substances = latestOf(session, 'substances-answered');
  const alcohol = substances?.body.alcoholLastAt;
  if (alcohol === undefined) say('alcohol-missing', 'not asked', { missing: ['alcohol'] });
  else if (alcohol !== null && (now - alcohol) / HOUR_MS < most('alcohol-hours')) {
    say('alcohol-today', `${Math.floor((now - alcohol) / HOUR_MS)} h ago`, {
      inputs: [input('alcohol', Math.floor((now - alcohol) / HOUR_MS), substances, 'h ago')],
    });
  }
  const cannabis = substances?.body.cannabisLastAt;
  if (cannabis !== undefined && cannabis !== null && (now - cannabis) / HOUR_MS < most('cannabis-hours')) {
    say('cannabis-today', `${Math.floor((now - cannabis) / HOUR_MS)} h ago`, {
      inputs: [input('cannabis', Math.floor((now - cannabis) / HOUR_MS), substances, 'h ago')],
    });
  }
  if (substances?.body.intoxicated === true) {
    say('sud-active', 'intoxicated now', { inputs: [input('intoxicated', true, substances)] });
  }
  const pregnancy = latestOf(session, 'pregnancy-answered');
  if (pregnancy === undefined) {
    if (patient?.details?.sexAtBirth !== 'male') {
      say('pregnancy-test-missing', 'not asked', { missing: ['pregnancy'] });
    }
  } else if (pregnancy.body.answer === 'pregnant' || pregnancy.body.answer === 'test-positive') {
    say('pregnancy', pregnancy.body.answer, { inputs: [input('pregnancy', pregnancy.body.answer, pregnancy)] });
  } else if (pregnancy.body.answer === 'possible-not-tested') {
    say('pregnancy-test-missing', 'possible and not tested', { missing: ['test'] });
  } else if (pregnancy.body.answer === 'test-negative') {
    const testedAt = pregnancy.body.testedAt ?? pregnancy.at;
    const days = (now - testedAt) / DAY_MS;
    if (days > most('pregnancy-test-days')) {
      say('pregnancy-test-missing', `the test is ${Math.floor(days)} days old`, { missing: ['new test'] });
    }
  }
  const since = latestOf(session, 'since-last-answered');
  if (molecule === 'ketamine' && since?.body.acuteIllness === true) {
    say('uri-acute', 'acute illness', { inputs: [input('acute illness', true, since)] });
  }
  if (route?.startsWith('intranasal') === true && since?.body.nasalBlock === true) {
    say('uri-acute', 'the nose is blocked', { inputs: [input('nose blocked', true, since)] });
  }
  if (since?.body.bladder === 'blood-or-pain') {
    say('cystitis-active', 'blood or pain passing water', { inputs: [input('bladder', since.body.bladder, since)] });
  } else if (since?.body.bladder === 'new-symptoms') {
    say('urologic-symptoms', 'new since last time', { inputs: [input('bladder', since.body.bladder, since)] });
  }
  if (since?.body.glp1Symptoms === true) {
    say('ddi-glp1', 'nausea, bloating or pain today', { inputs: [input('symptoms', true, since)] });
  }
  const risk = latestOf(session, 'suicide-risk-asked');
  const escalate = risk?.body.result === 'plan-or-intent';
  if (risk === undefined) say('suicide-risk-missing', 'not asked today', { missing: ['suicidal thoughts'] });
  else if (escalate) {
    say('suicidality-acute', risk.body.result, { inputs: [input(risk.body.instrument, risk.body.result, risk)] });
  }
  return { escalate };
}

/**
 * What this person was given in another session or took at home within the hours of a day, the nearest of them, whether that one is closed or goes on;
 * null: nobody knows of any. One that is entered late may have been before the other.
 */
function treatedToday(session: Session, patient: Patient | null, now: Instant): Treatment | null {
  const near = patient === null ? [] : treatmentsNear(patient, now);
  return near.find((one) => one.session !== session.id) ?? null;
}

/** What the chart holds open, a dose of today, and allergies. */
export function gateChart({ session, patient, now, input, say, reasons }: GateAsking): void {
  const today = treatedToday(session, patient, now);
  if (today !== null) {
    const { firstAt, lastAt, mgMax, amountKnown, author } = today;
    const hours = Math.floor(apartMs(today, now) / HOUR_MS);
    const later = firstAt > now;
    if (lastAt === null && !later) {
      // No time clears it: it has none until that one has stopped.
      say('treated-today', 'one is being given in another session', {
        inputs: [{ name: 'given', value: 'now', source: author.id }],
      });
    } else {
      const because = `${hours} h ${later ? 'later' : 'ago'}, ${today.session === null ? 'at home, ' : ''}${givenText(today)}`;
      const at = later ? firstAt : lastAt!;
      say('treated-today', because, {
        inputs: [
          amountKnown ? input('given', mgMax, { at, author }, 'mg') : input('given', 'not known', { at, author }),
        ],
      });
    }
  }
  // What the chart holds open stands until it is closed, whatever was answered at the door.
  for (const { rule, because, missing } of standingTasks(patient?.tasks ?? [])) {
    if (!reasons.some((found) => found.rule === rule)) say(rule, because, { missing: [missing] });
  }

  const allergies = patient?.allergies;
  if (allergies == null) say('allergies-missing', 'never asked', { missing: ['allergies'] });
  else {
    const culprit = allergies.body.allergies.find(({ substance }) => /ketamin|ketalar|spravato/i.test(substance));
    if (culprit !== undefined) {
      say('hypersensitivity', culprit.substance, { inputs: [input('allergy', culprit.substance, allergies)] });
    }
  }
}

/** The visit in which this session was booked; null: it was planned by itself. */
const visitOfSession = (patient: Patient, session: Session): string | null =>
  patient.visits.find(({ body }) => body.session !== undefined && `session/${body.session}` === session.stream)?.body
    .visit ?? null;
