import type { Instant } from '@keel/clinical/units';
import { type Issue, TOPICS_MAX, Topic } from '@keel/formats/api';
import { z } from 'zod';
import { actorOf, type Identity, judge, relationsTo } from '../access/index.ts';
import { Problem } from '../problem/index.ts';
import type { AccessEntry, OpenRecord } from '../record/index.ts';
import type { Hub, TopicHeld } from '../stream/index.ts';
import { identityOf } from './guard.ts';
import type { Routes } from './open-http.ts';
import type { ViewDefinition } from './view.ts';

/** One per tab and some that are being replaced. */
const STREAMS_MAX = 24;

const Query = z.object({
  topics: z
    .string()
    .max(4_000)
    .default('')
    .transform((text) => text.split(',').filter((topic) => topic !== ''))
    .pipe(z.array(Topic).max(TOPICS_MAX, `must name at most ${TOPICS_MAX} topics`)),
  after: z.coerce.number().int().min(0).optional(),
});

/** `GET /api/v1/stream`: judged topic by topic, entered in the access log, then held open. */
export function streamRoute(
  app: Routes,
  hub: Hub,
  views: readonly ViewDefinition[],
  { record, now }: { record: OpenRecord; now: () => Instant },
): void {
  interface Judged {
    readonly held: TopicHeld;
    readonly entry: AccessEntry;
  }

  async function judgeTopic(
    identity: Identity,
    topic: string,
  ): Promise<Judged | 'not-with-your-role' | 'not-found' | 'unknown'> {
    const actor = actorOf(identity);
    const clinic = identity.clinic.id;
    const [kind, name = '', ...rest] = topic.split('/');
    const definition = kind === 'view' ? views.find((candidate) => candidate.name === name) : undefined;
    const action = kind === 'view' ? definition?.action : kind === 'board' ? 'topic/board' : 'topic/session';
    if (action === undefined) return 'unknown';
    if (judge(actor, action, ['self', 'clinic', 'own-patient', 'referred', 'emergency']).verdict !== 'allow') {
      return 'not-with-your-role';
    }
    const key = kind === 'session' ? name : rest.join('/');
    const patientOf =
      kind === 'session' ? sessionPatient : definition?.patient !== undefined && key !== '' ? definition.patient : null;
    let patient: string | null = null;
    if (patientOf !== null) {
      patient = await record.transaction(clinic, (trx) => patientOf(trx, clinic, key));
      if (patient === null) return 'not-found';
      const verdict = judge(actor, action, await relationsTo(record, clinic, actor, patient, now()));
      if (verdict.verdict !== 'allow') return 'not-with-your-role';
    }
    return {
      held: { topic, action, patient },
      entry: {
        actor,
        action,
        outcome: 'allowed',
        subject: topic,
        ...(patient === null ? {} : { patient }),
        detail: { what: 'subscribed' },
      },
    };
  }

  app.get(
    '/api/v1/stream',
    {
      config: { right: { judged: 'topic' }, rateLimit: { max: 240, timeWindow: 60_000 } },
      schema: { tags: ['stream'], querystring: Query },
    },
    async (request, reply) => {
      const identity = identityOf(request);
      if (identity.secondFactor === 'missing') throw new Problem('second-factor-missing');
      const clinic = identity.clinic.id;
      if (hub.openOf(clinic, identity.login) >= STREAMS_MAX) throw new Problem('too-many-requests', { retryAfter: 5 });
      const held: TopicHeld[] = [];
      const entries: AccessEntry[] = [];
      for (const [index, topic] of [...new Set(request.query.topics)].entries()) {
        const judged = await judgeTopic(identity, topic);
        if (typeof judged === 'string') {
          const issues: Issue[] = [{ path: ['topics', index], message: `${topic} is not for you to follow` }];
          if (judged === 'unknown') throw new Problem('invalid-request', { issues });
          await record.noteAccess(clinic, {
            actor: actorOf(identity),
            action: topic.startsWith('session/') ? 'topic/session' : topic.split('/').slice(0, 2).join('/'),
            outcome: 'denied',
            subject: topic,
            detail: { because: judged },
          });
          throw new Problem(judged, { issues });
        }
        held.push(judged.held);
        entries.push(judged.entry);
      }
      // Oneself is always followed: a lock or an end reaches the screen it is about.
      held.push({ topic: `view/me/${identity.login}`, action: 'topic/me', patient: null });
      if (entries.length > 0) await record.noteAccess(clinic, ...entries);

      const lastId = request.headers['last-event-id'];
      const resumed = typeof lastId === 'string' && /^\d{1,15}$/.test(lastId) ? Number(lastId) : undefined;
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      raw.write('retry: 1000\n\n');
      let leave: (() => void) | undefined;
      let gone = false;
      const end = () => {
        gone = true;
        leave?.();
      };
      raw.on('close', end);
      raw.on('error', end);
      leave = await hub.join(identity, held, resumed ?? request.query.after, {
        write: (bytes) => raw.write(bytes),
        waiting: () => raw.writableLength,
        end: () => void raw.end(),
        destroy: () => void raw.destroy(),
      });
      if (gone) leave();
    },
  );
}

/** Whose session it is; null where there is none of that id in this clinic. */
async function sessionPatient(
  trx: import('../record/index.ts').Trx,
  clinic: string,
  session: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom('session_index')
    .select('patient')
    .where('clinic_id', '=', clinic)
    .where('session', '=', session)
    .executeTakeFirst();
  return row?.patient ?? null;
}
