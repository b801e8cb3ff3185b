import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { misread } from './as-written.fixture.ts';
import { STARTING_POLICY, screen, severity } from './index.ts';
import { NOW, wellPatientBut } from './well-patient.fixture.ts';

/** What a list of diagnoses may hold that a dose can kill or harm by, as people write it. */
const DANGEROUS = [
  'schizophrenia',
  'schizoaffective disorder',
  'delusional disorder',
  'psychosis',
  'hearing voices',
  'MDD with psychotic features',
  'mania',
  'bipolar I, currently manic',
  'dementia',
  'delirium',
  'AAA',
  'brain AVM',
  'cerebral aneurysm',
  'ICH',
  'subdural hematoma',
  'MI',
  'unstable angina',
  'CHF NYHA III',
  'heart failure',
  'severe aortic stenosis',
  'VT storm',
  'stroke',
  'TIA',
  'pheochromocytoma',
  'preeclampsia',
  'pregnant',
  'IIH',
  'VP shunt',
  'glaucoma',
  'acute angle-closure glaucoma',
  'epilepsy',
  'uncontrolled hypertension',
  'opioid use disorder',
  'alcohol withdrawal',
  'ketamine abuse',
  'cirrhosis',
  'decompensated cirrhosis',
  'ketamine cystitis',
  'thyrotoxicosis',
  'COPD exacerbation',
  'esquizofrenia',
  'aneurisma',
  'embarazada',
] as const;

/** What else stands in such a list, and says nothing of the dangerous one: other people, what is denied, over or treated. */
const BESIDE = [
  'denies pain',
  'no allergies',
  'no pain',
  'without rash',
  'denies insomnia',
  'no diabetes',
  'negative for diabetes',
  'no history of diabetes',
  'never smoked',
  'niega dolor',
  'sin dolor',
  'lives with mom',
  'lives with her mother',
  'vive con su madre',
  'mother has depression',
  'father died of cancer',
  'fall risk',
  'fear of flying',
  'son has asthma',
  'depression in remission',
  'cancer in remission',
  'lymphoma, in remission',
  'pneumonia resolved',
  'appendix removed',
  'appendectomy 1990',
  'hernia repaired 2001',
  'hypothyroidism, treated',
  'gout controlled',
  'asthma well controlled',
  'migraine, stable',
  'mild eczema',
  'mild depression',
  'frobnitz removed',
  'frobnitz resolved',
  'frobnitz denied',
  'allergies: none',
  'GERD',
  'insomnia',
  'back pain',
  'MDD',
  'drug free housing',
  'on treatment for acne',
  'depresión',
] as const;

const verdictOf = (display: string) => {
  const { verdict, escalate } = screen(
    wellPatientBut({ diagnoses: [{ display }], pregnancy: 'not-pregnant-test-negative' }),
    STARTING_POLICY,
    NOW,
  );
  return { severity: severity(verdict), escalate };
};

describe('a dangerous diagnosis in a list in free text', () => {
  test('is never milder for what else stands there', () => {
    const worse = new Set<string>();
    for (const dangerous of DANGEROUS) {
      const alone = verdictOf(dangerous);
      for (const beside of BESIDE)
        for (const list of [
          `${beside}, ${dangerous}`,
          `${dangerous}, ${beside}`,
          `${beside}; ${dangerous}`,
          `${beside}. ${dangerous}`,
          `${dangerous}. ${beside}`,
          `GERD, ${beside}, ${dangerous}, insomnia`,
        ]) {
          const found = verdictOf(list);
          if (found.severity < alone.severity || (alone.escalate && !found.escalate))
            worse.add(`${list}: ${found.severity} for ${alone.severity}`);
        }
    }
    expect([...worse]).toEqual([]);
  });

  test('wherever it stands among several', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DANGEROUS),
        fc.array(fc.constantFrom(...BESIDE), { maxLength: 5 }),
        fc.nat(5),
        fc.constantFrom(', ', '; ', '. ', '\n'),
        (dangerous, beside, place, between) => {
          const list = [...beside.slice(0, place), dangerous, ...beside.slice(place)].join(between);
          expect(verdictOf(list).severity, list).toBeGreaterThanOrEqual(verdictOf(dangerous).severity);
        },
      ),
      { numRuns: process.env['KEEL_MEASURE'] ? 20_000 : 1_500 },
    );
  });
});

test.each([
  ['denies pain, pneumonia resolved, hearing voices', 'psychosis-active contraindicated'],
  ['denies pain, schizophrenia', 'schizophrenia-spectrum contraindicated, diagnosis-unrecognised caution'],
  ['denies pain and schizophrenia', 'schizophrenia-spectrum contraindicated, diagnosis-unrecognised caution'],
  ['denies pain schizophrenia', 'schizophrenia-spectrum contraindicated, diagnosis-unrecognised caution'],
  ['denies SI, schizophrenia', 'schizophrenia-spectrum contraindicated, diagnosis-unrecognised caution'],
  ['denies SI, HI, AVH', 'not psychosis-active, not diagnosis-unrecognised caution'],
  // As everybody writes it: a note that denies must not stop a treatment.
  ['(-) SI, (-) HI, (-) AVH', 'not psychosis-active, not suicidality-acute'],
  ['SI-, HI-, AVH-', 'not psychosis-active, not suicidality-acute'],
  ['(-) stroke, schizophrenia', 'not stroke-tia, schizophrenia-spectrum contraindicated'],
  ['SI - passive, AVH', 'psychosis-active contraindicated'],
  ['denies any history of heart disease, stroke, seizures, psychosis', 'not psychosis-active, not stroke-tia'],
  ['heart disease', 'unstable-cardiac caution'],
  ['denies chest pain, SOB, palpitations', 'not arrhythmia'],
  ['palpitations', 'arrhythmia caution'],
  ['PMH: none', 'not diagnosis-unrecognised caution'],
  ['no significant PMH', 'not diagnosis-unrecognised caution'],
  ['no medical problems', 'not diagnosis-unrecognised caution'],
  ['sin antecedentes de interés', 'not diagnosis-unrecognised caution'],
  ['PMH: frobnitz', 'diagnosis-unrecognised caution'],
  ['denies SI, HI, psychosis', 'not psychosis-active'],
  ['no hx of stroke, MI', 'not stroke-tia, not mi-recent'],
  ['no pain, MI or stroke', 'not stroke-tia, not mi-recent'],
  ['lives with mom, schizophrenia', 'schizophrenia-spectrum contraindicated'],
  ['mother: schizophrenia', 'not schizophrenia-spectrum'],
  ['mom with schizophrenia', 'not schizophrenia-spectrum'],
  ['FH: bipolar, schizophrenia', 'not schizophrenia-spectrum, not bipolar-disorder'],
  ['schizophrenia in remission, lives with mother', 'schizophrenia-spectrum contraindicated'],
  ['schizophrenia in remission lives with mother', 'schizophrenia-spectrum contraindicated'],
  ['PTSD w/ dissociation', 'dissociative-disorder caution'],
  ['PTSD, dissociative subtype', 'dissociative-disorder caution'],
  ['PTSD with dissociative symptoms', 'dissociative-disorder caution'],
  ['TEPT con disociación', 'dissociative-disorder caution'],
  ['PTSD without dissociation', 'not dissociative-disorder'],
  ['substance-induced psychosis, clean x 2 wks', 'psychosis-active contraindicated, sud-active defer'],
  ['meth-induced psychosis, clean 2 weeks', 'psychosis-active contraindicated, sud-active defer'],
  ['HTN on 4 meds, still 170s', 'htn-uncontrolled defer'],
  ['HTN, still 170s', 'htn-uncontrolled defer'],
  ['HTN, home readings 168/102', 'htn-uncontrolled defer'],
  ['HTN on four drugs', 'htn-uncontrolled defer'],
  ['HTN on 2 meds, 120s/70s', 'not htn-uncontrolled'],
  ['HTN, glucose 180s', 'not htn-uncontrolled'],
  ['HTN, losartan 160 mg', 'not htn-uncontrolled'],
  ['HTA con 4 medicamentos', 'htn-uncontrolled defer'],
  ['severe AUD, mild depression', 'sud-active defer'],
  ['MI, appendectomy 1990', 'mi-recent defer'],
  // What a referrer writes, gone through as somebody who looks for what is too mild.
  ['COPD 3L O2 continuous', 'respiratory-compromise defer'],
  ['EPOC, 2L de oxígeno', 'respiratory-compromise defer'],
  ['aortic root dilation 4.6 cm, Marfan', 'aneurysm-avm contraindicated, diagnosis-unrecognised caution'],
  ['dilated ascending aorta', 'aneurysm-avm contraindicated'],
  ['fibromuscular dysplasia w/ carotid dissection 2024', 'aneurysm-avm contraindicated'],
  ['cavernoma', 'aneurysm-avm contraindicated'],
  ['brain cavernous malformation', 'aneurysm-avm contraindicated'],
  ['HOCM', 'unstable-cardiac caution'],
  ['takotsubo 2025', 'unstable-cardiac caution'],
  ['CHD: Fontan', 'unstable-cardiac caution'],
  ['heart transplant 2018', 'unstable-cardiac caution'],
  ['myocarditis last month', 'unstable-cardiac contraindicated'],
  ['endocarditis', 'unstable-cardiac contraindicated'],
  ['LVAD', 'unstable-cardiac contraindicated'],
  ['prolonged QTc 510', 'arrhythmia caution'],
  ['estenosis aórtica severa', 'unstable-cardiac contraindicated'],
  ['no toma alcohol, consume cocaína los fines de semana', 'sud-active defer'],
  ['nitrous abuse (whippets)', 'sud-active defer'],
  ['kratom dependence', 'sud-active defer'],
  ['quiere morirse, tiene un plan', 'escalates'],
  ['dice que quiere matarse', 'suicidality-acute caution, escalates'],
  ['no quiere morirse', 'no escalation'],
  ['wants to kill himself', 'escalates'],
  ['retinal detachment repair last week', 'iop-glaucoma'],
  ['gas bubble in eye', 'iop-glaucoma'],
  ['negative symptoms of schizophrenia', 'schizophrenia-spectrum contraindicated'],
  ['denies: SI, HI, AVH', 'not psychosis-active'],
  ['denies: pain, schizophrenia', 'schizophrenia-spectrum contraindicated'],
  ['denies: frobnitz, schizophrenia', 'schizophrenia-spectrum contraindicated'],
  ['no hx of SUD, stroke on aspirin', 'stroke-tia defer, diagnosis-unrecognised caution'],
  ['denies PMH other than stroke 2 wks ago', 'stroke-tia contraindicated'],
  ['niega todo salvo aneurisma', 'aneurysm-avm contraindicated'],
  ['adopted, FH unknown, schizophrenia', 'schizophrenia-spectrum contraindicated'],
  ['FH noncontributory, AAA', 'aneurysm-avm contraindicated'],
  ['apnea sin cpap', 'osa caution'],
  ['falla cardíaca descompensada', 'unstable-cardiac contraindicated'],
  ['falla cardíaca', 'unstable-cardiac defer'],
  ['derrame hace 3 semanas', 'ich-history contraindicated'],
  ['derrame pleural', 'not ich-history'],
  ['presión arterial 180/110 en casa, hipertensión', 'htn-uncontrolled defer'],
  ['BP 150s-170s/90s, HTN', 'htn-uncontrolled defer'],
  ['HTN, SBP 190 at PCP', 'htn-uncontrolled defer'],
  ['htn 4meds', 'htn-uncontrolled defer'],
  ['HTN x4 meds', 'htn-uncontrolled defer'],
  ['trauma craneal hace 1 semana', 'icp-raised contraindicated'],
  ['adicto a la ketamina', 'sud-ketamine contraindicated'],
  ['lactando', 'breastfeeding caution'],
  ['ve cosas que no están', 'psychosis-active contraindicated'],
  ['escucha voces', 'psychosis-active contraindicated'],
  ['seizures resolved after shunt placed', 'icp-raised contraindicated'],
  ['mamá con esquizofrenia', 'not schizophrenia-spectrum'],
  ['TIA: 2 weeks ago', 'stroke-tia contraindicated'],
  ['stroke (TIA)', 'stroke-tia'],
])('%s: %s', (display, means) => expect(misread({ diagnoses: [{ display }] }, means)).toEqual([]));

/** "no", "without" and "sin" lead no list by themselves: only what one denies in a breath, and nothing beside it, is one denial. */
test.each([
  ['no aneurysm, AVM, ICH', 'not aneurysm-avm, not ich-history, not diagnosis-unrecognised caution'],
  ['No aneurysm, AVM, ICH. HTN', 'not aneurysm-avm, not ich-history, htn-controlled info'],
  ['Depression, no aneurysm, AVM, ICH', 'not aneurysm-avm, not ich-history, not diagnosis-unrecognised caution'],
  ['no known aneurysm, AVM and ICH', 'not aneurysm-avm, not ich-history, not diagnosis-unrecognised caution'],
  ['without aneurysm, stroke, seizures', 'not aneurysm-avm, not stroke-tia, not seizure-disorder'],
  ['denies aneurysm, AVM, ICH', 'not aneurysm-avm, not ich-history, not diagnosis-unrecognised caution'],
  ['negative for aneurysm, AVM, ICH', 'not aneurysm-avm, not ich-history, not diagnosis-unrecognised caution'],
  ['no aneurysm, AVM, ICH, MI, psychosis or mania', 'not aneurysm-avm, not mi-recent, not psychosis-active'],
  ['no psychosis, mania, schizophrenia', 'not psychosis-active, not mania-active, not schizophrenia-spectrum'],
  ['sin aneurisma, ictus, hemorragia cerebral', 'not aneurysm-avm, not stroke-tia, not ich-history'],
  ['niega aneurisma, ictus y hemorragia cerebral', 'not aneurysm-avm, not stroke-tia, not ich-history'],
  ['no aneurisma, malformación arteriovenosa, hemorragia cerebral', 'not aneurysm-avm, not ich-history'],
  // A year, a grade, an end, another person or another thing beside one of them: it is stated.
  ['no aneurysm, ICH 2019', 'not aneurysm-avm, ich-history contraindicated'],
  ['no aneurysm, AVM, ICH 2019', 'ich-history contraindicated'],
  ['no aneurysm, AVM, ICH, 2019', 'ich-history contraindicated'],
  ['no aneurysm, AVM, ICH (2019)', 'ich-history contraindicated'],
  ['no aneurysm, AVM, ICH; 2019', 'ich-history contraindicated'],
  ['no aneurysm, AVM, ICH (resolved)', 'ich-history contraindicated'],
  ['no aneurysm, AVM, ICH s/p evacuation', 'ich-history contraindicated'],
  ['no aneurysm, AVM, old ICH', 'ich-history contraindicated'],
  ['no aneurysm, AVM, known ICH', 'ich-history contraindicated'],
  ['no aneurysm, AVM, has ICH', 'ich-history contraindicated'],
  ['no aneurysm, AVM, +ICH', 'ich-history contraindicated'],
  ['no aneurysm, AVM, but ICH', 'ich-history contraindicated'],
  ['no aneurysm, AVM, possible ICH', 'ich-history contraindicated'],
  ['sin aneurisma, ictus, hemorragia cerebral en 2012', 'ich-history contraindicated'],
  ['no aneurysm, AVM, HTN', 'aneurysm-avm contraindicated, htn-controlled info, diagnosis-unrecognised caution'],
  ['no aneurysm, MI, CHF', 'mi-recent, diagnosis-unrecognised caution'],
  ['no diabetes, stroke, psychosis', 'stroke-tia, psychosis-active contraindicated, diagnosis-unrecognised caution'],
  // Two may be two statements.
  ['no aneurysm, ICH', 'ich-history contraindicated, diagnosis-unrecognised caution'],
])('a denial over a list: %s: %s', (display, means) =>
  expect(misread({ diagnoses: [{ display }] }, means)).toEqual([]),
);

/** What one denies in a breath, and what makes one of them a statement of its own. */
const IN_A_BREATH = ['aneurysm', 'AVM', 'ICH', 'stroke', 'MI', 'psychosis', 'schizophrenia', 'mania'] as const;
const STATED = [
  (name: string) => `${name} 2019`,
  (name: string) => `${name} last year`,
  (name: string) => `${name} (2019)`,
  (name: string) => `known ${name}`,
  (name: string) => `has ${name}`,
  (name: string) => `recent ${name}`,
  (name: string) => `positive ${name}`,
  (name: string) => `${name}, now`,
  (name: string) => `${name}, 2019`,
] as const;

test('one that is stated at the end of a denied list is never milder for the list', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('no', 'without', 'sin'),
      fc.shuffledSubarray([...IN_A_BREATH], { minLength: 2, maxLength: 6 }),
      fc.constantFrom(...STATED),
      (denial, names, stated) => {
        const own = stated(names.at(-1) ?? '');
        const list = `${denial} ${[...names.slice(0, -1), own].join(', ')}`;
        expect(verdictOf(list).severity, list).toBeGreaterThanOrEqual(verdictOf(own).severity);
      },
    ),
    { numRuns: process.env['KEEL_MEASURE'] ? 20_000 : 500 },
  );
});
