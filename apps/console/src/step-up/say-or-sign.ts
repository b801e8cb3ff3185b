/** One try of saying it, and what it takes where a password is asked for. */
export interface Signing<Said> {
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether somebody else than who is signed in was named by PIN or badge when it was pressed. */
  readonly named: boolean;
  /** Says it: as who was named, else as who is signed in; `as-signed-in` whoever was named. */
  readonly say: (body: Readonly<Record<string, unknown>>, as: 'as-named' | 'as-signed-in') => Promise<Said>;
  /** Whether the answer is that a password is asked for. */
  readonly asks: (said: Said) => boolean;
  readonly confirm: (named?: 'by-pin') => Promise<boolean>;
  /** The full name of who is signed in, whose password it was. */
  readonly signedIn: () => string;
  /** Nobody is named by PIN or badge any more. */
  readonly endNamed: () => void;
}

/**
 * Says it; where a password is asked for, says it once more in the name of whose password that was: a PIN signs nothing. The printed
 * name under it is then his as well, whoever typed another: author and printed name of a signature are one person. Answers what came
 * of what was said last; `declined`: a password was asked for and nobody gave it, so nothing more was said.
 */
export async function sayOrSign<Said>(
  signing: Signing<Said>,
): Promise<{ readonly said: Said; readonly declined: boolean }> {
  const { body, named } = signing;
  const said = await signing.say(body, 'as-named');
  if (!signing.asks(said)) return { said, declined: false };
  if (!(await signing.confirm(named ? 'by-pin' : undefined))) return { said, declined: true };
  signing.endNamed();
  const signed = named && 'printedName' in body ? { ...body, printedName: signing.signedIn() } : body;
  return { said: await signing.say(signed, 'as-signed-in'), declined: false };
}
