import { z } from 'zod';
import { PolicyProposal } from './policy-commands.ts';
import { Id, Position, Time } from './values.ts';
import { PatientBrief } from './views.ts';

/** `GET /api/v1/policy`: every signed version, the latest signature first. */
export const PolicyView = z.object({
  position: Position,
  now: Time,
  /** Of `clinic/policy`: whoever adopts must have seen it. */
  seq: z.int(),
  versions: z.array(
    z.object({
      /** As `@keel/clinical/policy` reads it. */
      policy: z.unknown(),
      /** `set-aside`: a later signature came before it could begin. */
      state: z.enum(['in-force', 'ahead', 'past', 'set-aside']),
      from: Time,
      signedAt: Time,
      by: Id,
      printedName: z.string(),
      meaning: z.string(),
      because: z.string(),
    }),
  ),
});
export type PolicyView = z.infer<typeof PolicyView>;

const Verdict = z.enum(['contraindicated', 'defer', 'caution', 'eligible']);

/** `POST /api/v1/policy-preview`: whom a version would touch, judged on what the record last knew. */
export const PolicyPreviewQuery = z.strictObject({ policy: PolicyProposal });
export type PolicyPreviewQuery = z.infer<typeof PolicyPreviewQuery>;
export const PolicyPreviewView = z.object({
  position: Position,
  /** How many people were judged under both. */
  judged: z.int(),
  /** Null: compared with Keel's own rows, since nothing is in force. */
  against: z.string().nullable(),
  touched: z.array(z.object({ patient: PatientBrief, from: Verdict, to: Verdict, rules: z.array(z.string()) })),
});
export type PolicyPreviewView = z.infer<typeof PolicyPreviewView>;

/** `GET /api/v1/knowledge`: for which of our patients each rule fires now; the rules themselves are in the code of every screen. */
export const KnowledgeView = z.object({
  position: Position,
  now: Time,
  /** Null: nobody has adopted a policy, and Keel's own rows were taken. */
  policyVersion: z.string().nullable(),
  judged: z.int(),
  people: z.array(PatientBrief),
  fires: z.array(
    z.object({
      rule: z.string(),
      patients: z.array(
        z.object({
          patient: Id,
          verdict: z.enum(['contraindicated', 'defer', 'caution', 'info']),
          because: z.string(),
          /** The session at whose gate it stands; null: from what the record knows of the person. */
          session: Id.nullable(),
        }),
      ),
    }),
  ),
});
export type KnowledgeView = z.infer<typeof KnowledgeView>;
