import { editDistance } from './edit-distance.ts';
import { INGREDIENT_ROWS } from './ingredient-rows.ts';
import type { IngredientRow, MedicineEntry, RecognisedIngredient, RecognisedMedicine } from './medicine.ts';
import { PRODUCT_ROWS } from './product-rows.ts';
import { SPANISH_NAMES } from './spanish-names.ts';

/** Lower case, accents folded, apostrophes dropped, everything else that is no letter or digit opened to a space. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const rowByName = new Map(INGREDIENT_ROWS.map((row) => [row.name, row]));
const byRxcui = new Map<string, IngredientRow>();
const byName = new Map<string, readonly IngredientRow[]>();
for (const row of INGREDIENT_ROWS) {
  if (row.rxcui !== undefined) byRxcui.set(row.rxcui, row);
  for (const name of [row.name, ...(row.also ?? '').split('|')]) {
    if (/^\d+$/.test(name)) byRxcui.set(name, row);
    else if (name !== '') byName.set(fold(name), [row]);
  }
}
for (const { names, ingredients } of PRODUCT_ROWS) {
  const rows = ingredients.flatMap((name) => rowByName.get(name) ?? []);
  for (const name of names.split('|')) byName.set(fold(name), rows);
}
for (const [spanish, name] of Object.entries(SPANISH_NAMES)) {
  const row = byName.get(name);
  if (row !== undefined && !byName.has(spanish)) byName.set(spanish, row);
}
const LONGEST_NAME = Math.max(...[...byName.keys()].map((name) => name.split(' ').length));
/** Names of one word that a slip may be read as; several words or few letters leave too little to go by. */
const SPELLABLE = [...byName.keys()].filter((name) => !name.includes(' ') && name.length >= 5);

/** Words of strength, form, salt, maker's suffix and instruction: they say how, not what. */
const BESIDE = new Set(
  'mg mcg ug g gram grams ml l iu units unit meq percent tablet tablets tab tabs capsule capsules cap caps pill pills injection injectable injected solution suspension syrup cream gel ointment patch patches spray nasal inhaler inhaled hfa diskus drop drops eye ophthalmic oral po im iv sc sl subcutaneous sublingual buccal transdermal topical er xr sr cr la xl ir dr odt extended release immediate delayed long acting low dose high daily once twice three times bid tid qid qd qhs qam hs prn as needed at in the a of for with each per every day days week weeks weekly monthly night nightly bedtime morning evening hour hours am pm h hcl hydrochloride hydrobromide hbr sodium potassium calcium sulfate sulphate tartrate succinate maleate mesylate besylate fumarate citrate phosphate acetate carbonate bromide chloride oxalate saccharate aspartate bitartrate dihydrate monohydrate medoxomil salts mixed generic brand name tapering taper scheduled started increased decreased recently new medication medicine drug taking takes and or plus on by mouth x w up to max pen kwikpen flexpen solostar otc supplement current home regular continuing film films lozenge lozenges troche troches wafer strip strips powder packet packets vial vials autoinjector actuation actuations puff puffs dose doses mcl hr hour 24hr 12hr 24h 12h day ointment lotion foam shampoo kit sachet effervescent chewable softgel softgels delayedrelease sustained controlled modified prefilled syringe subq subcut intramuscular intravenous intranasal nostril nostrils sprays each side left right prescribed otc self hfa mdi neb nebulizer solution liquid elixir dimesylate pamoate decanoate microdose'.split(
    ' ',
  ),
);
/** It was taken, and nobody says when it ended. */
const ENDED = new Set(
  'stopped discontinued dc former formerly previously past quit ceased off dejo suspendio suspendido'.split(' '),
);
const NOT_TAKEN = new Set([...ENDED, 'no', 'not', 'denies', 'denied', 'never', 'without', 'sin', 'nunca']);

/** Before these "off" ends what it names; "on and off", "off label" and "days off" end nothing. */
const ENDS_OFF = new Set(
  'taken tapered weaned came come went gone is was been now currently completely cut'.split(' '),
);
function endsOff(tokens: readonly string[], at: number): boolean {
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  if (after === undefined) return before !== undefined && (byName.has(before) || ENDS_OFF.has(before));
  return !['and', 'label', 'periods', 'episodes'].includes(after) && (before === undefined || ENDS_OFF.has(before));
}

/** True when the words of a part say that what it names is not taken: before the name, or "stopped" and a lone "no" after it. */
function notTakenAmong(tokens: readonly string[], next: string | undefined): boolean {
  // "clonazepam (no side effects)": what stands in the next part, alone, answers for this one: "Xanax - no".
  const alone = fold(next ?? '').split(' ');
  if (alone.length === 1 && NOT_TAKEN.has(alone[0] ?? '')) return true;
  return tokens.some(
    (token, at) =>
      NOT_TAKEN.has(token) &&
      (token !== 'off' || endsOff(tokens, at)) &&
      (at < tokens.length - 1 || token !== 'past') &&
      (at === 0 || token !== 'no' || at === tokens.length - 1 || !byName.has(tokens[0] ?? '')),
  );
}

/** How many slips a word of this length may hold: short words differ by a letter and are different medicines. */
const slipsFor = (length: number): number => (length < 5 ? 0 : length < 10 ? 1 : 2);

type Spelling =
  | { readonly kind: 'one'; readonly rows: readonly IngredientRow[]; readonly name: string }
  | { readonly kind: 'several'; readonly names: readonly string[] }
  | { readonly kind: 'none' };

/** The one medicine a misspelt word can be. Two equally near ones with different ingredients are a question, not an answer. */
function spelt(word: string): Spelling {
  const most = slipsFor(word.length);
  if (most === 0) return { kind: 'none' };
  let best = most + 1;
  let near: string[] = [];
  for (const name of SPELLABLE) {
    if (name[0] !== word[0] || name.length < 5) continue;
    const distance = editDistance(word, name, Math.min(most, slipsFor(name.length), best));
    if (distance > Math.min(most, slipsFor(name.length))) continue;
    if (distance < best) {
      best = distance;
      near = [name];
    } else if (distance === best) near.push(name);
  }
  const first = near[0];
  if (first === undefined) return { kind: 'none' };
  const key = (name: string) => (byName.get(name) ?? []).map((row) => row.name).join('+');
  if (new Set(near.map(key)).size > 1) return { kind: 'several', names: near };
  return { kind: 'one', rows: byName.get(first) ?? [], name: first };
}

/**
 * Which ingredients a medicine entry names: by RxNorm code, by generic, brand, class or combination product, in any case and with
 * a bounded slip of spelling. A slip can add a rule but never takes the question away: what was read from a misspelling is said,
 * and a misspelt name that would touch no rule stays a question. Code and name are both read; when they disagree, both count and
 * a person is asked, because a wrong code would silence a rule.
 *
 * Source: codes 7; clinical-protocol c.
 */
export function recogniseMedicine(entry: MedicineEntry): RecognisedMedicine {
  const name = (entry.name ?? '').trim();
  const code = (entry.rxcui ?? '').trim();
  const label = name !== '' ? name : code;
  if (name === '' && code === '') return { ingredients: [], unread: { kind: 'empty' }, none: false, label };
  if (
    /^(none(?: currently| at present| now)?|nil|no|ninguno|ninguna|nada|ningun medicamento|no (known |current |regular )?(medications?|medicines?|meds|drugs)|n\/?a|nothing|not taking (anything|any medications?))\.?$/i.test(
      name,
    ) &&
    code === ''
  )
    return { ingredients: [], unread: null, none: true, label };

  const found = new Map<string, RecognisedIngredient>();
  const take = (row: IngredientRow, by: RecognisedIngredient['by'], written: string | null) => {
    if (!found.has(row.name)) found.set(row.name, { name: row.name, classes: row.classes, by, written });
  };
  let unread: RecognisedMedicine['unread'] = null;
  const coded = code === '' ? undefined : byRxcui.get(code);

  const gone = new Map<string, { readonly row: IngredientRow; readonly ended: boolean }>();
  // A brand that holds a sign of division ("Advil Cold & Sinus") is one name.
  const parts = byName.has(fold(name))
    ? [name]
    : name
        .replace(/\bnot only\b|\bon\s*\/\s*off\b|\boff\s*\/\s*on\b/gi, ' ')
        .replace(/\bd\/c(?:'?d)?\b/gi, 'dc')
        .replace(
          /\b(?:no longer|not|never|doesn'?t|isn'?t) (?:currently )?(?:takes?|taking|on|using)\b|\bya no toma\b/gi,
          'not',
        )
        .split(
          /[/+&,;|():]|(?<=[a-z]{4})\.\s|\s-\s|\bbut\b|\bexcept(?: for)?\b|\bother than\b|\bbesides\b|\bpero\b|\bsalvo\b|\bexcepto\b|\b(?:and |y )?(?:now|ahora|takes|taking|started|toma)\b/i,
        );
  for (const [n, part] of parts.entries()) {
    const tokens = fold(part)
      .split(' ')
      .filter((token) => token !== '');
    let hit = false;
    // What is denied or ended is said of the medicines of its own part: "no benzos, takes oxycodone".
    const denied = notTakenAmong(tokens, parts[n + 1]);
    const left: string[] = [];
    for (let at = 0; at < tokens.length; ) {
      let size = Math.min(LONGEST_NAME, tokens.length - at);
      let rows: readonly IngredientRow[] | undefined;
      for (; size >= 1; size--) {
        rows = byName.get(tokens.slice(at, at + size).join(' '));
        if (rows !== undefined) break;
      }
      if (rows !== undefined) {
        // "Adderall salts of potassium": a salt is not a medicine of its own once a medicine was named before it.
        const salt = hit && size === 1 && BESIDE.has(tokens[at] ?? '');
        if (!salt)
          for (const row of rows)
            if (denied) gone.set(row.name, { row, ended: tokens.some((token) => ENDED.has(token)) });
            else take(row, 'name', null);
        hit = true;
        at += size;
        continue;
      }
      const token = tokens[at] ?? '';
      if (!NOT_TAKEN.has(token) && !BESIDE.has(token) && !/^\d/.test(token) && token.length > 1) left.push(token);
      at++;
    }
    // "No refill needed" beside a medicine names none.
    if (hit || left.length === 0 || (denied && parts.length > 1)) continue;
    for (const word of left) {
      const reading = spelt(word);
      if (reading.kind === 'one') for (const row of reading.rows) take(row, 'spelling', word);
      else if (reading.kind === 'several' && unread === null)
        unread = { kind: 'ambiguous', written: word, candidates: reading.names };
      hit ||= reading.kind === 'one';
    }
    if (!hit && unread === null) unread = { kind: 'unknown', written: part.trim() };
  }
  // Words of form and strength alone name no medicine.
  if (name !== '' && found.size === 0 && gone.size === 0 && unread === null)
    unread = { kind: 'unknown', written: name };
  // The brand of an inhaler or a cream shares its ingredient with a nasal spray; only the spray has a rule.
  if (
    /\b(inhal\w*|hfa|diskus|cream|ointment|topical|respiclick|ellipta|nebuli[sz]\w*)\b/i.test(
      `${name} ${entry.dose ?? ''}`,
    )
  )
    for (const [key, row] of found)
      if (row.classes.length === 1 && row.classes[0] === 'nasal-spray')
        found.set(key, { ...row, classes: ['no-rule'] });
  const depot = /\b(depot|injection|intramuscular|im|monthly|implant|extended.release inj\w*|380)\b/i.test(
    `${name} ${entry.dose ?? ''}`,
  );
  const oral = found.get('naltrexone');
  if (depot && oral !== undefined)
    found.set('naltrexone', { ...oral, classes: [...oral.classes, 'opioid-antagonist-depot'] });

  if (coded !== undefined) {
    const agrees = found.size === 0 || [...found.values()].some(({ name: ingredient }) => ingredient === coded.name);
    take(coded, 'rxcui', null);
    if (unread?.kind === 'unknown' || unread?.kind === 'ambiguous') unread = null;
    if (!agrees) unread = { kind: 'code-and-name-disagree', written: `${name} (${code})` };
  } else if (name === '') unread = { kind: 'unknown', written: `RxNorm ${code}` };

  const ended = [...gone.values()].filter(({ row }) => !found.has(row.name));
  if (ended.length > 0 && unread === null)
    unread = {
      kind: 'not-taken',
      written: name,
      matters: ended.some(
        (one) => one.ended && one.row.classes.some((group) => group !== 'no-rule' && group !== 'antidepressant'),
      ),
    };
  const readings = [...found.values()];
  if (unread === null) {
    const guess = readings.find(
      ({ by, classes }) => by === 'spelling' && classes.every((group) => group === 'no-rule'),
    );
    if (guess !== undefined) unread = { kind: 'ambiguous', written: guess.written ?? name, candidates: [guess.name] };
  }
  return { ingredients: readings, unread, none: false, label };
}
