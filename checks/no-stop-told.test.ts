import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Everything whose words a patient or a clinician can be shown: screens, rules, cards, documents. */
function texts(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return [];
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return texts(path);
    return /\.(tsx?|html)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const DRUG =
  'benzodiaz\\w*|lorazepam|clonazepam|diazepam|alprazolam|stimulant\\w*|estimulante\\w*|methylphenidate|amphetamine\\w*|opioid\\w*|opioide\\w*|oxycodone|methadone|buprenorphine|antihypertensive\\w*|antihipertensiv\\w*|blood[- ]pressure (?:tablets?|pills?|medicines?|drugs?)|lisinopril|metoprolol|clonidine';
const TELL = "(?:stop|skip|quit|discontinue|withhold|do not take|don't take|deje de tomar|no tome|suspenda|interrumpa)";
/** An order to stop, then the drug, in one sentence. What says that somebody shall not be told so is no such order. */
const TOLD = new RegExp(
  `(?<!never |not |nobody |nunca |no |to )\\b${TELL}\\b (?:taking |your |the |all |any |su |sus |el |la |tomar )*(?:${DRUG})`,
  'i',
);

const lines = ['packages/clinical/src', 'packages/ui/src', 'apps/console/src', 'apps/portal/src'].flatMap((dir) =>
  texts(join(root, dir)).flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line, index) => ({ at: `${relative(root, path)}:${index + 1}`, line })),
  ),
);

describe('nothing tells a patient to stop another prescriber’s drug', () => {
  test.each([
    ["'Stop your benzodiazepine before you come'", true],
    ["'Do not take your blood pressure tablets that morning'", true],
    ["'No tome sus estimulantes'", true],
    ["'Never stop a benzodiazepine without its prescriber'", false],
    ["'Ask the prescriber about the stimulant'", false],
  ])('the check knows %s', (line, told) => {
    expect(TOLD.test(line)).toBe(told);
  });

  test('in any line of the rules, cards, forms and screens', () => {
    expect(lines.length).toBeGreaterThan(1_000);
    expect(lines.filter(({ line }) => TOLD.test(line)).map(({ at, line }) => `${at} ${line.trim()}`)).toEqual([]);
  });
});
