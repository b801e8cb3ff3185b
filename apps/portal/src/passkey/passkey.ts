import type { PasskeyOptionsAnswer, PortalPasskeys } from '@keel/formats/api';
import { queryOptions } from '@tanstack/react-query';
import { api, signOutDone } from '../api/index.ts';

type Offered = (typeof PasskeyOptionsAnswer)['_output'];

/** By which devices the patient comes in without a link. */
export const passkeysQuery = queryOptions({
  queryKey: ['my', 'passkeys'],
  queryFn: () => api.get<PortalPasskeys>('/portal/passkeys'),
});

/** Whether this device can keep a passkey and asks for a finger, a face or its own code. */
export const deviceQuery = queryOptions({
  queryKey: ['device-keeps-passkeys'],
  queryFn: async (): Promise<boolean> => {
    try {
      return (
        'PublicKeyCredential' in window && (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable())
      );
    } catch {
      return false;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** How the list calls this device; what it is, as far as the browser says. */
export function deviceName(): string {
  const found = /iPhone|iPad|Android|Windows|Macintosh|CrOS|Linux/.exec(navigator.userAgent)?.[0];
  return { Macintosh: 'Mac', CrOS: 'Chromebook' }[found ?? ''] ?? found ?? 'Web';
}

/** The library comes when somebody presses the button, not with the page. */
const library = () => import('@simplewebauthn/browser');

export async function addPasskey(): Promise<PortalPasskeys> {
  const { challenge, options } = await api.post<Offered>('/portal/passkeys/options');
  const response = await (await library()).startRegistration({ optionsJSON: options as never });
  return api.post<PortalPasskeys>('/portal/passkeys', { challenge, response, name: deviceName() });
}

export const removePasskey = (id: string): Promise<PortalPasskeys> =>
  api.post<PortalPasskeys>(`/portal/passkeys/${id}/remove`);

/** Where it leads. */
export async function signInByPasskey(keep: boolean): Promise<{ readonly page: string }> {
  const { challenge, options } = await api.post<Offered>('/portal/passkey/options');
  const response = await (await library()).startAuthentication({ optionsJSON: options as never });
  const opened = await api.post<{ readonly page: string }>('/portal/passkey', { challenge, response, keep });
  signOutDone();
  return opened;
}
