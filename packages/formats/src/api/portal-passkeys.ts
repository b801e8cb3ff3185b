import { z } from 'zod';
import { PasskeyRequest } from './identity.ts';
import { Id, Time } from './values.ts';

/**
 * Passkeys of a patient, on the patients' side. `POST /api/v1/portal/passkeys/options` → PasskeyOptionsAnswer, then
 * `POST /api/v1/portal/passkeys` PasskeyAddRequest; `GET /api/v1/portal/passkeys`; `POST /api/v1/portal/passkeys/<id>/remove`. To come in:
 * `POST /api/v1/portal/passkey/options` → PasskeyOptionsAnswer, then `POST /api/v1/portal/passkey` PortalPasskeyRequest.
 */
export const PortalPasskeys = z.object({
  passkeys: z.array(z.object({ id: Id, name: z.string(), addedAt: Time, usedAt: Time.nullable() })),
});
export type PortalPasskeys = z.infer<typeof PortalPasskeys>;
/** `keep`: this is my own device, do not ask again for a while. The same choice as a link has. */
export const PortalPasskeyRequest = PasskeyRequest.extend({ keep: z.boolean().default(false) });
export const PortalPasskeyIn = z.object({ page: z.string() });
