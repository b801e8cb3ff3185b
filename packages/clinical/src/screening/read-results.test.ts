import { describe, expect, test } from 'vitest';
import { readDrugScreen } from './read-drug-screen.ts';
import { readResults } from './read-results.ts';

describe('a drug screen as laboratories write it', () => {
  test.each([
    ['Benzo neg / Cocaine pos / THC neg', ['cocaine'], false],
    ['Benzo neg | Cocaine pos | THC neg', ['cocaine'], false],
    ['THC negative cocaine positive', ['cocaine'], false],
    ['THC neg cocaine pos opiates neg', ['cocaine'], false],
    ['positive cocaine no other', ['cocaine'], false],
    ['positive for cocaine negative for opiates', ['cocaine'], false],
    ['negative for opiates positive for cocaine', ['cocaine'], false],
    ['Cocaine metabolite not negative', ['cocaine'], false],
    ['cocaine non-negative', ['cocaine'], false],
    ['cocaína positivo', ['cocaine'], false],
    ['cocaina negativo, benzodiacepinas negativo', [], false],
    ['no se detecta cocaína', [], false],
    ['negative but cocaine', ['cocaine'], false],
    ['negative except for amphetamine', ['amphetamines'], false],
    ['THC neg, cocaine', ['cocaine'], false],
    ['no THC cocaine positive', ['cocaine'], true],
    ['cocaine negative positive', ['cocaine'], true],
    ['negative for THC, cocaine, opiates', [], false],
    ['negative for THC/cocaine/opiates', [], false],
    ['THC neg cocaine neg opiates neg', [], false],
    ['no cocaine detected', [], false],
    ['no drugs detected', [], false],
    ['none detected', [], false],
    ['not detected', [], false],
    ['no positives', [], false],
    ['all negative', [], false],
    ['benzodiazepines positive, all else negative', ['benzodiazepines'], false],
    ['cocaine (+), THC (-)', ['cocaine'], false],
    ['positive', ['an unnamed substance'], false],
    ['screen not clean', ['an unnamed substance'], false],
    ['see scan', [], true],
    ['pending', [], true],
  ])('%s', (report, positive, unclear) => {
    const read = readDrugScreen(report);
    expect(read.positive.map(({ analyte }) => analyte)).toEqual(positive);
    expect(read.unclear).toBe(unclear);
  });
});

describe('what is said of each name', () => {
  const NAMES = [
    { id: 'a', words: /\balpha\b/ },
    { id: 'b', words: /\bbeta\b/ },
  ] as const;
  const said = (report: string) => {
    const { results, negativeSaid, unnamed, unclear } = readResults(report, NAMES);
    return {
      names: results.map(({ id, said, listed }) => `${id} ${said}${listed ? ' in a list' : ''}`),
      saying: [negativeSaid && 'negative', unnamed && 'unnamed', unclear && 'unclear'].filter(Boolean),
    };
  };
  test.each<[string, readonly string[], readonly string[]]>([
    ['', [], []],
    ['alpha', ['a unsaid'], []],
    ['alpha beta', ['a unsaid', 'b unsaid'], []],
    ['alpha neg', ['a negative'], ['negative']],
    ['alpha pos', ['a positive'], []],
    ['alpha trace', ['a positive'], []],
    ['alpha 3+', ['a positive'], []],
    ['alpha (-)', ['a negative'], ['negative']],
    ['alpha beta neg', ['a negative', 'b negative'], ['negative']],
    ['alpha neg beta', ['a negative', 'b unsaid'], ['negative']],
    ['alpha neg, beta', ['a negative', 'b unsaid'], ['negative']],
    ['negative for alpha, beta', ['a negative', 'b negative in a list'], ['negative']],
    ['positive for alpha, beta', ['a positive', 'b positive in a list'], []],
    ['negative for alpha. Beta', ['a negative', 'b unsaid'], ['negative']],
    ['negative for alpha but beta', ['a negative', 'b unsaid'], ['negative']],
    ['negative except for beta', ['b unsaid'], ['negative']],
    ['negative for alpha, beta pos', ['a negative', 'b positive'], ['negative']],
    ['alpha, negative', ['a unsaid'], ['negative']],
    ['no alpha detected', ['a negative'], ['negative']],
    ['no alpha found', ['a negative'], ['negative']],
    ['no alpha present', ['a negative'], ['negative']],
    ['no alpha positive', ['a negative', 'a positive'], ['negative', 'unclear']],
    ['no alpha beta detected', ['a negative', 'b negative', 'b positive'], ['negative', 'unclear']],
    ['alpha not detected', ['a negative'], ['negative']],
    ['alpha not negative', ['a positive'], []],
    ['alpha nonreactive', ['a negative'], ['negative']],
    ['alpha undetectable', ['a negative'], ['negative']],
    ['alpha negative positive', ['a negative', 'a positive'], ['negative', 'unclear']],
    ['alpha positive negative', ['a positive'], ['negative']],
    ['positive', [], ['unnamed']],
    ['gamma positive', [], ['unnamed']],
    ['gamma negative', [], ['negative']],
    ['screen positive', [], ['unnamed']],
    ['alpha neg, gamma pos', ['a negative'], ['negative', 'unnamed']],
    ['alpha pos, confirmed positive', ['a positive'], []],
    ['no positives', [], ['negative']],
    ['nothing found', [], ['negative']],
    ['all negative', [], ['negative']],
  ])('%s', (report, names, saying) => {
    expect(said(report)).toEqual({ names, saying });
  });
});
