import {
  CASE_DECISIONS,
  CONTAINER_FORMS,
  OWED_DUTIES,
  REMOVALS,
  type RegisterCommandBodies,
  type RegisterCommandKind,
} from '@keel/clinical/register';
import { z } from 'zod';
import { Id, LocalDate } from './values.ts';

/** Bodies of the commands on `register/<location>`. What is plausible is asked here, what is allowed by the domain. */
const Key = z.string().trim().min(1, 'must not be empty').max(80);
const Words = z.string().trim().min(1, 'must not be empty').max(2_000);
const Name = z.string().trim().min(1, 'must not be empty').max(160);
const Mg = z.number().min(0).max(100_000);
const Signed = z.string().trim().min(3, 'must say why').max(2_000);
const Ref = z.strictObject({ command: z.string().min(1).max(64), index: z.int().min(0).max(999) });
const Counts = z.array(z.strictObject({ containerId: Id, mg: Mg })).max(2_000);

export const REGISTER_COMMAND_BODIES = {
  'open-register': z.strictObject({
    name: Name,
    siteId: Id,
    registrant: z.strictObject({ name: Name, registration: Key }),
  }),
  'receive-stock': z.strictObject({
    receiptId: Id,
    product: z.strictObject({
      drug: Key,
      schedule: z.enum(['CIII', 'CIV']),
      form: z.enum(CONTAINER_FORMS),
      ndc: Key,
      lot: Key,
      expiry: LocalDate,
      mgPerMl: z.number().positive('must be more than 0').max(1_000),
      mlPerContainer: z.number().positive('must be more than 0').max(1_000),
    }),
    owner: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('clinic') }),
      z.strictObject({ kind: z.literal('patient'), patientId: Id }),
    ]),
    invoice: z.strictObject({ number: Key, date: LocalDate }),
    supplier: z.strictObject({ name: Name, address: Words, registration: Key }),
    containerIds: z.array(Id).min(1, 'must name each container').max(500),
  }),
  'open-container': z.strictObject({ containerId: Id }),
  'draw-drug': z.strictObject({
    drawId: Id,
    containerId: Id,
    mg: Mg,
    sessionId: Id,
    patientId: Id,
    done: z.boolean(),
  }),
  'record-drug-given': z.strictObject({ drawId: z.string().min(1).max(80), mg: Mg }),
  'waste-drug': z.strictObject({
    origin: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('draw'), drawId: z.string().min(1).max(80) }),
      z.strictObject({ kind: z.literal('container'), containerId: Id }),
    ]),
    mg: Mg.positive('must be more than 0'),
    manner: Words,
    because: Words,
  }),
  'witness-waste': Ref,
  'return-draw': z.strictObject({ drawId: z.string().min(1).max(80), because: Words }),
  'remove-container': z.strictObject({ containerId: Id, how: z.enum(REMOVALS), paper: Words }),
  'finish-container': z.strictObject({ containerId: Id, measuredMg: Mg }),
  'count-stock': z.strictObject({ when: z.enum(['opening', 'close']), counts: Counts }),
  'declare-discrepancy': z.strictObject({
    containerId: Id.nullable(),
    expectedMg: Mg,
    foundMg: Mg,
    because: Signed,
  }),
  'decide-discrepancy': z.strictObject({
    caseId: z.string().min(1).max(200),
    decision: z.enum(CASE_DECISIONS),
    note: Signed,
  }),
  'take-discrepancy': z.strictObject({ caseId: z.string().min(1).max(200), owner: Id }),
  'answer-case-duty': z.strictObject({
    caseId: z.string().min(1).max(200),
    duty: z.enum(OWED_DUTIES),
    evidence: Signed,
  }),
  'close-discrepancy': z.strictObject({ caseId: z.string().min(1).max(200), evidence: Signed }),
} as const satisfies { readonly [K in RegisterCommandKind]: z.ZodType<RegisterCommandBodies[K]> };
