import { createHash } from 'node:crypto';
import type { ContactConsents } from '@keel/clinical/messages';
import type { PublicAnswer } from '@keel/clinical/public-facts';
import type { Actor, StreamName } from '@keel/clinical/record';
import { ageOn, reachKey } from '@keel/clinical/sign-up';
import { HOUR_MS, type Instant, localDateOf, MINUTE_MS } from '@keel/clinical/units';
import {
  Asked,
  MailboxView,
  OpenLinkAnswer,
  OpenLinkRequest,
  PortalInfo,
  PortalMe,
  ReferRequest,
  SignInLinkAnswer,
  SignInLinkRequest,
  SignUpRequest,
  toTime,
} from '@keel/formats/api';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clinic, OpenAccess, TryLimit } from '../access/index.ts';
import type { Door } from '../commands/index.ts';
import { Problem } from '../problem/index.ts';
import { type OpenRecord, ReusedCommand } from '../record/index.ts';
import { clearLogin, setCookie } from './cookies.ts';
import { portalOf, type RouteRight } from './guard.ts';
import type { Routes } from './open-http.ts';

/** What the patients' side asks of the record before anybody is known, and where no view answers. */
export interface PortalReaders {
  readonly clinics: () => Promise<readonly Clinic[]>;
  /** The number of the desk, and the age from which the clinic treats. */
  readonly about: (clinic: string) => Promise<{ readonly phone: string | null; readonly adultYears: number }>;
  /** What the clinic says of itself to the public, and what its record shows of it. */
  readonly publicAnswers: (clinic: string) => Promise<readonly PublicAnswer[]>;
  /** Null: there is no such person, or he is to have no page here. */
  readonly birthDateOf: (clinic: string, patient: string) => Promise<string | null>;
  readonly nameOf: (clinic: string, patient: string) => Promise<string | null>;
  /** Whose address or number this is, of those who may have a page. */
  readonly reachedAt: (clinic: string, contact: string) => Promise<readonly string[]>;
  /** Queues a new link to this person's own page; answers nothing, whatever comes of it. */
  readonly sendLink: (clinic: Clinic, patient: string, contact: string, language: 'en' | 'es') => Promise<void>;
  /** By which ways somebody may be written to, how often that was changed, and when this way was last. */
  readonly contactOf: (
    clinic: string,
    patient: string,
    channel: 'text' | 'email',
  ) => Promise<{ readonly consents: ContactConsents; readonly changes: number; readonly changedAt: Instant | null }>;
  /** Near whom somebody with this number is named: as escort, to be called, as referrer. */
  readonly nearAt: (
    clinic: string,
    number: string,
  ) => Promise<readonly { readonly patient: string; readonly name: string }[]>;
  /** Whether a word of one of them, or of somebody near one of them, is waited for: asked for a yes or a no lately, or sought since one is in danger. */
  readonly awaited: (clinic: string, patients: readonly string[], whom: 'patient' | 'near') => Promise<boolean>;
  /** A text becomes a task, once for each `cause`, or is kept (`text-kept`): beside the patient it is about, or beside the calls of strangers. */
  readonly wrote: (
    clinic: Clinic,
    patient: string | null,
    text: {
      readonly kind: 'text-not-safe' | 'text-about-patient' | 'text-reply' | 'text-kept';
      readonly number: string;
      readonly name?: string;
      readonly words: string;
      readonly cause: string;
    },
  ) => Promise<void>;
  /** STOP or START of a number that is no patient's. `late`: when it was signed, where that is long ago. */
  readonly setNumber: (
    clinic: Clinic,
    number: string,
    allowed: boolean,
    cause: string,
    late: Instant | null,
  ) => Promise<void>;
  /** Messages of the demo, newest first; null where there is no demo. */
  readonly mailbox: () => Promise<MailboxView['messages'] | null>;
}

/** How often one address of the network, and one address of a person, may ask. A waiting room stands behind one of the first. */
const FROM_HERE: TryLimit = { tries: 20, windowMs: HOUR_MS, lockMs: HOUR_MS };
const TO_THERE: TryLimit = { tries: 5, windowMs: HOUR_MS, lockMs: HOUR_MS };
/** A practice hears of each patient whom it sends. */
const TO_PRACTICE: TryLimit = { tries: 20, windowMs: HOUR_MS, lockMs: HOUR_MS };
const OPENINGS: TryLimit = { tries: 60, windowMs: 10 * MINUTE_MS, lockMs: 10 * MINUTE_MS };
/** One person asks for one link, a family for a few; more under one address is not a family. */
const SAME_ADDRESS_MAX = 4;

const ANYONE = (action: Extract<RouteRight, { relation: unknown }>['action']): RouteRight => ({
  action,
  relation: 'none',
});

/** The same press of a button makes the same person, and nobody can name one that is there. */
const newPatient = (clinic: string, command: string): string =>
  `p-${createHash('sha256').update(`${clinic} ${command}`).digest('hex').slice(0, 24)}`;

/** The door of the patients' side: asking to be treated, and links instead of passwords. */
export function portalRoutes(
  app: Routes,
  deps: {
    readonly record: OpenRecord;
    readonly access: OpenAccess;
    readonly door: Door;
    readonly now: () => Instant;
    readonly readers: PortalReaders;
    readonly perMinute: number;
  },
): void {
  const { access, door, now, readers, record } = deps;
  const SLOWLY = { rateLimit: { max: deps.perMinute, timeWindow: MINUTE_MS } };

  async function held(kind: string, tried: readonly string[], limit: TryLimit): Promise<void> {
    if (!(await access.mayTry(kind, tried, limit))) {
      throw new Problem('too-many-requests', { retryAfter: Math.ceil(limit.lockMs / 1_000) });
    }
  }

  /** Counted under the one spelling that every address has, by whichever page it came in. */
  async function heldTo(contacts: readonly (string | undefined)[], kind = 'write-to', limit = TO_THERE): Promise<void> {
    const keys = new Set(contacts.flatMap((contact) => (contact === undefined ? [] : reachKey(contact))));
    for (const key of keys) await held(kind, [key], limit);
  }

  const clinicOf = async (id: string): Promise<Clinic> => {
    const clinic = (await readers.clinics()).find((one) => one.id === id);
    if (clinic === undefined) throw new Problem('not-found');
    return clinic;
  };

  app.get(
    '/api/v1/portal',
    { config: { right: ANYONE('identity/portal') }, schema: { tags: ['patient'], response: { 200: PortalInfo } } },
    async () => {
      const clinics = await readers.clinics();
      return {
        demo: clinics.some(({ demo }) => demo),
        clinics: await Promise.all(
          clinics.map(async ({ id, name, zone }) => ({
            clinic: id,
            name,
            zone,
            today: localDateOf(now(), zone),
            ...(await readers.about(id)),
          })),
        ),
      };
    },
  );

  /** Says a request in the name of whom it makes known. A lost answer is had again by the same id. */
  async function ask(
    request: FastifyRequest,
    asked: { readonly id: string; readonly clinic: string; readonly request: { readonly birthDate: string } },
    kind: 'sign-up' | 'refer-patient',
    contacts: readonly (string | undefined)[],
  ): Promise<z.infer<typeof Asked>> {
    const clinic = await clinicOf(asked.clinic);
    const patient = newPatient(clinic.id, asked.id);
    const today = localDateOf(now(), clinic.zone);
    const minor = ageOn(asked.request.birthDate, today) < (await readers.about(clinic.id)).adultYears;
    if (ageOn(asked.request.birthDate, today) < 0) {
      throw new Problem('invalid-request', {
        issues: [{ path: ['request', 'birthDate'], message: 'must not lie in the future' }],
      });
    }
    await held('sign-up-from', [request.ip], FROM_HERE);
    await heldTo(contacts);
    const by: Actor =
      kind === 'sign-up'
        ? { kind: 'patient', id: patient, roles: [], about: patient }
        : { kind: 'referrer', id: `r-${patient.slice(2)}`, roles: [], about: patient };
    const stream: StreamName = `patient/${patient}`;
    // Sent again because the answer was lost, it is the same request: at the time at which it was first heard.
    const [before] = await record.load(clinic.id, stream);
    const said = {
      id: asked.id,
      kind,
      stream,
      seenSeq: 0,
      occurredAt: before?.occurredAt ?? now(),
      body: asked.request,
    };
    const answer = await door.say(clinic, by, said).catch((error: unknown) => {
      if (error instanceof ReusedCommand) throw new Problem('id-reused');
      throw error;
    });
    if (answer.answer === 'refused') throw new Problem('id-reused');
    return { asked: true, minor };
  }

  app.post(
    '/api/v1/sign-up',
    {
      config: { right: ANYONE('identity/sign-up'), ...SLOWLY },
      schema: { tags: ['patient'], body: SignUpRequest, response: { 200: Asked } },
    },
    async (request) => {
      const { email, phone, guardian } = request.body.request;
      if (email === undefined && phone === undefined) {
        throw new Problem('invalid-request', {
          issues: [{ path: ['request', 'email'], message: 'say an e-mail address or a telephone number' }],
        });
      }
      return ask(request, request.body, 'sign-up', [email, phone, guardian?.email, guardian?.phone]);
    },
  );

  app.post(
    '/api/v1/refer',
    {
      config: { right: ANYONE('identity/refer'), ...SLOWLY },
      schema: { tags: ['patient'], body: ReferRequest, response: { 200: Asked } },
    },
    async (request) => {
      const { email, phone, guardian, referrer } = request.body.request;
      // A practice sends many of its patients, and is written to for each: counted apart, and more are allowed.
      await heldTo([referrer.email], 'write-to-practice', TO_PRACTICE);
      return ask(request, request.body, 'refer-patient', [email, phone, guardian?.email, guardian?.phone]);
    },
  );

  app.post(
    '/api/v1/sign-in-link',
    {
      config: { right: ANYONE('identity/sign-in-link'), ...SLOWLY },
      schema: { tags: ['patient'], body: SignInLinkRequest, response: { 200: SignInLinkAnswer } },
    },
    async (request) => {
      const { contact, language } = request.body;
      await held('sign-in-from', [request.ip], FROM_HERE);
      await heldTo([contact]);
      // Known or not, the answer is the same, and it does not wait for what is done: nobody learns from it, or from how
      // long it takes, who is a patient here.
      void sendLinks(contact, language).catch(() => undefined);
      return { asked: true as const };
    },
  );
  async function sendLinks(contact: string, language: 'en' | 'es'): Promise<void> {
    for (const clinic of await readers.clinics()) {
      const patients = await readers.reachedAt(clinic.id, contact);
      if (patients.length > SAME_ADDRESS_MAX) continue;
      for (const patient of patients) await readers.sendLink(clinic, patient, contact, language);
    }
  }

  app.post(
    '/api/v1/open-link',
    {
      config: { right: ANYONE('identity/open-link'), ...SLOWLY },
      schema: { tags: ['patient'], body: OpenLinkRequest, response: { 200: OpenLinkAnswer } },
    },
    async (request, reply) => {
      await held('open-from', [request.ip], OPENINGS);
      const opened = await access.openLink(request.body, readers.birthDateOf);
      if (opened.next === 'birth-date') return opened;
      setCookie(request, reply, 'patient', opened.token, opened.kept ? opened.caller.endsAt - now() : undefined);
      return { next: 'opened' as const, purpose: opened.caller.purpose, page: opened.page };
    },
  );

  app.get(
    '/api/v1/portal/me',
    {
      config: { right: { action: 'identity/portal-me', side: 'patients' } },
      schema: { tags: ['patient'], response: { 200: PortalMe } },
    },
    async (request) => {
      const me = portalOf(request);
      const whole = me.purpose === 'sign-in';
      return {
        kind: me.kind,
        about: me.patient,
        purpose: me.purpose,
        name: whole ? await readers.nameOf(me.clinic.id, me.patient) : null,
        subject: me.about,
        clinic: {
          id: me.clinic.id,
          name: me.clinic.name,
          zone: me.clinic.zone,
          phone: (await readers.about(me.clinic.id)).phone,
        },
        until: toTime(me.endsAt),
        ownDevice: whole && me.kept,
        keptKey: whole ? access.keptKey(me.clinic.id, me.patient) : null,
      };
    },
  );

  app.post(
    '/api/v1/portal/logout',
    {
      config: { right: { action: 'identity/portal-logout', side: 'patients' } },
      schema: { tags: ['patient'], response: { 204: z.null() } },
    },
    async (request, reply) => {
      const me = portalOf(request);
      await access.endPortalLogin({ clinic: me.clinic.id, login: me.login });
      clearLogin(request, reply, 'patient');
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/mailbox',
    { config: { right: ANYONE('identity/mailbox') }, schema: { tags: ['patient'], response: { 200: MailboxView } } },
    async () => {
      const messages = await readers.mailbox();
      if (messages === null) throw new Problem('not-found');
      return { messages };
    },
  );
}
