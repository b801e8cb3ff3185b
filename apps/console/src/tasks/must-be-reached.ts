/**
 * Kinds about somebody who may not be safe and is perhaps with nobody: a patient, one who only asks for treatment, or a number that
 * nobody knows yet. `call-at-risk` is not among them: that person is on the line.
 */
const REACHED: ReadonlySet<string> = new Set([
  'distress-reach',
  'distress-ask',
  'home-reach',
  'sign-up-not-safe',
  'suicide-assess-now',
  'text-not-safe',
  'text-about-patient',
  'call-line-lost',
  'welfare-check',
]);

export const mustBeReached = (kind: string): boolean => REACHED.has(kind);
