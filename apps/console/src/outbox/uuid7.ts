/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then chance. Ids made on one tablet sort in the order they were made,
 * also within one millisecond: the 12 bits after the version count up there.
 */
let lastMs = 0;
let counter = 0;

export function uuid7(nowMs: number): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = ((random[0]! << 8) | random[1]!) & 0x3ff;
  } else {
    // A clock that stands still or was set back: keep the order, and borrow a millisecond when the count runs over.
    counter += 1;
    if (counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
  }
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  const time = hex(lastMs, 12);
  const tail = [...random.subarray(2)].map((byte) => hex(byte, 2)).join('');
  const variant = hex((Number.parseInt(tail.slice(0, 2), 16) & 0x3f) | 0x80, 2);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${variant}${tail.slice(2, 4)}-${tail.slice(4)}`;
}

/**
 * Ids made here from now on sort after this one: what was entered before the page was loaded anew goes out first, also where the
 * clock is behind the server's by then because nobody has told it the time yet.
 */
export function goOnAfter(id: string): void {
  const ms = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  const count = Number.parseInt(id.slice(15, 18), 16);
  if (ms > lastMs || (ms === lastMs && count > counter)) [lastMs, counter] = [ms, count];
}
