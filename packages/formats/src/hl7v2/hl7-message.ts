import { asciiOf, decodeText } from './charset.ts';
import { type Separators, separatorsOf, USUAL_SEPARATORS } from './separators.ts';

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

/** A message before anything is known of its character set. */
export interface Opened {
  /** Its header segment, cut into fields, one character per byte; null when the bytes do not begin with MSH. */
  readonly header: { readonly separators: Separators | null; readonly fields: readonly string[] } | null;
  /** The whole text where it is plain ASCII, as it is as a rule. */
  readonly ascii: string | null;
}

export function openMessage(bytes: Uint8Array): Opened {
  const ascii = asciiOf(bytes);
  const text = ascii === null ? headerOf(bytes) : asciiHeaderOf(ascii);
  if (text === null) return { header: null, ascii };
  const separators = separatorsOf(text);
  return { header: { separators, fields: separators === null ? [] : fieldsOf(text, separators) }, ascii };
}

function asciiHeaderOf(ascii: string): string | null {
  let from = 0;
  while (from < ascii.length && isBlank(ascii.charCodeAt(from))) from += 1;
  if (!ascii.startsWith('MSH', from)) return null;
  const cr = ascii.indexOf('\r', from);
  const end = Math.min(cr === -1 ? ascii.length : cr, from + HEADER_LENGTH_MAX);
  const lf = ascii.slice(from, end).indexOf('\n');
  return ascii.slice(from, lf === -1 ? end : from + lf);
}

/**
 * Cuts one message (without framing) into segments. Segments end with CR, LF or CRLF. Never throws.
 * Errors: `no-header` when it does not begin with MSH, `separators` when MSH-1/2 cannot be used.
 */
export function parseHl7(
  bytes: Uint8Array,
  { header, ascii }: Opened = openMessage(bytes),
): { readonly ok: true; readonly message: Hl7Message } | { readonly ok: false; readonly because: Unreadable } {
  if (header === null) return { ok: false, because: 'no-header' };
  const { separators } = header;
  if (separators === null) return { ok: false, because: 'separators' };
  const declared = repetitionsOf(header.fields[18], separators)[0] ?? '';
  const decoded = decodeText(bytes, declared, ascii);
  const lines = decoded.text.includes('\n') ? decoded.text.split(/\r\n?|\n/) : decoded.text.split('\r');
  if (lines.length > SEGMENTS_MAX) return { ok: false, because: 'too-many-segments' };
  const segments: Segment[] = [];
  for (const line of lines) {
    if (line === '') continue;
    if (segments.length === 0) {
      const text = line.startsWith('MSH') ? line : line.replace(/^[\uFEFF\s]+/, '');
      if (!text.startsWith('MSH')) continue;
      const fields = decoded.text === ascii ? header.fields : fieldsOf(text, separators);
      segments.push({ name: 'MSH', fields });
    } else {
      const fields = line.split(separators.field);
      segments.push({ name: fields[0] ?? '', fields });
    }
  }
  const warnings = decoded.warning === null ? [] : [decoded.warning];
  return { ok: true, message: { separators, segments, charset: decoded.charset, warnings } };
}

const HEADER_LENGTH_MAX = 4096;

/** The header segment of bytes that are not all ASCII, one character per byte; null when there is none. */
function headerOf(bytes: Uint8Array): string | null {
  let from = 0;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) from = 3;
  while (from < bytes.length && isBlank(bytes[from])) from += 1;
  if (bytes[from] !== 0x4d || bytes[from + 1] !== 0x53 || bytes[from + 2] !== 0x48) return null;
  const end = Math.min(bytes.length, from + HEADER_LENGTH_MAX);
  let to = from;
  while (to < end && bytes[to] !== 0x0d && bytes[to] !== 0x0a) to += 1;
  return String.fromCharCode(...bytes.subarray(from, to));
}

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a;

/** Field n of a header at index n: the separator itself is field 1. */
function fieldsOf(line: string, { field }: Separators): string[] {
  const fields = line.split(field);
  fields.splice(1, 0, field);
  return fields;
}

/** Repetitions of a field, raw. An empty field has none. */
export function repetitionsOf(field: string | undefined, { repetition }: Separators): string[] {
  if (field === undefined || field === '') return [];
  return repetition === '' || !field.includes(repetition) ? [field] : field.split(repetition);
}

/** Whether a field has one repetition, no more and no less. */
export const isOne = (field: string, { repetition }: Separators): boolean =>
  field !== '' && (repetition === '' || !field.includes(repetition));

/** A field as a code that is compared: upper case, without outer blanks. As a rule it came so. */
export const upperCase = (field = ''): string => (UPPER_CASE.test(field) ? field : field.trim().toUpperCase());
const UPPER_CASE = /^[A-Z]*$/;

/** Components of one repetition, raw. */
export function componentsOf(field: string | undefined, { component }: Separators): string[] {
  return field === undefined ? [] : field.split(component);
}

const USUAL_MARKS = /[\^~\\&]/;

/** Whether a field is one plain text: most are, and need not be cut. */
const isPlain = (field: string, separators: Separators): boolean =>
  separators === USUAL_SEPARATORS && !USUAL_MARKS.test(field);

/** The first subcomponent of component n (from 1) of a field's first repetition, as text without outer blanks. */
export function textAt(field: string | undefined, n: number, separators: Separators): string {
  if (field === undefined || field === '') return '';
  if (isPlain(field, separators)) return n === 1 ? field.trim() : '';
  const component = partAt(partAt(field, separators.repetition, 1), separators.component, n);
  return unescapeText(partAt(component, separators.subcomponent, 1), separators).trim();
}

/** Part n (from 1) of a text cut at a separator; empty when there are fewer. */
export function partAt(text: string, separator: string, n: number): string {
  if (separator === '') return n === 1 ? text : '';
  let from = 0;
  for (let left = n; ; left -= 1) {
    const to = text.indexOf(separator, from);
    if (left === 1) return to === -1 ? text.slice(from) : text.slice(from, to);
    if (to === -1) return '';
    from = to + 1;
  }
}

/**
 * A field as one line of text in the usual separators, escapes resolved: how a place or a name is shown and compared,
 * whatever separators its sender uses.
 */
export function plainText(field: string | undefined, separators: Separators): string {
  if (field === undefined) return '';
  if (isPlain(field, separators)) return field.trim();
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
