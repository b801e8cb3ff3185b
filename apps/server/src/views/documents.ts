import {
  type AdviceLanguage,
  adviceLanguage,
  afterVisit,
  type Paper,
  type RemsForm,
  type RemsFormVersion,
  remsForm,
  remsFormDueAt,
  remsPaper,
  sessionNote,
} from '@keel/clinical/documents';
import { type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import { isOver, readSession, type Session, sessionFold } from '@keel/clinical/session';
import { DAY_MS } from '@keel/clinical/units';
import type { DocumentsView, RemsFormView } from '@keel/formats/api';
import { sha256Of } from '../documents/index.ts';
import { type BoardInput, house } from './board.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** The form in force; an older one is asked for by name. */
const FORM_VERSION: RemsFormVersion = '2024';
/** Notes and forms of this many days are listed; a form that is owed stays listed however old it is. */
const LISTED_DAYS = 14;

const sessionOf = async (input: BoardInput, id: string): Promise<Session> =>
  readSession((await input.folds.load(input.at, input.clinic, `session/${id}`, sessionFold)).state);
const patientOf = async (input: BoardInput, id: string): Promise<Patient> =>
  readPatient((await input.folds.load(input.at, input.clinic, `patient/${id}`, patientFold)).state);
const whose = (patient: Patient) => ({
  id: patient.id,
  name: [patient.details?.givenName, patient.details?.familyName].filter(Boolean).join(' ') || patient.id,
});

interface Case {
  readonly session: Session;
  readonly patient: Patient;
  readonly site: Awaited<ReturnType<typeof house>>['places']['sites'][number] | null;
  readonly staff: Awaited<ReturnType<typeof house>>['staff'];
  readonly clinicName: string;
}

async function caseOf(input: BoardInput, id: string): Promise<Case | null> {
  const session = await sessionOf(input, id);
  if (session.seq === 0 || session.patient === null) return null;
  const { places, staff } = await house(input);
  return {
    session,
    patient: await patientOf(input, session.patient),
    site: places.sites.find(({ siteId }) => siteId === session.site) ?? null,
    staff,
    clinicName: places.clinicName ?? '',
  };
}

/** Who watched: the nurse who holds the chair, else who watched the devices. */
function providerOf({ session, staff }: Case) {
  const person = session.nurse ?? session.devices.at(-1)?.body.watchedBy ?? null;
  const name = person === null ? undefined : staff.people[person]?.name;
  return name === undefined ? null : { name, phone: null, email: null };
}

const formOf = (found: Case, version: RemsFormVersion): RemsForm =>
  remsForm({ version, session: found.session, patient: found.patient, site: found.site, provider: providerOf(found) });

const taskOf = (patient: Patient, session: string) =>
  patient.tasks.findLast(({ kind, about }) => kind === 'rems-form' && about?.stream === `session/${session}`);

const owesForm = (session: Session): boolean =>
  session.route === 'intranasal-esketamine' && session.firstDoseAt !== null && isOver(session.phase);

/** `GET /api/v1/documents`. */
export async function documentsView(input: BoardInput): Promise<DocumentsView> {
  const recent = await input.trx
    .selectFrom('session_index')
    .select('session')
    .where('clinic_id', '=', input.clinic)
    .where('over', '=', true)
    .where('starts_at', '>', new Date(input.now - LISTED_DAYS * DAY_MS))
    .orderBy('starts_at', 'desc')
    .execute();
  const owing = await input.trx
    .selectFrom('patient_index')
    .select('patient')
    .where('clinic_id', '=', input.clinic)
    .where('open_tasks', '>', 0)
    .execute();
  const ids = new Set(recent.map(({ session }) => session));
  const letters: DocumentsView['letters'] = [];
  for (const { patient } of owing) {
    const person = await patientOf(input, patient);
    for (const task of person.tasks) {
      const letter = person.letters.find((one) => task.task === `letter/${one.letter}`);
      if (letter !== undefined && task.state === 'open') {
        letters.push({
          letter: letter.letter,
          patient: whose(person),
          to: letter.to,
          status: letter.status === 'draft' ? 'draft' : 'sent',
          dueAt: iso(task.dueAt),
        });
      }
      if (task.kind !== 'rems-form' || task.state !== 'open') continue;
      const stream = task.about?.stream ?? '';
      if (stream.startsWith('session/')) ids.add(stream.slice('session/'.length));
    }
  }
  const rems: DocumentsView['rems'] = [];
  const notes: DocumentsView['notes'] = [];
  for (const id of ids) {
    const found = await caseOf(input, id);
    if (found === null) continue;
    const { session, patient } = found;
    if (owesForm(session) && session.firstDoseAt !== null) {
      const form = formOf(found, FORM_VERSION);
      const task = taskOf(patient, id);
      rems.push({
        session: id,
        patient: whose(patient),
        sessionAt: iso(session.firstDoseAt),
        dueAt: iso(remsFormDueAt(session.firstDoseAt)),
        filled: form.filled,
        required: form.required,
        missing: form.missing.map(({ label }) => label),
        task: task?.state === 'open' ? task.task : null,
        sent: task?.state === 'closed' ? { at: null, evidence: task.evidence ?? '' } : null,
      });
    }
    if (session.phase !== 'cancelled') {
      const signature = session.signatures.at(-1);
      notes.push({
        session: id,
        patient: whose(patient),
        endedAt: iso(
          session.releasedAt ?? session.leftAt ?? session.stoppedAt ?? session.entries.at(-1)?.at ?? input.now,
        ),
        phase: session.phase,
        signed:
          signature === undefined
            ? null
            : {
                at: iso(signature.at),
                by: signature.body.printedName,
                sha256: signature.body.document?.sha256 ?? null,
              },
        amendedAfterSignature: session.amendedAfterSignature,
      });
    }
  }
  const byDue =
    <T extends { readonly session: string }>(of: (one: T) => string) =>
    (a: T, b: T) =>
      of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : a.session < b.session ? -1 : 1;
  return {
    position: input.at.position,
    now: iso(input.now),
    rems: rems.sort(byDue(({ sent, dueAt }) => `${sent === null ? 0 : 1}${dueAt}`)),
    letters: letters.sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
    notes: notes.sort(byDue(({ signed, endedAt }) => `${signed === null ? 0 : 1}${endedAt}`)),
  };
}

/** `GET /api/v1/rems-form/<session>`. Null: no such session, or one that owes no form. */
export async function remsFormView(
  input: BoardInput,
  id: string,
  version: RemsFormVersion = FORM_VERSION,
): Promise<RemsFormView | null> {
  const found = await caseOf(input, id);
  if (found === null || found.session.route !== 'intranasal-esketamine') return null;
  const { session, patient } = found;
  const form = formOf(found, version);
  const task = taskOf(patient, id);
  return {
    position: input.at.position,
    session: id,
    patient: whose(patient),
    version,
    fields: form.fields.map((field) => ({ ...field, from: field.from.map((ref) => ({ ...ref })) })),
    filled: form.filled,
    required: form.required,
    complete: form.complete,
    firstDoseAt: isoOrNull(session.firstDoseAt),
    endedAt: isoOrNull(session.releasedAt ?? session.leftAt),
    dueAt: session.firstDoseAt === null ? null : iso(remsFormDueAt(session.firstDoseAt)),
    task:
      task === undefined
        ? null
        : { id: task.task, state: task.state, evidence: task.state === 'closed' ? (task.evidence ?? '') : null },
  };
}

/** A paper to be drawn, or the very bytes that were signed. */
export type PaperOrBytes = { readonly paper: Paper } | { readonly bytes: Buffer };

export async function remsPaperOf(
  input: BoardInput,
  id: string,
  zone: string,
  version: RemsFormVersion = FORM_VERSION,
): Promise<PaperOrBytes | null> {
  const found = await caseOf(input, id);
  if (found === null || found.session.route !== 'intranasal-esketamine') return null;
  const { session } = found;
  return {
    paper: remsPaper(formOf(found, version), {
      clinic: found.clinicName,
      site: found.site,
      zone: found.site?.zone ?? zone,
      session: id,
      dueAt: session.firstDoseAt === null ? null : remsFormDueAt(session.firstDoseAt),
      asOf: iso(input.now),
    }),
  };
}

/** The note: of a signed session the exact bytes that were signed, if they are still what was signed; else a preview. */
export async function notePaperOf(input: BoardInput, id: string, zone: string): Promise<PaperOrBytes | null> {
  const found = await caseOf(input, id);
  if (found === null) return null;
  const signed = found.session.signatures.findLast(({ body }) => body.document !== undefined)?.body.document;
  if (signed !== undefined) {
    const row = await input.trx
      .selectFrom('blob')
      .select('bytes')
      .where('clinic_id', '=', input.clinic)
      .where('sha256', '=', signed.sha256)
      .executeTakeFirst();
    // Bytes that are not what was signed are nobody's note: better none than another.
    if (row?.bytes == null || sha256Of(row.bytes) !== signed.sha256) return null;
    return { bytes: row.bytes };
  }
  return {
    paper: sessionNote({
      session: found.session,
      patient: found.patient,
      clinic: found.clinicName,
      site: found.site,
      zone: found.site?.zone ?? zone,
      nameOf: (person) => found.staff.people[person]?.name ?? person,
      signature: null,
      asOf: iso(input.now),
    }),
  };
}

export async function advicePaperOf(
  input: BoardInput,
  id: string,
  zone: string,
  language: AdviceLanguage | undefined,
): Promise<PaperOrBytes | null> {
  const found = await caseOf(input, id);
  if (found === null) return null;
  const { patient, session } = found;
  const next = patient.visits
    .map(({ body }) => body.startsAt)
    .filter((at) => at > Math.max(input.now, session.startsAt ?? 0))
    .sort((a, b) => a - b)[0];
  return {
    paper: afterVisit({
      language: language ?? adviceLanguage(patient.details?.language),
      session,
      calledName: patient.details?.calledName ?? patient.details?.givenName ?? '',
      clinic: found.clinicName,
      site: found.site,
      nextVisitAt: next ?? null,
      zone: found.site?.zone ?? zone,
      asOf: iso(input.now),
    }),
  };
}
