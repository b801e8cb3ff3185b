import { type FramerEvent, MllpFramer } from './mllp-framer.ts';

/** What a file or a frame holds: whole messages and what was no message, in order. */
export type Piece =
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  | { readonly kind: 'broken'; readonly head: Uint8Array; readonly because: string };

const START = 0x0b;
const CR = 0x0d;
const LF = 0x0a;

/** Messages of a file, framed or not. Bytes before the first message of an unframed file, or outside frames, are no messages. */
export function piecesOf(bytes: Uint8Array, { frameBytesMax }: { readonly frameBytesMax: number }): Piece[] {
  if (!bytes.includes(START)) return messagesIn(bytes).map((message): Piece => ({ kind: 'message', bytes: message }));
  const framer = new MllpFramer({ frameBytesMax });
  return [...framer.push(bytes), ...framer.end()].flatMap((event) => piecesOfEvent(event));
}

function piecesOfEvent(event: FramerEvent): Piece[] {
  switch (event.kind) {
    case 'frame':
      return messagesIn(event.bytes).map((bytes): Piece => ({ kind: 'message', bytes }));
    case 'cut-off':
      return [
        {
          kind: 'broken',
          head: event.head,
          because: 'the frame has no end (0x1C 0x0D), so the message may be cut off',
        },
      ];
    case 'too-large':
      return [{ kind: 'broken', head: event.head, because: `the message is larger than ${event.limit} bytes` }];
    case 'stray':
      return [];
  }
}

/**
 * Cuts bytes without framing at every segment that begins a message: senders put several into one frame. What stands
 * before the first, such as the envelope of a batch file, is left out. Without any header the bytes come back whole, to
 * be refused as they are.
 */
export function messagesIn(bytes: Uint8Array): Uint8Array[] {
  // A report has fewer lines than letters M, so what is sought is where lines begin: the first behind a mark or blanks.
  const first = bytes[0] === 0xef ? 3 : firstInk(bytes);
  const starts = isHeader(bytes, first) ? [first] : [];
  const opening = (end: number): void => {
    for (let at = bytes.indexOf(end); at !== -1; at = bytes.indexOf(end, at + 1))
      if (at + 1 !== first && isHeader(bytes, at + 1)) starts.push(at + 1);
  };
  opening(CR);
  if (bytes.includes(LF)) {
    opening(LF);
    starts.sort((one, other) => one - other);
  }
  if (starts.length === 0) return [bytes];
  // As it is as a rule: one message, and the frame holds nothing else.
  if (starts.length === 1 && starts[0] === 0) return [bytes];
  return starts.map((start, index) => bytes.subarray(start, starts[index + 1] ?? bytes.length));
}

/** Whether a text is plainly one message, as it is as a rule; where it is not, `messagesIn` says what it holds. */
export const isOneMessage = (text: string): boolean =>
  text.startsWith('MSH') && !text.includes('\rMSH') && !text.includes('\nMSH');

function firstInk(bytes: Uint8Array): number {
  let at = 0;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1;
  return at;
}

/** `MSH` and a separator that can be one. */
function isHeader(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 0x4d || bytes[at + 1] !== 0x53 || bytes[at + 2] !== 0x48) return false;
  const separator = bytes[at + 3];
  return separator !== undefined && separator > 0x20 && !isWordByte(separator);
}

const isWordByte = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
