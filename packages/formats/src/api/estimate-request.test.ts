import { expect, test } from 'vitest';
import { IssueEstimateBody } from './index.ts';

const ASKED = {
  estimate: 'e1',
  language: 'en',
  regimen: 'iv-depression',
  from: '2026-03-02',
  until: '2026-06-02',
  sessions: 6,
  maintenance: 0,
  evaluation: true,
  more: [],
  printedName: 'R. Wen',
};

test.each([
  ['2026-03-01', /before the estimate begins/],
  ['2026-06-03', /after the estimate ends/],
] as const)('a first session on %s, outside of the period, is an error that names the field', (primaryOn, fix) => {
  const issues = IssueEstimateBody.safeParse({ ...ASKED, primaryOn }).error?.issues ?? [];
  expect(issues.map(({ path }) => path.join('.'))).toEqual(['primaryOn']);
  expect(issues[0]?.message).toMatch(fix);
});

test.each(['2026-03-02', '2026-06-02', null])('a first session on %s is taken', (primaryOn) => {
  expect(IssueEstimateBody.safeParse({ ...ASKED, primaryOn }).error?.issues).toBeUndefined();
});
