import type { ConditionId } from '../../conditions/index.ts';
import { fixedLine } from '../fixed-lines.ts';
import type { FlagInput } from '../flag.ts';
import { type Finding, findingInputs, findingsOf, known, medicineInputs, medicinesOf, saidOf } from '../prepare.ts';
import { readResults } from '../read-results.ts';
import { type Case, input, isEsketamine, NASAL, RELEASE, type Rule } from '../rule.ts';

const stated = (subject: Case, ...conditions: readonly ConditionId[]): readonly Finding[] =>
  findingsOf(subject, ...conditions).filter(
    ({ origin }) => origin === 'diagnosis' || origin === 'symptom' || origin === 'infection' || origin === 'reaction',
  );
const active = ({ status }: Finding): boolean => status === 'active';

/** Points of the Child-Pugh score that three laboratory values alone are worth; ascites and encephalopathy can only add. */
function childPughAtLeast({ albuminGDl, bilirubinMgDl, inr }: Case['labs']): number | null {
  if (!known(albuminGDl) || !known(bilirubinMgDl) || !known(inr)) return null;
  const albumin =
    albuminGDl > fixedLine('albumin-one-point') ? 1 : albuminGDl >= fixedLine('albumin-two-points') ? 2 : 3;
  const bilirubin =
    bilirubinMgDl < fixedLine('bilirubin-two-points')
      ? 1
      : bilirubinMgDl <= fixedLine('bilirubin-three-points')
        ? 2
        : 3;
  const clotting = inr < fixedLine('inr-two-points') ? 1 : inr <= fixedLine('inr-three-points') ? 2 : 3;
  return albumin + bilirubin + clotting + 2;
}

/** The Child-Pugh class: the laboratory's field, or what a diagnosis says in words; the graver of several. */
function childPughOf(subject: Case): { readonly is: 'A' | 'B' | 'C' | null; readonly inputs: readonly FlagInput[] } {
  const { childPugh } = subject.labs;
  if (known(childPugh)) return { is: childPugh, inputs: [input('patient.labs.childPugh', childPugh)] };
  const written = stated(subject, 'cirrhosis', 'liver-decompensated')
    .flatMap(
      ({ label }) =>
        /\bchild(?:'?s)?(?:[\s-]*pugh)?(?:\s+(?:class|score|grade))?\s*:?\s*\(?([abc])\b/i.exec(label)?.[1] ?? [],
    )
    .map((letter) => letter.toUpperCase() as 'A' | 'B' | 'C')
    .sort();
  return { is: written.at(-1) ?? null, inputs: [] };
}

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

/** An earlier reaction told in words: allergic where one clause says so and does not deny it. */
const saysAllergic = (reaction: string): boolean =>
  reaction
    .toLowerCase()
    .split(/[;,.\n]|\bbut\b|\bexcept\b|\bhowever\b/)
    .some(
      (clause) =>
        /anaphyla|angio-?o?edema|\bhives\b|urticaria|allerg|\brash\b|throat swell|swelling of|(?:face|facial|lip|tongue|throat) (?:swell|swollen)|swollen (?:face|lip|tongue|throat)|bronchospasm/.test(
          clause,
        ) && !/\b(?:no|not|denies|without|never)\b/.test(clause),
    );

const NAMES_OF_KETAMINE = ['ketamine', 'esketamine', 'ketamina', 'spravato', 'ketalar'];

/** Sections b.4 and b.5: reproductive, organs, airway, age, body size. */
export const BODY_RULES: readonly Rule[] = [
  {
    id: 'pregnancy',
    section: 'b.4',
    layer: 'intake',
    title: 'Pregnancy',
    states: 'Pregnancy, by answer, test or record',
    routes: 'all',
    verdicts: ['contraindicated'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2021', 'ASRA-ACUTE-2018'],
    wouldChange: 'A negative test, and a record that no longer says pregnant.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const { pregnancy } = subject.patient;
      const { urineHcg } = subject.labs;
      const entries = stated(subject, 'pregnancy').filter(active);
      if (pregnancy !== 'pregnant' && urineHcg !== 'positive' && entries.length === 0) return null;
      return {
        verdict: 'contraindicated',
        because: 'The drug may harm the unborn child.',
        inputs: [
          ...(known(pregnancy) ? [input('patient.pregnancy', pregnancy)] : []),
          ...(known(urineHcg) ? [input('patient.labs.urineHcg', urineHcg)] : []),
          ...findingInputs(entries),
        ],
      };
    },
  },
  {
    id: 'pregnancy-test-missing',
    section: 'b.4',
    layer: 'intake',
    title: 'Pregnancy is possible and not tested',
    states: 'Could be pregnant, or not known, and no test: waits',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'A test; or the answer that pregnancy is not possible.',
    override: RELEASE.defer,
    clears: { what: 'a urine test, or the recorded reason why none is needed', by: 'minutes', who: 'nurse' },
    from: 'reference',
    judge: ({ patient, labs }) => {
      const { pregnancy, sex } = patient;
      if (labs.urineHcg === 'negative' || labs.urineHcg === 'positive' || pregnancy === 'pregnant') return null;
      const open =
        pregnancy === 'possible-not-tested' || ((!known(pregnancy) || pregnancy === 'unknown') && sex !== 'male');
      if (!open) return null;
      return {
        verdict: 'defer',
        because:
          pregnancy === 'possible-not-tested'
            ? 'Pregnancy is possible and no test is on record.'
            : 'Nothing says whether this person could be pregnant.',
        inputs: [
          ...(known(pregnancy) ? [input('patient.pregnancy', pregnancy)] : []),
          ...(known(sex) ? [input('patient.sex', sex)] : []),
        ],
        missing: ['patient.pregnancy', 'patient.labs.urineHcg', ...(known(sex) ? [] : ['patient.sex'])],
      };
    },
  },
  {
    id: 'breastfeeding',
    section: 'b.4',
    layer: 'intake',
    title: 'Breastfeeding',
    states: 'Esketamine: waits for a decision, the label says not to; ketamine: asks for a reason, watch the infant',
    routes: 'all',
    verdicts: ['defer', 'caution', 'info'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2019', 'LACTMED', 'MAJDINASAB-2023'],
    wouldChange:
      'Not breastfeeding, or a decision on record. Sources disagree: the label says no, milk levels are very low.',
    override: RELEASE.defer,
    clears: {
      what: 'a decision on breastfeeding, made with the mother',
      by: 'before the course begins',
      who: 'prescriber',
    },
    from: 'reference',
    judge: (subject) => {
      const { breastfeeding, sex } = subject.patient;
      const entries = stated(subject, 'breastfeeding').filter(active);
      const inputs = [
        ...(known(breastfeeding) ? [input('patient.breastfeeding', breastfeeding)] : []),
        ...findingInputs(entries),
      ];
      if (breastfeeding === true || entries.length > 0)
        return isEsketamine(subject.route)
          ? {
              verdict: 'defer',
              because: 'The esketamine label says not to breastfeed during treatment: decide first.',
              inputs,
            }
          : { verdict: 'caution', because: 'Very little ketamine passes into milk; the infant is watched.', inputs };
      if (
        !known(breastfeeding) &&
        sex === 'female' &&
        (!known(subject.patient.ageYears) || subject.patient.ageYears < fixedLine('breastfeeding-age')) &&
        subject.patient.pregnancy !== 'post-menopausal'
      )
        return { verdict: 'info', because: 'Ask about breastfeeding.', missing: ['patient.breastfeeding'] };
      return null;
    },
  },
  {
    id: 'hypersensitivity',
    section: 'b.5',
    layer: 'intake',
    title: 'Allergy to the drug or what is in it',
    states:
      'Allergy to ketamine, esketamine or an excipient of the product; an allergy to an unnamed anaesthetic waits for its name',
    routes: 'all',
    verdicts: ['contraindicated', 'defer'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2019', 'KET-MDV', 'GK'],
    wouldChange: 'The allergy turns out to be to something else.',
    override: RELEASE.contraindicated,
    clears: { what: 'which anaesthetic it was, and what happened', by: 'before the course begins', who: 'prescriber' },
    from: 'reference',
    judge: (subject) => {
      const excipient = isEsketamine(subject.route) ? 'esketamine-excipient' : 'ketamine-excipient';
      const allergies = (subject.allergies ?? []).filter(({ recognised }) =>
        recognised.ingredients.some(({ classes }) => classes.includes('ketamine') || classes.includes(excipient)),
      );
      const reaction = subject.context.priorKetamineReaction;
      const allergic = known(reaction) && saysAllergic(reaction);
      const unnamed = findingsOf(subject, 'anaesthetic-allergy');
      const named = unnamed.filter(({ words }) => NAMES_OF_KETAMINE.some((name) => words.has(name)));
      if (allergies.length > 0 || allergic || named.length > 0)
        return {
          verdict: 'contraindicated',
          because: 'An allergy to the drug or to something in the product is on record.',
          inputs: [
            ...allergies.map(({ field, substance, reaction: seen }) =>
              input(field, seen === '' ? substance : `${substance}: ${seen}`),
            ),
            ...(allergic ? [input('patient.context.priorKetamineReaction', reaction)] : []),
            ...findingInputs(named),
          ],
        };
      return unnamed.length === 0
        ? null
        : {
            verdict: 'defer',
            because: 'An allergy to an anaesthetic is coded without its name: it may be this one.',
            inputs: findingInputs(unnamed),
            missing: ['name of the anaesthetic'],
          };
    },
  },
  {
    id: 'hepatic-severe',
    section: 'b.5',
    layer: 'intake',
    title: 'Severe liver disease',
    states:
      'Child-Pugh C, decompensated cirrhosis or acute liver failure; cirrhosis of unknown class waits for the class',
    routes: 'all',
    verdicts: ['contraindicated', 'defer'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2019', 'ASRA-PAIN-2018'],
    wouldChange: 'The Child-Pugh class.',
    override: RELEASE.contraindicated,
    clears: { what: 'the Child-Pugh class', by: 'before the course begins', who: 'prescriber' },
    from: 'reference',
    judge: (subject) => {
      const { is: childPugh, inputs: classInputs } = childPughOf(subject);
      const cirrhosis = stated(subject, 'cirrhosis');
      const scarred = new Set(cirrhosis.map(({ field }) => field));
      // An acute failure may be over; a scarred liver that failed once is still scarred.
      const failed = stated(subject, 'liver-decompensated');
      const failing = failed.filter((entry) => active(entry) || scarred.has(entry.field));
      const points = cirrhosis.length > 0 ? childPughAtLeast(subject.labs) : null;
      const inputs = [
        ...classInputs,
        ...findingInputs([...failed, ...cirrhosis]),
        ...(points === null ? [] : [input('Child-Pugh points from albumin, bilirubin and INR, at least', points)]),
      ];
      if (childPugh === 'C' || failing.length > 0 || (points !== null && points >= fixedLine('child-pugh-c')))
        return {
          verdict: 'contraindicated',
          because: 'A failing liver cannot clear the drug; it was not studied here.',
          inputs,
        };
      if (failed.length + cirrhosis.length > 0 && !known(childPugh) && !cirrhosis.some(active))
        return {
          verdict: 'defer',
          because: 'Severe liver disease is listed as past: ask whether it is still so, and its Child-Pugh class.',
          inputs,
          missing: ['whether it is still so', 'patient.labs.childPugh'],
        };
      if (cirrhosis.length > 0 && !known(childPugh))
        return {
          verdict: 'defer',
          because: 'Cirrhosis is listed without its Child-Pugh class.',
          inputs,
          missing: ['patient.labs.childPugh'],
        };
      return null;
    },
  },
  {
    id: 'hepatic-moderate',
    section: 'b.5',
    layer: 'intake',
    title: 'Moderate liver disease or raised liver enzymes',
    states: 'Child-Pugh B: longer observation; ALT or AST above 3 times the upper limit',
    routes: 'all',
    verdicts: ['caution'],
    settings: ['lft-multiple', 'alt-upper-limit'],
    basis: 'label',
    sources: ['PI-US-2019', 'ASRA-PAIN-2018', 'PD'],
    wouldChange: 'Class A, or enzymes at or below 3 times the limit.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const { altUL, astUL, altUpperLimitUL } = subject.labs;
      const { is: childPugh, inputs: classInputs } = childPughOf(subject);
      const limit = altUpperLimitUL ?? subject.setting('alt-upper-limit');
      const line = limit * subject.setting('lft-multiple');
      const raised = [
        ...(known(altUL) && altUL > line ? [input('patient.labs.altUL', altUL, 'U/L')] : []),
        ...(known(astUL) && astUL > line ? [input('patient.labs.astUL', astUL, 'U/L')] : []),
      ];
      const cirrhosis = stated(subject, 'cirrhosis');
      const points = cirrhosis.length > 0 && !known(childPugh) ? childPughAtLeast(subject.labs) : null;
      if (
        childPugh === 'B' ||
        (points !== null && points >= fixedLine('child-pugh-b') && points < fixedLine('child-pugh-c'))
      )
        return {
          verdict: 'caution',
          because: 'Moderate liver disease: watch longer.',
          inputs: [...classInputs, ...findingInputs(cirrhosis), ...raised],
        };
      if (raised.length === 0) return null;
      return {
        verdict: 'caution',
        because: `Liver enzymes are above ${line} U/L, ${subject.setting('lft-multiple')} times the limit of ${limit}.`,
        inputs: raised,
        missing: known(altUpperLimitUL) ? [] : ['patient.labs.altUpperLimitUL'],
      };
    },
  },
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
  {
    id: 'hyperthyroid-uncontrolled',
    section: 'b.5',
    layer: 'intake',
    title: 'Overactive thyroid',
    states: 'Thyrotoxicosis waits until euthyroid; one that is listed as euthyroid is noted',
    routes: 'all',
    verdicts: ['defer', 'info'],
    settings: [],
    basis: 'clinic policy',
    sources: ['GK', 'THYROID-CASES'],
    wouldChange: 'TSH and free T4 in range.',
    override: RELEASE.defer,
    clears: { what: 'TSH and free T4 in range', by: 'before the course begins', who: 'prescriber with endocrinology' },
    from: 'reference',
    judge: (subject) => {
      const { tsh, freeT4NgDl } = subject.labs;
      const entries = stated(subject, 'hyperthyroid');
      const inputs = [
        ...findingInputs(entries),
        ...(known(tsh) ? [input('patient.labs.tsh', tsh, 'm[IU]/L')] : []),
        ...(known(freeT4NgDl) ? [input('patient.labs.freeT4NgDl', freeT4NgDl, 'ng/dL')] : []),
      ];
      const overt =
        known(freeT4NgDl) && freeT4NgDl > fixedLine('free-t4') && (!known(tsh) || tsh < fixedLine('tsh-low'));
      if (overt || (known(tsh) && tsh < fixedLine('tsh-toxic')))
        return { verdict: 'defer', because: 'The laboratory shows too much thyroid hormone.', inputs };
      const euthyroid =
        known(tsh) && tsh >= fixedLine('tsh-low') && (!known(freeT4NgDl) || freeT4NgDl <= fixedLine('free-t4'));
      if (entries.length === 0 || euthyroid) return null;
      if (!known(tsh) && entries.every((entry) => saidOf(entry, ['euthyroid']) === 'affirmed'))
        return {
          verdict: 'info',
          because: 'Listed as euthyroid: look at the last TSH.',
          inputs,
          missing: ['patient.labs.tsh'],
        };
      if (!known(tsh) && !entries.some(active))
        return {
          verdict: 'defer',
          because: 'An overactive thyroid is listed as past: ask whether it is still so, and measure.',
          inputs,
          missing: ['whether it is still so', 'patient.labs.tsh', 'patient.labs.freeT4NgDl'],
        };
      return {
        verdict: 'defer',
        because: 'An overactive thyroid is listed and nothing shows that it is controlled.',
        inputs,
        missing: known(tsh) ? [] : ['patient.labs.tsh', 'patient.labs.freeT4NgDl'],
      };
    },
  },
  {
    id: 'porphyria',
    section: 'b.5',
    layer: 'intake',
    title: 'Acute porphyria',
    states: 'Acute porphyria: a specialist is asked',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'clinic policy',
    sources: ['ED-EXCL', 'GK'],
    wouldChange: 'A form that is not acute.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'porphyria-acute');
      return entries.length === 0
        ? null
        : {
            verdict: 'caution',
            because: 'Some lists exclude ketamine in porphyria; the evidence is thin.',
            inputs: findingInputs(entries),
          };
    },
  },
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
  {
    id: 'age-missing',
    section: 'b.5',
    layer: 'intake',
    title: 'Age is not known',
    states: 'Without an age nobody can tell a minor from an adult',
    routes: 'all',
    verdicts: ['defer'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'The age.',
    override: null,
    clears: { what: 'the date of birth', by: 'minutes', who: 'nurse' },
    from: { ours: 'section 0 asks for a missing flag; the age rules need an age' },
    judge: ({ patient }) =>
      known(patient.ageYears)
        ? null
        : { verdict: 'defer', because: 'The age is not recorded: this may be a minor.', missing: ['patient.ageYears'] },
  },
  {
    id: 'age-under-18',
    section: 'b.5',
    layer: 'intake',
    title: 'Under 18 years',
    states: 'Not approved under 18 years',
    routes: 'all',
    verdicts: ['contraindicated'],
    settings: ['adult-years'],
    basis: 'label',
    sources: ['PI-US-2019'],
    wouldChange: 'The eighteenth birthday.',
    override: RELEASE.contraindicated,
    clears: null,
    from: 'reference',
    judge: ({ patient, setting }) =>
      known(patient.ageYears) && patient.ageYears < setting('adult-years')
        ? {
            verdict: 'contraindicated',
            because: `${patient.ageYears} years old: treatment is approved from ${setting('adult-years')} years.`,
            inputs: [input('patient.ageYears', patient.ageYears, 'a')],
          }
        : null,
  },
  {
    id: 'age-65-plus',
    section: 'b.5',
    layer: 'intake',
    title: '65 years or older',
    states: 'Larger rises of pressure; esketamine starts at 28 mg in Europe',
    routes: 'all',
    verdicts: ['caution'],
    settings: ['elderly-years'],
    basis: 'label',
    sources: ['PI-US-2021', 'SMPC-UKHK'],
    wouldChange: 'Nothing but the dose.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: ({ patient, route, setting }) =>
      known(patient.ageYears) && patient.ageYears >= setting('elderly-years')
        ? {
            verdict: 'caution',
            because: `A rise of 40 mm[Hg] or more is twice as common from 65 years.${isEsketamine(route) ? ' European labels start at 28 mg.' : ''}`,
            inputs: [input('patient.ageYears', patient.ageYears, 'a')],
          }
        : null,
  },
  {
    id: 'bmi-30-plus',
    section: 'b.5',
    layer: 'intake',
    title: 'Body mass index 30 or more',
    states: 'From 30: choose the dosing weight; from 40: a reason, the airway',
    routes: 'all',
    verdicts: ['caution', 'info'],
    settings: [],
    basis: 'clinic policy',
    sources: ['PD'],
    wouldChange: 'Weight and height of today.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const { bmi } = subject;
      const coded = stated(subject, 'obesity-class-3').filter(active);
      if (!known(bmi)) {
        if (coded.length > 0)
          return {
            verdict: 'caution',
            because: 'Class 3 obesity is listed: plan for the airway.',
            inputs: findingInputs(coded),
            missing: ['patient.heightCm', 'patient.weightKg'],
          };
        return {
          verdict: 'info',
          because: 'Weight and height are needed for the dose.',
          missing: [
            ...(known(subject.patient.heightCm) ? [] : ['patient.heightCm']),
            ...(known(subject.patient.weightKg) ? [] : ['patient.weightKg']),
          ],
        };
      }
      if (bmi < fixedLine('bmi-weight')) return null;
      const inputs = [input('patient.bmi', Math.round(bmi * 10) / 10, 'kg/m2')];
      return bmi >= fixedLine('bmi-airway')
        ? {
            verdict: 'caution',
            because: 'Body mass index 40 or more: plan for the airway, choose the dosing weight.',
            inputs,
          }
        : { verdict: 'info', because: 'Choose which weight the dose is computed from, and write it down.', inputs };
    },
  },
  {
    id: 'renal-severe',
    section: 'b.5',
    layer: 'intake',
    title: 'Dialysis or end-stage kidney disease',
    states: 'No experience on dialysis',
    routes: 'all',
    verdicts: ['caution'],
    settings: [],
    basis: 'clinic policy',
    sources: ['GK'],
    wouldChange: 'Kidney function.',
    override: RELEASE.caution,
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const entries = stated(subject, 'dialysis').filter(active);
      const { egfr } = subject.labs;
      const low = known(egfr) && egfr < fixedLine('kidney-failure');
      if (entries.length === 0 && !low) return null;
      return {
        verdict: 'caution',
        because: 'Nobody has experience with the drug on dialysis.',
        inputs: [...findingInputs(entries), ...(low ? [input('patient.labs.egfr', egfr, 'mL/min/1.73m2')] : [])],
      };
    },
  },
];
