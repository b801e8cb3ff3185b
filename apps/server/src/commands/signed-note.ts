import { sessionNote } from '@keel/clinical/documents';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import type { Command, Context } from '@keel/clinical/record';
import { isOver, readSession, sessionFold } from '@keel/clinical/session';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { drawPaper, sha256Of } from '../documents/index.ts';
import type { Attached, States } from './definition.ts';

/**
 * The note that a signature is for: drawn here, from the record that was seen, with the signature on it. Its hash goes
 * into the event and its bytes beside it, so neither can be put under another (21 CFR 11.70, safety R4).
 */
export async function attachNote(states: States, command: Command, context: Context): Promise<Attached> {
  const session = readSession(states.of(sessionFold, command.stream));
  // What cannot be signed is refused by the domain, with its reasons; there is nothing to draw.
  if (session.patient === null || !isOver(session.phase)) return { command, blobs: [] };
  const places = states.of(placesFold, PLACES_STREAM);
  const staff = states.of(staffFold, STAFF_STREAM);
  const site = places.sites.find(({ siteId }) => siteId === session.site) ?? null;
  const body = command.body as { readonly printedName: string; readonly meaning: string };
  const bytes = await drawPaper(
    sessionNote({
      session,
      patient: readPatient(states.of(patientFold, `patient/${session.patient}`)),
      clinic: places.clinicName ?? '',
      site,
      zone: site?.zone ?? context.zone,
      nameOf: (person) => staff.people[person]?.name ?? person,
      signature: {
        printedName: body.printedName,
        meaning: body.meaning,
        at: command.occurredAt,
        throughSeq: session.seq,
      },
      asOf: new Date(context.now).toISOString(),
    }),
  );
  const sha256 = sha256Of(bytes);
  return {
    command: { ...command, body: { ...body, document: { sha256, size: bytes.length } } },
    blobs: [{ sha256, mediaType: 'application/pdf', bytes }],
  };
}
