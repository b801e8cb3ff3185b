import type { ConditionFinding, ConditionId, DiagnosisEntry, FindingStatus, RecognisedCondition } from './condition.ts';
import { type CodeFamily, ICD10_FAMILIES } from './icd10-families.ts';
import { type Mention, readWords } from './read-words.ts';
import { SNOMED_CONCEPTS } from './snomed-concepts.ts';

const dotless = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

function index(families: readonly CodeFamily[]): ReadonlyMap<string, CodeFamily> {
  return new Map(families.flatMap((family) => family.codes.split(' ').map((code) => [dotless(code), family] as const)));
}
const icd10 = index(ICD10_FAMILIES);
const snomed = index(SNOMED_CONCEPTS);

/** Which code system an entry means; when it does not say, the shape of the code does. */
function systemOf(entry: DiagnosisEntry): 'icd-10-cm' | 'snomed-ct' | 'other' {
  const named = (entry.system ?? '').toLowerCase();
  if (/icd.?10/.test(named)) return 'icd-10-cm';
  if (/snomed|sct/.test(named)) return 'snomed-ct';
  if (named !== '') return 'other';
  const code = (entry.code ?? '').trim();
  if (/^[A-Za-z]\d[0-9A-Za-z]/.test(code)) return 'icd-10-cm';
  return /^\d{5,18}$/.test(code) ? 'snomed-ct' : 'other';
}

/** The longest family a code begins with (ICD-10-CM), or the concept itself (SNOMED CT). */
function familyOf(entry: DiagnosisEntry): CodeFamily | undefined {
  const code = dotless(entry.code ?? '');
  if (code === '') return undefined;
  const system = systemOf(entry);
  if (system === 'snomed-ct') return snomed.get(code);
  if (system !== 'icd-10-cm') return undefined;
  for (let length = code.length; length >= 3; length--) {
    const family = icd10.get(code.slice(0, length));
    if (family !== undefined) return family;
  }
  return undefined;
}

const PRESENCE: Readonly<Record<FindingStatus, number>> = { history: 0, remission: 1, active: 2 };

/** Named here because their code names a group: words that name another drug of the group take the ketamine question away. */
const OTHER_HALLUCINOGENS = [
  'lsd',
  'psilocybin',
  'mushrooms',
  'mdma',
  'ecstasy',
  'mescaline',
  'ayahuasca',
  'dmt',
  'peyote',
  'salvia',
  'cannabis',
];

/**
 * What one diagnosis entry says, by its code and by its words. Both are read: a code names the condition, the words beside it
 * may name another or qualify it. A denied phrase never counts as present, and never as certainly absent either: only the
 * entry's status `ruled-out` does that. The entry's own status outranks what its words imply.
 *
 * Source: codes 8, 9; clinical-protocol b.
 */
export function recogniseCondition(entry: DiagnosisEntry): RecognisedCondition {
  const label = (entry.display ?? '').trim() || (entry.code ?? '').trim();
  const text = readWords(entry.display ?? '');
  const stated = entry.status;
  if (stated === 'ruled-out') return { findings: [], words: text.words, unread: null, unreadParts: [], label };
  const family = familyOf(entry);
  const hasCode = (entry.code ?? '').trim() !== '';
  if (!hasCode && (entry.display ?? '').trim() === '')
    return { findings: [], words: text.words, unread: 'empty', unreadParts: [], label };

  const found = new Map<ConditionId, ConditionFinding>();
  // What is said of one condition in several places is read together; a code has the words beside it for its own.
  const own = (condition: ConditionId): string =>
    text.mentions
      .filter(({ is }) => is.includes(condition))
      .flatMap(({ about }) => about)
      .join(', ');
  const add = (condition: ConditionId, by: 'code' | 'words', implied: FindingStatus | null) => {
    // "In remission" is firmer than a problem list that calls every row active; "history of" is not, since lists inherit it.
    const status = stated === 'active' && implied === 'remission' ? implied : (stated ?? implied ?? 'active');
    const before = found.get(condition);
    // "Hx of psychosis, still hearing voices": of two words for one condition the present one holds.
    if (before === undefined || (before.by === 'words' && PRESENCE[status] > PRESENCE[before.status]))
      found.set(condition, { condition, by, status, about: own(condition) });
  };
  // What a code states about itself (remission, old) is firmer than a problem list that calls every row active.
  for (const condition of family?.is ?? [])
    found.set(condition, {
      condition,
      by: 'code',
      about: own(condition) || (entry.display ?? ''),
      status:
        family?.status ??
        stated ??
        text.mentions.find(({ denied, status }) => !denied && status !== null)?.status ??
        'active',
    });
  const said = (mention: Mention) => !mention.denied;
  for (const mention of text.mentions.filter(said))
    for (const condition of mention.is) add(condition, 'words', mention.status ?? family?.status ?? null);
  if (found.has('sud-hallucinogen') && OTHER_HALLUCINOGENS.some((word) => text.words.has(word)))
    found.delete('sud-hallucinogen');

  const unread =
    found.size > 0
      ? null
      : text.mentions.length > 0 || text.nothing
        ? 'negated'
        : hasCode && family === undefined
          ? 'unknown-code'
          : 'unknown-words';
  return { findings: [...found.values()], words: text.words, unread, unreadParts: text.unreadParts, label };
}
