import { hash } from 'node:crypto';
import type { Instant } from '@keel/clinical/units';
import type { MessageKey } from './ports.ts';

/** How many messages of one device are remembered: at one a second, over four minutes of a stubborn sender. */
export const REPEATS_PER_DEVICE = 256;

/** Numbers of one device's last messages, NaN where there was none yet. As one block: of a set, the collector visits each. */
interface LastMessages {
  readonly numbers: Float64Array;
  /** Where the oldest stands, which the next one takes the place of. */
  oldest: number;
}

/** Digest of a message without its header: the same content sent again, even under a new header time, has the same. */
export function contentDigest(raw: Uint8Array): string {
  const end = raw.indexOf(0x0d);
  return hash('sha256', end === -1 ? raw : raw.subarray(end), 'hex').slice(0, 16);
}

/**
 * Which messages were kept already, by device, control id, device time and content. Control ids alone repeat (many
 * monitors count from 1 after each start), so a known id with other content is a new message.
 */
export function repeatWindow() {
  /** By clinic, then by device. */
  const clinics = new Map<string, Map<string, LastMessages>>();
  return {
    /** `message`: its `messageNumber`. */
    has: (clinic: string, device: string, message: number): boolean =>
      clinics.get(clinic)?.get(device)?.numbers.includes(message) ?? false,
    /** Only what is committed is remembered: a message that was not kept must be taken when it comes again. */
    add(clinic: string, device: string, message: number): void {
      const devices = clinics.get(clinic) ?? new Map<string, LastMessages>();
      clinics.set(clinic, devices);
      const known = devices.get(device) ?? {
        numbers: new Float64Array(REPEATS_PER_DEVICE).fill(Number.NaN),
        oldest: 0,
      };
      devices.set(device, known);
      if (known.numbers.includes(message)) return;
      known.numbers[known.oldest] = message;
      known.oldest = (known.oldest + 1) % REPEATS_PER_DEVICE;
    },
  };
}
export type RepeatWindow = ReturnType<typeof repeatWindow>;

/**
 * One device's message as one number of 48 bits, of which a million fit in memory: the content's digest, moved by control
 * id and time. That two of one device's 256 share one happens once in 10^10.
 */
export function messageNumber({ controlId, deviceTime, digest }: Omit<MessageKey, 'device'>): number {
  let moved = 0x811c9dc5;
  for (let at = 0; at < controlId.length; at += 1) moved = Math.imul(moved ^ controlId.charCodeAt(at), 0x01000193);
  const time = deviceTime === null ? 0 : deviceTime % 2 ** 32;
  return (Number.parseInt(digest.slice(0, 12), 16) + (moved >>> 0) * 65_537 + time) % 2 ** 48;
}

/** How far back the window is rebuilt from the table before the port opens, ms. */
export const REPEAT_WINDOW_MS = 10 * 60_000;
export const windowStart = (now: Instant): Instant => (now - REPEAT_WINDOW_MS) as Instant;
