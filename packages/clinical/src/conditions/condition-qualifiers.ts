import type { ConditionId } from './condition.ts';

/** Words beside a condition that make it another state of health: "HTN, poorly controlled" is not "HTN". */
export interface Qualifier {
  readonly of: ConditionId;
  /** Only where the condition was written with one of these words; absent: however it was written. */
  readonly written?: string;
  /** Phrases in lower case, separated by `|`. */
  readonly words: string;
  readonly adds: readonly ConditionId[];
}

const NOT_CONTROLLED =
  'uncontrolled|poorly controlled|poor control|not controlled|not well controlled|not under control|badly controlled|inadequately controlled|suboptimally controlled|out of control|refractory|no controlada|mal controlada|descontrolada';

/** General knowledge (GK): how clinicians grade what they list, before it, after it, after a comma or in brackets. */
export const QUALIFIERS: readonly Qualifier[] = [
  {
    of: 'hypertension',
    words: `${NOT_CONTROLLED}|resistant|malignant|accelerated|severe|crisis|urgency|emergency`,
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
      'decompensated|ascites|encephalopathy|child c|child pugh c|child pugh class c|child pugh score c|childs c|childs class c|class c|hepatorenal|descompensada',
    adds: ['liver-decompensated'],
  },
  {
    of: 'heart-failure',
    words:
      'decompensated|acute|acutely|exacerbation|worsening|unstable|nyha iii|nyha iv|nyha 3|nyha 4|nyha class iii|nyha class iv|nyha class 3|nyha class 4|class iii|class iv|class 3|class 4|stage d|descompensada|aguda',
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
    words: 'symptomatic|uncontrolled|rapid|rvr|unstable|not rate controlled|not controlled',
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
      'plan|plans|planning|intent|intention|intends|active|actively|acute|acutely|imminent|means|method|preparation|preparing|con plan',
    adds: ['suicidal-intent'],
  },
  { of: 'cystitis', words: 'ketamine|ketamina', adds: ['ketamine-cystitis'] },
  {
    of: 'lung-disease',
    words: 'exacerbation|exacerbated|flare|acute|agudizada|exacerbacion',
    adds: ['lung-exacerbation'],
  },
  {
    of: 'no-rule',
    written: 'headache|cefalea|dolor de cabeza',
    words:
      'severe|sudden|worst|thunderclap|terrible|intense|excruciating|explosive|very bad|intenso|intensa|subito|subita|fuerte',
    adds: ['severe-headache'],
  },
  {
    of: 'stroke-tia',
    words: 'hemorrhagic|haemorrhagic|hemorragico|hemorragica|bleed|bleeding',
    adds: ['intracranial-haemorrhage'],
  },
];
