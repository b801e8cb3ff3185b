import { expect, test } from 'vitest';
import { searcher } from './search.ts';

const entries = [
  { id: 'bp-elevated', title: 'Blood pressure is raised', words: 'PI-US-2019 label caution' },
  { id: 'ddi-maoi', title: 'MAO inhibitor', words: 'blood pressure phenelzine Ménière' },
  { id: 'bp-high', title: 'Blood pressure is high', words: 'defer' },
];
const find = searcher(entries);
const ids = (asked: string) => find(asked).map(({ id }) => id);

test.each([
  ['', ['bp-elevated', 'ddi-maoi', 'bp-high']],
  ['BP-HIGH', ['bp-high']],
  ['bp high', ['bp-high']],
  ['blood', ['bp-elevated', 'bp-high', 'ddi-maoi']],
  ['meniere', ['ddi-maoi']],
  ['MÉNIÈRE', ['ddi-maoi']],
  ['pi us 2019', ['bp-elevated']],
  ['pressure defer', ['bp-high']],
  ['nothing of the kind', []],
])('%s', (asked, found) => expect(ids(asked)).toEqual(found));
