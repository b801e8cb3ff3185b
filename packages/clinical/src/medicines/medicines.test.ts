import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RXNORM } from '../codes/index.ts';
import { editDistance } from './edit-distance.ts';
import { INGREDIENT_ROWS, PRODUCT_ROWS, recogniseMedicine, SPANISH_NAMES } from './index.ts';

const named = (name: string, more: Record<string, unknown> = {}) => recogniseMedicine({ name, ...more });
const ingredients = (name: string, more: Record<string, unknown> = {}) =>
  named(name, more)
    .ingredients.map((row) => row.name)
    .sort();
const namesOf = (text: string | undefined) =>
  (text ?? '').split('|').filter((name) => name !== '' && !/^\d+$/.test(name));

describe('the tables', () => {
  test('each name means one medicine, unless a product says otherwise', () => {
    const owner = new Map<string, string>();
    const products = new Set(PRODUCT_ROWS.flatMap(({ names }) => names.split('|')));
    for (const row of INGREDIENT_ROWS)
      for (const name of [row.name, ...namesOf(row.also)]) {
        if (products.has(name)) continue;
        expect(owner.get(name) ?? row.name, `"${name}" is in two rows`).toBe(row.name);
        owner.set(name, row.name);
      }
  });

  test('each RxNorm code means one ingredient, and says whether it was looked up', () => {
    const owner = new Map<string, string>();
    for (const row of INGREDIENT_ROWS) {
      expect(row.rxcui === undefined, row.name).toBe(row.rxcuiMark === undefined);
      for (const code of [row.rxcui, ...(row.also ?? '').split('|').filter((name) => /^\d+$/.test(name))]) {
        if (code === undefined) continue;
        expect(owner.get(code) ?? row.name).toBe(row.name);
        owner.set(code, row.name);
      }
    }
  });

  test('codes agree with the terminology rows wherever both hold the ingredient', () => {
    const held = new Map(
      INGREDIENT_ROWS.flatMap((row) => (row.rxcui === undefined ? [] : [[row.rxcui, row.name] as const])),
    );
    let compared = 0;
    for (const { code, display } of RXNORM) {
      const name = held.get(code);
      if (name === undefined) continue;
      compared++;
      expect(display.toLowerCase(), code).toContain(name.split(' ')[0]);
    }
    expect(compared).toBeGreaterThan(80);
  });

  test('products are made of ingredients that have rows', () => {
    const rows = new Set(INGREDIENT_ROWS.map(({ name }) => name));
    for (const { names, ingredients: parts } of PRODUCT_ROWS)
      for (const part of parts) expect(rows, names).toContain(part);
  });

  test('every name of every row is recognised as that row, in any case', () => {
    for (const row of INGREDIENT_ROWS)
      for (const name of [row.name, ...namesOf(row.also)]) {
        const read = named(name.toUpperCase());
        expect(read.unread, name).toBeNull();
        const product = PRODUCT_ROWS.find(({ names }) => names.split('|').includes(name));
        expect(
          read.ingredients.map((found) => found.name),
          name,
        ).toEqual(expect.arrayContaining([product?.ingredients[0] ?? row.name]));
      }
  });
});

describe('one entry', () => {
  test.each([
    ['Contrave', ['bupropion', 'naltrexone']],
    ['Suboxone 8 mg/2 mg film', ['buprenorphine', 'naloxone']],
    ['AUVELITY', ['bupropion', 'dextromethorphan']],
    ['dextromethorphan-bupropion', ['bupropion', 'dextromethorphan']],
    ['Adderall XR 20mg', ['amphetamine', 'dextroamphetamine']],
    ['Percocet 5/325', ['acetaminophen', 'oxycodone']],
    ['naltrexone / bupropion', ['bupropion', 'naltrexone']],
    ['St. John’s Wort', ['st johns wort']],
    ['metoprolol succinate ER 50 mg daily', ['metoprolol']],
    ['losartan potassium', ['losartan']],
    ['Claritin-D', ['loratadine', 'pseudoephedrine']],
    ['Claritin', ['loratadine']],
    ['Lantus SoloStar pen', ['insulin glargine']],
    ['Tylenol #3', ['acetaminophen', 'codeine']],
    ['Tylenol', ['acetaminophen']],
    ['Sertraline (Zoloft) 100 mg', ['sertraline']],
    ['Émsam', ['selegiline']],
    ['benzos', ['benzodiazepine']],
  ])('%s is %j', (name, parts) => {
    expect(ingredients(name)).toEqual(parts);
    expect(named(name).unread).toBeNull();
  });

  test.each([
    ['lorazapam', 'lorazepam'],
    ['alprazolan', 'alprazolam'],
    ['Xanex', 'alprazolam'],
    ['tranylcipromine', 'tranylcypromine'],
    ['buproprion', 'bupropion'],
    ['gabapentine', 'gabapentin'],
    ['oxycodon', 'oxycodone'],
    ['Vyvanze', 'lisdexamfetamine'],
    ['sertaline', 'sertraline'],
    ['Suboxon', 'buprenorphine'],
  ])('the slip %s is read as %s, and said', (written, name) => {
    const read = named(written);
    expect(read.ingredients.find((row) => row.name === name)).toMatchObject({
      by: 'spelling',
      written: written.toLowerCase(),
    });
  });

  // Pairs that have been mixed up: each is itself, and none becomes the other.
  test.each([
    ['hydroxyzine', 'hydralazine'],
    ['clonidine', 'clonazepam'],
    ['Klonopin', 'clonidine'],
    ['Lamisil', 'lamotrigine'],
    ['lamivudine', 'lamotrigine'],
    ['tramadol', 'trazodone'],
    ['buspirone', 'bupropion'],
    ['Zyrtec', 'olanzapine'],
    ['Celebrex', 'citalopram'],
    ['Cerebyx', 'celecoxib'],
    ['loratadine', 'lorazepam'],
    ['quinapril', 'quetiapine'],
    ['naloxone', 'naltrexone'],
    ['prednisolone', 'prednisone'],
    ['metformin', 'metronidazole'],
    ['carbamazepine', 'oxcarbazepine'],
    ['guaifenesin', 'guanfacine'],
    ['chlorpropamide', 'chlorpromazine'],
    ['Allegra', 'pseudoephedrine'],
    ['rifaximin', 'rifampin'],
    ['budesonide', 'budesonide nasal'],
  ])('%s is not %s', (written, other) => {
    expect(ingredients(written)).not.toContain(other);
  });

  test('a slip never silences: read as a medicine without a rule, it stays a question', () => {
    expect(named('metfromin').unread).toEqual({ kind: 'ambiguous', written: 'metfromin', candidates: ['metformin'] });
    expect(named('lorazapam').unread).toBeNull();
  });

  test('what is unknown is listed, alone and beside what is known', () => {
    expect(named('Zorblatine 5 mg').unread).toEqual({ kind: 'unknown', written: 'Zorblatine 5 mg' });
    expect(named('sertraline + zorblatine')).toMatchObject({
      ingredients: [{ name: 'sertraline' }],
      unread: { kind: 'unknown', written: 'zorblatine' },
    });
    expect(named('').unread).toEqual({ kind: 'empty' });
    expect(recogniseMedicine({}).unread).toEqual({ kind: 'empty' });
    expect(recogniseMedicine({ rxcui: '999999999' }).unread).toEqual({ kind: 'unknown', written: 'RxNorm 999999999' });
  });

  test('a code without a name, a code with its name, a code against its name', () => {
    expect(recogniseMedicine({ rxcui: '6470' })).toMatchObject({
      ingredients: [{ name: 'lorazepam', by: 'rxcui' }],
      unread: null,
    });
    expect(named('Ativan', { rxcui: '6470' })).toMatchObject({ unread: null });
    const both = named('sertraline', { rxcui: '6470' });
    expect(both.ingredients.map((row) => row.name).sort()).toEqual(['lorazepam', 'sertraline']);
    expect(both.unread).toMatchObject({ kind: 'code-and-name-disagree' });
    expect(named('Zorblatine', { rxcui: '6470' })).toMatchObject({
      ingredients: [{ name: 'lorazepam' }],
      unread: null,
    });
    // A product code we do not hold says nothing against a name we do.
    expect(named('lorazepam 1 mg tablet', { rxcui: '999999999' })).toMatchObject({
      ingredients: [{ name: 'lorazepam' }],
      unread: null,
    });
  });

  test('a denied or stopped medicine does not count as taken, and is asked about', () => {
    for (const name of ['no benzodiazepines', 'not taking lorazepam', 'stopped phenelzine', 'denies opioids'])
      expect(named(name)).toMatchObject({ ingredients: [], unread: { kind: 'not-taken' } });
    for (const name of ['none', 'No medications', 'N/A', 'nil'])
      expect(named(name)).toMatchObject({ ingredients: [], unread: null, none: true });
  });

  test('form decides where an ingredient has several: inhaler or nasal spray, tablet or depot', () => {
    const groups = (name: string, dose?: string) =>
      named(name, { dose }).ingredients.flatMap((row) => [...row.classes]);
    expect(groups('fluticasone')).toContain('nasal-spray');
    expect(groups('fluticasone', '110 mcg inhaler twice daily')).not.toContain('nasal-spray');
    expect(groups('Advair Diskus')).not.toContain('nasal-spray');
    expect(groups('naltrexone', '50 mg daily')).not.toContain('opioid-antagonist-depot');
    expect(groups('naltrexone', '380 mg IM monthly')).toContain('opioid-antagonist-depot');
    expect(groups('Vivitrol')).toContain('opioid-antagonist-depot');
  });

  test('no text makes it throw, and none is lost: an entry is recognised, empty of medicines, or a question', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.option(fc.string({ maxLength: 12 })), (name, rxcui) => {
        const read = recogniseMedicine({ name, rxcui });
        if (read.ingredients.length === 0 && !read.none && /[a-z]{3}/i.test(name)) expect(read.unread).not.toBeNull();
      }),
      { numRuns: process.env['KEEL_MEASURE'] ? 50_000 : 1_000 },
    );
  });
});

describe('slips', () => {
  test.each([
    ['a', 'a', 0],
    ['lorazepam', 'lorazapam', 1],
    ['lorazepam', 'lorazepan', 1],
    ['lorazepam', 'loarzepam', 1],
    ['lorazepam', 'lorazepams', 1],
    ['abcdef', 'ghijkl', 3],
  ])('%s to %s is %i, counted to 2', (a, b, slips) => expect(editDistance(a, b, 2)).toBe(slips));

  test('is the same both ways and zero only for equal words', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
        expect(editDistance(a, b, 9) === 0).toBe(a === b);
        expect(editDistance(a, b, 2)).toBe(Math.min(editDistance(a, b, 9), 3));
      }),
    );
  });
});

describe('small things that decide', () => {
  const classes = (name: string) =>
    recogniseMedicine({ name }).ingredients.flatMap(({ classes: groups }) => [...groups]);

  test('naltrexone by injection is the depot', () => {
    expect(classes('naltrexone 380 mg')).toContain('opioid-antagonist-depot');
    expect(classes('naltrexone monthly injection')).toContain('opioid-antagonist-depot');
    expect(classes('naltrexone 50 mg')).not.toContain('opioid-antagonist-depot');
  });

  test('two slips are read in a long word, three are a question', () => {
    expect(recogniseMedicine({ name: 'lizdexamfetamene' }).ingredients.map(({ name }) => name)).toEqual([
      'lisdexamfetamine',
    ]);
    expect(recogniseMedicine({ name: 'lizdexanfetamene' })).toMatchObject({
      ingredients: [],
      unread: { kind: 'unknown' },
    });
  });

  test('an entry is shown by its name, or by its code where it has none', () => {
    expect(recogniseMedicine({ name: 'Ativan', rxcui: '6470' }).label).toBe('Ativan');
    expect(recogniseMedicine({ rxcui: '6470' }).label).toBe('6470');
  });

  test('every Spanish name is a row, and is read as that row without a question', () => {
    for (const spanish of Object.keys(SPANISH_NAMES))
      expect(recogniseMedicine({ name: spanish }), spanish).toMatchObject({
        ingredients: [expect.objectContaining({ by: 'name' })],
        unread: null,
      });
  });
});
