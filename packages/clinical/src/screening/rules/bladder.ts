import { fixedLine } from '../fixed-lines.ts';
import { findingInputs, known } from '../prepare.ts';
import { readResults } from '../read-results.ts';
import { input, RELEASE, type Rule } from '../rule.ts';
import { active, stated } from './stated.ts';

const URINE = [
  { id: 'blood', words: /\bblood|\brbc|\bh(?:a)?ematuria|\berythrocyte|\bred cell|\bsangre/ },
  { id: 'infection', words: /\bnitrit|\bleu[ck]ocyt|\bleucocito|\bwbc|\bbacteri|\bpyuria|\buti\b|\bwhite cell/ },
] as const;

/** Urine as reported in words: blood and signs of infection, each unless it is itself denied. */
function urine(report: string | null | undefined): { readonly blood: boolean; readonly infection: boolean } {
  if (!known(report)) return { blood: false, infection: false };
  const { results } = readResults(report.replace(/\band\b/gi, ','), URINE);
  const found = new Set(results.filter(({ said, listed }) => said !== 'negative' || listed).map(({ id }) => id));
  return { blood: found.has('blood'), infection: found.has('infection') };
}

/** Section b.5: bladder and urine. */
export const BLADDER_RULES: readonly Rule[] = [
  {
    id: 'cystitis-active',
    section: 'b.5',
    layer: 'intake',
    title: 'Bladder disease',
    states:
      'Interstitial or ulcerative cystitis, blood in urine or unexplained pain waits until evaluated; ketamine cystitis is contraindicated',
    routes: 'all',
    verdicts: ['contraindicated', 'defer', 'caution'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2021', 'CHANG-2024', 'GK'],
    wouldChange: 'Urology finds another cause.',
    override: RELEASE.contraindicated,
    clears: {
      what: 'urinalysis, and urology’s word on the cause',
      by: 'before the next dose',
      who: 'prescriber with urology',
    },
    from: 'reference',
    judge: (subject) => {
      const ketamine = stated(subject, 'ketamine-cystitis');
      if (ketamine.length > 0)
        return {
          verdict: 'contraindicated',
          because: 'This drug has already harmed this bladder.',
          inputs: findingInputs(ketamine),
        };
      const { urinalysis } = subject.labs;
      const blood = urine(urinalysis).blood;
      const all = stated(subject, 'cystitis', 'haematuria', 'dysuria');
      const infected = stated(subject, 'uti').some(active);
      // Pain or blood that an infection explains belongs to that infection, which waits by its own rule.
      const entries = all.filter((entry) => active(entry) && !(infected && entry.condition !== 'cystitis'));
      if (entries.length > 0 || (blood && !infected))
        return {
          verdict: 'defer',
          because: 'The drug can injure the bladder: find the cause first.',
          inputs: [
            ...findingInputs(entries),
            ...(known(urinalysis) ? [input('patient.labs.urinalysis', urinalysis)] : []),
          ],
          missing: known(urinalysis) ? [] : ['patient.labs.urinalysis'],
        };
      const past = all.filter(({ condition, status }) => condition === 'cystitis' && status !== 'active');
      return past.length === 0
        ? null
        : {
            verdict: 'caution',
            because: 'Cystitis is on record: ask about the bladder each time.',
            inputs: findingInputs(past),
          };
    },
  },
  {
    id: 'uti-active',
    section: 'b.5',
    layer: 'day',
    title: 'Urinary tract infection',
    states: 'Waits until treated',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'Treated, and urine clear.',
    override: RELEASE.defer,
    clears: { what: 'treated and free of symptoms', by: 'not today', who: 'prescriber' },
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'uti').filter(active);
      const { urinalysis } = subject.labs;
      const signs = urine(urinalysis).infection;
      if (entries.length === 0 && !signs) return null;
      return {
        verdict: 'defer',
        because: 'An infection of the urine is treated first; it also hides harm to the bladder.',
        inputs: [
          ...findingInputs(entries),
          ...(signs && known(urinalysis) ? [input('patient.labs.urinalysis', urinalysis)] : []),
        ],
      };
    },
  },
  {
    id: 'urologic-symptoms',
    section: 'b.5',
    layer: 'day',
    title: 'Bladder symptoms',
    states: 'New frequency, urgency or nocturia, or a high bladder questionnaire: urinalysis, consider stopping',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'label',
    sources: ['ESK-MONO', 'CHANG-2024', 'GK'],
    wouldChange: 'Another cause.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'urologic-symptoms').filter(active);
      const { bpicSs } = subject.scales;
      const high = known(bpicSs) && bpicSs >= fixedLine('bladder-score');
      if (entries.length === 0 && !high) return null;
      return {
        verdict: 'caution',
        because: 'These can be the first signs of harm to the bladder.',
        inputs: [...findingInputs(entries), ...(high ? [input('patient.scales.bpicSs', bpicSs, '{score}')] : [])],
        missing: known(subject.labs.urinalysis) ? [] : ['patient.labs.urinalysis'],
      };
    },
  },
];
