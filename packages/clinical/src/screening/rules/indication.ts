import { fixedLine } from '../fixed-lines.ts';
import { findingInputs, findingsOf, known, medicineInputs, medicinesOf } from '../prepare.ts';
import { type Case, ESKETAMINE, input, RELEASE, type Rule } from '../rule.ts';

const RESISTANT =
  /treatment[\s-]*(?:resistant|refractory)|\btrd\b|(?:resistant|refractory) depression|depresi[oó]n (?:mayor )?(?:resistente|refractaria)/i;

/** True when treatment is asked for because others did not help: by the label esketamine may then be given alone. */
export const claimsResistance = (indication: string): boolean => RESISTANT.test(indication);

const SUICIDAL = ['suicidal-ideation', 'suicidal-intent', 'suicide-attempt'] as const;

/** Antidepressants by mouth that are listed as taken now; one that was stopped stands on the list with the time since. */
function takenNow(subject: Case) {
  return medicinesOf(subject, 'antidepressant', 'maoi').filter(
    ({ recognised, lastTakenHoursAgo }) =>
      recognised.unread?.kind !== 'not-taken' &&
      (lastTakenHoursAgo === null || lastTakenHoursAgo <= fixedLine('antidepressant-hours')),
  );
}

/** Section a.2: what the label of esketamine ties its two indications to. */
export const INDICATION_RULES: readonly Rule[] = [
  {
    id: 'mdsi-antidepressant-missing',
    section: 'a.2',
    layer: 'intake',
    title: 'Esketamine for depression with suicidal thoughts, without an antidepressant',
    states:
      'Depression with acute suicidal ideation or behaviour, by nasal esketamine: the label asks for an oral antidepressant beside it. None listed as taken: waits',
    routes: ESKETAMINE,
    verdicts: ['defer', 'caution'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2021', 'LEXI-2025'],
    wouldChange:
      'An oral antidepressant is started or already taken; or the indication is treatment-resistant depression.',
    override: RELEASE.defer,
    clears: {
      what: 'which oral antidepressant is taken, or one started',
      by: 'today, with the suicide risk assessed first',
      who: 'prescriber',
    },
    from: { ours: 'a.2: the label names the indication with an oral antidepressant; section b has no row that asks' },
    judge: (subject) => {
      const indication = subject.request.indication ?? null;
      if (indication !== null && claimsResistance(indication)) return null;
      const found = findingsOf(subject, ...SUICIDAL).filter(({ status }) => status === 'active');
      const named = found.filter(({ origin }) => origin === 'indication');
      const listed = found.filter(({ origin }) => origin === 'diagnosis');
      if (named.length + listed.length === 0 || takenNow(subject).length > 0) return null;
      const asked = subject.medicines === null;
      return {
        verdict: named.length > 0 ? 'defer' : 'caution',
        because: asked
          ? 'No medicine list is recorded: it is not known whether an oral antidepressant is taken, which the label asks for.'
          : 'No oral antidepressant is listed as taken, which the label asks for in depression with acute suicidal thoughts or behaviour.',
        inputs: [
          ...(indication === null ? [] : [input('indication', indication)]),
          ...findingInputs(listed),
          ...medicineInputs(medicinesOf(subject, 'antidepressant', 'maoi')),
        ],
        missing: [
          ...(known(indication) ? [] : ['indication']),
          asked ? 'patient.medications' : 'an oral antidepressant',
        ],
      };
    },
  },
];
