import type { Instant } from '@keel/clinical/units';
import { apart, bytesOfBinary } from './charset.ts';
import { type Opened, openMessage, partAt, upperCase } from './hl7-message.ts';
import { formatHl7Time } from './hl7-time.ts';
import { type Separators, USUAL_SEPARATORS } from './separators.ts';

/** What became of a message: kept, refused for what is in it, or refused for what it is. */
export type Outcome = 'accept' | 'error' | 'reject';
export type AckCode = 'AA' | 'AE' | 'AR' | 'CA' | 'CE' | 'CR';

/** What the sender must know about a refusal. `code` is from HL7 table 0357; `place` a segment, its number and a field. */
export interface MessageError {
  readonly code: 100 | 101 | 102 | 103 | 200 | 201 | 202 | 203 | 207;
  readonly place: { readonly segment: string; readonly sequence?: number; readonly field?: number };
  readonly because: string;
}

/** The header fields an acknowledgement answers to, one character per byte, so that they are echoed unchanged. */
export interface AckHeader {
  readonly separators: Separators;
  readonly fields: readonly string[];
}

const DEFAULT_HEADER: AckHeader = {
  separators: USUAL_SEPARATORS,
  fields: [],
};

/** Reads as much of a header as there is; a message without one is answered in the usual separators. `opened`: of these bytes. */
export function ackHeaderOf(bytes: Uint8Array, { header }: Opened = openMessage(bytes)): AckHeader {
  if (header === null || header.separators === null) return DEFAULT_HEADER;
  return { separators: header.separators, fields: header.fields };
}

/** How a sender names itself: application, its universal id, facility (MSH-3.1, MSH-3.2, MSH-4.1), what is given of them. */
export function senderNames({ separators, fields }: AckHeader): string[] {
  const { component } = separators;
  const [, , , application = '', facility = ''] = fields;
  const names = [partAt(application, component, 1), partAt(application, component, 2), partAt(facility, component, 1)];
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

export const ackModeOf = ({ fields }: AckHeader): 'original' | 'enhanced' =>
  (fields[15] ?? '').trim() === '' && (fields[16] ?? '').trim() === '' ? 'original' : 'enhanced';

/**
 * Which acknowledgements are due, in the order they are sent. Original mode: one application answer. Enhanced mode: an
 * accept answer as MSH-15 asks and an application answer as MSH-16 asks; none where the sender wants none.
 * Source: HL7 v2 chapter 2, message exchange and table 0155.
 */
export function acksDue(header: AckHeader, outcome: Outcome): readonly AckCode[] {
  const application = { accept: 'AA', error: 'AE', reject: 'AR' } as const;
  if (ackModeOf(header) === 'original') return [application[outcome]];
  const commit = { accept: 'CA', error: 'CE', reject: 'CR' } as const;
  const due: AckCode[] = [];
  if (wanted(header.fields[15], outcome)) due.push(commit[outcome]);
  if (wanted(header.fields[16], outcome)) due.push(application[outcome]);
  return due;
}

function wanted(condition: string | undefined, outcome: Outcome): boolean {
  switch (upperCase(condition)) {
    case '':
    case 'NE':
      return false;
    case 'ER':
      return outcome !== 'accept';
    case 'SU':
      return outcome === 'accept';
    default:
      return true;
  }
}

/** One acknowledgement, without framing. Texts of ours are ASCII, everything else is the sender's own bytes. */
export function buildAck(options: {
  readonly header: AckHeader;
  readonly code: AckCode;
  readonly errors: readonly MessageError[];
  readonly at: Instant;
  /** Our own control id for the answer, unique to us. */
  readonly id: string;
}): Uint8Array {
  const { header, code, errors, at, id } = options;
  const { field, component } = header.separators;
  const { before, between, after } = answerOf(header);
  const own = `${before}${formatHl7Time(at)}${between}${safe(id, header.separators)}${after}`;
  let text = `${own}\rMSA${field}${code}${field}${header.fields[10] ?? ''}\r`;
  for (const error of errors.slice(0, 20)) {
    const { segment, sequence = 1, field: position } = error.place;
    const place = [segment, sequence, ...(position === undefined ? [] : [position])].join(component);
    const because = safe(error.because, header.separators);
    text += `${['ERR', '', place, String(error.code), 'E', '', '', '', because].join(field)}\r`;
  }
  return bytesOfBinary(text);
}

/** The header of every answer to one sender: before its time, between that and its id, and after it. */
interface AnswerHeader {
  /** The header it was made from, as far as it repeats it. */
  readonly fields: readonly string[];
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

/** Fields of a sender's header that its answers repeat: names, type, processing id, version, character set. */
const REPEATED = [3, 4, 5, 6, 9, 11, 12, 18];
/** More than any house has monitors: were it forgotten while all speak, each answer would be put together anew. About 1 kB each. */
const SENDERS_MAX = 20_000;
const SENDER_LENGTH_MAX = 500;
const bySender = new Map<string, AnswerHeader>();

/** Put together once for a sender, who names itself and us the same for ever. Bounded, and forgotten as a whole. */
function answerOf({ separators, fields }: AckHeader): AnswerHeader {
  const sender = fields[3] ?? '';
  if (separators !== USUAL_SEPARATORS) return makeAnswerHeader(fields, separators);
  const known = bySender.get(sender);
  if (known !== undefined && REPEATED.every((n) => known.fields[n] === fields[n])) return known;
  if (REPEATED.reduce((sum, n) => sum + (fields[n]?.length ?? 0), 0) > SENDER_LENGTH_MAX)
    return makeAnswerHeader(fields, separators);
  const own: string[] = [];
  for (const n of REPEATED) {
    const text = fields[n];
    if (text !== undefined) own[n] = apart(text);
  }
  const { before, between, after } = makeAnswerHeader(own, separators);
  const made = { fields: own, before: apart(before), between: apart(between), after: apart(after) };
  if (bySender.size >= SENDERS_MAX) bySender.clear();
  bySender.set(own[3] ?? '', made);
  return made;
}

function makeAnswerHeader(fields: readonly string[], separators: Separators): AnswerHeader {
  const { field, component, repetition, escape: mark, subcomponent } = separators;
  const from = (n: number): string => fields[n] ?? '';
  const event = from(9).split(component)[1] ?? '';
  const type = event === '' ? 'ACK' : ['ACK', event, 'ACK'].join(component);
  // MSH-1 to MSH-12, then the character set in MSH-18 where there is one.
  const marks = `${component}${repetition}${mark}${subcomponent}`;
  const charset = from(18) === '' ? '' : `${field.repeat(6)}${from(18)}`;
  const rest = `${field}${from(11)}${field}${from(12)}${charset}`;
  return {
    fields,
    before: `MSH${field}${marks}${field}${from(5)}${field}${from(6)}${field}${from(3)}${field}${from(4)}${field}`,
    between: `${field}${field}${type}${field}`,
    after: charset === '' ? withoutEmptyEnd(rest, field) : rest,
  };
}

/** Without the separators of fields at the end that say nothing. */
function withoutEmptyEnd(text: string, field: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === field) end -= 1;
  return text.slice(0, end);
}

const PLAIN = /^[A-Za-z0-9 ]*$/;

/** Our text in the sender's separators: ASCII only, separators escaped, no control characters. */
function safe(text: string, separators: Separators): string {
  // As a rule there is nothing to put right, and this is written for every message.
  if (separators === USUAL_SEPARATORS && PLAIN.test(text)) return text;
  const { field, component, repetition, escape: mark, subcomponent } = separators;
  const codes: readonly (readonly [string, string])[] = [
    [field, 'F'],
    [component, 'S'],
    [subcomponent, 'T'],
    [repetition, 'R'],
    [mark, 'E'],
  ];
  let out = '';
  for (const character of text) {
    const code = codes.find(([separator]) => separator !== '' && separator === character)?.[1];
    if (code !== undefined) out += mark === '' ? ' ' : `${mark}${code}${mark}`;
    else out += /[\x20-\x7e]/.test(character) ? character : '?';
  }
  return out;
}
