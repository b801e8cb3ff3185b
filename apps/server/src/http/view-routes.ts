import type { Relation } from '@keel/clinical/rights';
import type { Instant } from '@keel/clinical/units';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { actorOf, classesOver, isSteppedUp, judge, portalActor, relationsTo } from '../access/index.ts';
import { Problem } from '../problem/index.ts';
import type { OpenRecord, ReadAt, Trx } from '../record/index.ts';
import { identityOf, portalOf } from './guard.ts';
import type { Routes } from './open-http.ts';
import type { DrawnFile, MyAsked, ViewAsked, ViewDefinition } from './view.ts';

/** A list that refreshes itself is entered again after this long. */
const OPENING_MS = 10 * 60_000;
const OPENINGS_MAX = 10_000;

/** Thrown inside the transaction of a read, so that nothing that was looked at stays looked at. */
class NothingThere extends Error {}

/**
 * `GET /api/v1/<view>` and `/api/v1/<view>/<key>`: judged, read and entered in the access log in one transaction. No
 * entry, no answer.
 */
export function viewRoutes(
  app: Routes,
  views: readonly ViewDefinition[],
  { record, now }: { record: OpenRecord; now: () => Instant },
): void {
  const openings = new Map<string, Instant>();

  /** True when this look belongs to an opening that was entered lately. */
  const enteredLately = (login: string, name: string, key: string, at: Instant): boolean => {
    const opening = `${login} ${name} ${key}`;
    const before = openings.get(opening);
    if (before !== undefined && at - before < OPENING_MS) return true;
    openings.delete(opening);
    openings.set(opening, at);
    const [oldest] = openings.keys();
    if (openings.size > OPENINGS_MAX && oldest !== undefined) openings.delete(oldest);
    return false;
  };

  for (const definition of views) {
    const { name, action, asks } = definition;
    if (definition.side === 'patients') {
      myRoute(app, definition, enteredLately, { record, now });
      continue;
    }
    app.route({
      method: asks === undefined ? 'GET' : 'POST',
      url: definition.key === null ? `/api/v1/${name}` : `/api/v1/${name}/:key`,
      config: { right: asks === undefined ? { judged: 'view', action } : { action, relation: 'clinic' } },
      schema: {
        tags: ['views'],
        ...(asks === undefined ? { querystring: definition.query } : { body: asks }),
        ...(definition.key === null ? {} : { params: z.object({ key: definition.key }) }),
        ...(definition.draw === undefined ? { response: { 200: definition.answer } } : {}),
      },
      handler: async (request, reply) => {
        const identity = identityOf(request);
        if (identity.secondFactor === 'missing') throw new Problem('second-factor-missing');
        const key = (request.params as { readonly key?: string }).key ?? '';
        const query = asks === undefined ? request.query : request.body;
        const clinic = identity.clinic.id;
        const actor = actorOf(identity);
        const subject = key === '' ? `view/${name}` : `view/${name}/${key}`;
        const deny = async (
          because: 'not-with-your-role' | 'not-found' | 'step-up-required',
          patient?: string,
        ): Promise<never> => {
          await record.noteAccess(clinic, {
            actor,
            action,
            outcome: 'denied',
            subject,
            ...(patient === undefined ? {} : { patient }),
            detail: { because },
          });
          throw new Problem(because);
        };
        const relations: Relation[] = definition.isSelf?.(identity, key, query) === true ? ['self'] : ['clinic'];
        const could = judge(actor, action, ['self', 'clinic', 'own-patient', 'referred', 'emergency']);
        if (could.verdict === 'deny') return deny('not-with-your-role');
        let patient: string | null = null;
        if (definition.patient !== undefined) {
          const { patient: patientOf } = definition;
          patient = await record.transaction(clinic, (trx) => patientOf(trx, clinic, key));
          if (patient === null) return deny('not-found');
          relations.splice(0, 1, ...(await relationsTo(record, clinic, actor, patient, now())));
        }
        const verdict = judge(actor, action, relations);
        if (verdict.verdict === 'deny') return deny('not-with-your-role', patient ?? undefined);
        if (verdict.verdict !== 'allow' && !isSteppedUp(identity, now())) return deny('step-up-required');
        const at = now();
        const entered = definition.audit === 'opening' && enteredLately(identity.login, name, key, at);
        try {
          const asked = (trx: Trx, position: ReadAt): ViewAsked<unknown> => ({
            trx,
            at: position,
            clinic: identity.clinic,
            now: at,
            identity,
            actor,
            classes: classesOver(actor, relations),
            key,
            query,
          });
          const answered = await record.reading(
            clinic,
            entered
              ? null
              : {
                  actor,
                  action,
                  outcome: 'allowed',
                  subject,
                  ...(patient === null ? {} : { patient }),
                  detail: { right: verdict.right },
                },
            async (trx, position) => {
              const input = asked(trx, position);
              const answer = await definition.read(input);
              if (answer === null) throw new NothingThere();
              return definition.draw === undefined ? answer : await definition.draw(answer, input);
            },
          );
          if (definition.draw === undefined) return answered;
          const file = answered as DrawnFile;
          return await (reply as FastifyReply)
            .header('content-type', file.type)
            // Whatever somebody has sent in is saved, never run: not as a page, not as a script, not in a frame.
            .header('content-security-policy', "default-src 'none'; sandbox")
            .header('x-content-type-options', 'nosniff')
            .header('content-disposition', `attachment; filename="${file.name}"`)
            .send(file.bytes);
        } catch (error) {
          openings.delete(`${identity.login} ${name} ${key}`);
          if (error instanceof NothingThere) return deny('not-found');
          throw error;
        }
      },
    });
  }
}

/** `GET /api/v1/my-<thing>`: for the one chart that the login is for, entered in the access log like any look at it. */
function myRoute(
  app: Routes,
  definition: ViewDefinition,
  enteredLately: (login: string, name: string, key: string, at: Instant) => boolean,
  { record, now }: { readonly record: OpenRecord; readonly now: () => Instant },
): void {
  const { name, action } = definition;
  app.route({
    method: 'GET',
    url: `/api/v1/${name}`,
    config: { right: { judged: 'view', action, side: 'patients' } },
    schema: {
      tags: ['patient'],
      querystring: definition.query,
      ...(definition.draw === undefined ? { response: { 200: definition.answer } } : {}),
    },
    handler: async (request, reply) => {
      const me = portalOf(request);
      const actor = portalActor(me);
      const verdict = judge(actor, action, ['self']);
      const entry = { actor, action, subject: `view/${name}`, patient: me.patient };
      const deny = async (because: 'not-with-your-role' | 'not-found'): Promise<never> => {
        await record.noteAccess(me.clinic.id, { ...entry, outcome: 'denied', detail: { because } });
        throw new Problem(because);
      };
      if (verdict.verdict !== 'allow') return deny('not-with-your-role');
      const at = now();
      const entered = enteredLately(me.login, name, '', at);
      const made = await record.reading(
        me.clinic.id,
        entered ? null : { ...entry, outcome: 'allowed', detail: { right: verdict.right } },
        async (trx, position) => {
          const { clinic, patient } = me;
          const asked = {
            trx,
            at: position,
            clinic,
            now: at,
            actor,
            query: request.query,
            me,
            patient,
          } as MyAsked<unknown>;
          const whole = asked as unknown as ViewAsked<unknown>;
          const answer = await definition.read(whole);
          if (answer === null || definition.draw === undefined) return answer;
          return definition.draw(answer, whole);
        },
      );
      if (made === null) {
        // A page of one's own with nothing on it was looked at, and is entered as that; what is asked for by name and is not there is refused.
        if (Object.keys(request.query as object).length === 0) throw new Problem('not-found');
        return deny('not-found');
      }
      if (definition.draw === undefined) return made;
      const file = made as DrawnFile;
      return await (reply as FastifyReply)
        .header('content-type', file.type)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .send(file.bytes);
    },
  });
}
