import { type Policy, settingOf } from '../policy/index.ts';
import type { Reason, ReasonInput, Role } from '../record/index.ts';
import { type ObservationClock, recoveryTotal } from '../recovery/index.ts';
import { type ClockStep, type Instant, MINUTE_MS } from '../units/index.ts';
import { openEmergency } from './emergency-log.ts';
import { allowedEscorts } from './escorts.ts';
import { clockEvents, observation } from './observation.ts';
import { allOf, latestOf, type Session, type SessionEntry, type SessionEntryOf } from './session.ts';
import { baselineOf, latestWith } from './vitals.ts';

export const RELEASE_CRITERIA = [
  'dose-ended',
  'observation',
  'score',
  'awake',
  'blood-pressure',
  'saturation',
  'gait',
  'dissociation',
  'nausea',
  'mood',
  'line-out',
  'escort',
  'advice',
] as const;
export type ReleaseCriterion = (typeof RELEASE_CRITERIA)[number];

/** One criterion with the evidence on which it stands. `unknown`: nobody looked, or too long ago; that is not "met". */
export interface CriterionAnswer {
  readonly criterion: ReleaseCriterion;
  readonly state: 'met' | 'not-met' | 'unknown' | 'not-needed';
  readonly evidence: string;
  readonly inputs: readonly ReasonInput[];
  readonly sources: readonly string[];
  /** Who may release without it, with a signed reason; empty: nobody. */
  readonly override: readonly Role[];
}

export interface ReleaseAssessment {
  readonly ready: boolean;
  readonly criteria: readonly CriterionAnswer[];
  readonly unmet: readonly ReleaseCriterion[];
  readonly clock: ObservationClock;
}

const OVERRIDE: Readonly<Record<ReleaseCriterion, readonly Role[]>> = {
  'dose-ended': [],
  observation: ['prescriber'],
  score: ['prescriber'],
  awake: [],
  'blood-pressure': ['prescriber'],
  saturation: ['prescriber'],
  gait: ['prescriber'],
  dissociation: ['prescriber'],
  nausea: ['prescriber'],
  mood: ['prescriber'],
  'line-out': [],
  escort: ['prescriber'],
  advice: ['prescriber'],
};

const SOURCES: Readonly<Record<ReleaseCriterion, readonly string[]>> = {
  'dose-ended': ['f'],
  observation: ['f', 'PI-US-2019', 'REMS-PMF'],
  score: ['ALDRETE', 'PADSS'],
  awake: ['f', 'MOAAS'],
  'blood-pressure': ['ALDRETE', 'PADSS', 'PDR-SPR'],
  saturation: ['ALDRETE'],
  gait: ['f'],
  dissociation: ['f', 'PI-US-2019'],
  nausea: ['f'],
  mood: ['f'],
  'line-out': ['f'],
  escort: ['PI-US-2019', 'FDA-REMS', 'KET-UK', 'AANA-TRANSPORT'],
  advice: ['f'],
};

/** The recovery scores as their forms are called. */
const SCORES = { aldrete: 'Aldrete', padss: 'PADSS' } as const;

/** May this person leave? Every criterion with its evidence. Source: clinical-protocol f. */
export function releaseAssessment(
  session: Session,
  policy: Policy,
  now: Instant,
  clockSteps: readonly ClockStep[] = [],
): ReleaseAssessment {
  const most = (id: Parameters<typeof settingOf>[1]) => settingOf(policy, id);
  const clock = observation(session, policy, now, clockSteps);
  const criteria: CriterionAnswer[] = [];
  const answer = (
    criterion: ReleaseCriterion,
    state: CriterionAnswer['state'],
    evidence: string,
    inputs: readonly ReasonInput[] = [],
    override: readonly Role[] = OVERRIDE[criterion],
  ) => {
    criteria.push({
      criterion,
      state,
      evidence,
      inputs,
      sources: SOURCES[criterion],
      override,
    });
  };
  const lastDose = session.lastDoseEndedAt;
  /** Evidence has to be from recovery: a value from before the end of the dose says nothing about leaving. */
  const recent = <E extends { at: Instant }>(entry: E | undefined): E | undefined =>
    entry !== undefined &&
    entry.at <= now &&
    (now - entry.at) / MINUTE_MS <= most('release-vitals-minutes') &&
    (lastDose === null || entry.at >= lastDose)
      ? entry
      : undefined;
  const sinceDose = <E extends { at: Instant }>(entry: E | undefined): E | undefined =>
    entry !== undefined && entry.at <= now && (lastDose === null || entry.at >= lastDose) ? entry : undefined;
  const began = clockEvents(session, policy).reduce((last, { at }) => Math.max(last, at), lastDose ?? 0);
  /** A rescue drug or an emergency begins the recovery anew: what was judged before it is of another one. */
  const sinceClock = <E extends { at: Instant }>(entry: E | undefined): E | undefined =>
    entry !== undefined && entry.at >= began ? sinceDose(entry) : undefined;
  const stale = (what: string) => `${what}: none in the last ${most('release-vitals-minutes')} minutes`;

  const dosed = session.firstDoseAt !== null;
  if (!dosed) answer('dose-ended', 'not-needed', 'nothing was given');
  else if (session.phase === 'dosing') answer('dose-ended', 'not-met', 'a dose is still running or owed');
  else if (lastDose !== null && lastDose > now)
    answer('dose-ended', 'not-met', 'the flush is still running in', [{ name: 'end', value: lastDose, at: lastDose }]);
  else
    answer('dose-ended', 'met', 'the last dose has ended', [
      { name: 'end', value: lastDose ?? 0, at: lastDose ?? now },
    ]);

  if (!dosed && clock.kind === 'not-started' && openEmergency(session) === null)
    answer('observation', 'not-needed', 'nothing was given');
  else if (clock.kind === 'done') {
    answer(
      'observation',
      'met',
      `${Math.floor(clock.elapsedMinutes)} of ${clock.requiredMinutes} min since ${clock.because}`,
    );
  } else {
    answer(
      'observation',
      'not-met',
      clock.kind === 'not-started'
        ? clock.because
        : `${Math.floor(clock.elapsedMinutes)} of ${clock.requiredMinutes} min since ${clock.because}`,
      clock.startedAt === null ? [] : [{ name: 'since', value: clock.because, at: clock.startedAt }],
    );
  }

  const regimen = session.regimen === null ? undefined : policy.regimens[session.regimen];
  const wanted = regimen?.release.score ?? 'aldrete';
  const scored = sinceClock(
    session.entries.findLast(
      (entry): entry is SessionEntry & ({ kind: 'aldrete-scored' } | { kind: 'padss-scored' }) =>
        entry.kind === 'aldrete-scored' || entry.kind === 'padss-scored',
    ),
  );
  if (!dosed) answer('score', 'not-needed', 'nothing was given');
  else if (scored === undefined)
    answer(
      'score',
      'unknown',
      `${SCORES[wanted]}: not scored since ${began > (lastDose ?? 0) ? 'the clock began again' : 'the last dose'}`,
    );
  else {
    const name = scored.kind === 'aldrete-scored' ? 'aldrete' : 'padss';
    const total = recoveryTotal(name, { ...scored.body });
    answer(
      'score',
      total === null ? 'unknown' : total >= most('release-score') ? 'met' : 'not-met',
      total === null
        ? `${SCORES[name]}: an item is missing`
        : `${SCORES[name]} ${total} of 10, ${most('release-score')} needed`,
      total === null ? [] : [{ name, value: total, unit: 'points', at: scored.at, source: scored.author.id }],
    );
  }

  const charted = (vital: Parameters<typeof latestWith>[1]) => recent(latestWith(session, vital, now));
  const awake = charted('sedation');
  const oriented = recent(
    allOf(session, 'observations-charted').findLast(({ body }) => body.observations.oriented !== undefined),
  );
  if (awake === undefined) answer('awake', 'unknown', stale('MOAA/S'));
  else {
    const score = awake.body.observations.sedation!.score;
    const clear = oriented?.body.observations.oriented;
    const met = score === 5 && clear === true;
    answer(
      'awake',
      score < 5 || clear === false ? 'not-met' : met ? 'met' : 'unknown',
      `MOAA/S ${score}${clear === undefined ? ', orientation not recorded' : clear ? ', oriented' : ', not oriented'}`,
      [
        { name: 'MOAA/S', value: score, unit: '{score}', at: awake.at, source: awake.author.id },
        ...(clear === undefined
          ? []
          : [{ name: 'oriented', value: clear, at: oriented!.at, source: oriented!.author.id }]),
      ],
    );
  }

  const bp = charted('bp');
  const baseline = baselineOf(session);
  if (bp === undefined) answer('blood-pressure', 'unknown', stale('blood pressure'));
  else if (baseline?.systolicMmHg === undefined || baseline.diastolicMmHg === undefined) {
    answer('blood-pressure', 'unknown', 'no baseline to compare with');
  } else {
    const systolic = bp.body.observations.systolicMmHg!;
    const diastolic = bp.body.observations.diastolicMmHg!;
    const within = (value: number, base: number) =>
      Math.abs(value - base) <= Math.min(most('release-bp-mm-hg'), (base * most('release-bp-percent')) / 100);
    const line = systolic < most('bp-high-systolic') && diastolic < most('bp-high-diastolic');
    const met = within(systolic, baseline.systolicMmHg) && within(diastolic, baseline.diastolicMmHg) && line;
    answer(
      'blood-pressure',
      met ? 'met' : 'not-met',
      `${systolic}/${diastolic} against ${baseline.systolicMmHg}/${baseline.diastolicMmHg} mmHg at baseline`,
      [
        { name: 'systolic', value: systolic, unit: 'mm[Hg]', at: bp.at, source: bp.author.id },
        { name: 'diastolic', value: diastolic, unit: 'mm[Hg]', at: bp.at, source: bp.author.id },
      ],
    );
  }

  const spo2 = charted('spo2');
  if (spo2 === undefined) answer('saturation', 'unknown', stale('SpO2'));
  else {
    const { spo2Percent, oxygenLPerMin } = spo2.body.observations;
    const room = oxygenLPerMin === undefined ? onOxygen(session, spo2.at) === false : oxygenLPerMin === 0;
    const met = room && spo2Percent! > most('release-spo2-above');
    answer('saturation', met ? 'met' : 'not-met', `${spo2Percent} % ${room ? 'on room air' : 'with oxygen'}`, [
      { name: 'SpO2', value: spo2Percent!, unit: '%', at: spo2.at, source: spo2.author.id },
    ]);
  }

  const looked = allOf(session, 'observations-charted');
  const gait = recent(looked.findLast(({ body }) => body.observations.gait !== undefined));
  const walks = gait?.body.observations.gait;
  answer(
    'gait',
    walks === 'steady' ? 'met' : walks === 'unsteady' ? 'not-met' : 'unknown',
    walks ?? 'not looked at',
    gait === undefined ? [] : [{ name: 'gait', value: walks!, at: gait.at, source: gait.author.id }],
  );
  const dissociation = recent(looked.findLast(({ body }) => body.observations.dissociation !== undefined));
  const state = dissociation?.body.observations.dissociation?.state;
  answer(
    'dissociation',
    state === undefined ? 'unknown' : state === 'none' ? 'met' : 'not-met',
    state ?? 'not asked',
    dissociation === undefined ? [] : [{ name: 'dissociation', value: state!, at: dissociation.at }],
  );
  const nausea = recent(looked.findLast(({ body }) => body.observations.nausea !== undefined));
  const sick = nausea?.body.observations.nausea?.state;
  answer(
    'nausea',
    sick === undefined ? 'unknown' : sick === 'none' || sick === 'mild' ? 'met' : 'not-met',
    sick ?? 'not asked',
    nausea === undefined ? [] : [{ name: 'nausea', value: sick!, at: nausea.at }],
  );

  const risk = sinceDose(latestOf(session, 'suicide-risk-asked'));
  const mood = sinceDose(
    allOf(session, 'criterion-checked').findLast(({ body }) => body.criterion === 'mood-no-new-risk'),
  );
  const asked = [risk, mood].reduce<typeof risk | typeof mood>(
    (a, b) => (b !== undefined && (a === undefined || b.at >= a.at) ? b : a),
    undefined,
  );
  if (asked === undefined) answer('mood', 'unknown', 'not asked since the dose');
  else if (asked.kind === 'suicide-risk-asked') {
    const bad = asked.body.newSinceBaseline === true || asked.body.result === 'plan-or-intent';
    answer(
      'mood',
      bad ? 'not-met' : 'met',
      `${asked.body.result}${asked.body.newSinceBaseline === true ? ', new' : ''}`,
      [{ name: asked.body.instrument, value: asked.body.result, at: asked.at, source: asked.author.id }],
    );
  } else {
    answer('mood', asked.body.met ? 'met' : 'not-met', asked.body.words ?? 'asked', [
      { name: 'mood', value: asked.body.met, at: asked.at, source: asked.author.id },
    ]);
  }

  const placed = allOf(session, 'access-placed').length;
  const removed = allOf(session, 'access-removed');
  const needsLine = placed > 0 || session.infusions.length > 0 || allOf(session, 'bolus-given').length > 0;
  if (!needsLine) answer('line-out', 'not-needed', 'no venous access');
  else if (removed.length < Math.max(1, placed)) answer('line-out', 'not-met', 'the venous access is still in');
  else {
    const last = removed.at(-1)!;
    const clean = sitesNotClean(removed, Math.max(1, placed)) === 0;
    answer(
      'line-out',
      clean ? 'met' : 'not-met',
      clean ? 'out, site clean' : 'out, site not clean',
      [{ name: 'line out', value: clean, at: last.at, source: last.author.id }],
      // Nobody goes home with a line in; a site that bled or swelled is looked at, and need not keep them.
      ['prescriber'],
    );
  }

  const arranged = latestOf(session, 'escort-arranged');
  const arrived = latestOf(session, 'escort-arrived');
  const accepted = allowedEscorts(session, policy);
  if (arranged === undefined && arrived === undefined) answer('escort', 'unknown', 'nobody is arranged');
  else if (arrived !== undefined) {
    answer('escort', 'met', `${arrived.body.name}, ${arrived.body.identifiedBy}`, [
      { name: 'escort', value: arrived.body.name, at: arrived.at, source: arrived.author.id },
    ]);
  } else if (arranged!.body.escort === 'ride' && accepted.includes('ride')) {
    answer('escort', 'met', 'ride arranged', [{ name: 'escort', value: 'ride', at: arranged!.at }]);
  } else answer('escort', 'not-met', `${arranged!.body.name ?? arranged!.body.escort} is not here`);

  const advice = sinceDose(latestOf(session, 'advice-given'));
  const both = advice?.body.to === 'both' || (advice !== undefined && arranged?.body.escort === 'ride');
  answer(
    'advice',
    advice === undefined ? 'unknown' : both ? 'met' : 'not-met',
    advice === undefined ? 'not given' : `to ${advice.body.to}, ${advice.body.language}`,
    advice === undefined ? [] : [{ name: advice.body.document, value: advice.body.version, at: advice.at }],
  );

  const unmet = criteria.filter(({ state: s }) => s === 'not-met' || s === 'unknown').map(({ criterion }) => criterion);
  return { ready: unmet.length === 0, criteria, unmet, clock };
}

/** Whether oxygen was given last before a moment, as care; undefined is not known, which is not room air. */
function onOxygen(session: Session, at: Instant): boolean | undefined {
  const given = allOf(session, 'care-given').some(({ body, at: when }) => body.care === 'oxygen' && when <= at);
  return given ? undefined : false;
}

/**
 * Sites that nobody has found clean. A removal does not say of which line it is: as many as there were lines are of one each, and
 * what is said after that is another look at a site that was not clean.
 */
function sitesNotClean(removed: readonly SessionEntryOf<'access-removed'>[], lines: number): number {
  return removed.reduce((open, { body }, index) => {
    if (index < lines) return body.siteClean ? open : open + 1;
    return body.siteClean ? Math.max(0, open - 1) : Math.max(1, open);
  }, 0);
}

/** The unmet criteria as reasons of a refusal. */
export function releaseReasons(assessment: ReleaseAssessment): readonly Reason[] {
  return assessment.criteria
    .filter(({ state }) => state === 'not-met' || state === 'unknown')
    .map(({ criterion, state, evidence, inputs, sources, override }) => ({
      rule: `release-${criterion}`,
      title: RELEASE_TITLES[criterion],
      because: evidence,
      inputs,
      missing: state === 'unknown' ? [criterion] : [],
      sources,
      override: override.length === 0 ? null : { roles: override },
    }));
}

const RELEASE_TITLES: Readonly<Record<ReleaseCriterion, string>> = {
  'dose-ended': 'A dose is still running',
  observation: 'Observation is not over',
  score: 'Recovery score',
  awake: 'Awake and oriented',
  'blood-pressure': 'Blood pressure near baseline',
  saturation: 'Saturation on room air',
  gait: 'Steady on their feet',
  dissociation: 'Dissociation gone',
  nausea: 'Nausea minimal',
  mood: 'No new suicidal thoughts',
  'line-out': 'Venous access out',
  escort: 'Escort or ride here',
  advice: 'Written advice given to both',
};
