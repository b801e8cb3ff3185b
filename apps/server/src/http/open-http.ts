import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import { UPLOAD_BYTES_MAX } from '@keel/clinical/patient';
import type { Instant } from '@keel/clinical/units';
import {
  CommandsAnswer,
  CommandsRequest,
  PORTAL_HEADER,
  PROBLEM_KEYS,
  type ProblemKey,
  UploadRequest,
} from '@keel/formats/api';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Caller, OpenAccess } from '../access/index.ts';
import type { Door } from '../commands/index.ts';
import { Problem } from '../problem/index.ts';
import type { Parts } from '../processes/index.ts';
import type { OpenRecord } from '../record/index.ts';
import type { Hub } from '../stream/index.ts';
import { answerError, problemPage } from './answer-error.ts';
import { patientToken, tokensOf } from './cookies.ts';
import { fillChecklist, hasChecklist } from './fill-checklist.ts';
import { enforce, type RouteRight } from './guard.ts';
import { guidePages } from './guide-pages.ts';
import { identityRoutes } from './identity-routes.ts';
import { patientListRoute } from './patient-list-route.ts';
import { portalPasskeyRoutes } from './portal-passkey-routes.ts';
import { type PortalReaders, portalRoutes } from './portal-routes.ts';
import { PROGRAM_FILES, PROGRAM_RIGHT, policyOf, portalPages, sendPage, staticApp } from './program-pages.ts';
import { replyRoutes } from './reply-routes.ts';
import { answersTo, type SiteSettings, sameOrigin } from './site.ts';
import { streamRoute } from './stream-route.ts';
import type { ViewDefinition } from './view.ts';
import { viewRoutes } from './view-routes.ts';

export type Routes = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** One line about something that went wrong; holds ids, never what was sent or seen. */
export interface LogLine {
  readonly instance: string;
  readonly route: string;
  readonly fault: string;
  readonly code?: string;
  readonly frames: readonly string[];
}

export interface HttpOptions {
  readonly site: Omit<SiteSettings, 'tls'>;
  /** PEM texts. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly trustProxy: string | null;
  /** Folder that holds `console/dist` and `portal/dist`. */
  readonly appsDir: string;
  readonly record: OpenRecord;
  readonly access: OpenAccess;
  readonly door: Door;
  readonly hub: Hub;
  readonly views: readonly ViewDefinition[];
  /** What the patients' side reads of the record where no view answers. */
  readonly portal: PortalReaders;
  /** What the text gateway signs replies with; absent: none are taken. */
  readonly textReplySecret?: string | null;
  /** SHA-256 (hex) of the public key that signs passports here; absent: the page that checks them says nothing of it. */
  readonly passportKey?: string;
  readonly now: () => Instant;
  readonly version: string;
  /** Whether this process does what it is there for (else 503), and which parts work as far as it knows. */
  readonly health: () => Promise<{ readonly up: boolean; readonly parts: Parts }>;
  readonly log: (line: LogLine) => void;
  /** Requests a minute, per login or address; and tries at the doors, per address. */
  readonly limits?: { readonly perMinute: number; readonly loginsPerMinute: number };
}

/** A route as it was built, for the test that compares them with the rights table. */
export interface RouteBuilt {
  readonly method: string;
  readonly url: string;
  readonly right: RouteRight;
}

const BODY_MAX = 1_048_576;
/** An upload in base64 and the command around it. */
const UPLOAD_BODY_MAX = Math.ceil(UPLOAD_BYTES_MAX / 3) * 4 + 65_536;

/** How many files of the program count as one question of the API. */
const PROGRAM_FILES_PER_QUESTION = 20;
const isProgram = (request: FastifyRequest): boolean => !request.url.startsWith('/api/');

/**
 * The one HTTP server: portal at `/`, console at `/console/`, API at `/api/v1`, problem pages, health. It does not
 * listen yet.
 */
export async function openHttp(
  options: HttpOptions,
): Promise<FastifyInstance & { readonly built: readonly RouteBuilt[] }> {
  const { record, access, door, hub, now } = options;
  const site: SiteSettings = { ...options.site, tls: options.tls !== null };
  const base = Fastify({
    logger: false,
    bodyLimit: BODY_MAX,
    requestTimeout: 30_000,
    // Slow headers are an attack, slow streams are ours: they are answers, which this does not limit.
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 160 },
    trustProxy: options.trustProxy ?? false,
    forceCloseConnections: true,
    genReqId: () => randomUUID(),
    ...(options.tls === null
      ? {}
      : { http2: true, https: { ...options.tls, allowHTTP1: true, minVersion: 'TLSv1.2' } }),
  } as object) as unknown as FastifyInstance;
  const built: RouteBuilt[] = [];

  base.setValidatorCompiler(validatorCompiler);
  base.setSerializerCompiler(serializerCompiler);
  // Only JSON: a form or a text post from another page needs no preflight, and is not what any of ours sends.
  base.removeAllContentTypeParsers();
  base.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: BODY_MAX }, (_request, text, done) => {
    if (text === '') return done(null, undefined);
    try {
      done(null, parseJson(String(text)));
    } catch {
      done(new Problem('invalid-request', { issues: [{ path: [], message: 'is not JSON' }] }));
    }
  });
  base.decorateRequest('caller', { getter: () => ({ identity: null, tablet: null, ended: null }) });
  base.setErrorHandler((error, request, reply) => answerError(error, request, reply, options.log));

  await base.register(fastifyCookie);
  await base.register(fastifyHelmet, {
    enableCSPNonces: false,
    contentSecurityPolicy: false,
    strictTransportSecurity: options.tls === null ? false : { maxAge: 63_072_000, includeSubDomains: false },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  await base.register(fastifyRateLimit, {
    global: true,
    // The program itself is some sixty small files: a clinic whose tablets all load a new version stands behind one address.
    max: (request) => (options.limits?.perMinute ?? 1_200) * (isProgram(request) ? PROGRAM_FILES_PER_QUESTION : 1),
    timeWindow: 60_000,
    // One login is one clerk or one tablet; without one, one address.
    keyGenerator: (request) =>
      isProgram(request)
        ? `program ${request.ip}`
        : (request.caller.identity?.login ?? request.caller.portal?.login ?? request.ip),
    hook: 'preHandler',
    errorResponseBuilder: (_request, context) =>
      new Problem('too-many-requests', { retryAfter: Math.ceil(context.ttl / 1_000) }),
  });
  await base.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Keel',
        version: options.version,
        description: 'Every change goes through POST /api/v1/commands. Failures are RFC 9457 problem documents.',
        license: { name: 'Apache-2.0' },
      },
    },
    transform: jsonSchemaTransform,
  });

  base.addHook('onRoute', (route) => {
    const right = route.config?.right ?? (PROGRAM_FILES.has(route.url) ? PROGRAM_RIGHT : undefined);
    for (const method of [route.method].flat()) {
      if (right === undefined) throw new Error(`${method} ${route.url} does not say who may ask it`);
      built.push({ method, url: route.url, right });
    }
  });

  base.addHook('onRequest', async (request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    reply.header('content-security-policy', policyOf(nonce));
    reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()');
    (reply as FastifyReply & { styleNonce?: string }).styleNonce = nonce;
    if (!answersTo(site, request.host)) throw new Problem('origin-refused');
    if (request.method !== 'GET' && request.method !== 'HEAD' && !sameOrigin(request, site)) {
      throw new Problem('origin-refused');
    }
    if (!request.url.startsWith('/api/')) return;
    reply.header('cache-control', 'no-store');
    const { right } = request.routeOptions.config;
    // A browser can hold a login of the staff and one of a patient: which of them speaks is said, never guessed.
    const patients = request.headers[PORTAL_HEADER] !== undefined || (right !== undefined && 'side' in right);
    const caller = patients
      ? { identity: null, tablet: null, ended: null, portal: await access.lookUpPortal(patientToken(request)) }
      : await access.lookUp(tokensOf(request));
    Object.defineProperty(request, 'caller', { value: caller });
    if (right !== undefined) await enforce(request, right, { record, now });
  });

  const app = base.withTypeProvider<ZodTypeProvider>() as Routes;

  app.get(
    '/healthz',
    { config: { right: { open: 'says whether it runs, and nothing else' } } },
    async (_request, reply) => {
      const { up, parts } = await options
        .health()
        .catch(() => ({ up: false, parts: { record: false, feed: false, clock: false } }));
      return reply
        .code(up ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status: up ? 'up' : 'down', ...parts });
    },
  );

  app.post(
    '/api/v1/uploads',
    {
      bodyLimit: UPLOAD_BODY_MAX,
      config: { right: { judged: 'command' } },
      schema: {
        tags: ['commands'],
        description: 'One command and the bytes that it is about: a picture or a PDF. Both are kept, or neither.',
        body: UploadRequest,
        response: { 200: CommandsAnswer },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      if (caller.identity === null && caller.tablet === null && (caller.portal ?? null) === null) {
        throw new Problem('login-required');
      }
      requireSayer(caller, request.body.by);
      const answer = await door.upload(caller, request.body.command, Buffer.from(request.body.bytes, 'base64'));
      return sendAnswers(reply as FastifyReply, {
        answers: [answer],
        position: answer.answer === 'recorded' ? answer.position : 0,
      }) as never;
    },
  );

  app.post(
    '/api/v1/commands',
    {
      config: { right: { judged: 'command' } },
      schema: {
        tags: ['commands'],
        description: 'The one door for change. One answer for each command, in order.',
        body: CommandsRequest,
        response: { 200: CommandsAnswer },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      if (caller.identity === null && caller.tablet === null && (caller.portal ?? null) === null) {
        throw new Problem('login-required');
      }
      const { commands, by } = request.body;
      requireSayer(caller, by);
      return sendAnswers(reply as FastifyReply, await door.execute(caller, commands)) as never;
    },
  );

  identityRoutes(app, { access, record, now, loginsPerMinute: options.limits?.loginsPerMinute ?? 30 });
  portalRoutes(app, {
    record,
    access,
    door,
    now,
    readers: options.portal,
    perMinute: options.limits?.loginsPerMinute ?? 30,
  });
  portalPasskeyRoutes(app, {
    access,
    now,
    readers: options.portal,
    perMinute: options.limits?.loginsPerMinute ?? 30,
  });
  replyRoutes(base, {
    access,
    door,
    readers: options.portal,
    now,
    textReplySecret: options.textReplySecret ?? null,
    perMinute: options.limits?.perMinute ?? 1_200,
  });
  patientListRoute(app, { record, now });
  viewRoutes(app, options.views, { record, now });
  streamRoute(app, hub, options.views, { record, now });

  app.get(
    '/api/v1/openapi.json',
    { config: { right: { open: 'the contract, which is public' } } },
    async (_request, reply) => reply.send(base.swagger() as never),
  );
  app.get(
    '/problems/:key',
    { config: { right: { open: 'explains a kind of failure, without any case of it' } } },
    async (request, reply) => {
      const { key } = request.params as { readonly key: string };
      if (!(PROBLEM_KEYS as readonly string[]).includes(key)) throw new Problem('not-found');
      return reply.type('text/html; charset=utf-8').send(problemPage(key as ProblemKey) as never);
    },
  );

  await staticApp(base, options.appsDir, 'console', '/console/');
  portalPages(base, options.appsDir);
  guidePages(base, join(options.appsDir, 'portal', 'dist'), async (_address, built) => {
    const page = built.replace(
      '<meta name="keel-passport-key" content="">',
      `<meta name="keel-passport-key" content="${options.passportKey ?? ''}">`,
    );
    if (!hasChecklist(page)) return page;
    const clinics = await options.portal.clinics();
    return fillChecklist(
      page,
      await Promise.all(
        clinics.map(async ({ id, name, zone }) => ({ name, zone, answers: await options.portal.publicAnswers(id) })),
      ),
    );
  });
  await staticApp(base, options.appsDir, 'portal', '/');
  base.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const wantsPage = request.method === 'GET' && !path.includes('.') && !path.startsWith('/api/');
    if (wantsPage && (path === '/console' || path.startsWith('/console/'))) {
      if (path === '/console') return reply.redirect('/console/');
      return sendPage(reply, options.appsDir, 'console');
    }
    return answerError(new Problem('not-found'), request, reply, options.log);
  });
  await base.ready();
  return Object.assign(base, { built });
}

const DEPTH_MAX = 40;

/** JSON of ordinary depth, without the names that reach into prototypes. */
function parseJson(text: string): unknown {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (inText) {
      if (character === '\\') i += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > DEPTH_MAX) throw new SyntaxError('too deep');
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return JSON.parse(text, (key, value: unknown) => {
    if (key === '__proto__') throw new SyntaxError('not a name');
    return value;
  });
}

/**
 * Made by one page of a browser in which another has logged somebody else in: it waits for its own login.
 *
 * @throws Problem
 */
function requireSayer({ identity, ended }: Caller, by: string | undefined): void {
  const who = identity?.person ?? ended?.person;
  if (by !== undefined && who !== undefined && who !== by) throw new Problem('login-required');
}

/** The answers as they are; a single refused command reads as any other problem, with the answers beside it. */
function sendAnswers(reply: FastifyReply, answer: CommandsAnswer): FastifyReply {
  const [only] = answer.answers;
  return answer.answers.length === 1 && only?.answer === 'refused'
    ? reply
        .code(only.problem.status)
        .header('content-type', 'application/problem+json; charset=utf-8')
        .serializer(JSON.stringify)
        .send({ ...only.problem, ...answer })
    : reply.send(answer);
}
