import { fixedLine } from '../fixed-lines.ts';
import type { FlagInput } from '../flag.ts';
import { findingInputs, known } from '../prepare.ts';
import { type Case, input, RELEASE, type Rule } from '../rule.ts';
import { active, stated } from './stated.ts';

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

/** Section b.5: the liver. */
export const LIVER_RULES: readonly Rule[] = [
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
];
