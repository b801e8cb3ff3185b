import { createHash } from 'node:crypto';
import { CALLS_STREAM } from '@keel/clinical/calls';
import {
  addressOf,
  endsEarlierLinks,
  fillIn,
  judgeSending,
  type Message,
  stoppedNumbers,
} from '@keel/clinical/messages';
import { decideDelivery, patientFold, readPatient, type SendOutcome } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import type { Author, StreamName } from '@keel/clinical/record';
import type { Instant } from '@keel/clinical/units';
import type { Clinic, OpenAccess } from '../access/index.ts';
import { tickId } from '../jobs/index.ts';
import { canonical, type OpenRecord, StaleStream, sha256 } from '../record/index.ts';
import type { FoldCache } from '../views/index.ts';
import { mailboxWay } from './mailbox.ts';
import { smtpWay, textWay, type Way } from './way.ts';

export interface MessagesOptions {
  readonly record: OpenRecord;
  readonly access: OpenAccess;
  readonly folds: FoldCache;
  readonly now: () => Instant;
  readonly clinics: () => Promise<readonly Clinic[]>;
  /** Address under which patients reach the portal; links lead there. Null: none known yet, nothing is sent. */
  readonly portalUrl: () => string | null;
  readonly smtp: { readonly url: string; readonly from: string } | null;
  readonly textUrl: string | null;
  readonly onProblem: (error: unknown) => void;
  /** Whether this process is the one that sends; absent: it is the only one. */
  readonly mine?: () => boolean;
  readonly everyMs?: number;
}

const SENDER: Author = { kind: 'system', id: 'messages', right: 'command/record-delivery system clinic' };
/** As many as one turn of one clinic looks at; what waits for the morning is looked at again and not handed over. */
const AT_ONCE = 500;
/** Whoever asks for a link sits before an empty inbox: one look into the outbox is an index read. */
const EVERY_MS = 500;
const NOBODY: ReadonlySet<string> = new Set();

/**
 * Sends what is owed and records what came of it. A message is handed over first and recorded then: a process that is
 * killed in between hands it over once more, with the same Message-ID and the same link, and never loses it.
 */
export function openMessages(options: MessagesOptions) {
  const { record, access, folds, now } = options;
  const smtp = options.smtp === null ? null : smtpWay(options.smtp.url, options.smtp.from);
  const text = options.textUrl === null ? null : textWay(options.textUrl);

  /** A demo writes to nobody, whatever is configured: its addresses are invented. */
  function wayOf(clinic: Clinic, channel: 'email' | 'text'): Way | null {
    if (clinic.demo) return mailboxWay(access.pool, clinic.id, channel, now);
    return channel === 'email' ? smtp : text;
  }

  async function sendOne(clinic: Clinic, patientId: string, messageId: string): Promise<void> {
    const stream: StreamName = `patient/${patientId}`;
    const at = { position: 0, since: (name: StreamName, after: number) => record.since(clinic.id, name, after) };
    const { seq, state } = await folds.load(at, clinic.id, stream, patientFold);
    const patient = readPatient(state);
    const message = patient.messages.find((one) => one.message === messageId && one.state === 'queued');
    if (message === undefined || message.channel === 'paper') return;
    // Only whoever is no patient can have said so there; it is asked when it would go out, and read anew only when it has moved.
    const stopped = message.to === 'patient' ? NOBODY : await stoppedAmongStrangers(clinic.id);
    const verdict = judgeSending(message, patient, now(), clinic.zone, stopped);
    if (verdict.verdict === 'wait') return;
    const outcome: SendOutcome =
      verdict.verdict === 'drop'
        ? { failed: verdict.because, again: false }
        : await handOver(clinic, patientId, message, message.channel, verdict.address);
    const events = decideDelivery(patient, message, outcome, { now: now(), zone: clinic.zone });
    const what = { kind: 'record-delivery', message: messageId, attempt: message.attempts + 1 };
    try {
      await record.append(clinic.id, {
        command: { id: tickId(stream, 0, canonical(what)), bodyHash: sha256(canonical(what)) },
        author: SENDER,
        streams: [{ stream, expectedSeq: seq, events }],
        answer: null,
      });
    } catch (error) {
      // Somebody wrote meanwhile: it is handed over and recorded again, and the receiver knows it by its id.
      if (!(error instanceof StaleStream)) throw error;
      const again = await folds.load(at, clinic.id, stream, patientFold);
      const since = readPatient(again.state);
      const owed = since.messages.some((one) => one.message === messageId && one.state === 'queued');
      if (verdict.verdict === 'send' && (!owed || addressOf(message, since) !== verdict.address)) {
        // In that moment the address changed, or somebody else was named: what went out opens nothing.
        const sent = { clinic: clinic.id, patient: patientId, message: messageId };
        await access.voidLink({ ...sent, purpose: 'stop', about: message.channel });
        if (message.link !== undefined) await access.voidLink({ ...sent, ...message.link });
      }
      await record
        .append(clinic.id, {
          command: { id: tickId(stream, 0, canonical(what)), bodyHash: sha256(canonical(what)) },
          author: SENDER,
          streams: [{ stream, expectedSeq: again.seq, events }],
          answer: null,
        })
        .catch((second: unknown) => {
          if (!(second instanceof StaleStream)) throw second;
        });
    }
  }

  /** Of each clinic, as far as its stream of strangers was read. */
  const strangers = new Map<string, { readonly seq: number; readonly stopped: ReadonlySet<string> }>();
  async function stoppedAmongStrangers(clinic: string): Promise<ReadonlySet<string>> {
    const at = { position: 0, since: (name: StreamName, after: number) => record.since(clinic, name, after) };
    const { seq, state } = await folds.load(at, clinic, CALLS_STREAM, patientFold);
    const known = strangers.get(clinic);
    if (known?.seq === seq) return known.stopped;
    const stopped = stoppedNumbers(readPatient(state).entries);
    strangers.set(clinic, { seq, stopped });
    return stopped;
  }

  async function handOver(
    clinic: Clinic,
    patient: string,
    message: Message,
    channel: 'email' | 'text',
    to: string,
  ): Promise<SendOutcome> {
    const way = wayOf(clinic, channel);
    const base = options.portalUrl();
    if (way === null || base === null) return { failed: 'no-way', again: true };
    const link = async (purpose: NonNullable<Message['link']>['purpose'], about?: string) =>
      `${base}/open/#${await access.issueLink({
        clinic: clinic.id,
        patient,
        purpose,
        message: message.message,
        ...(about === undefined ? {} : { about }),
        ...(purpose !== 'stop' && endsEarlierLinks(message.template) ? { endsEarlier: true } : {}),
      })}`;
    const site = await siteOf(clinic.id);
    const stop = message.to === 'patient' ? await link('stop', channel) : '';
    const words = fillIn(message.template, message.language, {
      sender: site.name ?? '',
      phone: site.phone ?? '',
      link: message.link === undefined ? '' : await link(message.link.purpose, message.link.about),
      stop,
    });
    const id = createHash('sha256').update(`${clinic.id} ${patient} ${message.message}`).digest('hex').slice(0, 40);
    const handed = await way.hand({
      id,
      to,
      subject: words.subject,
      text: words.text,
      // The same secret where a mail program can press it: it ends this one way and opens nothing.
      ...(stop === '' || channel !== 'email' ? {} : { unsubscribe: stop.replace('/open/#', '/api/v1/unsubscribe/') }),
    });
    if (handed.ok) return { sent: way.via };
    return { failed: handed.again ? 'unreachable' : 'refused', again: handed.again };
  }

  /** The short name of the place and its number: never the clinic's whole name, which says what it treats. */
  async function siteOf(clinic: string): Promise<{ readonly name: string | null; readonly phone: string | null }> {
    const at = { position: 0, since: (name: StreamName, after: number) => record.since(clinic, name, after) };
    const { state } = await folds.load(at, clinic, PLACES_STREAM, placesFold);
    const [site] = state.sites;
    return { name: site?.name ?? null, phone: site?.phone ?? null };
  }

  async function sendDue(): Promise<void> {
    for (const clinic of await options.clinics()) {
      const due = await record.transaction(clinic.id, (trx) =>
        trx
          .selectFrom('message_outbox')
          .select(['patient', 'message'])
          .where('clinic_id', '=', clinic.id)
          .where('channel', '!=', 'paper')
          .where('next_at', '<=', new Date(now()))
          .orderBy('next_at')
          .limit(AT_ONCE)
          .execute(),
      );
      for (const { patient, message } of due) {
        await sendOne(clinic, patient, message).catch(options.onProblem);
      }
    }
  }

  let stopped = false;
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    if (running !== null || stopped || options.mine?.() === false) return;
    running = sendDue()
      .catch(options.onProblem)
      .finally(() => {
        running = null;
      });
  }, options.everyMs ?? EVERY_MS);
  return {
    sendDue,
    async stop(): Promise<void> {
      stopped = true;
      clearInterval(timer);
      await running;
      smtp?.close();
      text?.close();
    },
  };
}
export type OpenMessages = ReturnType<typeof openMessages>;
