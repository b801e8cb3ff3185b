export { ENDING, mediaTypeOf, UPLOAD_TYPES, type UploadType } from './media-type.ts';
export { withoutMetadata } from './without-metadata.ts';
