import type { FhirResource, PassportBundle } from '@keel/formats/fhir';
import { expect, test } from 'vitest';
import { passportPaper } from './passport-paper.ts';

const paper = (language: 'en' | 'es', ...resources: readonly object[]): string =>
  JSON.stringify(
    passportPaper(
      {
        timestamp: '2026-03-02T16:00:00.000Z',
        entry: resources.map((resource) => ({ fullUrl: 'urn:x', resource: resource as FhirResource })),
      } as unknown as PassportBundle,
      { language, clinic: 'Riverside', site: null, zone: 'America/Denver', asOf: '' },
    ).blocks.find((_, at, all) => at > 0 && /Allergies|Alergias/.test(JSON.stringify(all[at - 1]))),
  );
const allergy = (code: object) => ({ resourceType: 'AllergyIntolerance', id: 'a', code });

test.each([
  ['en', [], 'nothing on record'],
  ['en', [allergy({ coding: [{ system: 'x', code: '716186003', display: 'No known allergy' }] })], 'None known'],
  ['es', [allergy({ coding: [{ system: 'x', code: '716186003', display: 'No known allergy' }] })], 'Ninguna conocida'],
  ['en', [allergy({ text: 'latex' })], 'latex'],
] as const)('the paper says of allergies in %s %j: %s', (language, resources, words) => {
  expect(paper(language, ...resources)).toContain(words);
});
