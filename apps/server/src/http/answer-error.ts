import { LOGIN_ENDS, PROBLEMS, type ProblemDocument, type ProblemKey } from '@keel/formats/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { isForNow, Problem } from '../problem/index.ts';
import type { HttpOptions } from './open-http.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** What a problem's own address shows. */
export function problemPage(key: ProblemKey): string {
  const { status, title, fix } = PROBLEMS[key];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} · Keel</title></head><body><main><h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(fix)}</p><p>Status ${status}, key <code>${key}</code></p></main></body></html>`;
}

/** The one place that answers failures. What is not expected says nothing about itself to the client. */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: HttpOptions['log'],
): FastifyReply {
  const problem = problemOf(error, request);
  if (problem.key === 'internal') {
    const { name, code, stack } = error as { name?: string; code?: unknown; stack?: string };
    log({
      instance: request.id,
      // The pattern of the route, not its address: ids say too much together.
      route: `${request.method} ${request.routeOptions.url ?? 'unknown'}`,
      fault: name ?? typeof error,
      ...(typeof code === 'string' ? { code } : {}),
      // Where, not what: messages of libraries repeat the values they stumbled over.
      frames: (stack ?? '')
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 12),
    });
  }
  const { retryAfter } = problem.extras;
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  return reply
    .code(PROBLEMS[problem.key].status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send({
      ...problem.document(problem.key === 'internal' ? request.id : undefined),
      ...(problem.key === 'login-required' ? endOf(request) : {}),
    } satisfies ProblemDocument);
}

/** Why the login of this browser is over, for whoever holds its token. */
function endOf({ caller }: FastifyRequest): Pick<ProblemDocument, 'ended'> {
  const because = LOGIN_ENDS.find((end) => end === caller.ended?.because);
  return because === undefined ? {} : { ended: because };
}

function problemOf(error: unknown, _request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new Problem('invalid-request', {
      issues: error.validation.slice(0, 50).map((issue) => ({
        path: issue.instancePath.split('/').slice(1),
        message: issue.message ?? 'does not match',
      })),
    });
  }
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('not-json');
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return new Problem('too-large');
  if (statusCode === 404) return new Problem('not-found');
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return new Problem('invalid-request');
  if (isForNow(error)) return new Problem('unavailable', { retryAfter: 2 });
  return new Problem('internal');
}
