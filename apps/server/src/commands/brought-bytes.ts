import type { Command } from '@keel/clinical/record';
import { sha256Of } from '../documents/index.ts';
import { mediaTypeOf, type UploadType, withoutMetadata } from '../uploads/index.ts';
import type { CommandDefinition } from './definition.ts';

type Attach = NonNullable<CommandDefinition['attach']>;

/** The bytes are looked at here and nowhere else: what they are named, and by whom, counts for nothing. */
function attaching(
  takes: (type: UploadType) => boolean,
  noted: (stored: { readonly blob: string; readonly mediaType: UploadType; readonly bytes: number }) => object,
): Attach {
  return async (_states, command: Command, _context, brought) => {
    const mediaType = brought === null ? null : mediaTypeOf(brought);
    if (brought === null || mediaType === null || !takes(mediaType)) return { command, blobs: [] };
    // Where and when a photograph was taken is nobody's business here: only the picture is kept.
    const kept = withoutMetadata(brought, mediaType);
    if (kept === null) return { command, blobs: [] };
    const sha256 = sha256Of(kept);
    const body = noted({ blob: sha256, mediaType, bytes: kept.length });
    return {
      command: { ...command, body: { ...(command.body as object), ...body } },
      blobs: [{ sha256, mediaType, bytes: kept }],
    };
  };
}

/** A document of any kind that is kept. */
export const attachUpload = attaching(
  () => true,
  (stored) => ({ stored }),
);

/** A face: a picture, and nothing else. */
export const attachPhoto = attaching(
  (type) => type !== 'application/pdf',
  ({ blob }) => ({ blob }),
);
