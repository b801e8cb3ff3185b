import { fixedLine } from '../fixed-lines.ts';
import { findingInputs, findingsOf, known } from '../prepare.ts';
import { input, type Rule } from '../rule.ts';
import { active, recorded } from './stated.ts';

/** Section b.2: acute suicidality, which asks for somebody now and excludes nobody. */
export const SUICIDALITY_RULES: readonly Rule[] = [
  {
    id: 'suicidality-acute',
    section: 'b.2',
    layer: 'intake',
    title: 'Suicide risk',
    states:
      'C-SSRS ideation 4 or 5, plan or intent, behaviour within 3 months, or PHQ-9 item 9 of 2 or 3: escalate, never exclude; without a C-SSRS, a reason is asked for',
    routes: 'all',
    verdicts: ['caution', 'info'],
    settings: ['cssrs-ideation', 'phq9-item9'],
    basis: 'label',
    sources: ['SPR-CONS', 'MEDSCAPE-SPR', 'GK', 'PD'],
    wouldChange: 'A C-SSRS by a clinician today.',
    override: {
      roles: ['prescriber'],
      how: 'assesses the same day, safety plan, considers hospital; the person is not discharged by the system',
    },
    clears: null,
    from: 'reference',
    judge: (subject) => {
      const { cssrsIdeation, cssrsBehaviour3Months, phq9Item9 } = subject.scales;
      const inputs = [
        ...(known(cssrsIdeation) ? [input('patient.scales.cssrsIdeation', cssrsIdeation, '{score}')] : []),
        ...(known(cssrsBehaviour3Months)
          ? [input('patient.scales.cssrsBehaviour3Months', cssrsBehaviour3Months, '{score}')]
          : []),
        ...(known(phq9Item9) ? [input('patient.scales.phq9Item9', phq9Item9, '{score}')] : []),
      ];
      const missing = [
        ...(known(cssrsIdeation) ? [] : ['patient.scales.cssrsIdeation']),
        ...(known(cssrsBehaviour3Months) ? [] : ['patient.scales.cssrsBehaviour3Months']),
      ];
      const measured =
        (known(cssrsIdeation) && cssrsIdeation >= subject.setting('cssrs-ideation')) ||
        (known(cssrsBehaviour3Months) && cssrsBehaviour3Months >= 1) ||
        (known(phq9Item9) && phq9Item9 >= subject.setting('phq9-item9'));
      const said = findingsOf(subject, 'suicidal-intent', 'suicide-attempt').filter(
        (entry) =>
          active(entry) &&
          (entry.onsetWeeks === null || entry.onsetWeeks <= fixedLine('attempt-weeks')) &&
          // An indication names why treatment was asked for; once a C-SSRS is there, it says how deep it is today.
          (entry.origin !== 'indication' || !known(cssrsIdeation)),
      );
      const recent = findingsOf(subject, 'suicide-attempt').filter(
        ({ status, onsetWeeks }) =>
          status !== 'active' &&
          // Without its date an attempt may be a recent one, until the question about the last three months is answered.
          (onsetWeeks === null ? !known(cssrsBehaviour3Months) : onsetWeeks <= fixedLine('attempt-weeks')),
      );
      // Ideation of unknown depth counts as deep until someone has asked; a C-SSRS of 3 or less is the answer.
      const undepthed = known(cssrsIdeation) ? [] : findingsOf(subject, 'suicidal-ideation').filter(active);
      const entries = [...said, ...recent, ...undepthed];
      if (measured || entries.length > 0)
        return {
          verdict: 'caution',
          escalate: true,
          because:
            'A clinician assesses this person the same day: safety plan, means, hospital considered. It does not exclude treatment, and treatment is not proven to prevent suicide.',
          inputs: [...inputs, ...findingInputs(entries)],
          missing,
        };
      if (known(cssrsIdeation) && (!known(phq9Item9) || phq9Item9 < 1)) return null;
      const history = recorded(subject, 'suicidal-history', 'suicide-attempt', 'suicidal-ideation');
      // How deep it goes is not known: no less than a C-SSRS that says it is deep, whatever a form answered at home says.
      if (!known(cssrsIdeation))
        return {
          verdict: 'caution',
          because: !known(phq9Item9)
            ? 'Nobody has asked about suicide: ask today, with the C-SSRS.'
            : phq9Item9 >= 1
              ? 'Item 9 of the PHQ-9 is positive and no C-SSRS says how deep it goes: ask before any dose.'
              : 'Item 9 of the PHQ-9 says no, and the C-SSRS of this visit is missing: ask before any dose.',
          inputs: [...inputs, ...findingInputs(history)],
          missing,
        };
      return {
        verdict: 'info',
        because: 'Ask about suicide today, with the C-SSRS; everyone who goes home untreated is asked.',
        inputs: [...inputs, ...findingInputs(history)],
        missing,
      };
    },
  },
];
