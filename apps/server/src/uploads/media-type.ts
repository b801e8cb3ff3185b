export const UPLOAD_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type UploadType = (typeof UPLOAD_TYPES)[number];

const begins = (bytes: Uint8Array, at: number, ...expected: readonly number[]): boolean =>
  bytes.length >= at + expected.length && expected.every((byte, index) => bytes[at + index] === byte);
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/**
 * What the bytes themselves say they are, by their first ones; null for everything else. What the sender calls them is not asked:
 * a page that is named a picture stays a page. Pictures that can hold scripts (SVG) are none of these.
 */
export function mediaTypeOf(bytes: Uint8Array): UploadType | null {
  if (begins(bytes, 0, ...ascii('%PDF-'))) return 'application/pdf';
  if (begins(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(bytes, 0, 0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(bytes, 0, ...ascii('RIFF')) && begins(bytes, 8, ...ascii('WEBP'))) return 'image/webp';
  return null;
}

/** The ending of a file name for what the bytes are. */
export const ENDING: Readonly<Record<UploadType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};
