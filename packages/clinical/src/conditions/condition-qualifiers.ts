import type { ConditionId } from './condition.ts';

/** Words beside a condition that make it another state of health: "HTN, poorly controlled" is not "HTN". */
export interface Qualifier {
  readonly of: ConditionId;
  /** Only where the condition was written with one of these words; absent: however it was written. */
  readonly written?: string;
  /** Phrases in lower case, separated by `|`. */
  readonly words: string;
  /** What no list of phrases can say: figures. */
  readonly reads?: (segment: readonly string[]) => boolean;
  readonly adds: readonly ConditionId[];
}

/** Beside these a figure is no pressure. */
const NO_PRESSURE =
  /^(?:sugars?|glucose|bg|fbs|hr|pulse|rate|weight|weighs|lbs?|kg|ldl|cholesterol|tg|triglycerides|mg|a1c|peso|glucosa)$/;
/** mm[Hg] from which a pressure that somebody writes beside the diagnosis says that it is not controlled (b.1, the clinic's hold line). */
const HIGH = { systolic: 160, runs: 150, diastolic: 100 } as const;
const SYSTOLIC_MOST = 280;
const DIASTOLIC = [40, 160] as const;

/** "168/102", "still 170s": figures of a pressure beside a diagnosis of high pressure. */
function readsHighPressure(segment: readonly string[]): boolean {
  if (segment.some((token) => NO_PRESSURE.test(token))) return false;
  return segment.some((token, at) => {
    const runs = /^(\d{3})s$/.exec(token);
    if (runs !== null) return Number(runs[1]) >= HIGH.runs && Number(runs[1]) <= SYSTOLIC_MOST;
    const next = segment[at + 1] ?? '';
    if (/^(?:sbp|systolic|sistolica|bp|pa|presion)$/.test(token) && /^\d{3}$/.test(next))
      return Number(next) >= HIGH.systolic && Number(next) <= SYSTOLIC_MOST;
    if (!/^\d{3}$/.test(token) || !/^\d{2,3}$/.test(next)) return false;
    const [systolic, diastolic] = [Number(token), Number(next)];
    if (systolic > SYSTOLIC_MOST || diastolic >= systolic || diastolic < DIASTOLIC[0] || diastolic > DIASTOLIC[1])
      return false;
    return systolic >= HIGH.systolic || diastolic >= HIGH.diastolic;
  });
}

/** Four drugs for it are resistant hypertension, whatever the pressure is on them. */
const MANY_DRUGS = ['4', '5', '6', 'four', 'five', 'six', 'cuatro', 'cinco']
  .flatMap((count) =>
    [
      'meds',
      'med',
      'medications',
      'medicines',
      'drugs',
      'agents',
      'antihypertensives',
      'bp meds',
      'medicamentos',
      'medicinas',
      'pastillas',
    ].map((noun) => `${count} ${noun}`),
  )
  .join('|');

const NOT_CONTROLLED =
  'uncontrolled|never controlled|poorly controlled|poor control|not controlled|not well controlled|not under control|badly controlled|inadequately controlled|suboptimally controlled|out of control|refractory|sin control|sin controlar|no controlado|no controlada|mal controlado|mal controlada|descontrolado|descontrolada';

/** Drugs of high pressure as referrers name them when they say that they were stopped. */
const STOPPED =
  'lisinopril|losartan|amlodipine|metoprolol|hctz|hydrochlorothiazide|valsartan|atenolol|carvedilol|enalapril|clonidine|losartana|amlodipino'
    .split('|')
    .flatMap((drug) => [`stopped ${drug}`, `off ${drug}`, `quit ${drug}`])
    .join('|');

/** General knowledge (GK): how clinicians grade what they list, before it, after it, after a comma or in brackets. */
export const QUALIFIERS: readonly Qualifier[] = [
  {
    of: 'coronary-disease',
    words:
      'unstable|not stable|not yet stable|worsening|getting worse|at rest|rest angina|rest pain|new onset|recent onset|increasing|crescendo|accelerating|more frequent|more often|inestable|no estable|en reposo|empeora|empeorando',
    adds: ['angina-unstable'],
  },
  {
    of: 'hypertension',
    reads: readsHighPressure,
    words: `${MANY_DRUGS}|${NOT_CONTROLLED}|resistant|malignant|accelerated|severe|crisis|urgency|emergency|labile|not at goal|above goal|not at target|above target|untreated|not treated|unmedicated|nonadherent|not taking|off meds|off medication|off medications|off treatment|off all meds|stopped meds|stopped medication|stopped treatment|stopped taking|${STOPPED}|sin medicina|sin medicacion|sin medicamentos|sin tratamiento|sin tratar|no tratada|no tratado|no toma|dejo`,
    adds: ['hypertension-uncontrolled'],
  },
  {
    of: 'epilepsy',
    words: `${NOT_CONTROLLED}|intractable|drug resistant|pharmacoresistant|breakthrough|frequent|daily|weekly|monthly|ongoing`,
    adds: ['epilepsy-uncontrolled'],
  },
  {
    of: 'glaucoma',
    words: `${NOT_CONTROLLED}|untreated|not treated|acute angle closure|acute narrow angle|acute|sin tratar|sin tratamiento|aguda|agudo`,
    adds: ['glaucoma-acute'],
  },
  {
    of: 'cirrhosis',
    words:
      'decompensated|ascites|encephalopathy|child c|he|hepatic encephalopathy|varices|child pugh c|child pugh class c|child pugh score c|childs c|childs class c|class c|hepatorenal|descompensada',
    adds: ['liver-decompensated'],
  },
  {
    of: 'heart-failure',
    words:
      'decompensated|not compensated|acute|acutely|exacerbation|worsening|unstable|not stable|volume overloaded|overloaded|fluid overload|flare|ii iii|iii iv|3 4|2 3|class 2 3|iii|iv|nyha iii|nyha iv|nyha 3|nyha 4|nyha class iii|nyha class iv|nyha class 3|nyha class 4|class iii|class iv|class 3|class 4|stage d|descompensada|aguda',
    adds: ['heart-failure-decompensated'],
  },
  {
    of: 'heart-failure',
    words: 'compensated|stable|nyha i|nyha ii|nyha 1|nyha 2|class i|class ii|class 1|class 2|compensada|estable',
    adds: ['heart-failure-compensated'],
  },
  {
    of: 'heart-structural',
    written: 'stenosis|regurgitation|valve|valvular',
    words: 'severe|critical|symptomatic|grave|severa',
    adds: ['valve-disease-severe'],
  },
  {
    of: 'arrhythmia',
    words: 'rate not controlled|storm|symptomatic|uncontrolled|rapid|rvr|unstable|not rate controlled|not controlled',
    adds: ['arrhythmia-symptomatic'],
  },
  {
    of: 'bipolar',
    words:
      'mixed state|mixed episode|mixed features|in a mixed|current mixed|currently mixed|episode mixed|mixed|mixto',
    adds: ['mania'],
  },
  {
    of: 'suicidal-ideation',
    words:
      'plan|plans|planning|tiene un plan|tiene plan|positive plan|intent|intention|intends|active|actively|acute|acutely|imminent|means|method|preparation|preparing|con plan',
    adds: ['suicidal-intent'],
  },
  { of: 'cystitis', words: 'ketamine|ketamina', adds: ['ketamine-cystitis'] },
  {
    of: 'lung-disease',
    words: 'exacerbation|exacerbated|flare|acute|agudizada|exacerbacion',
    adds: ['lung-exacerbation'],
  },
  {
    of: 'lung-disease',
    words:
      'home oxygen|home o2|l de oxigeno|l oxigeno|on oxygen|on o2|l o2|liters o2|l oxygen|liters of oxygen|o2 at|oxygen at|oxygen dependent|o2 dependent|continuous oxygen|continuous o2|nocturnal oxygen|nocturnal o2|supplemental oxygen|needs oxygen|uses oxygen|nasal cannula|nc|con oxigeno|oxigeno en casa|oxigeno domiciliario|oxigenoterapia',
    adds: ['home-oxygen'],
  },
  {
    of: 'no-rule',
    written: 'cataract|catarata|retina|eye',
    words:
      'surgery next|symptoms next|surgery pending|surgery tomorrow|next week|next month|upcoming|scheduled|planned|pending|programada|proxima',
    adds: ['eye-surgery-planned'],
  },
  {
    of: 'no-rule',
    written: 'kidney disease|ckd|enfermedad renal',
    words: 'hd|on hd|hemodialysis|dialysis|dialisis|esrd',
    adds: ['dialysis'],
  },
  {
    of: 'no-rule',
    written: 'headache|cefalea|dolor de cabeza',
    words:
      'severe|sudden|worst|bad|10 10|9 10|thunderclap|terrible|intense|excruciating|explosive|very bad|intenso|intensa|subito|subita|fuerte',
    adds: ['severe-headache'],
  },
  {
    of: 'stroke-tia',
    words: 'hemorrhagic|haemorrhagic|hemorragico|hemorragica|bleed|bleeding',
    adds: ['intracranial-haemorrhage'],
  },
];
