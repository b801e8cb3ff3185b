import { createHash } from 'node:crypto';
import {
  decidePatient,
  type PatientCommand,
  type PatientDetails,
  patientFold,
  readPatient,
} from '@keel/clinical/patient';
import type { Actor, EventDraft, StreamEvents, StreamName } from '@keel/clinical/record';
import { recordDraft } from '@keel/clinical/record';
import { mayDo } from '@keel/clinical/rights';
import { personKeys } from '@keel/clinical/sign-up';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import type { Instant } from '@keel/clinical/units';
import { FIXES, type ImportedPatient, type ImportProblem } from '@keel/formats/patient-csv';
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
    return { done: false, added: 0, already: 0, problems: [{ line: 0, field: 'by', value: by, ...FIXES.whoImports }] };
  }
  const problems: ImportProblem[] = [];
  // Who may not list what somebody takes cannot bring it in by a file either.
  for (const [field, action] of [
    ['allergies', 'command/list-allergies'],
    ['medicines', 'command/list-medicines'],
  ] as const) {
    const first = patients.find((one) => one[field] !== undefined);
    if (first !== undefined && mayDo(actor, action, 'clinic').verdict === 'deny')
      problems.push({
        line: 1,
        field,
        value: '',
        ...FIXES.notAllowed,
      });
  }
  const streams: (StreamEvents & { readonly expectedSeq: number })[] = [];
  let already = 0;
  const known = await whoIsThere(record, clinic, patients);
  for (const one of patients) {
    const stream: StreamName = `patient/${idOf(clinic, one)}`;
    if (known.streams.has(stream)) {
      const stored = await record.load(clinic, stream);
      // Imported before under this number: the same person, or a number that two people have.
      const { details } = readPatient(stored.reduce(patientFold.evolve, patientFold.initial(stream)));
      if (details !== null && samePerson(details, one.details)) already += 1;
      else {
        const fix = FIXES.numberTaken(`${details?.givenName} ${details?.familyName}`);
        problems.push({ line: one.line, field: 'recordNumber', value: one.details.recordNumber ?? '', ...fix });
      }
      continue;
    }
    const like = known.names.get(nameOf(one.details) ?? '');
    if (like !== undefined) {
      problems.push({ line: one.line, field: 'familyName', value: one.details.familyName, ...FIXES.known(like) });
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
    const { allergies, medicines } = one;
    const commands: PatientCommand[] = [
      command,
      ...(allergies === undefined ? [] : [{ ...command, kind: 'list-allergies' as const, body: allergies }]),
      ...(medicines === undefined ? [] : [{ ...command, kind: 'list-medicines' as const, body: medicines }]),
    ];
    let patient = patientFold.initial(stream);
    const events: EventDraft[] = [];
    for (const said of commands) {
      const decision = decidePatient({ patient }, said, { now, zone, actor });
      if (decision.kind === 'refused')
        problems.push(
          ...decision.reasons.map(({ title, because }) => ({
            line: one.line,
            field: said === command ? 'row' : said.kind,
            value: one.details.familyName,
            fix: `${title}: ${because}`,
          })),
        );
      else
        for (const draft of decision.streams.flatMap((moved) => moved.events)) {
          const at = { command: id, index: events.length, stream, seq: events.length + 1, position: 0 };
          patient = patientFold.evolve(patient, recordDraft(draft, { ...at, recordedAt: now, actor }));
          events.push(draft);
        }
    }
    streams.push({ stream, events, expectedSeq: 0 });
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

/** By every key but the number's own: name and date of birth as they are compared anywhere else. */
function samePerson(a: PatientDetails, b: PatientDetails): boolean {
  return nameOf(a) !== undefined && nameOf(a) === nameOf(b);
}

const nameOf = (details: PatientDetails): string | undefined =>
  personKeys(details).find(({ key }) => key === 'name')?.value;

/** So many are asked for in one query; a statement takes 65,535 values. */
const ASKED_AT_ONCE = 5_000;

/** Who of a list is in the record: charts that an earlier run made, and people of the same name and date of birth. */
async function whoIsThere(
  record: OpenRecord,
  clinic: string,
  patients: readonly ImportedPatient[],
): Promise<{ readonly streams: ReadonlySet<string>; readonly names: ReadonlyMap<string, string> }> {
  return record.reading(clinic, null, async (trx) => {
    const streams = new Set<string>();
    const names = new Map<string, string>();
    for (let from = 0; from < patients.length; from += ASKED_AT_ONCE) {
      const some = patients.slice(from, from + ASKED_AT_ONCE);
      const made = await trx
        .selectFrom('event')
        .select('stream')
        .where('clinic_id', '=', clinic)
        .where('seq', '=', 1)
        .where(
          'stream',
          'in',
          some.map((one): StreamName => `patient/${idOf(clinic, one)}`),
        )
        .execute();
      for (const { stream } of made) streams.add(stream);
      const same = await trx
        .selectFrom('person_key')
        .select(['patient', 'value'])
        .where('clinic_id', '=', clinic)
        .where('key', '=', 'name')
        .where(
          'value',
          'in',
          some.flatMap(({ details }) => nameOf(details) ?? []),
        )
        .execute();
      for (const { patient, value } of same) names.set(value, patient);
    }
    return { streams, names };
  });
}
