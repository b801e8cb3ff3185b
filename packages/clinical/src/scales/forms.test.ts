import { describe, expect, test } from 'vitest';
import { DEPRESSION_CROSSWALK, hamD17ForQids, SEDATION_CROSSWALK, sedationAt } from './crosswalk.ts';
import { type FormOf, formIds, formOf, INSTRUMENTS, instrumentById } from './instruments.ts';
import { OTHER_SCALES, readOtherScale } from './other-scales.ts';
import { PUBLISHED_WORDINGS } from './published-wording.ts';
import { type FormWish, renderForm } from './render-form.ts';
import { dueAt, SCHEDULE, type ScheduleFact } from './schedule.ts';
import { NO_CONTEXT, scoreAnswers, scoreOfTotal } from './score.ts';
import { CRISIS_CONTACTS, SUICIDE_RESPONSES, suicideResponse } from './suicide-response.ts';
import { checkWording, OWN_WORDINGS, type Wording } from './wording.ts';

function form(id: string, name?: string): FormOf {
  const instrument = instrumentById(id);
  const of = instrument && formOf(instrument, name);
  if (of === undefined) throw new Error(id);
  return of;
}
const wish = (more: Partial<FormWish> = {}): FormWish => ({
  audience: 'staff',
  language: 'en',
  withhold: false,
  loaded: [],
  ...more,
});
const rendered = (id: string, more: Partial<FormWish> = {}, name?: string) => {
  const answer = renderForm(form(id, name), wish(more));
  if (!answer.available) throw new Error(answer.because);
  return answer.form;
};
const refused = (id: string, more: Partial<FormWish> = {}) => {
  const answer = renderForm(form(id), wish(more));
  return answer.available ? null : answer.because;
};
const everyForm = INSTRUMENTS.flatMap((row) => formIds(row).map((name) => [row.id, name] as const));

describe('a form as data', () => {
  test.each(everyForm)('%s %s can be drawn for staff, question by question, unless it has none', (id, name) => {
    const of = form(id, name);
    const answer = renderForm(of, wish());
    if (of.asked.length === 0) {
      expect(answer).toMatchObject({ available: false, because: 'no-items' });
      return;
    }
    const drawn = rendered(id, {}, name);
    expect(drawn.questions.map((question) => question.linkId)).toEqual(of.asked.map((item) => item.linkId));
    for (const question of drawn.questions) {
      expect(question.prompt).not.toBe('');
      expect((question.options === null) !== (question.slider === null)).toBe(true);
    }
    expect(drawn.version).toBe(of.instrument.version);
    expect(drawn.form).toBe(name);
  });

  test.each(INSTRUMENTS)('$id is put to a patient only with its wording, and only if it is self-rated', (row) => {
    const answer = renderForm(form(row.id), wish({ audience: 'patient' }));
    expect(answer.available).toBe(row.rater === 'self' && row.licence.textIncluded && row.items.length > 0);
    if (!answer.available) return;
    for (const question of answer.form.questions) {
      expect(question.topicOnly).toBe(false);
      const item = row.items.find((other) => other.linkId === question.linkId);
      expect(question.prompt).toBe(item?.text);
    }
    if (row.licence.attribution !== '') expect(answer.form.notice).toBe(row.licence.attribution);
  });

  test('no wording leaks from an instrument without a licence, nor from one that is switched off', () => {
    const texts = (drawn: ReturnType<typeof rendered>) => drawn.questions.map((question) => question.prompt);
    expect(texts(rendered('madrs'))[0]).toBe('1. observed sadness');
    expect(rendered('madrs')).toMatchObject({ notice: null, stem: null, wordingVersion: 'topics' });
    const off = rendered('who5', { withhold: true });
    expect(texts(off)[0]).toBe('1. cheerful');
    expect(off.questions[0]?.options?.map((option) => option.text)).toEqual(['5', '4', '3', '2', '1', '0']);
    expect(off.stem).toBeNull();
    expect(refused('who5', { withhold: true, audience: 'patient' })).toBe('no-wording');
    expect(refused('madrs', { audience: 'patient' })).toBe('not-self-rated');
    expect(refused('isi', { audience: 'patient' })).toBe('no-wording');
    expect(refused('cssrsScreener', { audience: 'patient' })).toBe('not-self-rated');
  });

  test('what is shown when', () => {
    const audit = rendered('auditC').questions;
    expect(audit.map((question) => question.showWhen)).toEqual([
      null,
      { item: 'auditC.1', gte: 1 },
      { item: 'auditC.1', gte: 1 },
    ]);
    expect(rendered('phq9').questions.at(-1)).toMatchObject({ linkId: 'phq9.difficulty', needed: false });
    expect(rendered('cssrsScreener', {}, 'since-last-contact').questions[5]?.period).toBe('since last contact');
  });

  test('who5 says that higher is better', () => {
    expect(rendered('who5').higherIsBetter).toBe(true);
    expect(rendered('phq9').higherIsBetter).toBe(false);
  });
});

describe('languages', () => {
  test('a validated scale is not translated here: it stands in English and says so', () => {
    expect(rendered('gad7', { language: 'es' })).toMatchObject({ language: 'en', otherLanguage: true });
    expect(rendered('gad7')).toMatchObject({ language: 'en', otherLanguage: false });
  });
  test.each(PUBLISHED_WORDINGS)(
    '$instrument: its published Spanish is whole, named, and free to be shown',
    (wording) => {
      expect(checkWording(form(wording.instrument), wording)).toEqual([]);
      expect(instrumentById(wording.instrument)?.licence.textIncluded).toBe(true);
      const drawn = rendered(wording.instrument, { language: 'es', audience: 'patient' });
      expect(drawn).toMatchObject({ language: 'es', otherLanguage: false, wordingVersion: wording.version });
      const english = rendered(wording.instrument);
      expect(drawn.questions.map(({ linkId }) => linkId)).toEqual(english.questions.map(({ linkId }) => linkId));
      expect(drawn.questions.some(({ prompt }, index) => prompt === english.questions[index]?.prompt)).toBe(false);
      expect(drawn.stem).not.toBe(english.stem);
    },
  );
  test.each(OWN_WORDINGS.map((row) => row.instrument))('%s, in our own words, is also in Spanish', (id) => {
    const drawn = rendered(id, { language: 'es' });
    expect(drawn).toMatchObject({ language: 'es', otherLanguage: false });
    const english = rendered(id);
    for (const [index, question] of drawn.questions.entries()) {
      expect(question.prompt).not.toBe(english.questions[index]?.prompt);
      expect(question.options?.map((option) => option.value)).toEqual(
        english.questions[index]?.options?.map((option) => option.value),
      );
    }
  });
  test.each(OWN_WORDINGS)('$instrument: the Spanish is whole', (wording) => {
    expect(checkWording(form(wording.instrument), wording)).toEqual([]);
    expect(instrumentById(wording.instrument)?.licence.note).toMatch(/our own words/);
  });

  const peg: Wording = {
    instrument: 'peg',
    form: 'standard',
    language: 'es',
    version: '2011',
    source: 'the owner’s translation, loaded by the clinic',
    instruction: null,
    stem: 'x',
    items: { 'peg.1': 'a', 'peg.2': 'b', 'peg.3': 'c' },
    options: {},
  };
  test('a clinic loads a translation as a version of its own', () => {
    expect(rendered('peg', { language: 'es', loaded: [peg], audience: 'patient' })).toMatchObject({
      language: 'es',
      wordingVersion: '2011',
      wordingSource: peg.source,
      stem: 'x',
      otherLanguage: false,
    });
    expect(rendered('peg', { language: 'en', loaded: [peg] }).questions[0]?.prompt).toMatch(/best describes/);
  });
  test('a licensed text lets a patient answer what was scores only', () => {
    const isi: Wording = {
      ...peg,
      instrument: 'isi',
      language: 'en',
      items: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`isi.${n}`, `licensed ${n}`])),
    };
    expect(rendered('isi', { audience: 'patient', loaded: [isi] }).questions[6]?.prompt).toBe('licensed 7');
  });
  test.each<[string, Partial<Wording>, string]>([
    ['an item short', { items: { 'peg.1': 'a', 'peg.2': 'b' } }, 'items.peg.3: is missing'],
    ['an item too many', { items: { ...peg.items, 'peg.4': 'd' } }, 'items.peg.4: is not asked in this form'],
    ['no source', { source: ' ' }, 'source: is missing'],
    ['no version', { version: '' }, 'version: is missing'],
  ])('%s: refused by name', (_, change, problem) => {
    const answer = renderForm(form('peg'), wish({ language: 'es', loaded: [{ ...peg, ...change }] }));
    expect(answer).toEqual({ available: false, because: 'wording-unfit', problems: [problem] });
  });
  test('options that do not match the answers are refused', () => {
    const [moaas] = OWN_WORDINGS;
    if (moaas === undefined) throw new Error('missing');
    const options = { 'moaas.1': { ...moaas.options['moaas.1'], 6: 'x', 5: '' } };
    expect(checkWording(form('moaas'), { ...moaas, options })).toEqual([
      'options.moaas.1.5: is missing',
      'options.moaas.1.6: is not an answer',
    ]);
    expect(checkWording(form('peg'), { ...moaas, form: 'short' }).slice(0, 2)).toEqual([
      'instrument: is for moaas',
      'form: is for short',
    ]);
  });
});

describe('what is due when', () => {
  test('every row names an instrument and a form that exist', () => {
    for (const row of SCHEDULE) expect(form(row.instrument, row.form).instrument.id).toBe(row.instrument);
  });
  test('every instrument with a place in the programme has one; the rest are given when asked', () => {
    const scheduled = new Set(SCHEDULE.map((row) => row.instrument));
    expect(INSTRUMENTS.filter((row) => !scheduled.has(row.id)).map((row) => row.id)).toEqual([
      'hamD17',
      'whodas12',
      'cadss',
      'isi',
      'psqi',
      'icpi',
      'bpicSs',
      'meq30',
      'edi',
    ]);
  });
  const ids = (...args: Parameters<typeof dueAt>) =>
    dueAt(...args).map(({ row, state }) => (state === 'due' ? row.instrument : `${row.instrument}?`));
  test('a fact decides; an unknown one asks', () => {
    expect(ids('before-session', 'psychiatric', { 'phq9-in-last-7-days': true, bipolar: false })).toEqual([
      'cssrsScreener',
      'moaas',
      'cadss6',
      'bprsPositive',
    ]);
    expect(ids('before-session', 'psychiatric', { 'phq9-in-last-7-days': false, bipolar: true })).toEqual([
      'cssrsScreener',
      'phq9',
      'ymrs',
      'moaas',
      'cadss6',
      'bprsPositive',
    ]);
    expect(ids('before-session', 'psychiatric', {})).toEqual([
      'cssrsScreener',
      'phq9?',
      'ymrs?',
      'moaas',
      'cadss6',
      'bprsPositive',
    ]);
    expect(ids('before-session', 'pain', { 'phq9-item9-ever-positive': false })).toEqual([
      'painNrs',
      'moaas',
      'cadss6',
      'bprsPositive',
    ]);
  });
  test('not knowing a fact never makes less due', () => {
    const facts = [...new Set(SCHEDULE.flatMap((row) => row.when?.fact ?? []))];
    for (const point of new Set(SCHEDULE.map((row) => row.point))) {
      for (const programme of ['psychiatric', 'pain'] as const) {
        const open = dueAt(point, programme, {}).map(({ row }) => row);
        for (const is of [true, false]) {
          const all = Object.fromEntries(facts.map((fact) => [fact, is])) as Record<ScheduleFact, boolean>;
          for (const { row } of dueAt(point, programme, all)) expect(open).toContain(row);
        }
      }
    }
  });
});

describe('suicide', () => {
  const clinic = { place: 'clinic', watchedAroundTheClock: true } as const;
  const home = { place: 'home', watchedAroundTheClock: false } as const;
  const score = (id: string, answers: Record<string, number>) => scoreAnswers(form(id), answers, NO_CONTEXT);
  const phq = (item9?: number) =>
    score('phq9', {
      ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`phq9.${n}`, 0])),
      ...(item9 === undefined ? {} : { 'phq9.9': item9 }),
    });

  test('every escalation about suicide leads somewhere, with its own severity', () => {
    const named = SUICIDE_RESPONSES.flatMap((row) => row.flags.map((flag) => [flag, row.severity] as const));
    const all = new Map(INSTRUMENTS.flatMap((row) => row.escalations).map((row) => [row.id, row.severity]));
    for (const [flag, severity] of named) expect(all.get(flag)).toBe(severity);
    const about = [...all.keys()].filter((id) => /^cssrs|item9|item12|hamd-item3|madrs-item10/.test(id));
    expect(named.map(([flag]) => flag).toSorted()).toEqual(about.toSorted());
  });
  test('nothing is raised by a no', () => {
    expect(suicideResponse(phq(0), clinic)).toBeNull();
    expect(suicideResponse(scoreAnswers(form('gad7'), {}, NO_CONTEXT), home)).toBeNull();
  });
  test('item 9 at 1 opens the screener and holds the dose; at 2 somebody comes', () => {
    expect(suicideResponse(phq(1), clinic)).toMatchObject({
      severity: 'urgent',
      steps: ['open-cssrs-task', 'block-dose-until-signed'],
    });
    expect(suicideResponse(phq(2), clinic)).toMatchObject({
      severity: 'immediate',
      steps: ['open-cssrs-task', 'block-dose-until-signed', 'page-clinician', 'not-left-alone', 'no-discharge'],
    });
  });
  test('at home the same severities, and the crisis numbers at once', () => {
    const response = suicideResponse(phq(1), home);
    expect(response?.severity).toBe('urgent');
    expect(response?.steps).toEqual([
      'open-cssrs-task',
      'block-dose-until-signed',
      'show-crisis-contacts',
      'page-on-call',
      'say-not-monitored-around-the-clock',
    ]);
    expect(suicideResponse(phq(1), { ...home, watchedAroundTheClock: true })?.steps).not.toContain(
      'say-not-monitored-around-the-clock',
    );
    expect(CRISIS_CONTACTS.US.map((row) => row.number)).toEqual(['988', '911']);
  });
  test('an unanswered safety item is asked by voice, and is no alarm of its own at home', () => {
    expect(suicideResponse(phq(), home)).toEqual({
      severity: 'attention',
      flags: ['phq9-item9-missing'],
      steps: ['ask-by-voice'],
      askByVoice: ['phq9.9'],
    });
    expect(suicideResponse(score('madrs', {}), clinic)).toMatchObject({
      severity: 'attention',
      steps: ['ask-by-voice'],
      askByVoice: ['madrs.10'],
    });
    expect(suicideResponse(scoreOfTotal(form('madrs'), 30, NO_CONTEXT), clinic)).toMatchObject({
      askByVoice: ['madrs.10'],
    });
  });
  test.each([
    [{ 'cssrs.1': 1, 'cssrs.2': 0, 'cssrs.6': 0 }, 'attention', ['tell-clinician-today']],
    [
      { 'cssrs.1': 1, 'cssrs.2': 0, 'cssrs.6': 1, 'cssrs.6r': 0 },
      'urgent',
      ['assess-today', 'safety-plan-before-discharge'],
    ],
    [
      { 'cssrs.1': 1, 'cssrs.2': 0, 'cssrs.6': 1, 'cssrs.6r': 1 },
      'immediate',
      ['not-left-alone', 'assess-face-to-face-now', 'decide-level-of-care', 'safety-plan-before-discharge'],
    ],
  ])('C-SSRS %j', (answers, severity, steps) => {
    expect(suicideResponse(score('cssrsScreener', answers), clinic)).toMatchObject({ severity, steps });
  });
});

describe('reading other records', () => {
  test('sedation scales side by side, in one direction', () => {
    expect(SEDATION_CROSSWALK.map((row) => row.moaas)).toEqual([5, 4, 3, 2, 1, 0]);
    expect(sedationAt(3)).toEqual({ moaas: 3, rass: -2, ramsay: [3, 4] });
    expect(sedationAt(6)).toBeUndefined();
    for (const [index, row] of SEDATION_CROSSWALK.entries()) expect(row.rass).toBe(0 - index);
  });
  test('between the rows of a crosswalk nothing is made up', () => {
    expect(hamD17ForQids(10)).toEqual([12, 13]);
    expect(hamD17ForQids(11)).toBeUndefined();
    expect(DEPRESSION_CROSSWALK).toHaveLength(4);
  });
  test.each([
    ['bdi-ii', 13, 'Minimal', null],
    ['bdi-ii', 14, 'Mild', null],
    ['bdi-ii', 29, 'Severe', null],
    ['y-bocs', 7, 'Below mild', null],
    ['y-bocs', 32, 'Extreme', null],
    ['stop-bang', 2, 'Low', false],
    ['stop-bang', 3, 'Intermediate', true],
    ['stop-bang', 5, 'High', true],
    ['moca', 25, null, true],
    ['moca', 26, null, false],
    ['epds', 10, null, true],
    ['gad-2', 3, null, true],
    ['asq', 1, null, true],
    ['rass', -5, null, null],
  ])('%s at %d: %s, beyond the cut %s', (id, total, band, beyondCut) => {
    expect(readOtherScale(id, total)).toMatchObject({ known: true, band, beyondCut });
  });
  test('off the scale or not listed is kept, not read', () => {
    for (const scale of OTHER_SCALES) {
      expect(readOtherScale(scale.id, scale.range[0] - 1)).toEqual({ known: false, because: 'off-scale' });
      expect(readOtherScale(scale.id, scale.range[1] + 1)).toEqual({ known: false, because: 'off-scale' });
      expect(readOtherScale(scale.id, scale.range[1]).known).toBe(true);
    }
    expect(readOtherScale('moca', Number.NaN)).toEqual({ known: false, because: 'off-scale' });
    expect(readOtherScale('nope', 1)).toEqual({ known: false, because: 'unknown-scale' });
  });
});
