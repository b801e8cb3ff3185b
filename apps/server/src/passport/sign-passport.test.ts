import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { decidePatient, type PatientCommand, patientFold, readPatient } from '@keel/clinical/patient';
import { readSession, recordDraft, replayScenario, type Scenario } from '@keel/clinical/session';
import { instant } from '@keel/clinical/units';
import { canonicalJson, type PassportBundle, passportBundle } from '@keel/formats/fhir';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { signPassport, verifyPassport } from './index.ts';

const NOW = instant(1_772_467_200_000);
const { privateKey } = generateKeyPairSync('ed25519');
const scenario = JSON.parse(
  readFileSync(new URL('../../../../scenarios/session/iv-infusion.json', import.meta.url), 'utf8'),
) as Scenario;

function somebody(
  allergies: object | null = { answer: 'listed', allergies: [{ substance: 'latex', reaction: 'hives' }] },
) {
  const replayed = replayScenario(scenario, { startsAt: NOW, session: 's1', patient: 'p1', zone: 'America/Denver' });
  let state = replayed.patient;
  const say = (kind: PatientCommand['kind'], body: unknown): void => {
    const command = { id: `x${state.seq}`, kind, stream: 'patient/p1', seenSeq: 0, occurredAt: NOW, body };
    const actor = { kind: 'person', id: 'nora', roles: ['nurse'] } as const;
    const decision = decidePatient({ patient: state }, command as unknown as PatientCommand, {
      now: NOW,
      zone: 'UTC',
      actor,
    });
    if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.reasons));
    for (const draft of decision.streams.flatMap(({ events }) => events)) {
      const where = { command: command.id, index: 0, stream: 'patient/p1', seq: state.seq + 1, position: 1 } as const;
      state = patientFold.evolve(state, recordDraft(draft, { ...where, recordedAt: NOW, actor }));
    }
  };
  if (readPatient(state).details === null) {
    say('register-patient', { givenName: 'Ada', familyName: 'Quinn', birthDate: '1984-05-06', sexAtBirth: 'female' });
  }
  say('list-conditions', {
    conditions: [{ system: 'ICD-10-CM', code: 'F33.2', words: 'Major depressive disorder', status: 'active' }],
  });
  if (allergies !== null) say('list-allergies', allergies);
  say('write-patient-note', { words: 'PRIVATE-NOTE', class: 'counselling' });
  return { patient: readPatient(state), session: readSession(replayed.session) };
}
const { patient: ada } = somebody();
const bundle = (signed: readonly string[] = ['s1'], patient = ada): PassportBundle =>
  passportBundle({
    patient,
    signed: new Set(signed),
    clinic: { name: 'Riverside', phone: '+1 303 555 0100', npi: '1234567893' },
    madeAt: '2026-03-02T16:00:00.000Z',
  });

/** What R4 requires of each resource, with the required bindings of what is in it. */
const Coding = z.object({ system: z.url(), code: z.string().min(1) }).loose();
const Concept = z
  .object({ coding: z.array(Coding).optional(), text: z.string().optional() })
  .refine(({ coding, text }) => coding !== undefined || text !== undefined);
const Reference = z.object({ reference: z.string().startsWith('urn:keel:passport:') });
const FhirId = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/);
const When = z.iso.datetime();
const SHAPES: Readonly<Record<string, z.ZodType>> = {
  Patient: z.object({
    id: FhirId,
    birthDate: z.iso.date(),
    gender: z.enum(['male', 'female', 'other', 'unknown']),
    name: z.array(z.object({ family: z.string(), given: z.array(z.string()) })),
  }),
  Organization: z.object({ id: FhirId, name: z.string() }),
  Condition: z.object({ id: FhirId, subject: Reference, code: Concept, clinicalStatus: Concept }),
  AllergyIntolerance: z.object({
    id: FhirId,
    patient: Reference,
    code: Concept,
    clinicalStatus: Concept,
    recordedDate: When,
  }),
  MedicationAdministration: z.object({
    id: FhirId,
    status: z.enum(['in-progress', 'not-done', 'on-hold', 'completed', 'entered-in-error', 'stopped', 'unknown']),
    medicationCodeableConcept: Concept,
    subject: Reference,
    effectiveDateTime: When,
    dosage: z.object({ dose: z.object({ value: z.number().positive(), code: z.literal('mg') }).loose() }).loose(),
  }),
  Observation: z.object({
    id: FhirId,
    status: z.enum(['registered', 'preliminary', 'final', 'amended']),
    code: Concept,
    subject: Reference,
    effectiveDateTime: When,
  }),
};

describe('what stands in a passport', () => {
  test('every resource is what R4 asks of it, with codes, and every reference points into the bundle', () => {
    const made = bundle();
    const urls = new Set(made.entry.map(({ fullUrl }) => fullUrl));
    expect(urls.size).toBe(made.entry.length);
    for (const { resource } of made.entry) {
      const shape = SHAPES[resource.resourceType];
      expect(shape, resource.resourceType).toBeDefined();
      expect(shape?.safeParse(resource).error?.issues ?? []).toEqual([]);
    }
    for (const [, reference = ''] of JSON.stringify(made).matchAll(/"reference":"([^"]+)"/g)) {
      expect(urls).toContain(reference);
    }
    const kinds = made.entry.map(({ resource }) => resource.resourceType);
    for (const kind of Object.keys(SHAPES)) expect(kinds).toContain(kind);
  });
  test('who was asked and knows of no allergy has that in it, and whom nobody asked has nothing', () => {
    const allergiesOf = (told: object | null) =>
      bundle(['s1'], { ...somebody(told).patient, ...(told === null ? { allergies: null } : {}) })
        .entry.map(({ resource }) => resource)
        .filter(({ resourceType }) => resourceType === 'AllergyIntolerance');
    const [none, ...more] = allergiesOf({ answer: 'none-known', allergies: [] });
    expect(SHAPES['AllergyIntolerance']?.safeParse(none).error?.issues ?? []).toEqual([]);
    expect(none).toMatchObject({ code: { coding: [{ code: '716186003' }] } });
    expect(more).toEqual([]);
    expect(allergiesOf(null)).toEqual([]);
  });
  test('a session that nobody signed is not vouched for, and notes are not in it', () => {
    const kinds = bundle([]).entry.map(({ resource }) => resource.resourceType);
    expect(kinds).not.toContain('MedicationAdministration');
    expect(JSON.stringify(bundle())).not.toContain('PRIVATE-NOTE');
  });
});

describe('the signature', () => {
  const signed = signPassport(bundle(), privateKey);
  test('is good for what was signed, also after a trip through a file with its keys in another order', () => {
    expect(verifyPassport(JSON.parse(JSON.stringify(signed, null, 4)))).toMatchObject({ valid: true });
    expect(verifyPassport(JSON.parse(canonicalJson(signed)))).toMatchObject({ valid: true });
  });
  test.each([
    [null, 'this is not a passport'],
    [{ resourceType: 'Patient' }, 'this is not a passport'],
    [bundle(), 'nobody has signed it'],
    [{ ...signed, signature: { ...signed.signature, data: 'eA==' } }, 'the signature cannot be read'],
  ])('%# is refused: %s', (file, because) => {
    expect(verifyPassport(file)).toEqual({ valid: false, because });
  });
  test('any other letter anywhere in the file is found', () => {
    const text = canonicalJson(signed);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom('0', '1', 'a', 'Z', '9'), (at, letter) => {
        fc.pre(text[at] !== letter);
        const other = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
        let file: unknown;
        try {
          file = JSON.parse(other);
        } catch {
          return;
        }
        expect(verifyPassport(file).valid).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
  test('another clinic’s signature over it names another key', () => {
    const other = signPassport(bundle(), generateKeyPairSync('ed25519').privateKey);
    const [a, b] = [verifyPassport(signed), verifyPassport(other)];
    expect(a.valid && b.valid && a.key !== b.key).toBe(true);
  });
});
