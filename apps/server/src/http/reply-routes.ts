import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { worryingWords } from '@keel/clinical/distress';
import {
  type MessageLanguage,
  type ReplyAnswer,
  type ReplyMeaning,
  readReply,
  replyAnswer,
} from '@keel/clinical/messages';
import type { Actor, StreamName } from '@keel/clinical/record';
import { DAY_MS, type Instant, instant, MINUTE_MS } from '@keel/clinical/units';
import { MailboxReply, TextReply, type TextReplyAnswer } from '@keel/formats/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Clinic, OpenAccess } from '../access/index.ts';
import type { Door } from '../commands/index.ts';
import { tickId } from '../jobs/index.ts';
import { Problem } from '../problem/index.ts';
import { ReusedCommand } from '../record/index.ts';
import type { RouteRight } from './guard.ts';
import type { PortalReaders } from './portal-routes.ts';

/** A reply is a few words, or many parts put together; what is larger is no text message. */
const REPLY_BYTES_MAX = 65_536;
/** What is kept of a text; of a longer one its beginning and its end. */
const WORDS_MAX = 3_800;
/** How far the gateway's clock may be from ours. */
const AHEAD_MS = 5 * MINUTE_MS;
/** A text that comes after this was lost for a while: what was said since is newer than it. */
const LATE_MS = 5 * MINUTE_MS;
/** How long a gateway goes on trying. Replayed within it, a text changes nothing that was not its doing already. PD. */
const RESENT_WITHIN_MS = 3 * DAY_MS;
/** More people under one number is not a family. */
const SAME_NUMBER_MAX = 4;

const anyone = (action: 'identity/text-reply' | 'identity/mailbox' | 'identity/unsubscribe'): RouteRight => ({
  action,
  relation: 'none',
});

interface ReplyDeps {
  readonly access: OpenAccess;
  readonly door: Door;
  readonly readers: PortalReaders;
  readonly now: () => Instant;
  /** What the gateway signs with; null: no reply is taken from anybody. */
  readonly textReplySecret: string | null;
  readonly perMinute: number;
}

/** One text, read. */
interface Text {
  readonly from: string;
  readonly meaning: ReplyMeaning;
  readonly danger: boolean;
  /** Names it: what comes twice is said once. */
  readonly told: string;
  readonly words: string;
  readonly late: Instant | null;
}

const cut = (text: string): string => {
  if (text.length <= WORDS_MAX) return text;
  const half = WORDS_MAX / 2 - 2;
  return `${text.slice(0, half)} … ${text.slice(-half)}`;
};
const hashed = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

const issuesOf = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => ({
    path: path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
    message,
  }));

/**
 * When it was signed, where `t=<seconds>,v1=<hex>` is the HMAC-SHA256 of `<seconds>.<body>`; null where it is not. Ahead of
 * us by minutes at most, behind us by days: a gateway that heard no answer sends the same text with the same signature again.
 */
export function signedAt(secret: string, header: string | undefined, body: string, now: Instant): Instant | null {
  const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '');
  if (parts === null) return null;
  const at = instant(Number(parts[1]) * 1_000);
  if (at - now > AHEAD_MS || now - at > RESENT_WITHIN_MS) return null;
  const expected = createHmac('sha256', secret).update(`${parts[1]}.${body}`).digest();
  return timingSafeEqual(expected, Buffer.from(parts[2] ?? '', 'hex')) ? at : null;
}

/**
 * What comes back to messages: STOP and its like by text, and the button of a mail program. Both end one way of being
 * written to, at once and without a login: whoever can read the message can end it.
 */
export function replyRoutes(base: FastifyInstance, deps: ReplyDeps): void {
  const { access, door, readers, now } = deps;
  const slowly = { rateLimit: { max: deps.perMinute, timeWindow: MINUTE_MS } };

  /** A patient says it himself, from the number that is his: the same reply that comes twice is said once. */
  async function say(clinic: Clinic, patient: string, reply: string, kind: string, body: unknown): Promise<void> {
    const stream: StreamName = `patient/${patient}`;
    const actor: Actor = { kind: 'patient', id: patient, roles: [], about: patient };
    const id = tickId(stream, 0, `reply/${reply}/${kind}`);
    const said = { id, kind, stream, seenSeq: 0, occurredAt: now(), body };
    const answer = await door.say(clinic, actor, said).catch((error: unknown) => {
      if (error instanceof ReusedCommand) return null;
      throw error;
    });
    // Nothing is answered as done that was not: the gateway hears of a fault and sends it again.
    if (answer?.answer === 'refused') throw new Error(`a reply was refused: ${kind}`);
  }

  /**
   * Ends or begins one way of being written to. To end it is heard as often as it is said, whatever number its sender gave
   * it, and nothing is answered as ended that is not; to begin again is heard once, so that a late repeat undoes no STOP.
   * `late`: when a text was signed that came long afterwards; what was said since is newer and stands.
   */
  async function setWay(
    clinic: Clinic,
    patient: string,
    word: string,
    way: { readonly channel: 'text' | 'email'; readonly allowed: boolean; readonly how: 'reply' | 'link' },
    late: Instant | null,
  ): Promise<void> {
    const { consents, changes, changedAt } = await readers.contactOf(clinic.id, patient, way.channel);
    if (consents[way.channel] === way.allowed) return;
    if (late !== null && changedAt !== null && changedAt >= late) return;
    const said = way.allowed ? word : hashed(word, String(changes));
    await say(clinic, patient, said, 'change-contact-consent', way);
    if (way.allowed) return;
    const after = await readers.contactOf(clinic.id, patient, way.channel);
    if (after.consents[way.channel] !== false) throw new Error(`${way.channel} was not stopped`);
  }

  /** What one clinic does with a text; null: nobody of it is known by that number. */
  async function takeAt(clinic: Clinic, text: Text): Promise<ReplyAnswer | null> {
    const { from, meaning, danger, told, words, late } = text;
    const patients = await readers.reachedAt(clinic.id, from);
    const near = await readers.nearAt(clinic.id, from);
    if (patients.length + near.length === 0) return null;
    if (meaning === 'stop' || meaning === 'start') {
      // To begin again is a yes of one person; a number that more share is asked by the desk.
      const unclear = meaning === 'start' && patients.length > 1;
      for (const patient of unclear ? [] : patients) {
        await setWay(clinic, patient, told, { channel: 'text', allowed: meaning === 'start', how: 'reply' }, late);
      }
      if (near.length > 0 && !unclear) await readers.setNumber(clinic, from, meaning === 'start', told, late);
      return unclear ? 'help' : meaning === 'stop' ? 'stopped' : 'started';
    }
    if (meaning === 'help') return 'help';
    const wrote = { number: from, words, cause: told };
    // Whoever was asked for a yes may well say it so, and of whom somebody fears for every word is read.
    const thanks =
      meaning === 'thanks' &&
      !(await readers.awaited(clinic.id, patients, 'patient')) &&
      !(await readers.awaited(
        clinic.id,
        near.map(({ patient }) => patient),
        'near',
      ));
    const plain = thanks ? ('text-kept' as const) : ('text-reply' as const);
    if (patients.length > SAME_NUMBER_MAX) {
      await readers.wrote(clinic, null, { ...wrote, kind: danger ? 'text-not-safe' : plain });
    } else if (patients.length > 0) {
      for (const patient of patients) {
        if (danger) await say(clinic, patient, told, 'say-not-safe', { words });
        else await readers.wrote(clinic, patient, { ...wrote, kind: plain });
      }
    }
    // An escort of many is a service: a text from it is about nobody in particular.
    if (near.length > SAME_NUMBER_MAX && patients.length === 0) {
      await readers.wrote(clinic, null, { ...wrote, kind: danger ? 'text-not-safe' : plain });
    } else if (patients.length === 0 || danger) {
      for (const { patient, name } of near.slice(0, SAME_NUMBER_MAX)) {
        if (patients.includes(patient)) continue;
        await readers.wrote(clinic, patient, { ...wrote, name, kind: danger ? 'text-about-patient' : plain });
      }
    }
    return danger ? 'danger' : thanks ? 'kept' : 'passed-on';
  }

  /** Whose it is nobody knows; that it was said, every clinic here that could be meant hears. */
  async function takeUnknown(clinic: Clinic, text: Text): Promise<ReplyAnswer> {
    const { from, meaning, danger, told, words, late } = text;
    if (meaning === 'stop' || meaning === 'start') {
      await readers.setNumber(clinic, from, meaning === 'start', told, late);
      return meaning === 'stop' ? 'stopped' : 'started';
    }
    if (meaning === 'help') return 'help';
    await readers.wrote(clinic, null, {
      number: from,
      words,
      cause: told,
      kind: danger ? 'text-not-safe' : meaning === 'thanks' ? 'text-kept' : 'text-reply',
    });
    return danger ? 'danger' : meaning === 'thanks' ? 'kept' : 'passed-on';
  }

  /** `signed`: when the gateway signed it; null where it came by no gateway. */
  async function take({ id, from, text }: TextReply, signed: Instant | null): Promise<z.infer<typeof TextReplyAnswer>> {
    const { meaning, language } = readReply(text);
    const said: Text = {
      from,
      meaning,
      danger: (meaning === 'other' || meaning === 'thanks') && worryingWords(text).length > 0,
      // A gateway that counts its ids anew must not make another text of this one.
      told: hashed(id, from, text),
      words: cut(text),
      late: signed !== null && now() - signed > LATE_MS ? signed : null,
    };
    const all = await readers.clinics();
    let answer: ReplyAnswer | null = null;
    let phone: string | null = null;
    for (const clinic of all) {
      const found = await takeAt(clinic, said);
      if (found === null) continue;
      answer = found;
      phone ??= (await readers.about(clinic.id)).phone;
    }
    if (answer === null) {
      for (const clinic of all) answer = await takeUnknown(clinic, said);
      const [only, ...others] = all;
      if (only !== undefined && others.length === 0) phone = (await readers.about(only.id)).phone;
    }
    answer ??= 'help';
    const words: MessageLanguage = language ?? 'en';
    const both = language === null ? `\n\n${replyAnswer(answer, 'es', phone)}` : '';
    return { reply: `${replyAnswer(answer, words, phone)}${both}` };
  }

  const parsed = (text: unknown): unknown => {
    try {
      return JSON.parse(String(text));
    } catch {
      return null;
    }
  };

  void base.register(async (scope) => {
    // A mail program sends a form, the gateway what it signed byte by byte: here a body is its text.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: REPLY_BYTES_MAX }, (_request, body, done) =>
      done(null, body),
    );

    scope.post(
      '/api/v1/text-reply',
      {
        config: { right: anyone('identity/text-reply'), ...slowly },
        schema: {
          tags: ['messages'],
          description: 'A reply to a text, signed by the gateway; answers what goes back.',
        },
      },
      async (request: FastifyRequest): Promise<z.infer<typeof TextReplyAnswer>> => {
        const body = typeof request.body === 'string' ? request.body : '';
        const header = request.headers['keel-signature'];
        const signature = Array.isArray(header) ? undefined : header;
        const secret = deps.textReplySecret;
        const signed = secret === null ? null : signedAt(secret, signature, body, now());
        if (signed === null) throw new Problem('signature-refused');
        const reply = TextReply.safeParse(parsed(body));
        if (!reply.success) throw new Problem('invalid-request', { issues: issuesOf(reply.error) });
        return take(reply.data, signed);
      },
    );

    /** The demo's own phone: a reply from its mailbox page, to a demo alone. */
    scope.post(
      '/api/v1/mailbox/reply',
      { config: { right: anyone('identity/mailbox'), ...slowly }, schema: { tags: ['messages'] } },
      async (request: FastifyRequest): Promise<z.infer<typeof TextReplyAnswer>> => {
        if ((await readers.mailbox()) === null) throw new Problem('not-found');
        const reply = MailboxReply.safeParse(parsed(request.body));
        if (!reply.success) throw new Problem('invalid-request', { issues: issuesOf(reply.error) });
        return take(reply.data, null);
      },
    );

    const Secret = /^[A-Za-z0-9_-]{20,160}$/;
    const secretOf = (request: FastifyRequest): string => {
      const { secret } = request.params as { readonly secret: string };
      if (!Secret.test(secret)) throw new Problem('not-found');
      return secret;
    };
    /** A mail scanner follows links: nothing ends by looking (RFC 8058). It leads to the page with the button. */
    scope.get(
      '/api/v1/unsubscribe/:secret',
      { config: { right: anyone('identity/unsubscribe'), ...slowly }, schema: { tags: ['messages'] } },
      async (request: FastifyRequest, reply: FastifyReply) => reply.redirect(`/open/#${secretOf(request)}`),
    );
    /** The button of the mail program: one press (RFC 8058), no login, no question. */
    scope.post(
      '/api/v1/unsubscribe/:secret',
      {
        config: { right: anyone('identity/unsubscribe'), ...slowly },
        schema: { tags: ['messages'] },
      },
      async (request: FastifyRequest, reply: FastifyReply) => {
        const secret = secretOf(request);
        const found = await access.stopOf(secret);
        if (found === null) throw new Problem('link-refused');
        const channel = found.channel === 'text' ? 'text' : 'email';
        await setWay(found.clinic, found.patient, secret, { channel, allowed: false, how: 'link' }, null);
        return reply.code(200).send({ stopped: channel } as never);
      },
    );
  });
}
