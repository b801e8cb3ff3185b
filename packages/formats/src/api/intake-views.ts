import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower case');

/** `GET /api/v1/consent-pdf/<patient>?paper=<sha256>`; without one, the last that was signed. */
export const ConsentPdfQuery = z.strictObject({ paper: Sha256.optional() });
/** `GET /api/v1/upload/<patient>?blob=<sha256>`; without one, the last that was sent. */
export const UploadQuery = z.strictObject({ blob: Sha256.optional() });
