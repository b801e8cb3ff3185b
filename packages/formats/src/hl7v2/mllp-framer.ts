const START = 0x0b;
const END = 0x1c;
const CR = 0x0d;
const LF = 0x0a;

/** Largest message taken unless told otherwise, bytes. A bedside report is 1 to 20 kB. */
export const FRAME_BYTES_MAX = 256 * 1024;
/** How much of a refused frame is kept, so that its control id can still be named in the refusal. */
const HEAD_BYTES_MAX = 2048;

/** What a stream of bytes turned out to hold, in order. */
export type FramerEvent =
  /** One whole message, without its framing bytes. */
  | { readonly kind: 'frame'; readonly bytes: Uint8Array }
  /** A start came before the end of the message under way, or the stream ended in it: that message never was whole. */
  | { readonly kind: 'cut-off'; readonly head: Uint8Array; readonly byteCount: number }
  /** The message under way passed the limit. Once per message; the rest of it is skipped. */
  | { readonly kind: 'too-large'; readonly head: Uint8Array; readonly limit: number }
  /** Bytes outside any frame, other than line ends. */
  | { readonly kind: 'stray'; readonly byteCount: number };

/**
 * Cuts a byte stream into MLLP frames (0x0B … 0x1C 0x0D), however the stream was cut into chunks.
 *
 * Holds at most `frameBytesMax` bytes plus the chunk it was given. An end byte that is not followed by a carriage
 * return belongs to the message, except before a start and at the end of the stream, where senders that leave the
 * carriage return out end theirs. Bytes of an earlier chunk are copied, so the caller may reuse its buffer only after
 * using the frames it got back.
 */
export class MllpFramer {
  readonly #frameBytesMax: number;
  #state: 'outside' | 'inside' | 'skipping' = 'outside';
  #endSeen = false;
  #held: Uint8Array = new Uint8Array(0);
  #heldCount = 0;

  constructor({ frameBytesMax = FRAME_BYTES_MAX }: { readonly frameBytesMax?: number } = {}) {
    if (!Number.isSafeInteger(frameBytesMax) || frameBytesMax < 1)
      throw new RangeError(`not a frame limit in bytes: ${frameBytesMax}`);
    this.#frameBytesMax = frameBytesMax;
  }

  /** Bytes of the unfinished message held now. */
  get pendingByteCount(): number {
    return this.#heldCount + (this.#endSeen ? 1 : 0);
  }

  /** Whether a message is under way: the peer owes the rest of it. */
  get insideFrame(): boolean {
    return this.#state !== 'outside';
  }

  /** Whether the last byte was an end still waiting for its carriage return. */
  get endPending(): boolean {
    return this.#endSeen;
  }

  push(chunk: Uint8Array): FramerEvent[] {
    const events: FramerEvent[] = [];
    let at = 0;
    while (at < chunk.length)
      at = this.#state === 'outside' ? this.#outside(chunk, at, events) : this.#within(chunk, at, events);
    return events;
  }

  /** The stream ended, or fell quiet after an end byte: what is finished comes out, what is not is reported. */
  end(): FramerEvent[] {
    const events: FramerEvent[] = [];
    if (this.#state === 'inside') {
      if (this.#endSeen) this.#finish(events);
      else this.#cutOff(events);
    }
    this.#reset('outside');
    return events;
  }

  #outside(chunk: Uint8Array, from: number, events: FramerEvent[]): number {
    const start = chunk.indexOf(START, from);
    const until = start === -1 ? chunk.length : start;
    let stray = 0;
    for (let at = from; at < until; at += 1) if (chunk[at] !== CR && chunk[at] !== LF) stray += 1;
    if (stray > 0) events.push({ kind: 'stray', byteCount: stray });
    if (start === -1) return chunk.length;
    this.#reset('inside');
    return start + 1;
  }

  /** Takes bytes up to and including the next control byte that matters, or the whole rest. */
  #within(chunk: Uint8Array, from: number, events: FramerEvent[]): number {
    if (this.#endSeen) {
      const next = chunk[from];
      if (next === CR) {
        if (this.#state === 'inside') this.#finish(events);
        this.#reset('outside');
        return from + 1;
      }
      if (next === START) {
        if (this.#state === 'inside') this.#finish(events);
        this.#reset('inside');
        return from + 1;
      }
      this.#endSeen = false;
      this.#take(END_BYTE, 0, 1, events);
      return from;
    }
    // A start inside a message is rare and both searches are native, so looking for each is cheaper than a loop.
    const end = chunk.indexOf(END, from);
    const bound = end === -1 ? chunk.length : end;
    const start = chunk.subarray(from, bound).indexOf(START);
    if (start !== -1) {
      this.#take(chunk, from, from + start, events);
      if (this.#state === 'inside') this.#cutOff(events);
      this.#reset('inside');
      return from + start + 1;
    }
    if (end === -1) {
      this.#take(chunk, from, chunk.length, events);
      return chunk.length;
    }
    if (this.#state === 'inside' && this.#heldCount === 0 && end + 1 < chunk.length && chunk[end + 1] === CR) {
      // The common case, a whole message in one chunk, is not copied.
      if (end - from > this.#frameBytesMax) this.#tooLarge(chunk.subarray(from, end), events);
      else events.push({ kind: 'frame', bytes: chunk.subarray(from, end) });
      this.#reset('outside');
      return end + 2;
    }
    this.#take(chunk, from, end, events);
    this.#endSeen = true;
    return end + 1;
  }

  #take(chunk: Uint8Array, from: number, to: number, events: FramerEvent[]): void {
    if (this.#state !== 'inside' || to === from) return;
    const count = this.#heldCount + to - from;
    if (count > this.#frameBytesMax) {
      // However the bytes were cut, the head is the same: what fits both limits.
      const head = new Uint8Array(Math.min(HEAD_BYTES_MAX, this.#frameBytesMax));
      const kept = Math.min(this.#heldCount, head.length);
      head.set(this.#held.subarray(0, kept));
      head.set(chunk.subarray(from, from + head.length - kept), kept);
      this.#tooLarge(head, events);
      this.#reset('skipping');
      return;
    }
    if (count > this.#held.length) {
      const grown = new Uint8Array(Math.min(this.#frameBytesMax, Math.max(count, this.#held.length * 2, 1024)));
      grown.set(this.#held.subarray(0, this.#heldCount));
      this.#held = grown;
    }
    this.#held.set(chunk.subarray(from, to), this.#heldCount);
    this.#heldCount = count;
  }

  #tooLarge(bytes: Uint8Array, events: FramerEvent[]): void {
    const head = new Uint8Array(bytes.subarray(0, Math.min(HEAD_BYTES_MAX, this.#frameBytesMax)));
    events.push({ kind: 'too-large', head, limit: this.#frameBytesMax });
  }

  #finish(events: FramerEvent[]): void {
    events.push({ kind: 'frame', bytes: this.#held.slice(0, this.#heldCount) });
  }

  #cutOff(events: FramerEvent[]): void {
    const head = this.#held.slice(0, Math.min(this.#heldCount, HEAD_BYTES_MAX));
    events.push({ kind: 'cut-off', head, byteCount: this.#heldCount });
  }

  #reset(state: 'outside' | 'inside' | 'skipping'): void {
    this.#state = state;
    this.#endSeen = false;
    this.#heldCount = 0;
    if (this.#held.length > 16 * 1024) this.#held = new Uint8Array(0);
  }
}

const END_BYTE = Uint8Array.of(END);

/** One message in its frame, ready to send. */
export function frame(message: Uint8Array): Uint8Array {
  const framed = new Uint8Array(message.length + FRAMING_BYTES);
  frameInto(framed, 0, message);
  return framed;
}

/** What a frame adds to its message, bytes. */
export const FRAMING_BYTES = 3;

/** Writes one message in its frame, from `at` on, where there must be room for it; answers where the next begins. */
export function frameInto(target: Uint8Array, at: number, message: Uint8Array): number {
  const end = at + 1 + message.length;
  target[at] = START;
  target.set(message, at + 1);
  target[end] = END;
  target[end + 1] = CR;
  return end + 2;
}
