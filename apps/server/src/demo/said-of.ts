import { randomUUID } from 'node:crypto';
import { decidePatient, type PatientCommand, patientFold } from '@keel/clinical/patient';
import type { Actor, StreamName } from '@keel/clinical/record';
import type { Instant } from '@keel/clinical/units';
import { canonical, type OpenRecord, sha256 } from '../record/index.ts';
import { DEMO_CLINIC, DEMO_ZONE } from './cast.ts';

/** Something said of a patient of the demo, decided on what is kept of him: ready to be appended. */
export async function saidOf(
  record: OpenRecord,
  patient: string,
  actor: Actor,
  kind: string,
  body: object,
  at: Instant,
) {
  const stream: StreamName = `patient/${patient}`;
  const events = await record.load(DEMO_CLINIC, stream);
  const state = events.reduce(patientFold.evolve, patientFold.initial(stream));
  const id = randomUUID();
  const command = { id, kind, stream, seenSeq: 0, occurredAt: at, body } as unknown as PatientCommand;
  const decision = decidePatient({ patient: state }, command, { now: at, zone: DEMO_ZONE, actor });
  if (decision.kind === 'refused') throw new Error(`demo: ${kind} refused`);
  return {
    command: { id, bodyHash: sha256(canonical({ kind, body })) },
    author: { kind: 'person' as const, id: actor.id, right: `command/${kind} demo` },
    streams: decision.streams.map((one) => ({ ...one, expectedSeq: events.at(-1)?.seq ?? 0 })),
    answer: null,
  };
}
