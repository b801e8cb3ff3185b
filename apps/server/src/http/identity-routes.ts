import type { Instant } from '@keel/clinical/units';
import {
  EntryAnswer,
  EntryPeople,
  EntryRequest,
  Id,
  InvitationAcceptRequest,
  InvitationAnswer,
  InvitationOpened,
  InvitationOpenRequest,
  LoginAnswer,
  LoginRequest,
  LoginTotpRequest,
  Me,
  OwnBadgeRequest,
  OwnPasswordRequest,
  OwnPinRequest,
  PasskeyAddRequest,
  PasskeyOptionsAnswer,
  PasskeyOptionsRequest,
  PasskeyRequest,
  SetupRequest,
  SetupState,
  StepUpRequest,
  TabletCodeAnswer,
  TabletCodeRequest,
  TabletEnrolled,
  TabletEnrolRequest,
  TotpConfirmRequest,
  TotpOffer,
  toTime,
  UnlockRequest,
} from '@keel/formats/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actorOf, isSteppedUp, judge, type LoggedIn, type OpenAccess } from '../access/index.ts';
import { Problem } from '../problem/index.ts';
import type { OpenRecord } from '../record/index.ts';
import { clearLogin, setCookie } from './cookies.ts';
import { identityOf, type RouteRight } from './guard.ts';
import type { Routes } from './open-http.ts';
import { siteOf } from './site.ts';

const SELF = (action: Extract<RouteRight, { relation: unknown }>['action'], whileLocked = false): RouteRight => ({
  action,
  relation: 'self',
  ...(whileLocked ? { whileLocked: true as const } : {}),
});
const ANYONE = (action: Extract<RouteRight, { relation: unknown }>['action']): RouteRight => ({
  action,
  relation: 'none',
});
const CLINIC = (action: Extract<RouteRight, { relation: unknown }>['action'], whileLocked = false): RouteRight => ({
  action,
  relation: 'clinic',
  ...(whileLocked ? { whileLocked: true as const } : {}),
});

/** Everything about logins, tablets and secrets. They are no facts, so they do not come through the door for change. */
export function identityRoutes(
  app: Routes,
  deps: {
    readonly access: OpenAccess;
    readonly record: OpenRecord;
    readonly now: () => Instant;
    readonly loginsPerMinute: number;
  },
): void {
  const { access, record, now } = deps;
  /** Guessing is slow from one address, too: the counts per name, PIN and code are in access. */
  const SLOWLY = { rateLimit: { max: deps.loginsPerMinute, timeWindow: 60_000 } };
  const lookAgain = async (request: FastifyRequest, token: string) => {
    const caller = await access.lookUp({
      login: token,
      tablet: request.cookies['__Host-keel-tablet'] ?? request.cookies['keel-tablet'],
    });
    if (caller.identity === null) throw new Problem('login-required');
    return access.describeMe(caller.identity);
  };
  const answerLogin = async (request: FastifyRequest, reply: FastifyReply, result: LoggedIn): Promise<LoginAnswer> => {
    if (result.next === 'second-factor') return { ...result, methods: [...result.methods] };
    setCookie(request, reply, 'login', result.token);
    return { next: 'done', me: await lookAgain(request, result.token) };
  };
  /** Oneself as of now, after something changed. */
  const meNow = async (request: FastifyRequest) => {
    const { login } = identityOf(request);
    const found = (await access.lookAgain([login])).get(login);
    if (found === undefined || 'ended' in found) throw new Problem('login-required');
    return access.describeMe(found.identity);
  };

  // ---- getting in --------------------------------------------------------------------------------------------------
  app.get(
    '/api/v1/setup',
    { config: { right: ANYONE('identity/setup') }, schema: { response: { 200: SetupState } } },
    () => access.setupState(),
  );
  app.post(
    '/api/v1/setup',
    {
      config: { right: ANYONE('identity/setup'), ...SLOWLY },
      schema: { body: SetupRequest, response: { 200: LoginAnswer } },
    },
    async (request, reply) => answerLogin(request, reply, await access.setUp(request.body, request.caller)),
  );
  app.post(
    '/api/v1/login',
    {
      config: { right: ANYONE('identity/login'), ...SLOWLY },
      schema: { body: LoginRequest, response: { 200: LoginAnswer } },
    },
    async (request, reply) => answerLogin(request, reply, await access.logIn(request.body, request.caller)),
  );
  app.post(
    '/api/v1/login/totp',
    {
      config: { right: ANYONE('identity/login'), ...SLOWLY },
      schema: { body: LoginTotpRequest, response: { 200: LoginAnswer } },
    },
    async (request, reply) => answerLogin(request, reply, await access.logInByTotp(request.body, request.caller)),
  );
  app.post(
    '/api/v1/login/passkey/options',
    {
      config: { right: ANYONE('identity/login'), ...SLOWLY },
      schema: { body: PasskeyOptionsRequest, response: { 200: PasskeyOptionsAnswer } },
    },
    async (request) => access.passkeyLoginOptions(request.body.attempt, siteOf(request)),
  );
  app.post(
    '/api/v1/login/passkey',
    {
      config: { right: ANYONE('identity/login'), ...SLOWLY },
      schema: { body: PasskeyRequest, response: { 200: LoginAnswer } },
    },
    async (request, reply) =>
      answerLogin(request, reply, await access.logInByPasskey(request.body, siteOf(request), request.caller)),
  );
  app.post(
    '/api/v1/invitations/open',
    {
      config: { right: ANYONE('identity/invitation'), ...SLOWLY },
      schema: { body: InvitationOpenRequest, response: { 200: InvitationOpened } },
    },
    async (request) => {
      const opened = await access.openInvitation(request.body.token);
      return { ...opened, until: toTime(opened.until) };
    },
  );
  app.post(
    '/api/v1/invitations/accept',
    {
      config: { right: ANYONE('identity/invitation'), ...SLOWLY },
      schema: { body: InvitationAcceptRequest, response: { 200: LoginAnswer } },
    },
    async (request, reply) => answerLogin(request, reply, await access.acceptInvitation(request.body, request.caller)),
  );

  // ---- oneself -----------------------------------------------------------------------------------------------------
  app.get('/api/v1/me', { config: { right: SELF('identity/me') }, schema: { response: { 200: Me } } }, (request) =>
    access.describeMe(identityOf(request)),
  );
  app.post(
    '/api/v1/logout',
    { config: { right: SELF('identity/logout', true) }, schema: { response: { 204: z.null() } } },
    async (request, reply) => {
      const identity = identityOf(request);
      await access.endLogin(identity, identity.login, 'logged-out');
      clearLogin(request, reply);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/v1/active',
    { config: { right: SELF('identity/me') }, schema: { response: { 204: z.null() } } },
    async (request, reply) => {
      await access.noteInput(identityOf(request));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/v1/lock',
    { config: { right: SELF('identity/lock', true) }, schema: { response: { 200: Me } } },
    async (request) => {
      await access.lock(identityOf(request));
      return meNow(request);
    },
  );
  app.post(
    '/api/v1/unlock',
    {
      config: { right: SELF('identity/unlock', true), ...SLOWLY },
      schema: { body: UnlockRequest, response: { 200: Me } },
    },
    async (request) => {
      await access.unlock(identityOf(request), request.body);
      return meNow(request);
    },
  );
  app.post(
    '/api/v1/step-up',
    {
      config: { right: SELF('identity/step-up', true), ...SLOWLY },
      schema: { body: StepUpRequest, response: { 200: Me } },
    },
    async (request, reply) => {
      const token = await access.stepUp(identityOf(request), request.body);
      setCookie(request, reply, 'login', token);
      return meNow(request);
    },
  );
  app.post(
    '/api/v1/step-up/passkey/options',
    {
      config: { right: SELF('identity/step-up', true), ...SLOWLY },
      schema: { response: { 200: PasskeyOptionsAnswer } },
    },
    async (request) => {
      const { clinic, person } = identityOf(request);
      return access.passkeyOptions('passkey-step-up', { clinic: clinic.id, person }, siteOf(request));
    },
  );
  app.post(
    '/api/v1/step-up/passkey',
    {
      config: { right: SELF('identity/step-up', true), ...SLOWLY },
      schema: { body: PasskeyRequest, response: { 200: Me } },
    },
    async (request, reply) => {
      const token = await access.stepUpByPasskey(identityOf(request), request.body, siteOf(request));
      setCookie(request, reply, 'login', token);
      return meNow(request);
    },
  );

  // ---- one's own secrets ---------------------------------------------------------------------------------------------
  const own = { config: { right: SELF('identity/credentials') } };
  app.post(
    '/api/v1/me/password',
    { ...own, schema: { body: OwnPasswordRequest, response: { 200: Me } } },
    async (request) => {
      await access.setPassword(identityOf(request), request.body);
      return meNow(request);
    },
  );
  app.post('/api/v1/me/pin', { ...own, schema: { body: OwnPinRequest, response: { 200: Me } } }, async (request) => {
    await access.setPin(identityOf(request), request.body.pin);
    return meNow(request);
  });
  app.post(
    '/api/v1/me/badge',
    { ...own, schema: { body: OwnBadgeRequest, response: { 200: Me } } },
    async (request) => {
      await access.setBadge(identityOf(request), request.body.badge);
      return meNow(request);
    },
  );
  app.post('/api/v1/me/totp', { ...own, schema: { response: { 200: TotpOffer } } }, (request) =>
    access.offerTotp(identityOf(request)),
  );
  app.post(
    '/api/v1/me/totp/confirm',
    { ...own, schema: { body: TotpConfirmRequest, response: { 200: Me } } },
    async (request) => {
      await access.addTotp(identityOf(request), request.body.code);
      return meNow(request);
    },
  );
  app.post('/api/v1/me/totp/remove', { ...own, schema: { response: { 200: Me } } }, async (request) => {
    await access.removeTotp(identityOf(request));
    return meNow(request);
  });
  app.post(
    '/api/v1/me/passkeys/options',
    { ...own, schema: { response: { 200: PasskeyOptionsAnswer } } },
    async (request) => access.passkeyAddOptions(identityOf(request), siteOf(request)),
  );
  app.post(
    '/api/v1/me/passkeys',
    { ...own, schema: { body: PasskeyAddRequest, response: { 200: Me } } },
    async (request) => {
      await access.addPasskey(identityOf(request), request.body, siteOf(request));
      return meNow(request);
    },
  );
  app.post(
    '/api/v1/me/passkeys/:id/remove',
    { ...own, schema: { params: z.object({ id: Id }), response: { 200: Me } } },
    async (request) => {
      await access.removePasskey(identityOf(request), request.params.id);
      return meNow(request);
    },
  );

  // ---- who makes this entry ------------------------------------------------------------------------------------------
  app.post(
    '/api/v1/entries',
    {
      config: { right: CLINIC('identity/entry', true), ...SLOWLY },
      schema: { body: EntryRequest, response: { 200: EntryAnswer } },
    },
    async (request) => {
      const made = await access.makeEntry(request.caller, request.body);
      return {
        entry: made.token,
        person: { ...made.person, roles: [...made.person.roles] },
        from: toTime(made.from),
        until: toTime(made.until),
      };
    },
  );
  app.get(
    '/api/v1/entries/people',
    { config: { right: CLINIC('identity/entry') }, schema: { response: { 200: EntryPeople } } },
    async (request) => {
      const clinic = request.caller.identity?.clinic ?? request.caller.tablet?.clinic;
      if (clinic === undefined) throw new Problem('login-required');
      return { people: [...(await access.entryPeople(clinic))] };
    },
  );

  // ---- staff and tablets ---------------------------------------------------------------------------------------------
  app.post(
    '/api/v1/staff/:person/invitation',
    {
      config: { right: CLINIC('identity/invite') },
      schema: { params: z.object({ person: Id }), response: { 200: InvitationAnswer } },
    },
    async (request) => {
      const { token, until } = await access.invite(identityOf(request), request.params.person);
      return { link: `${siteOf(request).origin}/console/#welcome=${token}`, until: toTime(until) };
    },
  );
  app.post(
    '/api/v1/tablets/code',
    {
      config: { right: CLINIC('identity/tablet-code') },
      schema: { body: TabletCodeRequest, response: { 200: TabletCodeAnswer } },
    },
    async (request) => {
      const { code, until } = await access.newTabletCode(identityOf(request), request.body.name);
      return { code, until: toTime(until) };
    },
  );
  app.post(
    '/api/v1/tablets',
    {
      config: { right: ANYONE('identity/enrol'), ...SLOWLY },
      schema: { body: TabletEnrolRequest, response: { 200: TabletEnrolled } },
    },
    async (request, reply) => {
      const { token, tablet } = await access.enrolTablet(request.body.code);
      setCookie(request, reply, 'tablet', token);
      return { tablet };
    },
  );
  app.post(
    '/api/v1/logins/:login/end',
    {
      config: { right: SELF('identity/end-login') },
      schema: { params: z.object({ login: Id }), response: { 204: z.null() } },
    },
    async (request, reply) => {
      const identity = identityOf(request);
      const { login } = request.params;
      const own = await access.isLoginOf(login, identity);
      if (!own) {
        // Somebody else's: for owners, and only right after stepping up.
        const verdict = judge(actorOf(identity), 'identity/end-login', ['clinic']);
        const key =
          verdict.verdict === 'deny'
            ? 'not-found'
            : verdict.verdict === 'step-up' && !isSteppedUp(identity, now())
              ? 'step-up-required'
              : undefined;
        if (key !== undefined) {
          await record.noteAccess(identity.clinic.id, {
            actor: actorOf(identity),
            action: 'identity/end-login',
            outcome: 'denied',
            subject: login,
            detail: { because: key },
          });
          throw new Problem(key);
        }
      }
      if (!(await access.endLogin(identity, login, own ? 'login-ended' : 'ended-by-clinic')))
        throw new Problem('not-found');
      return reply.code(204).send(null);
    },
  );
}
