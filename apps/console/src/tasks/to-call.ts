/**
 * Kinds whose next step is a call: it opens with the path that fits, and closes the task when somebody is reached. Whoever is to be
 * assessed now may have answered at home.
 */
const TO_CALL =
  /^(call-(?!at-risk$)|distress-|check-in-|left-before-release$|no-show$|welfare-check$|sign-up-not-safe$|suicide-assess-)/;

export const isToCall = (kind: string): boolean => TO_CALL.test(kind);
