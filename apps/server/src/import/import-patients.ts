import { createHash } from 'node:crypto';
import { decidePatient, type PatientCommand, patientFold } from '@keel/clinical/patient';
import type { Actor, StreamEvents, StreamName } from '@keel/clinical/record';
import { mayDo } from '@keel/clinical/rights';
import { personKeys } from '@keel/clinical/sign-up';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import type { Instant } from '@keel/clinical/units';
import type { ImportedPatient, ImportProblem } from '@keel/formats/patient-csv';
import { canonical, type OpenRecord, sha256 } from '../record/index.ts';

export interface ImportReport {
  /** Whether anything was written; false for a look ahead, and whenever there is a problem. */
  readonly done: boolean;
  readonly added: number;
  /** Imported by an earlier run of the same list. */
  readonly already: number;
  readonly problems: readonly ImportProblem[];
}

const RIGHT = 'command/register-patient';
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An id that the same line of the same list always has, so that a second run finds the first. */
const idOf = (clinic: string, { key }: ImportedPatient): string => `imp-${digest(`${clinic} ${key}`).slice(0, 20)}`;

/** A UUID of version 8 made of what it names. */
function commandId(text: string): string {
  const hex = digest(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Registers the people of a list, all of them in one transaction or none. Who stands in the record already under the same
 * id was imported before and is left alone; who looks like somebody of the record (name and date of birth) is a problem that a
 * person decides, not a second chart. `go` false looks and writes nothing.
 */
export async function importPatients(
  record: OpenRecord,
  given: {
    readonly clinic: string;
    readonly by: string;
    readonly zone: string;
    readonly now: Instant;
    readonly patients: readonly ImportedPatient[];
    readonly go: boolean;
  },
): Promise<ImportReport> {
  const { clinic, by, zone, now, patients } = given;
  const staff = (await record.load(clinic, STAFF_STREAM)).reduce(staffFold.evolve, staffFold.initial(STAFF_STREAM));
  const person = staff.people[by]?.endedAt === null ? staff.people[by] : undefined;
  const actor: Actor = { kind: 'person', id: by, roles: person?.roles ?? [] };
  const right = mayDo(actor, RIGHT, 'clinic');
  if (right.verdict === 'deny') {
    const fix = 'name somebody of this clinic who may register patients (prescriber, nurse or front desk)';
    return { done: false, added: 0, already: 0, problems: [{ line: 0, field: 'by', value: by, fix }] };
  }
  const problems: ImportProblem[] = [];
  const streams: (StreamEvents & { readonly expectedSeq: number })[] = [];
  let already = 0;
  for (const one of patients) {
    const stream: StreamName = `patient/${idOf(clinic, one)}`;
    if ((await record.load(clinic, stream)).length > 0) {
      already += 1;
      continue;
    }
    const like = await sameName(record, clinic, one);
    if (like !== null) {
      const fix = `somebody of this name and date of birth is in the record (${like}); take the line out, or correct it`;
      problems.push({ line: one.line, field: 'familyName', value: one.details.familyName, fix });
      continue;
    }
    const id = commandId(`${clinic} ${stream}`);
    const command = {
      id,
      kind: 'register-patient',
      stream,
      seenSeq: 0,
      occurredAt: now,
      body: one.details,
    } satisfies PatientCommand;
    const decision = decidePatient({ patient: patientFold.initial(stream) }, command, { now, zone, actor });
    if (decision.kind === 'refused')
      problems.push(
        ...decision.reasons.map(({ title, because }) => ({
          line: one.line,
          field: 'row',
          value: one.details.familyName,
          fix: `${title}: ${because}`,
        })),
      );
    else streams.push(...decision.streams.map((moved) => ({ ...moved, expectedSeq: 0 })));
  }
  const ready = problems.length === 0 && given.go && streams.length > 0;
  if (ready) {
    const body = { patients: streams.map(({ stream }) => stream) };
    await record.append(clinic, {
      command: { id: commandId(canonical(body)), bodyHash: sha256(canonical({ kind: 'import-patients', body })) },
      author: { kind: 'person', id: by, right: `${RIGHT} import` },
      streams,
      answer: null,
    });
  }
  return { done: ready, added: problems.length === 0 ? streams.length : 0, already, problems };
}

/** Somebody of the record with the same name and date of birth, under another id. */
async function sameName(record: OpenRecord, clinic: string, { details }: ImportedPatient): Promise<string | null> {
  const key = personKeys(details).find((one) => one.key === 'name');
  if (key === undefined) return null;
  return record.reading(clinic, null, async (trx) => {
    const row = await trx
      .selectFrom('person_key')
      .select('patient')
      .where('clinic_id', '=', clinic)
      .where('key', '=', 'name')
      .where('value', '=', key.value)
      .executeTakeFirst();
    return row?.patient ?? null;
  });
}
