import { describe, expect, test } from 'vitest';
import { readDrugScreen } from './read-drug-screen.ts';

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
