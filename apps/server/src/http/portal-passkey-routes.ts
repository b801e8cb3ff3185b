import type { Instant } from '@keel/clinical/units';
import {
  Id,
  PasskeyAddRequest,
  PasskeyOptionsAnswer,
  PortalPasskeyIn,
  PortalPasskeyRequest,
  PortalPasskeys,
  toTime,
} from '@keel/formats/api';
import { z } from 'zod';
import type { OpenAccess, PortalCaller } from '../access/index.ts';
import { setCookie } from './cookies.ts';
import { portalOf, type RouteRight } from './guard.ts';
import type { Routes } from './open-http.ts';
import type { PortalReaders } from './portal-routes.ts';
import { siteOf } from './site.ts';

const OWN: RouteRight = { action: 'identity/portal-passkeys', side: 'patients' };
const IN: RouteRight = { action: 'identity/portal-passkey-login', relation: 'none' };

/** The phone that opened the page opens it again: no password, and no link to wait for. */
export function portalPasskeyRoutes(
  app: Routes,
  deps: {
    readonly access: OpenAccess;
    readonly readers: PortalReaders;
    readonly now: () => Instant;
    readonly perMinute: number;
  },
): void {
  const { access, readers, now } = deps;
  const slowly = { rateLimit: { max: deps.perMinute, timeWindow: 60_000 } };
  const listed = async (me: PortalCaller): Promise<z.infer<typeof PortalPasskeys>> => ({
    passkeys: (await access.patientPasskeys(me)).map(({ id, name, addedAt, usedAt }) => ({
      id,
      name,
      addedAt: toTime(addedAt),
      usedAt: usedAt === null ? null : toTime(usedAt),
    })),
  });

  app.get(
    '/api/v1/portal/passkeys',
    { config: { right: OWN }, schema: { tags: ['patient'], response: { 200: PortalPasskeys } } },
    async (request) => listed(portalOf(request)),
  );
  app.post(
    '/api/v1/portal/passkeys/options',
    { config: { right: OWN, ...slowly }, schema: { tags: ['patient'], response: { 200: PasskeyOptionsAnswer } } },
    async (request) => access.patientPasskeyAddOptions(portalOf(request), siteOf(request)),
  );
  app.post(
    '/api/v1/portal/passkeys',
    {
      config: { right: OWN, ...slowly },
      schema: { tags: ['patient'], body: PasskeyAddRequest, response: { 200: PortalPasskeys } },
    },
    async (request) => {
      const me = portalOf(request);
      await access.addPatientPasskey(me, request.body, siteOf(request));
      return listed(me);
    },
  );
  app.post(
    '/api/v1/portal/passkeys/:id/remove',
    {
      config: { right: OWN },
      schema: { tags: ['patient'], params: z.object({ id: Id }), response: { 200: PortalPasskeys } },
    },
    async (request) => {
      const me = portalOf(request);
      await access.removePatientPasskey(me, request.params.id);
      return listed(me);
    },
  );
  app.post(
    '/api/v1/portal/passkey/options',
    { config: { right: IN, ...slowly }, schema: { tags: ['patient'], response: { 200: PasskeyOptionsAnswer } } },
    async (request) => access.patientPasskeyLoginOptions(siteOf(request)),
  );
  app.post(
    '/api/v1/portal/passkey',
    {
      config: { right: IN, ...slowly },
      schema: { tags: ['patient'], body: PortalPasskeyRequest, response: { 200: PortalPasskeyIn } },
    },
    async (request, reply) => {
      const hasPage = async (clinic: string, patient: string) => (await readers.birthDateOf(clinic, patient)) !== null;
      const { token, kept, caller } = await access.logInByPatientPasskey(request.body, siteOf(request), hasPage);
      setCookie(request, reply, 'patient', token, kept ? caller.endsAt - now() : undefined);
      return { page: '/my/' };
    },
  );
}
