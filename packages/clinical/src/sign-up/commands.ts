import type { ContactConsentChanged, TemplateId } from '../messages/index.ts';
import type { Command } from '../record/index.ts';
import type {
  ReferralWritten,
  Referrer,
  SelfCheckCarried,
  SignedUp,
  SignUpAccepted,
  SignUpClosed,
  SignUpMerged,
  SignUpSafetyTold,
} from './events.ts';

export interface SignUpCommandBodies {
  'sign-up': Omit<SignedUp, 'by' | 'referrer'> & {
    readonly by: Exclude<SignedUp['by'], 'referrer'>;
    readonly safety: SignUpSafetyTold['answer'];
    readonly selfCheck?: SelfCheckCarried['answers'];
  };
  'refer-patient': Pick<
    SignedUp,
    'givenName' | 'familyName' | 'birthDate' | 'email' | 'phone' | 'language' | 'guardian'
  > & { readonly referrer: Referrer; readonly referral: ReferralWritten };
  'accept-sign-up': SignUpAccepted;
  'close-sign-up': SignUpClosed;
  'merge-sign-up': SignUpMerged;
  'change-contact-consent': ContactConsentChanged;
  'stop-messages': { readonly channel: 'email' | 'text' };
  'send-message': { readonly template: TemplateId };
  /** Somebody printed it and gave it, posted it or faxed it. */
  'record-printed': { readonly message: string };
}
export type SignUpCommandKind = keyof SignUpCommandBodies;
export type SignUpCommand = { [K in SignUpCommandKind]: Command<K, SignUpCommandBodies[K]> }[SignUpCommandKind];
export const SIGN_UP_COMMANDS = [
  'sign-up',
  'refer-patient',
  'accept-sign-up',
  'close-sign-up',
  'merge-sign-up',
  'change-contact-consent',
  'stop-messages',
  'send-message',
  'record-printed',
] as const satisfies readonly SignUpCommandKind[];
