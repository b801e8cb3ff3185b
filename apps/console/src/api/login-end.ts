import type { LoginEnd } from '@keel/formats/api';

let because: LoginEnd | null = null;

/** Why the last login of this page is over, for the door. It is gone with the page, or with the next login. */
export const loginEnd = {
  tell(end: LoginEnd | null): void {
    because = end;
  },
  /** Who signed out himself needs no word of it. */
  why: (): Exclude<LoginEnd, 'logged-out'> | null => (because === 'logged-out' ? null : because),
};
