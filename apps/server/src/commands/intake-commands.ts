import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import {
  type ConsentCommand,
  canonicalConsent,
  consentById,
  decideConsent,
  type SignConsentText,
  signedAtOf,
} from '@keel/clinical/consent';
import { COVER_STREAM, coverFold, watchAt } from '@keel/clinical/cover';
import { dayFold, dayHolding, daysThatMayHold } from '@keel/clinical/day';
import { consentPaper } from '@keel/clinical/documents';
import { decideIntake, decideUpload, type IntakeCommand, type UploadCommand } from '@keel/clinical/intake';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { decidePreparation, type PreparationCommand, type PreparationKind } from '@keel/clinical/preparation';
import { type Command, type Context, refused, type StreamName, streamId } from '@keel/clinical/record';
import type { Action } from '@keel/clinical/rights';
import { readSession, sessionFold } from '@keel/clinical/session';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import {
  CONSENT_COMMAND_BODIES,
  INTAKE_COMMAND_BODIES,
  PREPARATION_COMMAND_BODIES,
  UploadDocumentBody,
} from '@keel/formats/api';
import type { z } from 'zod';
import { drawPaper, sha256Of } from '../documents/index.ts';
import { attachUpload } from './brought-bytes.ts';
import { NO_POLICY } from './care-commands.ts';
import { type Attached, type CommandDefinition, define, type States } from './definition.ts';

const patientOf = (command: Command): string => command.stream.slice('patient/'.length);

const intake: readonly CommandDefinition[] = (['answer-intake', 'finish-intake'] as const).map((kind) =>
  define({
    kind,
    on: 'patient',
    action: `command/${kind}`,
    body: INTAKE_COMMAND_BODIES[kind] as z.ZodType,
    says: kind === 'answer-intake' ? 'fact' : 'order',
    begins: false,
    // Who reads at this hour owns what asks for help.
    reads: () => (kind === 'answer-intake' ? [COVER_STREAM, STAFF_STREAM] : []),
    patient: patientOf,
    decide(states, command, context) {
      const watch =
        kind === 'answer-intake'
          ? watchAt(states.of(coverFold, COVER_STREAM).cover, states.of(staffFold, STAFF_STREAM), context.now, false)
          : null;
      return decideIntake(
        { patient: states.of(patientFold, command.stream), watch },
        command as IntakeCommand,
        context,
      );
    },
  }),
);

const upload: readonly CommandDefinition[] = [
  define({
    kind: 'upload-document',
    on: 'patient',
    action: 'command/upload-document',
    body: UploadDocumentBody as z.ZodType,
    says: 'order',
    begins: false,
    reads: () => [],
    patient: patientOf,
    attach: attachUpload,
    decide: (states, command, context) =>
      decideUpload({ patient: states.of(patientFold, command.stream) }, command as UploadCommand, context),
  }),
];

/** The text as it stands is hashed and drawn here, with the signature on it: what is kept is what was shown, or nothing is. */
async function attachConsent(states: States, command: Command, context: Context): Promise<Attached> {
  const body = command.body as SignConsentText;
  const document = consentById(body.document);
  if (document === undefined) return { command, blobs: [] };
  const textSha256 = sha256Of(Buffer.from(canonicalConsent(document, body.language), 'utf8'));
  const { details } = readPatient(states.of(patientFold, command.stream));
  const places = states.of(placesFold, PLACES_STREAM);
  const staff = states.of(staffFold, STAFF_STREAM);
  const { actor } = context;
  const signedAt = signedAtOf(command, context);
  const bytes = await drawPaper(
    consentPaper({
      document,
      language: body.language,
      patient: {
        name: [details?.givenName, details?.familyName].filter(Boolean).join(' '),
        birthDate: details?.birthDate ?? '',
      },
      clinic: places.clinicName ?? '',
      zone: places.sites[0]?.zone ?? context.zone,
      printedName: body.printedName,
      signedAt,
      withStaff: actor.roles.length === 0 ? null : (staff.people[actor.id]?.name ?? actor.id),
      textSha256,
      teachBack: body.teachBack,
      asOf: new Date(signedAt).toISOString(),
    }),
  );
  const sha256 = sha256Of(bytes);
  return {
    command: { ...command, body: { ...body, bound: { sha256: textSha256, paper: { sha256, size: bytes.length } } } },
    blobs: [{ sha256, mediaType: 'application/pdf', bytes }],
  };
}

const consent: readonly CommandDefinition[] = (
  ['sign-consent-text', 'ask-about-consent', 'withdraw-consent-question'] as const
).map((kind) =>
  define({
    kind,
    on: 'patient',
    action: `command/${kind}`,
    body: CONSENT_COMMAND_BODIES[kind] as z.ZodType,
    says: kind === 'ask-about-consent' ? 'fact' : 'order',
    begins: false,
    reads: () => (kind === 'sign-consent-text' ? [PLACES_STREAM, STAFF_STREAM] : []),
    patient: patientOf,
    ...(kind === 'sign-consent-text' ? { attach: attachConsent } : {}),
    decide: (states, command, context) =>
      decideConsent({ patient: states.of(patientFold, command.stream) }, command as ConsentCommand, context),
  }),
);

/** Where a visit takes place: its session, and the day of its site. Null where it was booked without a chair. */
function placeOfVisit(states: States, command: Command) {
  const { visit } = command.body as { readonly visit?: string };
  const patient = readPatient(states.of(patientFold, command.stream));
  const booked = patient.visits.find(({ body }) => body.visit === visit);
  const session: StreamName | null = booked?.body.session === undefined ? null : `session/${booked.body.session}`;
  return { startsAt: booked?.body.startsAt ?? null, session };
}

function daysOfVisit(states: States, command: Command) {
  const { session, startsAt } = placeOfVisit(states, command);
  if (session === null || startsAt === null) return null;
  const { site } = readSession(states.of(sessionFold, session));
  const place = states.of(placesFold, PLACES_STREAM).sites.find(({ siteId }) => siteId === site);
  return site === null || place === undefined
    ? null
    : { site, session: streamId(session), streams: daysThatMayHold(site, startsAt, place.zone) };
}

const preparation: readonly CommandDefinition[] = (Object.keys(PREPARATION_COMMAND_BODIES) as PreparationKind[]).map(
  (kind) =>
    define({
      kind,
      on: 'patient',
      action: `command/${kind}` as Action,
      body: PREPARATION_COMMAND_BODIES[kind] as z.ZodType,
      says: kind === 'report-food' || kind === 'answer-as-escort' ? 'fact' : 'order',
      begins: false,
      reads(command, states) {
        if (kind === 'instruct-holds') return [POLICY_STREAM];
        const { session } = placeOfVisit(states, command);
        if (session === null) return [POLICY_STREAM, PLACES_STREAM];
        // Asked again once the session is there: it says at which site, and so on which day, the visit is.
        const house = [POLICY_STREAM, PLACES_STREAM, session] as const;
        return loadedAll(states, house) ? [...house, ...(daysOfVisit(states, command)?.streams ?? [])] : house;
      },
      patient: patientOf,
      decide(states, command, context) {
        const policy = policyAt(states.of(adoptionFold, POLICY_STREAM), context.now)?.policy;
        if (policy === undefined) return refused([NO_POLICY]);
        const session = kind === 'instruct-holds' ? null : placeOfVisit(states, command).session;
        const days = session === null ? null : daysOfVisit(states, command);
        const chairs = days === null ? [] : (placeChairs(states, days.site) ?? []);
        return decidePreparation(
          {
            patient: states.of(patientFold, command.stream),
            session: session === null ? null : states.of(sessionFold, session),
            day: days === null ? null : dayOf(states, days),
            site: days?.site ?? null,
            policy,
          },
          command as PreparationCommand,
          { ...context, policy, chairs },
        );
      },
    }),
);

const dayOf = (states: States, { session, streams: [own, before] }: NonNullable<ReturnType<typeof daysOfVisit>>) =>
  dayHolding([states.of(dayFold, own), states.of(dayFold, before)], session);

const placeChairs = (states: States, site: string) =>
  states.of(placesFold, PLACES_STREAM).sites.find(({ siteId }) => siteId === site)?.chairs;

/** Whether the streams of an earlier round are there already. */
function loadedAll(states: States, streams: readonly StreamName[]): boolean {
  return streams.every((stream) => states.seq(stream) > 0);
}

/** What is said before the first dose: the intake, its documents, the consent, and the preparation for a visit. */
export const INTAKE_COMMANDS: readonly CommandDefinition[] = [...intake, ...upload, ...consent, ...preparation];
