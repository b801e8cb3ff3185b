import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import {
  type AgreementCommand,
  type AskEstimateCommand,
  composeEstimate,
  decideAgreement,
  decideAskEstimate,
  decideEstimate,
  decideFees,
  type EstimateAsked,
  type EstimateCommand,
  type EstimateDeciding,
  estimatePaper,
  FEES_STREAM,
  type FeesCommand,
  feesFold,
} from '@keel/clinical/costs';
import { patientFold } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { type Command, type Context, refused } from '@keel/clinical/record';
import type { Action } from '@keel/clinical/rights';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { localDateOf } from '@keel/clinical/units';
import { AGREEMENT_BODIES, AskEstimateBody, FEES_COMMAND_BODIES, IssueEstimateBody } from '@keel/formats/api';
import type { z } from 'zod';
import { drawPaper, sha256Of } from '../documents/index.ts';
import { NO_POLICY } from './care-commands.ts';
import { type Attached, type CommandDefinition, define, type States } from './definition.ts';

const estimateOf = (states: States, command: Command, context: Context): EstimateDeciding | null => {
  const policy = policyAt(states.of(adoptionFold, POLICY_STREAM), context.now)?.policy;
  const places = states.of(placesFold, PLACES_STREAM);
  return policy === undefined
    ? null
    : {
        patient: states.of(patientFold, command.stream),
        fees: states.of(feesFold, FEES_STREAM),
        regimens: policy.regimens,
        clinic: places.clinicName ?? '',
        // A clinic of several sites says on the paper which one: the first is its seat.
        site: places.sites[0] ?? null,
        nameOf: (person) => states.of(staffFold, STAFF_STREAM).people[person]?.name ?? null,
      };
};

/** The paper that the patient is given, drawn from the same lines that are recorded, and kept beside them. */
async function attachEstimate(states: States, command: Command, context: Context): Promise<Attached> {
  const asked = command.body as EstimateAsked;
  const deciding = estimateOf(states, command, context);
  if (deciding === null) return { command, blobs: [] };
  const { site } = deciding;
  const zone = site?.zone ?? context.zone;
  const { input, known, notStated } = composeEstimate(deciding, asked, {
    asOf: new Date(context.now).toISOString(),
    madeOn: localDateOf(context.now, zone),
  });
  // What will be refused is not drawn.
  if (!known || notStated.length > 0) return { command, blobs: [] };
  const bytes = await drawPaper(estimatePaper(input, asked.language));
  const sha256 = sha256Of(bytes);
  return {
    command: { ...command, body: { ...asked, document: { sha256, size: bytes.length } } },
    blobs: [{ sha256, mediaType: 'application/pdf', bytes }],
  };
}

/** What the clinic charges, and the estimate that a patient is given. Charges themselves follow from signed sessions. */
export const COST_COMMANDS: readonly CommandDefinition[] = [
  ...(Object.keys(FEES_COMMAND_BODIES) as FeesCommand['kind'][]).map((kind) =>
    define({
      kind,
      on: FEES_STREAM,
      action: `command/${kind}` as Action,
      body: FEES_COMMAND_BODIES[kind] as z.ZodType,
      says: 'order',
      begins: true,
      // A whole schedule replaces the one that was seen.
      mustHaveSeen: true,
      reads: () => [],
      patient: () => null,
      decide: (states, command, context) =>
        decideFees(states.of(feesFold, FEES_STREAM), command as FeesCommand, context),
    }),
  ),
  ...(Object.keys(AGREEMENT_BODIES) as AgreementCommand['kind'][]).map((kind) =>
    define({
      kind,
      on: 'patient',
      action: `command/${kind}` as Action,
      body: AGREEMENT_BODIES[kind] as z.ZodType,
      says: 'order',
      begins: false,
      reads: () => [FEES_STREAM],
      patient: (command) => command.stream.slice('patient/'.length),
      decide: (states, command, context) =>
        decideAgreement(
          { patient: states.of(patientFold, command.stream), fees: states.of(feesFold, FEES_STREAM) },
          command as AgreementCommand,
          context,
        ),
    }),
  ),
  define({
    kind: 'ask-estimate',
    on: 'patient',
    action: 'command/ask-estimate',
    body: AskEstimateBody as z.ZodType,
    says: 'fact',
    begins: false,
    reads: () => [],
    patient: (command) => command.stream.slice('patient/'.length),
    decide: (states, command, context) =>
      decideAskEstimate(states.of(patientFold, command.stream), command as AskEstimateCommand, context),
  }),
  define({
    kind: 'issue-estimate',
    on: 'patient',
    action: 'command/issue-estimate',
    body: IssueEstimateBody as z.ZodType,
    says: 'order',
    begins: false,
    reads: () => [POLICY_STREAM, FEES_STREAM, PLACES_STREAM, STAFF_STREAM],
    patient: (command) => command.stream.slice('patient/'.length),
    attach: attachEstimate,
    decide(states, command, context) {
      const deciding = estimateOf(states, command, context);
      return deciding === null ? refused([NO_POLICY]) : decideEstimate(deciding, command as EstimateCommand, context);
    },
  }),
];
