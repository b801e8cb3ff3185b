import type { Issue } from '@keel/formats/api';
import type { z } from 'zod';

/** Where and what, without repeating what was sent. */
export function issuesOf(error: z.ZodError, at: readonly (string | number)[]): Issue[] {
  return error.issues.slice(0, 50).flatMap((issue): Issue[] => {
    const path = [...at, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key.slice(0, 60)], message: 'is not a field of this' }));
    }
    return [{ path, message: issue.message }];
  });
}
