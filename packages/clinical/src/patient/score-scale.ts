import type { Watch } from '../cover/index.ts';
import { type EventRef, eventId, type Reason } from '../record/index.ts';
import {
  type Answers,
  checkAnswers,
  formOf,
  instrumentById,
  NO_CONTEXT,
  type Score,
  type ScoreContext,
  type SuicideResponse,
  type SuicideStep,
  scoreAnswers,
  scoreOfTotal,
  suicideResponse,
} from '../scales/index.ts';
import type { Instant } from '../units/index.ts';
import type { AnswersSoFarTold, KeptScore, ScaleAnswered, TaskOpened } from './events.ts';
import type { Patient } from './patient.ts';
import { taskOf } from './task-of.ts';

const flag = (rule: string, title: string, because: string, value?: string | number): Reason => ({
  rule,
  title,
  because,
  inputs: value === undefined ? [] : [{ name: 'as said', value }],
  missing: [],
  sources: ['reference instruments'],
  override: null,
});

export interface ScoredAnswer {
  /** As it is stored: with the score that was given to it then, which is never changed later. */
  readonly body: ScaleAnswered;
  /** Null where nothing could be scored. */
  readonly score: Score | null;
  readonly flags: readonly Reason[];
}

/** Numbers on the same form before this one: they bear on the escalations that ask about change. */
function contextOf(patient: Patient, said: ScaleAnswered, at: Instant): ScoreContext {
  const sex = patient.details?.sexAtBirth;
  const before = patient.scales.filter(
    (entry) =>
      entry.at < at &&
      entry.body.instrument === said.instrument &&
      (entry.body.form ?? 'standard') === (said.form ?? 'standard') &&
      entry.body.total !== null,
  );
  return {
    ...NO_CONTEXT,
    sex: sex === 'female' || sex === 'male' ? sex : 'other-or-unknown',
    previous: before.at(-1)?.body.total ?? null,
  };
}

const keep = (score: Score): KeptScore => ({
  total: score.total,
  band: score.band,
  bandSet: score.bandSet,
  tier: score.tier,
  complete: score.complete,
  prorated: score.prorated,
  missing: score.missing,
  subscales: score.subscales,
  severity: score.severity,
  flags: score.flags.map(({ id }) => id),
  askByVoice: score.askByVoice,
});

/**
 * The answer as the record keeps it. What cannot be scored (an instrument, a version or an answer that nobody knows) is
 * kept as it was said, flagged, and given no score. Source: instruments "How to encode" 1, 2, 4, 6.
 */
export function scoreScale(patient: Patient, said: ScaleAnswered, at: Instant): ScoredAnswer {
  // What the sender counted is a claim: the score is counted here.
  const { score: _claimed, band: _band, ...plain } = said;
  const unscored = (...flags: readonly Reason[]): ScoredAnswer => ({
    body: { ...plain, total: null },
    score: null,
    flags,
  });
  const instrument = instrumentById(said.instrument);
  if (instrument === undefined) {
    return unscored(
      flag('instrument-unknown', 'No such instrument is known', said.instrument, said.total ?? 'no total'),
    );
  }
  if (said.version !== instrument.version) {
    const because = `answered as "${said.version}", scored here is "${instrument.version}"`;
    return unscored(flag('instrument-version', 'Another version of the instrument', because, said.total ?? 'no total'));
  }
  const of = formOf(instrument, said.form);
  if (of === undefined) return unscored(flag('form-unknown', 'No such form of the instrument', said.form ?? ''));
  const issues = checkAnswers(of, said.answers);
  if (issues.length > 0) {
    return unscored(
      ...issues.map(({ linkId, message }) =>
        flag('answer-off-scale', 'An answer that the form does not have', `${linkId}: ${message}`),
      ),
    );
  }
  const answers = said.answers as Answers;
  const context = contextOf(patient, said, at);
  const byItems = Object.values(answers).some((value) => value !== null);
  if (!byItems && said.total !== null) {
    const { range } = instrument.scoring;
    if (range === null || said.total < range[0] || said.total > range[1]) {
      return unscored(
        flag('total-off-scale', 'A total that the instrument cannot give', String(said.total), said.total),
      );
    }
    const score = scoreOfTotal(of, said.total, context);
    return { body: finish(plain, score), score, flags: [] };
  }
  const score = scoreAnswers(of, answers, context);
  const differs = said.total !== null && said.total !== score.total;
  return {
    body: finish(plain, score),
    score,
    flags: differs
      ? [
          flag(
            'total-differs',
            'The total that was said is not what the answers give',
            `${said.total}, counted ${score.total ?? 'none'}`,
            said.total!,
          ),
        ]
      : [],
  };
}

const finish = (plain: Omit<ScaleAnswered, 'score' | 'band'>, score: Score): ScaleAnswered => ({
  ...plain,
  total: score.total,
  ...(score.band === null ? {} : { band: score.band }),
  score: keep(score),
});

/** Which task each step of the response asks for; steps that are not tasks (a page, a number shown) belong to the screen. */
const TASK_OF_STEP: Readonly<Partial<Record<SuicideStep, string>>> = {
  'open-cssrs-task': 'ask-cssrs',
  'page-clinician': 'suicide-assess-now',
  'assess-face-to-face-now': 'suicide-assess-now',
  'assess-today': 'suicide-assess-today',
  'tell-clinician-today': 'suicide-tell-clinician',
  'ask-by-voice': 'ask-by-voice',
};

/** From here a clinician is asked to look, whatever the scale is about. */
const REVIEWED = new Set(['attention', 'urgent', 'immediate', 'emergency']);

/** What an answer about suicide asks a person for. */
function suicideKinds(response: SuicideResponse | null): ReadonlySet<string> {
  const kinds = new Set((response?.steps ?? []).flatMap((step) => TASK_OF_STEP[step] ?? []));
  // Whoever looks at it now need not be told to look at it later today.
  if (kinds.has('suicide-assess-now')) kinds.delete('suicide-assess-today');
  return kinds;
}

/**
 * Tasks of what was told of a scale that is not done: those that its answers about suicide open when the scale is done, so that they are open by then
 * and are not opened twice. What is still blank was not left out. Null where these answers, as far as anybody can judge them, ask for none of them.
 */
export function tasksSoFar(
  patient: Patient,
  said: Omit<Extract<AnswersSoFarTold, { readonly of: 'scale' }>, 'of'>,
  ref: EventRef,
  at: Instant,
  watch: Watch | null,
): readonly TaskOpened[] | null {
  const scored = scoreScale(patient, { ...said, total: null, askedIn: 'portal', answeredBy: 'patient' }, at);
  if (scored.score === null) return null;
  const response = suicideResponse(scored.score, { place: 'home', watchedAroundTheClock: false });
  const asks = new Set(suicideKinds(response));
  asks.delete('ask-by-voice');
  if (asks.size === 0) return null;
  return tasksOfScore(patient, scored, ref, at, watch).opened.filter(({ kind }) => asks.has(kind));
}

/** Whether an item about dying was answered with anything above nothing, whatever version of the form it is of. */
const speaksOfDying = ({ instrument, answers }: ScaleAnswered): boolean =>
  (instrumentById(instrument)?.safetyItems ?? []).some((item) => {
    const value = answers[item];
    return typeof value === 'number' && value > 0;
  });

/** Tasks that a score opens and closes. One that is open for the same need is not opened again. */
export function tasksOfScore(
  patient: Patient,
  scored: ScoredAnswer,
  ref: EventRef,
  at: Instant,
  watch: Watch | null = null,
  /** When it was asked, which may be long before it is entered or put right. */
  askedAt: Instant = at,
): { readonly opened: readonly TaskOpened[]; readonly closed: readonly { task: string; evidence: string }[] } {
  const { score, body } = scored;
  const open = patient.tasks.filter(({ state }) => state === 'open');
  const waiting = new Set(open.map(({ kind }) => kind));
  const about = { stream: patient.stream, entry: ref };
  const openedFor = (kinds: Iterable<string>): readonly TaskOpened[] =>
    [...kinds]
      .filter((kind) => !waiting.has(kind))
      .map((kind) => taskOf(kind, `${ref.command}/${kind}`, at, about, undefined, watch));
  // An older page's form cannot be scored here: what it says about dying is asked about by a person all the same.
  if (score === null) return { opened: openedFor(speaksOfDying(body) ? ['ask-cssrs'] : []), closed: [] };
  const response = suicideResponse(score, {
    place: body.askedIn === 'portal' ? 'home' : 'clinic',
    watchedAroundTheClock: false,
  });
  const kinds = suicideKinds(response);
  // A screener that is asked anew answers an older call to ask it, unless it is unfinished itself. One that the patient filled in alone
  // is not the same instrument and is no human's contact: it answers nothing.
  const byPerson = body.askedIn !== 'portal' && body.answeredBy !== 'patient';
  const asked = byPerson && score.instrument === 'cssrsScreener' && score.tier !== null && score.incomplete !== true;
  const suicide = new Set(response?.flags ?? []);
  const others = score.flags.filter(({ id, severity }) => REVIEWED.has(severity) && !suicide.has(id));
  const evidence = eventId(ref);
  const closed = !asked
    ? []
    : open
        // What was asked before the call to ask it does not answer it.
        .filter(({ kind, openedAt }) => (kind === 'ask-cssrs' || kind === 'ask-by-voice') && openedAt <= askedAt)
        .map(({ task }) => ({ task, evidence: `C-SSRS: ${score.tier} (${evidence})` }));
  const opened = [
    ...openedFor(kinds),
    ...others.map((found) =>
      taskOf('score-review', `${ref.command}/${found.id}`, at, { ...about, rule: found.id }, found.action),
    ),
  ];
  return { opened, closed };
}
