import { fixedLine } from '../fixed-lines.ts';
import { findingInputs, known, medicineInputs, medicinesOf } from '../prepare.ts';
import { input, isEsketamine, NASAL, RELEASE, type Rule } from '../rule.ts';
import { active, stated } from './stated.ts';

/** Section b.5: breathing, airway and nose. */
export const AIRWAY_RULES: readonly Rule[] = [
  {
    id: 'osa',
    section: 'b.5',
    layer: 'intake',
    title: 'Sleep apnoea, known or suspected',
    states: 'Known, or STOP-BANG 3 or more, asks for a reason; severe, untreated and on an opioid waits',
    routes: 'all',
    verdicts: ['defer', 'caution', 'info'],
    settings: ['stop-bang'],
    basis: 'guideline',
    sources: ['CPSBC-2021', 'GK', 'PD'],
    wouldChange: 'Severity, treatment, opioid.',
    override: RELEASE.defer,
    clears: {
      what: 'treated (CPAP in use), or a plan for airway and oxygen by the prescriber',
      by: 'before the course begins',
      who: 'prescriber',
    },
    from: 'reference',
    judge: (subject) => {
      // It seldom leaves: one listed as past closes the airway as well, and its degree is asked.
      const entries = stated(subject, 'osa');
      const { stopBang } = subject.scales;
      const scored = known(stopBang) && stopBang >= subject.setting('stop-bang');
      const opioids = medicinesOf(subject, 'opioid');
      const inputs = [
        ...findingInputs(entries),
        ...(known(stopBang) ? [input('patient.scales.stopBang', stopBang, '{score}')] : []),
        ...(entries.length > 0 || scored ? medicineInputs(opioids) : []),
      ];
      const severe = entries.some(({ words }) => words.has('severe'));
      const untreated = entries.some(
        ({ words }) =>
          words.has('untreated') ||
          words.has('refuses') ||
          words.has('noncompliant') ||
          words.has('nonadherent') ||
          ((words.has('no') || words.has('not') || words.has('without') || words.has('declines')) &&
            (words.has('cpap') || words.has('treated') || words.has('treatment') || words.has('pap'))),
      );
      if (severe && untreated && opioids.length > 0)
        return {
          verdict: 'defer',
          because: 'Severe untreated sleep apnoea and an opioid: breathing can fail under sedation.',
          inputs,
        };
      if (entries.length > 0 || scored)
        return {
          verdict: 'caution',
          because: 'The airway may close under sedation.',
          inputs,
          missing:
            (opioids.length > 0 && !(severe && untreated)) || entries.some(({ status }) => status === 'history')
              ? ['severity and treatment of the sleep apnoea']
              : [],
        };
      const risky = known(subject.bmi) && subject.bmi >= fixedLine('bmi-apnoea');
      return !known(stopBang) && risky
        ? { verdict: 'info', because: 'Ask the STOP-BANG questions.', missing: ['patient.scales.stopBang'] }
        : null;
    },
  },
  {
    id: 'respiratory-compromise',
    section: 'b.5',
    layer: 'intake',
    title: 'Lung disease',
    states: 'Stable COPD or asthma asks for a reason; an exacerbation, oxygen at home or saturation below 92 % waits',
    routes: 'all',
    verdicts: ['defer', 'caution'],
    settings: ['spo2-defer-below'],
    basis: 'trial',
    sources: ['TRIAL-EXCL', 'PD'],
    wouldChange: 'Stable, without oxygen, saturation 92 % or more.',
    override: RELEASE.defer,
    clears: {
      what: 'stable again, saturation 92 % or more on room air',
      by: 'not today in an exacerbation',
      who: 'prescriber',
    },
    from: 'reference',
    judge: (subject) => {
      const worse = stated(subject, 'lung-exacerbation').filter(active);
      const oxygen = stated(subject, 'home-oxygen');
      const disease = stated(subject, 'lung-disease');
      const { spo2RoomAir } = subject.vitals;
      const low = known(spo2RoomAir) && spo2RoomAir < subject.setting('spo2-defer-below');
      const inputs = [
        ...findingInputs([...worse, ...oxygen, ...disease]),
        ...(subject.context.homeOxygen === true ? [input('patient.context.homeOxygen', true)] : []),
        ...(low ? [input('patient.vitals.spo2RoomAir', spo2RoomAir, '%')] : []),
      ];
      if (worse.length > 0 || oxygen.some(active) || subject.context.homeOxygen === true || low)
        return { verdict: 'defer', because: 'The lungs have no reserve for sedation today.', inputs };
      // Oxygen that is listed as past is seldom over; that it is not used any more is an answer of its own.
      if (oxygen.length > 0 && subject.context.homeOxygen !== false)
        return {
          verdict: 'defer',
          because: 'Oxygen at home is listed as past: ask whether it is still used.',
          inputs,
          missing: ['patient.context.homeOxygen'],
        };
      return disease.length === 0
        ? null
        : { verdict: 'caution', because: 'Stable lung disease: less reserve, irritable airways.', inputs };
    },
  },
  {
    id: 'spo2-low',
    section: 'b.5',
    layer: 'day',
    title: 'Low oxygen saturation',
    states: '92 to 94 % at rest asks for a reason; below 92 % puts the dose off',
    routes: 'all',
    verdicts: ['defer', 'caution'],
    settings: ['spo2-defer-below', 'spo2-caution-below'],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'A repeat of 95 % or more.',
    override: RELEASE.defer,
    clears: {
      what: 'a repeat of 92 % or more on room air, and the cause',
      by: 'today while chair and nurse are free',
      who: 'prescriber',
    },
    from: 'reference',
    judge: ({ vitals, setting }) => {
      const { spo2RoomAir } = vitals;
      if (!known(spo2RoomAir) || spo2RoomAir >= setting('spo2-caution-below')) return null;
      const inputs = [input('patient.vitals.spo2RoomAir', spo2RoomAir, '%')];
      return spo2RoomAir < setting('spo2-defer-below')
        ? {
            verdict: 'defer',
            because: `Saturation ${spo2RoomAir} % at rest is below ${setting('spo2-defer-below')} %.`,
            inputs,
          }
        : {
            verdict: 'caution',
            because: `Saturation ${spo2RoomAir} % at rest: alarm limits of its own are needed in the order.`,
            inputs,
          };
    },
  },
  {
    id: 'uri-acute',
    section: 'b.5',
    layer: 'day',
    title: 'Acute cold, chest infection or blocked nose',
    states: 'Ketamine: waits, the larynx is irritable; esketamine: waits when the nose is blocked',
    routes: 'all',
    verdicts: ['defer', 'caution', 'info'],
    settings: [],
    basis: 'clinic policy',
    sources: ['GK'],
    wouldChange: 'Free of symptoms; for esketamine, a free nose.',
    override: RELEASE.defer,
    clears: { what: 'free of symptoms', by: 'not today', who: 'prescriber' },
    from: 'reference',
    judge: (subject) => {
      const { nasalCongestionToday, currentInfection } = subject.context;
      const entries = stated(subject, 'respiratory-infection').filter(active);
      const blocked =
        nasalCongestionToday === true ||
        stated(subject, 'nasal-block').some((entry) => active(entry) && entry.origin !== 'diagnosis');
      const inputs = [
        ...findingInputs(entries),
        ...(known(nasalCongestionToday) ? [input('patient.context.nasalCongestionToday', nasalCongestionToday)] : []),
      ];
      if (isEsketamine(subject.route)) {
        if (blocked)
          return { verdict: 'defer', because: 'Through a blocked nose nobody knows how much is taken up.', inputs };
        if (entries.length > 0)
          return known(nasalCongestionToday)
            ? { verdict: 'caution', because: 'An airway infection, with a free nose.', inputs }
            : {
                verdict: 'defer',
                because: 'An airway infection, and nothing says that the nose is free.',
                inputs,
                missing: ['patient.context.nasalCongestionToday'],
              };
      } else if (entries.length > 0)
        return { verdict: 'defer', because: 'Secretions and an irritable larynx can close the airway.', inputs };
      const { temperatureC } = subject.vitals;
      if (known(temperatureC) && temperatureC >= fixedLine('fever'))
        return {
          verdict: 'caution',
          because: 'Fever: look for an infection.',
          inputs: [input('patient.vitals.temperatureC', temperatureC, 'Cel')],
        };
      return known(currentInfection) || subject.symptomsAsked
        ? null
        : {
            verdict: 'info',
            because: 'Ask about a cold or another infection today.',
            missing: ['patient.context.currentInfection'],
          };
    },
  },
  {
    id: 'nasal-pathology',
    section: 'b.5',
    layer: 'intake',
    title: 'Disease of the nose',
    states: 'Polyps, septal surgery or severe congestion: for a nasal route a reason, or another route',
    routes: NASAL,
    verdicts: ['caution'],
    settings: [],
    basis: 'clinic policy',
    sources: ['GK'],
    wouldChange: 'Another route.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'nasal-pathology');
      const congested = subject.context.nasalCongestionToday === true;
      if (entries.length === 0 && !congested) return null;
      return {
        verdict: 'caution',
        because: 'Uptake through this nose is uncertain.',
        inputs: [
          ...findingInputs(entries),
          ...(congested ? [input('patient.context.nasalCongestionToday', true)] : []),
        ],
      };
    },
  },
];
