import { decodeText } from './charset.ts';
import { type Separators, separatorsOf } from './separators.ts';

/** A message cut into segments and fields; components are cut, and escapes resolved, only where someone looks. */
export interface Hl7Message {
  readonly separators: Separators;
  readonly segments: readonly Segment[];
  readonly charset: string;
  readonly warnings: readonly string[];
}

/** `fields[n]` is field n as numbered in the standard, raw; `fields[0]` is the segment's name. */
export interface Segment {
  readonly name: string;
  readonly fields: readonly string[];
}

/** Why bytes are no message at all. */
export type Unreadable = 'no-header' | 'separators' | 'too-many-segments';

/** More rows than any monitor sends in one report; a border against input made to exhaust us. */
export const SEGMENTS_MAX = 10_000;

/**
 * Cuts one message (without framing) into segments. Segments end with CR, LF or CRLF. Never throws.
 * Errors: `no-header` when it does not begin with MSH, `separators` when MSH-1/2 cannot be used.
 */
export function parseHl7(
  bytes: Uint8Array,
): { readonly ok: true; readonly message: Hl7Message } | { readonly ok: false; readonly because: Unreadable } {
  const header = headerOf(bytes);
  if (header === null) return { ok: false, because: 'no-header' };
  const separators = separatorsOf(header);
  if (separators === null) return { ok: false, because: 'separators' };
  const declared = fieldsOf(header, separators)[18] ?? '';
  const first = separators.repetition === '' ? declared : (declared.split(separators.repetition, 1)[0] ?? '');
  const decoded = decodeText(bytes, first);
  const lines = decoded.text.includes('\n') ? decoded.text.split(/\r\n?|\n/) : decoded.text.split('\r');
  if (lines.length > SEGMENTS_MAX) return { ok: false, because: 'too-many-segments' };
  const segments: Segment[] = [];
  for (const line of lines) {
    const text = segments.length === 0 ? line.replace(/^[\uFEFF\s]+/, '') : line;
    if (text === '' || (segments.length === 0 && !text.startsWith('MSH'))) continue;
    const fields = fieldsOf(text, separators);
    segments.push({ name: fields[0] ?? '', fields });
  }
  const warnings = decoded.warning === null ? [] : [decoded.warning];
  return { ok: true, message: { separators, segments, charset: decoded.charset, warnings } };
}

/** The header segment with one character per byte, before anything is known of the character set; null when there is none. */
export function headerOf(bytes: Uint8Array): string | null {
  let from = 0;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) from = 3;
  while (from < bytes.length && isBlank(bytes[from])) from += 1;
  if (bytes[from] !== 0x4d || bytes[from + 1] !== 0x53 || bytes[from + 2] !== 0x48) return null;
  let text = '';
  for (let at = from; at < bytes.length && at - from < 4096; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0x0d || byte === 0x0a) break;
    text += String.fromCharCode(byte);
  }
  return text;
}

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a;

/** Field n of a segment at index n. In the header the separator itself is field 1. */
export function fieldsOf(line: string, { field }: Separators): string[] {
  const fields = line.split(field);
  if (fields[0] === 'MSH') fields.splice(1, 0, field);
  return fields;
}

/** Repetitions of a field, raw. An empty field has none. */
export function repetitionsOf(field: string | undefined, { repetition }: Separators): string[] {
  if (field === undefined || field === '') return [];
  return repetition === '' ? [field] : field.split(repetition);
}

/** Components of one repetition, raw. */
export function componentsOf(field: string | undefined, { component }: Separators): string[] {
  return field === undefined ? [] : field.split(component);
}

/** The first subcomponent of component n (from 1) of a field's first repetition, as text without outer blanks. */
export function textAt(field: string | undefined, n: number, separators: Separators): string {
  const [repetition = ''] = repetitionsOf(field, separators);
  const component = componentsOf(repetition, separators)[n - 1] ?? '';
  const part = separators.subcomponent === '' ? component : (component.split(separators.subcomponent, 1)[0] ?? '');
  return unescapeText(part, separators).trim();
}

/**
 * A field as one line of text in the usual separators, escapes resolved: how a place or a name is shown and compared,
 * whatever separators its sender uses.
 */
export function plainText(field: string | undefined, separators: Separators): string {
  if (field === undefined) return '';
  const { component, repetition, subcomponent } = separators;
  let text = '';
  for (const piece of splitKeeping(field, separators)) {
    if (piece === component) text += '^';
    else if (repetition !== '' && piece === repetition) text += '~';
    else if (subcomponent !== '' && piece === subcomponent) text += '&';
    else text += unescapeText(piece, separators);
  }
  return text.trim();
}

function splitKeeping(field: string, { component, repetition, subcomponent }: Separators): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of field) {
    if (character === component || character === repetition || character === subcomponent) {
      pieces.push(piece, character);
      piece = '';
    } else piece += character;
  }
  pieces.push(piece);
  return pieces;
}

const utf8 = new TextDecoder('utf-8');

/**
 * Resolves the escapes of HL7 v2 chapter 2: \F\ \S\ \T\ \R\ \E\, \Xhh..\ (bytes, read as UTF-8), \.br\ and \.sp\ as
 * line ends; highlighting is dropped. What is no known escape stays as it came.
 */
export function unescapeText(text: string, separators: Separators): string {
  const { escape: mark } = separators;
  if (mark === '' || !text.includes(mark)) return text;
  let out = '';
  let at = 0;
  while (at < text.length) {
    const from = text.indexOf(mark, at);
    const to = from === -1 ? -1 : text.indexOf(mark, from + 1);
    if (to === -1) return out + text.slice(at);
    const resolved = resolveEscape(text.slice(from + 1, to), separators);
    out += text.slice(at, from) + (resolved ?? text.slice(from, to));
    // An unknown escape may share its closing mark with the next one, so only the opening part is passed over.
    at = resolved === null ? to : to + 1;
  }
  return out;
}

function resolveEscape(code: string, separators: Separators): string | null {
  switch (code) {
    case 'F':
      return separators.field;
    case 'S':
      return separators.component;
    case 'T':
      return separators.subcomponent;
    case 'R':
      return separators.repetition;
    case 'E':
      return separators.escape;
    case 'H':
    case 'N':
      return '';
    case '.br':
      return '\n';
  }
  if (/^\.sp\d{0,2}$/.test(code)) return '\n';
  if (/^X(?:[0-9A-Fa-f]{2}){1,512}$/.test(code)) {
    const bytes = code.slice(1).match(/../g) ?? [];
    return utf8.decode(Uint8Array.from(bytes, (pair) => Number.parseInt(pair, 16)));
  }
  return null;
}
