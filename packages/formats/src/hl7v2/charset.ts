/** How the text of a message was decoded, and what did not fit what it said of itself (HL7 table 0211). */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
  readonly warning: 'charset-unknown' | 'charset-disagrees' | null;
}

/** HL7 names to the names the platform's decoder knows. ASCII is read as UTF-8, whose first half it is. */
const LABELS: Readonly<Record<string, string>> = {
  '': 'utf-8',
  ASCII: 'utf-8',
  'ISO IR6': 'utf-8',
  'UNICODE UTF-8': 'utf-8',
  UNICODE: 'utf-8',
  'UTF-8': 'utf-8',
  UTF8: 'utf-8',
  '8859/1': 'windows-1252',
  '8859/2': 'iso-8859-2',
  '8859/3': 'iso-8859-3',
  '8859/4': 'iso-8859-4',
  '8859/5': 'iso-8859-5',
  '8859/6': 'iso-8859-6',
  '8859/7': 'iso-8859-7',
  '8859/8': 'iso-8859-8',
  '8859/9': 'windows-1254',
  '8859/15': 'iso-8859-15',
  'ISO IR87': 'iso-2022-jp',
  'ISO IR14': 'shift_jis',
  'GB 18030-2000': 'gb18030',
  'GB 18030': 'gb18030',
  GB18030: 'gb18030',
  'BIG-5': 'big5',
  'KS X 1001': 'euc-kr',
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const westEuropean = new TextDecoder('windows-1252');
type Decoder = InstanceType<typeof TextDecoder>;
const decoders = new Map<string, Decoder>();

function decoderFor(label: string): Decoder {
  const known = decoders.get(label);
  if (known !== undefined) return known;
  const made = new TextDecoder(label, { fatal: true });
  decoders.set(label, made);
  return made;
}

function decodeOrNull(decoder: Decoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** The text of bytes that are all ASCII, else null: every character of several bytes makes the text shorter than them. */
export function asciiOf(bytes: Uint8Array): string | null {
  const text = decodeOrNull(utf8, bytes);
  return text !== null && text.length === bytes.length ? text : null;
}

/**
 * Decodes a message by the character set it declares in MSH-18; never fails. Bytes that are valid multi-byte UTF-8 are
 * read as such even where a single-byte set was declared: gateways pass foreign text through, and no sentence in a
 * single-byte set happens to be valid UTF-8. Numbers and codes are ASCII in every set here, so a wrong guess can spoil
 * a name, never a value.
 */
export function decodeText(bytes: Uint8Array, declared: string, ascii: string | null): Decoded {
  const name = declared.trim().toUpperCase();
  const label = LABELS[name];
  if (ascii !== null && label !== 'iso-2022-jp')
    return { text: ascii, charset: label ?? 'utf-8', warning: label === undefined ? 'charset-unknown' : null };
  const asUtf8 =
    label === undefined || label === 'utf-8' || label.startsWith('windows-') || label.startsWith('iso-8859-');
  if (asUtf8) {
    const text = decodeOrNull(utf8, bytes);
    if (text !== null) {
      const plain = label === 'utf-8';
      return { text, charset: plain ? (label ?? 'utf-8') : 'utf-8', warning: plain ? null : 'charset-disagrees' };
    }
  }
  if (label !== undefined && label !== 'utf-8') {
    const text = decodeOrNull(decoderFor(label), bytes);
    if (text !== null) return { text, charset: label, warning: null };
  }
  const warning = label === undefined ? 'charset-unknown' : 'charset-disagrees';
  return { text: westEuropean.decode(bytes), charset: 'windows-1252', warning };
}

const encoder = new TextEncoder();

/** Bytes of a text with one character per byte: what echoes a field byte for byte, whatever its character set. */
export function bytesOfBinary(text: string): Uint8Array {
  const ascii = encoder.encode(text);
  // As long as the text: all of it was ASCII, which is the same in both.
  if (ascii.length === text.length) return ascii;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at) & 0xff;
  return bytes;
}

/** The same text in memory of its own: a piece of a message holds on to the whole of it. */
export const apart = (text: string): string => Array.from(text).join('');
