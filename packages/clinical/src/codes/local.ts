/** What has no verified code anywhere: our own, each with a meaning, a unit and the type of its value. */
export interface LocalRow {
  readonly code: string;
  readonly definition: string;
  /** UCUM; `null` where the value is not a quantity. */
  readonly unit: string | null;
  readonly type: 'quantity' | 'integer' | 'boolean' | 'text';
}

const score = (code: string, definition: string): LocalRow => ({ code, definition, unit: '{score}', type: 'integer' });

export const LOCAL_CODES: readonly LocalRow[] = [
  score('moaas', 'Sedation, 5 awake to 0 unresponsive'),
  score('cadss', 'Dissociation, 23 items: the answers'),
  score('cadss-total', 'Dissociation, 23 items, 0–92'),
  score('cadss6', 'Dissociation, 6 items: the answers'),
  score('cadss6-total', 'Dissociation, 6 items, 0–24'),
  score('bprs-positive', 'Four positive symptoms, 4–28'),
  score('aldrete-modified', 'Recovery-room readiness, 0–10'),
  score('padss', 'Home readiness, 0–10'),
  score('qids-sr16', 'Depression, self-report: the answers'),
  score('qids-sr16-total', 'Depression, self-report, 0–27'),
  score('madrs', 'Depression, clinician: the answers'),
  score('madrs-total', 'Depression, clinician, 0–60'),
  score('hamd17', 'Depression, Hamilton: the answers'),
  score('hamd17-total', 'Depression, Hamilton, 0–52'),
  score('mdq', 'Mood disorder questionnaire: the answers'),
  score('mdq-count', 'Mood disorder questionnaire, symptoms, 0–13'),
  score('who5', 'Well-being: the answers'),
  score('who5-score', 'Well-being, 0–100, higher is better'),
  score('isi-total', 'Insomnia, 0–28'),
  score('psqi-global', 'Sleep quality, 0–21'),
  score('whodas12-total', 'Disability, simple sum, 0–48'),
  score('icsi-total', 'Bladder symptoms, 0–20'),
  score('icpi-total', 'Bladder problems, 0–16'),
  score('bpic-ss-total', 'Bladder pain, 0–38'),
  score('bpi-sf', 'Pain inventory: the answers'),
  score('fiqr', 'Fibromyalgia: the answers'),
  { code: 'fiqr-total', definition: 'Fibromyalgia impact, 0–100', unit: '{score}', type: 'quantity' },
  score('pgic', 'Change as the patient sees it, 1 best to 7 worst'),
  { code: 'meq30-total', definition: 'Mystical experience, mean 0–5', unit: '{score}', type: 'quantity' },
  { code: 'edi-mean', definition: 'Ego dissolution, mean 0–100', unit: '{score}', type: 'quantity' },
  score('ymrs-total', 'Mania, 0–60'),
  {
    code: 'predicted-plasma-ketamine',
    definition: 'Ketamine in plasma as a population model predicts it',
    unit: 'ng/mL',
    type: 'quantity',
  },
  {
    code: 'predicted-effect-site-ketamine',
    definition: 'Ketamine at the effect site as a population model predicts it',
    unit: 'ng/mL',
    type: 'quantity',
  },
  { code: 'cumulative-dose', definition: 'All doses of one drug so far, free base', unit: 'mg', type: 'quantity' },
  { code: 'rate-pressure-product', definition: 'Heart rate × systolic pressure', unit: 'mm[Hg]/min', type: 'quantity' },
  {
    code: 'discharge-ready',
    definition: 'Every discharge gate is met or overridden with a reason',
    unit: null,
    type: 'boolean',
  },
  { code: 'escort-confirmed', definition: 'The escort is named and confirmed for today', unit: null, type: 'boolean' },
  { code: 'fasting-hours', definition: 'Hours since the last food', unit: 'h', type: 'quantity' },
  { code: 'intention-set', definition: 'What the patient wants from the session', unit: null, type: 'text' },
  { code: 'music', definition: 'Music played during the session', unit: null, type: 'text' },
  { code: 'room-light', definition: 'Light in the room during the session', unit: null, type: 'text' },
];
