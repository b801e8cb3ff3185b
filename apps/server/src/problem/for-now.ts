/**
 * Codes of errors that speak against the store or the line to it, and not against what was asked: the same may be taken a little later.
 * `53100` is a full disk, `53200` no memory, `57P0x` a database that stops or starts. Source: PostgreSQL manual, appendix A.
 */
const FOR_NOW = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|57P0\d|08\d{3}|53\d{3})$/;

export const isForNow = (error: unknown): boolean => {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' && FOR_NOW.test(code);
};
