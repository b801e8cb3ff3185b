import { type Finding, findingInputs, findingsOf, known, saidOf } from '../prepare.ts';
import { input, RELEASE, type Rule } from '../rule.ts';
import { round, undated, weeksSince } from './since-event.ts';

/** Words that say that a valve or a heart is no longer what it was. */
const REPAIRED = [
  'repaired',
  'replaced',
  'replacement',
  'resolved',
  'transplant',
  'transplanted',
  'tavr',
  'tavi',
  'avr',
];

/** Section b.1: the heart. */
export const HEART_RULES: readonly Rule[] = [
  {
    id: 'mi-recent',
    section: 'b.1',
    layer: 'intake',
    title: 'Recent heart attack, revascularisation or unstable angina',
    states:
      'Within 6 weeks contraindicated; from 6 weeks to 12 months cardiology is asked; undated, the date comes first',
    routes: 'all',
    verdicts: ['contraindicated', 'defer', 'caution'],
    settings: ['mi-weeks', 'mi-caution-weeks'],
    basis: 'trial',
    sources: ['JNJ-CV', 'GK'],
    wouldChange: 'The date of the event: 6 weeks and 12 months are the lines.',
    override: RELEASE.contraindicated,
    clears: {
      what: 'the date of the event, and cardiology’s word within 12 months of it',
      by: 'before the course begins',
      who: 'prescriber with cardiology',
    },
    from: 'reference',
    judge: (subject) => {
      const acute = findingsOf(subject, 'mi', 'angina-unstable').filter(({ origin }) => origin === 'diagnosis');
      const old = findingsOf(subject, 'mi-old', 'revascularised').filter(({ origin }) => origin === 'diagnosis');
      const weeks = weeksSince(subject.context.weeksSinceMI, [...acute, ...old]);
      const inputs = [
        ...findingInputs([...acute, ...old]),
        ...(known(subject.context.weeksSinceMI)
          ? [input('patient.context.weeksSinceMI', subject.context.weeksSinceMI, 'wk')]
          : []),
      ];
      if (weeks !== null && weeks < subject.setting('mi-weeks'))
        return {
          verdict: 'contraindicated',
          because: `The event was ${round(weeks)} weeks ago; within ${subject.setting('mi-weeks')} weeks no dose is given.`,
          inputs,
        };
      if (undated(subject.context.weeksSinceMI, [...acute, ...old]))
        return {
          verdict: 'defer',
          because: 'A cardiac event is listed without its date: it may be less than 6 weeks ago.',
          inputs,
          missing: ['patient.context.weeksSinceMI'],
        };
      if (weeks === null) return null;
      if (weeks <= subject.setting('mi-caution-weeks'))
        return {
          verdict: 'caution',
          because: `The event was ${round(weeks)} weeks ago, within the year that trials excluded: ask cardiology.`,
          inputs,
        };
      return null;
    },
  },
  {
    id: 'cad-stable',
    section: 'b.1',
    layer: 'intake',
    title: 'Coronary disease or an old heart attack',
    states: 'Coronary disease or an old heart attack without symptoms',
    routes: 'all',
    verdicts: ['caution'],
    settings: ['mi-caution-weeks'],
    basis: 'trial',
    sources: ['JNJ-CV', 'KET-UK'],
    wouldChange: 'Symptoms, or an event within 12 months.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'coronary-disease', 'mi-old', 'revascularised').filter(
        ({ origin }) => origin === 'diagnosis',
      );
      const weeks = subject.context.weeksSinceMI;
      const longAgo = known(weeks) && weeks > subject.setting('mi-caution-weeks');
      const agedOut = findingsOf(subject, 'mi').filter(
        ({ onsetWeeks }) => onsetWeeks !== null && onsetWeeks > subject.setting('mi-caution-weeks'),
      );
      if (entries.length === 0 && !longAgo && agedOut.length === 0) return null;
      return {
        verdict: 'caution',
        because: 'Faster heart and higher pressure ask more of narrowed arteries.',
        inputs: [
          ...findingInputs([...entries, ...agedOut]),
          ...(known(weeks) ? [input('patient.context.weeksSinceMI', weeks, 'wk')] : []),
        ],
        missing:
          known(weeks) || entries.every(({ condition }) => condition === 'coronary-disease')
            ? []
            : ['patient.context.weeksSinceMI'],
      };
    },
  },
  {
    id: 'unstable-cardiac',
    section: 'b.1',
    layer: 'intake',
    title: 'Heart disease that is not stable',
    states:
      'Decompensated heart failure, NYHA III or IV, unstable angina, symptomatic arrhythmia or severe valve disease; an unstated degree is asked first',
    routes: 'all',
    verdicts: ['contraindicated', 'defer', 'caution'],
    settings: [],
    basis: 'guideline',
    sources: ['ASRA-PAIN-2018', 'KET-UK'],
    wouldChange: 'Cardiology states that it is stable, with NYHA class and degree.',
    override: RELEASE.contraindicated,
    clears: {
      what: 'stable, and said so by cardiology: NYHA class, degree of the valve disease, rhythm',
      by: 'before the course begins',
      who: 'prescriber with cardiology',
    },
    from: 'reference',
    judge: (subject) => {
      const recorded = ({ origin }: Finding) => origin === 'diagnosis' || origin === 'symptom';
      const active = (entry: Finding) => entry.status === 'active' && recorded(entry);
      const lasting = findingsOf(subject, 'heart-failure-decompensated', 'valve-disease-severe').filter(recorded);
      const rhythm = findingsOf(subject, 'arrhythmia-symptomatic').filter(recorded);
      // A failing heart and a narrow valve last: called history, they count, unless a repair is written beside them.
      const unstable = [
        ...lasting.filter((entry) => active(entry) || saidOf(entry, REPAIRED) !== 'affirmed'),
        ...findingsOf(subject, 'angina-unstable').filter(active),
        ...rhythm.filter(active),
      ];
      if (unstable.length > 0)
        return {
          verdict: 'contraindicated',
          because: 'The heart is not stable: the rise of pressure and rate can overtax it.',
          inputs: findingInputs(unstable),
        };
      const stated = findingsOf(subject, 'heart-failure-compensated').filter(recorded);
      const failure = findingsOf(subject, 'heart-failure').filter(recorded);
      if (failure.some(active) && stated.length === 0)
        return {
          verdict: 'defer',
          because: 'Heart failure is listed without its degree: it may be decompensated or NYHA III to IV.',
          inputs: findingInputs(failure),
          missing: ['NYHA class', 'compensated or not'],
        };
      const past = [...lasting, ...rhythm, ...(stated.length === 0 ? failure : [])];
      if (past.length > 0)
        return {
          verdict: 'defer',
          because: 'Heart disease that lasts is listed as past: ask whether it is still so, and to what degree.',
          inputs: findingInputs(past),
          missing: ['whether it is still so', 'degree of the heart disease'],
        };
      const mild = [...stated, ...findingsOf(subject, 'heart-structural').filter(recorded)];
      if (mild.length === 0) return null;
      return {
        verdict: 'caution',
        because: 'Heart disease whose degree should be known before a dose.',
        inputs: findingInputs(mild),
        missing: stated.length > 0 ? [] : ['degree of the heart disease'],
      };
    },
  },
  {
    id: 'arrhythmia',
    section: 'b.1',
    layer: 'intake',
    title: 'Arrhythmia',
    states: 'Atrial fibrillation or another arrhythmia, rate controlled; ECG',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'clinic policy',
    sources: ['GK'],
    wouldChange: 'An ECG in sinus rhythm; or symptoms.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = findingsOf(subject, 'arrhythmia').filter(
        ({ origin }) => origin === 'diagnosis' || origin === 'symptom' || origin === 'ecg',
      );
      if (entries.length === 0) return null;
      return {
        verdict: 'caution',
        because: 'The dose speeds up the heart.',
        inputs: findingInputs(entries),
        missing: known(subject.labs.ecg) ? [] : ['patient.labs.ecg'],
      };
    },
  },
  {
    id: 'hr-abnormal',
    section: 'b.1',
    layer: 'day',
    title: 'Heart rate is outside the usual range',
    states: 'Below 50 or from 101 to 119 a reason is asked for; 120 or more puts the dose off',
    routes: 'all',
    verdicts: ['defer', 'caution'],
    settings: ['hr-caution-below', 'hr-caution-above', 'hr-defer-from'],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'A repeat between 50 and 100 at rest.',
    override: RELEASE.defer,
    clears: {
      what: 'a repeat below 120 at rest and the cause looked for',
      by: 'today while chair and nurse are free',
      who: 'prescriber',
    },
    from: 'reference',
    judge: ({ vitals, setting }) => {
      const { heartRate } = vitals;
      if (!known(heartRate)) return null;
      const inputs = [input('patient.vitals.heartRate', heartRate, '/min')];
      if (heartRate >= setting('hr-defer-from'))
        return {
          verdict: 'defer',
          because: `Heart rate ${heartRate}/min at rest: ${setting('hr-defer-from')} or more puts the dose off.`,
          inputs,
        };
      if (heartRate < setting('hr-caution-below') || heartRate > setting('hr-caution-above'))
        return {
          verdict: 'caution',
          because: `Heart rate ${heartRate}/min at rest is outside ${setting('hr-caution-below')} to ${setting('hr-caution-above')}.`,
          inputs,
        };
      return null;
    },
  },
];
