/** What a person wrote on the page, before it is a request. */
export interface Written {
  readonly by: 'self' | 'guardian';
  readonly safety: 'safe' | 'not-safe' | 'not-said' | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly guardianName: string;
  readonly guardianPhone: string;
  readonly guardianEmail: string;
  readonly email: string;
  readonly phone: string;
  readonly ways: { readonly email: boolean; readonly text: boolean; readonly call: boolean };
  readonly heardFrom: string;
}

export const NOTHING_WRITTEN: Written = {
  by: 'self',
  safety: null,
  givenName: '',
  familyName: '',
  birthDate: '',
  guardianName: '',
  guardianPhone: '',
  guardianEmail: '',
  email: '',
  phone: '',
  // A yes to being written to is given, never found: no box is ticked by us.
  ways: { email: false, text: false, call: false },
  heardFrom: '',
};

/** Key of the sentence that stands beside the field. */
export type Issues = Readonly<
  Partial<
    Record<
      keyof Written,
      'needed' | 'notAnEmail' | 'notAPhone' | 'notADate' | 'emailOrPhone' | 'chooseSafety' | 'chooseWay'
    >
  >
>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d\s().-]{7,}$/;

/** Whole years at a date; both as `yyyy-mm-dd`. */
export const ageAt = (birthDate: string, today: string): number =>
  Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);

/** What still has to be written, field by field, all at once. */
export function checkRequest(written: Written, minor: boolean): Issues {
  const issues: { -readonly [K in keyof Issues]: Issues[K] } = {};
  if (written.safety === null) issues.safety = 'chooseSafety';
  if (written.givenName.trim() === '') issues.givenName = 'needed';
  if (written.familyName.trim() === '') issues.familyName = 'needed';
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(written.birthDate)) issues.birthDate = 'notADate';
  if (written.email.trim() !== '' && !EMAIL.test(written.email.trim())) issues.email = 'notAnEmail';
  if (written.phone.trim() !== '' && !PHONE.test(written.phone.trim())) issues.phone = 'notAPhone';
  if (written.email.trim() === '' && written.phone.trim() === '') issues.email = 'emailOrPhone';
  // The clinic answers a request by one of them; nothing is sent to a young person, whose guardian is called. Whoever is not safe is
  // somebody's to reach with or without a yes: nothing keeps that request back.
  else if (!minor && written.safety !== 'not-safe' && saysNoWay(written)) issues.ways = 'chooseWay';
  if (minor || written.by === 'guardian') {
    if (written.guardianName.trim() === '') issues.guardianName = 'needed';
    if (written.guardianEmail.trim() !== '' && !EMAIL.test(written.guardianEmail.trim())) {
      issues.guardianEmail = 'notAnEmail';
    }
    if (written.guardianPhone.trim() !== '' && !PHONE.test(written.guardianPhone.trim())) {
      issues.guardianPhone = 'notAPhone';
    }
  }
  return issues;
}

const filled = <Key extends string>(key: Key, value: string): Partial<Record<Key, string>> =>
  value.trim() === '' ? {} : ({ [key]: value.trim() } as Record<Key, string>);

/** What may be done with what was given: of a way without an address nothing is said. */
const contactOf = ({ email, phone, ways }: Written) => ({
  ...(email.trim() === '' ? {} : { email: ways.email }),
  ...(phone.trim() === '' ? {} : { text: ways.text, call: ways.call }),
});

/** Whether no way is agreed to that the clinic could answer by: then no message goes out. */
export const saysNoWay = (written: Written): boolean => Object.values(contactOf(written)).every((yes) => !yes);

/** The request as it is sent. A way without an address is no consent to anything. */
export function requestOf(written: Written, minor: boolean, language: 'en' | 'es') {
  const email = filled('email', written.email);
  const phone = filled('phone', written.phone);
  const guarded = minor || written.by === 'guardian';
  return {
    by: written.by,
    givenName: written.givenName.trim(),
    familyName: written.familyName.trim(),
    birthDate: written.birthDate,
    ...email,
    ...phone,
    language,
    contact: contactOf(written),
    ...(guarded
      ? {
          guardian: {
            name: written.guardianName.trim(),
            ...filled('phone', written.guardianPhone),
            ...filled('email', written.guardianEmail),
          },
        }
      : {}),
    ...filled('heardFrom', written.heardFrom),
    safety: written.safety ?? 'not-said',
  };
}
