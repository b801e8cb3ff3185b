import { COVER_STREAM, type CoverCommand, decideCover } from '@keel/clinical/cover';
import { KIT_EQUIPMENT } from '@keel/clinical/emergency';
import { DETACH_REASONS, type DeviceCommand, decideDevice, deviceFold } from '@keel/clinical/feed';
import { decidePlaces, PLACES_STREAM, type PlacesCommand, placesFold } from '@keel/clinical/places';
import { decidePublicFacts, PUBLIC_FACTS_STREAM, type PublicFactsCommand } from '@keel/clinical/public-facts';
import type { StreamName } from '@keel/clinical/record';
import type { Action } from '@keel/clinical/rights';
import { decideStaff, STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { Id, SetCoverBody, STAFF_COMMANDS, type StaffCommandKind, StatePublicFactsBody } from '@keel/formats/api';
import { DIALECT_NAMES, isZone } from '@keel/formats/hl7v2';
import { z } from 'zod';
import { isAddress } from '../ingest/index.ts';
import { type CommandDefinition, define } from './definition.ts';

const nothing = (): readonly StreamName[] => [];
const noPatient = (): null => null;

/** People, tablets, charts opened in an emergency. */
const staff: readonly CommandDefinition[] = (Object.keys(STAFF_COMMANDS) as StaffCommandKind[]).map((kind) =>
  define({
    kind,
    on: kind === 'open-in-emergency' ? 'patient' : STAFF_STREAM,
    action: `command/${kind}`,
    body: STAFF_COMMANDS[kind] as z.ZodType,
    says: 'order',
    begins: false,
    reads: () => (kind === 'open-in-emergency' ? [STAFF_STREAM] : []),
    patient: (command) => (kind === 'open-in-emergency' ? command.stream.slice('patient/'.length) : null),
    decide: (states, command, context) =>
      decideStaff(states.of(staffFold, STAFF_STREAM), command as Parameters<typeof decideStaff>[1], context),
  }),
);

const Words = z.string().trim().min(1).max(200);
const DEVICE_BODIES = {
  'register-device': z
    .strictObject({
      name: Words,
      maker: Words,
      model: Words,
      // A monitor that names itself nowhere is known by where it speaks from.
      identity: z.string().trim().max(200),
      addresses: z
        .array(z.string().trim().refine(isAddress, 'must be an IP address or a network as 10.1.2.0/24'))
        .max(16),
      zone: z.string().max(60).refine(isZone, 'must be an IANA zone such as America/Denver'),
      siteId: Id,
      certificates: z
        .array(
          z
            .string()
            .trim()
            .regex(/^(?:[0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$/, 'must be a SHA-256 fingerprint in hex'),
        )
        .max(16)
        .optional(),
      dialects: z.array(z.enum(DIALECT_NAMES)).max(8).optional(),
      marksEveryRow: z.boolean().optional(),
      training: z.boolean().optional(),
    })
    .refine(({ addresses, certificates = [] }) => addresses.length + certificates.length > 0, {
      path: ['addresses'],
      message: 'name an address or a certificate that it speaks with',
    }),
  'retire-device': z.strictObject({ because: Words }),
  'associate-device': z.strictObject({
    sessionId: Id,
    patientId: Id,
    chairId: Id,
    identifiersConfirmed: z.array(z.string().max(40)).max(10),
  }),
  'detach-device': z.strictObject({ because: z.enum(DETACH_REASONS) }),
} as const;

/** What staff say about monitors. What the feed itself notes about them never comes through this door. */
const devices: readonly CommandDefinition[] = (
  Object.keys(DEVICE_BODIES) as (keyof typeof DEVICE_BODIES & DeviceCommand['kind'])[]
).map((kind) =>
  define({
    kind,
    on: 'device',
    action: `command/${kind}`,
    body: DEVICE_BODIES[kind] as z.ZodType,
    says: 'order',
    begins: kind === 'register-device',
    reads: nothing,
    patient: (command) =>
      kind === 'associate-device' ? (command.body as { readonly patientId: string }).patientId : null,
    decide: (states, command, context) =>
      decideDevice(states.of(deviceFold, command.stream), command as DeviceCommand, context),
  }),
);

const PLACE_BODIES = {
  'name-clinic': z.strictObject({ name: Words }),
  'open-site': z.strictObject({
    siteId: Id,
    name: Words,
    zone: z
      .string()
      .max(60)
      .refine((zone) => isZone(zone), 'must be an IANA zone such as America/Denver'),
    address: z.strictObject({
      street: Words,
      city: Words,
      state: Words,
      postalCode: Words,
      entrance: Words,
      entranceEs: Words.exactOptional(),
    }),
    phone: Words,
    email: z.email().max(200).exactOptional(),
  }),
  'list-kit': z.strictObject({
    siteId: Id,
    place: Words,
    items: z
      .array(
        z.strictObject({
          drug: Words,
          mgPerMl: z.number().positive().max(1_000_000).nullable(),
          mgPerUnit: z.number().positive().max(1_000_000).nullable(),
          unitName: Words,
          expiry: z.iso.date('must be a date like 2026-03-01'),
          count: z.int().min(0).max(999),
        }),
      )
      .max(80),
    equipment: z.array(z.enum(KIT_EQUIPMENT)).max(20),
  }),
  'open-chair': z.strictObject({ siteId: Id, chairId: Id, name: Words }),
  'close-chair': z.strictObject({ chairId: Id, because: Words }),
} as const;

const places: readonly CommandDefinition[] = (Object.keys(PLACE_BODIES) as PlacesCommand['kind'][]).map((kind) =>
  define({
    kind,
    on: PLACES_STREAM,
    action: `command/${kind}` as Action,
    body: PLACE_BODIES[kind] as z.ZodType,
    says: 'order',
    begins: true,
    reads: nothing,
    patient: noPatient,
    decide: (states, command, context) =>
      decidePlaces(states.of(placesFold, PLACES_STREAM), command as PlacesCommand, context),
  }),
);

/** Who reads what patients write, and when. */
const cover: readonly CommandDefinition[] = [
  define({
    kind: 'set-cover',
    on: COVER_STREAM,
    action: 'command/set-cover',
    body: SetCoverBody.refine(({ zone }) => isZone(zone), {
      path: ['zone'],
      message: 'must be an IANA zone such as America/Denver',
    }) as z.ZodType,
    says: 'order',
    begins: true,
    // The whole of it is replaced: who changes it has seen what stands.
    mustHaveSeen: true,
    reads: () => [STAFF_STREAM],
    patient: noPatient,
    decide: (states, command, context) =>
      decideCover(states.of(staffFold, STAFF_STREAM), command as CoverCommand, context),
  }),
];

/** What the clinic says of itself to anybody who asks. */
const publicFacts: readonly CommandDefinition[] = [
  define({
    kind: 'state-public-facts',
    on: PUBLIC_FACTS_STREAM,
    action: 'command/state-public-facts',
    body: StatePublicFactsBody as z.ZodType,
    says: 'order',
    begins: true,
    // The whole of it is replaced: who changes it has seen what stands.
    mustHaveSeen: true,
    reads: nothing,
    patient: noPatient,
    decide: (_states, command, context) => decidePublicFacts(command as PublicFactsCommand, context),
  }),
];

export const HOUSE_COMMANDS: readonly CommandDefinition[] = [...staff, ...devices, ...places, ...cover, ...publicFacts];
