import { consentStanding, isForAnother, isOutdated } from '../consent/index.ts';
import { dosingSex, dosingWeight, moleculeOf, orderReasons } from '../dosing/index.ts';
import type { Patient } from '../patient/index.ts';
import {
  type Policy,
  type RuleReason,
  raisedVerdict,
  ruleReason,
  type SettingId,
  settingOf,
  standingOrdersInForce,
  VERDICTS,
  type Verdict,
} from '../policy/index.ts';
import type { Override, Reason, ReasonInput, Role } from '../record/index.ts';
import { addMinutes, DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../units/index.ts';
import { ageYears } from './age.ts';
import type { Baseline } from './events.ts';
import { GATE_RULES, type GateRule } from './gate-rules.ts';
import { noWorse } from './lent-right.ts';
import { isPlausible } from './plausible.ts';
import { allOf, latestOf, type Session } from './session.ts';
import { standingTasks } from './standing-tasks.ts';
import { takenBackAt } from './taken-back.ts';
import { baselineOf, latestWith, sourceText } from './vitals.ts';

/** Why a signature does not hold. */
const STANDING = {
  missing: 'nothing is signed',
  expired: 'it has expired',
  'wording-changed': 'the words have changed since it was signed: ask again',
  withdrawn: 'it was withdrawn',
  'not-off-label': 'it does not say that ketamine is used off label',
} as const;

/** The gate's answer: every reason at once, each with its way out. */
export interface GateAnswer {
  readonly verdict: Verdict | 'eligible';
  /** Hardest first. */
  readonly reasons: readonly RuleReason[];
  /** Raised pressure is taken again in this window; null when there is nothing to repeat. */
  readonly repeatBp: { readonly from: Instant; readonly until: Instant } | null;
  readonly baseline: Baseline | null;
  /** Plan or intent to die: a clinician today, whatever happens with the dose. */
  readonly escalate: boolean;
}

/** May this person be dosed now? `patient` null: nobody knows who it is. Source: clinical-protocol b.1-b.6. */
export function gate(session: Session, patient: Patient | null, policy: Policy, now: Instant): GateAnswer {
  const reasons: RuleReason[] = [];
  const say = (rule: GateRule, because: string, found: Parameters<typeof ruleReason>[3] = {}) => {
    const reason = ruleReason(GATE_RULES, rule, because, found);
    const verdict = raisedVerdict(policy, rule, reason.verdict);
    // What the clinic itself made a ban is not overridden by one click.
    reasons.push({
      ...reason,
      verdict,
      ...(verdict === reason.verdict || verdict !== 'contraindicated' ? {} : { override: null }),
    });
  };
  const most = (id: SettingId) => settingOf(policy, id);
  const input = (
    name: string,
    value: ReasonInput['value'],
    entry?: { at: Instant; author?: { id: string } },
    unit?: string,
  ): ReasonInput => ({
    name,
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(entry === undefined ? {} : { at: entry.at }),
    ...(entry?.author === undefined ? {} : { source: entry.author.id }),
  });
  const route = session.route;
  const molecule = route === null ? null : moleculeOf(route);

  if (patient?.details == null || session.patient === null) {
    say('patient-unknown', 'the session has no registered patient', { missing: ['patient'] });
  }

  // ---- vital signs
  const bp = latestWith(session, 'bp', now);
  const bpAge = bp === undefined ? Number.POSITIVE_INFINITY : (now - bp.at) / MINUTE_MS;
  let repeatBp: GateAnswer['repeatBp'] = null;
  if (bp === undefined || bpAge > most('bp-age-minutes')) {
    say(
      'bp-missing',
      bp === undefined ? 'no blood pressure was taken' : `the last one is ${Math.floor(bpAge)} min old`,
      { missing: ['blood pressure'] },
    );
  } else {
    const systolic = bp.body.observations.systolicMmHg!;
    const diastolic = bp.body.observations.diastolicMmHg!;
    const inputs = [
      { ...input('systolic', systolic, bp, 'mm[Hg]'), source: sourceText(bp.body.source) },
      { ...input('diastolic', diastolic, bp, 'mm[Hg]'), source: sourceText(bp.body.source) },
    ];
    const text = `${systolic}/${diastolic} mmHg`;
    const symptoms = bp.body.observations.symptoms ?? [];
    const from = (rule: 'bp-severe' | 'bp-high') =>
      systolic >= most(`${rule}-systolic`) || diastolic >= most(`${rule}-diastolic`);
    const elevated = isRaised(systolic, diastolic, policy);
    if (elevated && symptoms.length > 0) {
      say('hypertensive-emergency-symptoms', `${text} with ${symptoms.join(', ')}`, { inputs });
    }
    if (from('bp-severe')) say('bp-severe', text, { inputs });
    else if (from('bp-high')) say('bp-high', text, { inputs });
    else if (elevated) {
      say('bp-elevated', text, { inputs });
    }
    // It is repeated once: a second one that is still high is for the prescriber, not for a third.
    if (elevated && !repeated(session, bp.at, policy)) {
      const minutes = most('bp-repeat-minutes');
      const latest = Math.max(minutes, most('bp-repeat-latest-minutes'));
      repeatBp = { from: addMinutes(bp.at, minutes), until: addMinutes(bp.at, latest) };
    }
  }
  const hr = latestWith(session, 'heart-rate', now);
  const spo2 = latestWith(session, 'spo2', now);
  const stale = (entry: { at: Instant } | undefined) =>
    entry === undefined || (now - entry.at) / MINUTE_MS > most('vitals-age-minutes');
  const missingVitals = [...(stale(hr) ? ['heart rate'] : []), ...(stale(spo2) ? ['SpO2'] : [])];
  if (missingVitals.length > 0) {
    say('vitals-missing', `no current ${missingVitals.join(' and ')}`, { missing: missingVitals });
  }
  if (hr !== undefined && !stale(hr)) {
    const rate = hr.body.observations.heartRatePerMin!;
    const inputs = [input('heart rate', rate, hr, '/min')];
    if (rate >= most('hr-defer-from')) {
      say('hr-abnormal', `${rate}/min`, { inputs, limb: { verdict: 'defer', override: [] } });
    } else if (rate < most('hr-caution-below') || rate > most('hr-caution-above')) {
      say('hr-abnormal', `${rate}/min`, { inputs });
    }
  }
  if (spo2 !== undefined && !stale(spo2)) {
    const percent = spo2.body.observations.spo2Percent!;
    const inputs = [input('SpO2', percent, spo2, '%')];
    if (percent < most('spo2-defer-below')) {
      say('spo2-low', `${percent} %`, { inputs, limb: { verdict: 'defer', override: [] } });
    } else if (percent < most('spo2-caution-below')) say('spo2-low', `${percent} %`, { inputs });
  }

  // ---- fasting
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

  // ---- the way home
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

  // ---- consent, REMS, medicines
  const consent = latestOf(session, 'consent-checked');
  // What was signed on a screen is bound to its words and is read here; a paper is looked at by a person each time.
  const signed = patient === null || route === null ? null : consentStanding(patient, route, now);
  if (takenBackAt(session, patient, now) !== null) {
    say('consent-missing', 'it was withdrawn', { missing: ['consent'] });
  } else if (consent === undefined) {
    if (signed?.signed?.body.signature === undefined) {
      say('consent-missing', 'not checked today', { missing: ['consent'] });
    } else if (signed.state !== 'in-force') {
      const { document, version } = signed.signed.body;
      say('consent-missing', STANDING[signed.state], {
        inputs: [input('signed', `${document} ${version}`, signed.signed)],
        missing: ['consent'],
      });
    }
  } else if (route !== null && isForAnother(consent.body.document, route)) {
    say('consent-missing', 'it is for another route', {
      inputs: [input('consent', consent.body.document, consent)],
      missing: ['consent'],
    });
  } else if (isOutdated(consent.body.document, consent.body.version)) {
    say('consent-missing', STANDING['wording-changed'], {
      inputs: [input('consent', `${consent.body.document} ${consent.body.version}`, consent)],
      missing: ['consent'],
    });
  } else if (consent.body.expiresAt !== undefined && consent.body.expiresAt <= now) {
    say('consent-missing', 'it has expired', { inputs: [input('expired', consent.body.document, consent)] });
  } else if (molecule === 'ketamine' && !consent.body.offLabelWording) {
    say('consent-missing', 'it does not say that ketamine is used off label', {
      inputs: [input('consent', consent.body.document, consent)],
    });
  }
  if (molecule === 'esketamine') {
    const rems = latestOf(session, 'rems-checked');
    if (rems === undefined) {
      say('rems-not-enrolled', 'not checked', { missing: ['patient enrolment', 'site certificate'] });
    } else if (!rems.body.patientEnrolled || !rems.body.siteCertified) {
      say(
        'rems-not-enrolled',
        rems.body.patientEnrolled ? 'the site is not certified' : 'the patient is not enrolled',
        {
          inputs: [
            input('enrolled', rems.body.patientEnrolled, rems),
            input('certified', rems.body.siteCertified, rems),
          ],
        },
      );
    }
    const prescriber = latestOf(session, 'prescriber-presence');
    if (prescriber?.body.onSite !== true) {
      say('prescriber-not-on-site', prescriber === undefined ? 'not recorded' : 'not here now', {
        missing: ['prescriber on site'],
      });
    }
  }
  const medicines = latestOf(session, 'medicines-reviewed');
  if (medicines === undefined) say('medlist-stale', 'not reviewed in this session', { missing: ['medicine list'] });
  else {
    for (const rule of medicines.body.holdsNotKept) {
      say('hold-not-met', rule, { inputs: [input('hold', rule, medicines)] });
    }
    if (medicines.body.lowersGlucose === true) {
      const glucose = allOf(session, 'glucose-measured').findLast(isPlausible);
      if (glucose === undefined || (now - glucose.at) / MINUTE_MS > most('glucose-age-minutes')) {
        say('glucose-fasting', 'a medicine on the list lowers glucose', { missing: ['glucose'] });
      } else {
        const value = glucose.body.glucoseMgDl;
        const inputs = [input('glucose', value, glucose, 'mg/dL')];
        if (value < most('glucose-treat-below'))
          say('glucose-fasting', `${value} mg/dL: treat, measure again`, { inputs });
        else if (value < most('glucose-caution-below') || value > most('glucose-caution-above')) {
          say('glucose-fasting', `${value} mg/dL`, { inputs, limb: { verdict: 'caution', override: ['prescriber'] } });
        }
      }
    }
  }

  // ---- rescue
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

  // ---- substances, pregnancy, since last time, mood
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

  // What the chart holds open stands until it is closed, whatever was answered at the door.
  for (const { rule, because, missing } of standingTasks(patient?.tasks ?? [])) {
    if (!reasons.some((found) => found.rule === rule)) say(rule, because, { missing: [missing] });
  }

  // ---- allergies
  const allergies = patient?.allergies;
  if (allergies == null) say('allergies-missing', 'never asked', { missing: ['allergies'] });
  else {
    const culprit = allergies.body.allergies.find(({ substance }) => /ketamin|ketalar|spravato/i.test(substance));
    if (culprit !== undefined) {
      say('hypersensitivity', culprit.substance, { inputs: [input('allergy', culprit.substance, allergies)] });
    }
  }

  // ---- order
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
    const weighed = allOf(session, 'weight-measured').findLast(isPlausible);
    const ordered = 'weight' in order.order ? order.order.weight : undefined;
    if (weighed !== undefined && ordered !== undefined) {
      // Whichever came first: a weighing that only the order knows does not set aside the one on record. The dosing
      // weight is compared as well, since it is what the dose leans on.
      const actualKg = weighed.body.weightKg;
      const { rule, heightCm } = ordered;
      const follows = dosingWeight({ rule, actualKg, heightCm, sex: dosingSex(patient?.details?.sexAtBirth) });
      const apart = (today: number, then: number): number => (Math.abs(today - then) / then) * 100;
      const percent = Math.max(
        apart(actualKg, ordered.actualKg),
        follows.kind === 'known' ? apart(follows.kg, ordered.kg) : 0,
      );
      if (percent > most('weight-change-percent')) {
        say('weight-changed', `${ordered.actualKg} kg in the order, ${weighed.body.weightKg} kg today`, {
          inputs: [input('weight', weighed.body.weightKg, weighed, 'kg')],
        });
      }
    }
  }

  // ---- what the prescriber was asked
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

  // ---- the rules of `screening`, as its verdict was taken into this session
  const screening = latestOf(session, 'screening-taken');
  if (screening === undefined) say('screening-missing', 'not taken into this session', { missing: ['screening'] });
  else {
    const own = new Set(reasons.map(({ rule }) => rule));
    for (const reason of screening.body.reasons) {
      if (own.has(reason.rule)) continue;
      const verdict = (reason as Partial<RuleReason>).verdict ?? worstFrom(screening.body.verdict);
      reasons.push({ ...reason, verdict, clears: (reason as Partial<RuleReason>).clears ?? '' });
    }
  }

  reasons.sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  return {
    verdict: reasons.find(({ verdict }) => verdict !== 'info')?.verdict ?? 'eligible',
    reasons,
    repeatBp,
    baseline: baselineOf(session),
    escalate,
  };
}

/** Whether the pressure at `at` is itself the repeat of one that was taken for this dose and rested on. */
function repeated(session: Session, at: Instant, policy: Policy): boolean {
  const earliest = addMinutes(at, -settingOf(policy, 'bp-age-minutes'));
  const latest = addMinutes(at, -settingOf(policy, 'bp-repeat-minutes'));
  return allOf(session, 'observations-charted').some(
    ({ at: when, body: { observations } }) =>
      when >= earliest &&
      when <= latest &&
      observations.systolicMmHg !== undefined &&
      observations.diastolicMmHg !== undefined &&
      isRaised(observations.systolicMmHg, observations.diastolicMmHg, policy),
  );
}

function isRaised(systolic: number, diastolic: number, policy: Policy): boolean {
  const [s, d] = [settingOf(policy, 'bp-elevated-systolic'), settingOf(policy, 'bp-elevated-diastolic')];
  return settingOf(policy, 'bp-elevated-inclusive') === 1
    ? systolic >= s || diastolic >= d
    : systolic > s || diastolic > d;
}

const minutesAgo = (at: Instant, now: Instant): number => Math.floor((now - at) / MINUTE_MS);
const worstFrom = (verdict: 'contraindicated' | 'defer' | 'caution' | 'eligible'): Verdict =>
  verdict === 'eligible' ? 'info' : verdict;

/** The visit in which this session was booked; null: it was planned by itself. */
const visitOfSession = (patient: Patient, session: Session): string | null =>
  patient.visits.find(({ body }) => body.session !== undefined && `session/${body.session}` === session.stream)?.body
    .visit ?? null;

/** Who may take this patient home, by the clinic's policy: strictest of molecule and first session. */
export function allowedEscorts(session: Session, policy: Policy): readonly string[] {
  const molecule = session.route === null ? 'ketamine' : moleculeOf(session.route);
  const byMolecule = policy.escorts[molecule];
  if (!session.firstTreatment) return byMolecule;
  return byMolecule.filter((kind) => policy.escorts.firstSession.includes(kind));
}

/**
 * Reasons that still stand when these overrides are taken by somebody with these roles. `lent`: reasons that a prescriber
 * saw and overrode; no worse than that, somebody else may pass over them in his name.
 */
export function standing(
  reasons: readonly RuleReason[],
  overrides: readonly Override[],
  roles: readonly Role[],
  lent: readonly Reason[] = [],
): { readonly open: readonly RuleReason[]; readonly overridden: readonly RuleReason[] } {
  const open: RuleReason[] = [];
  const overridden: RuleReason[] = [];
  for (const reason of reasons) {
    if (reason.verdict === 'info') continue;
    const override = overrides.find(({ rule }) => rule === reason.rule);
    const own = reason.override?.roles.some((role) => roles.includes(role)) === true;
    const borrowed =
      reason.override?.roles.includes('prescriber') === true && lent.some((seen) => noWorse(reason, seen));
    const may = own || borrowed;
    (override !== undefined && override.reason.trim() !== '' && may ? overridden : open).push(reason);
  }
  return { open, overridden };
}
