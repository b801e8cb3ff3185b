/** A stream of numbers that a seed repeats exactly. */
export interface RandomStream {
  /** Even between 0 and 1, never either. */
  uniform(): number;
  /** Mean 0, SD 1. */
  normal(): number;
}

/**
 * Stream number `index` of a seed: sfc32 started by splitmix32. Person i always gets stream i, so the first 500 people are
 * the same whether 500 or 10,000 are drawn, and in whatever order they are computed.
 */
export function randomStream(seed: number, index: number): RandomStream {
  let mix = (Math.imul(seed >>> 0, 0x9e3779b1) ^ Math.imul((index + 1) >>> 0, 0x85ebca6b) ^ high(seed)) >>> 0;
  const start = () => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = start();
  let b = start();
  let c = start();
  let counter = 1;
  const next = () => {
    const t = (((a + b) >>> 0) + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + t) >>> 0;
    return t;
  };
  for (let i = 0; i < 12; i += 1) next();
  const uniform = () => ((next() >>> 5) * 67108864 + (next() >>> 6) + 0.5) / 9007199254740992;
  let spare: number | undefined;
  return {
    uniform,
    normal() {
      if (spare !== undefined) {
        const value = spare;
        spare = undefined;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}

const high = (seed: number) => Math.floor(seed / 4294967296) >>> 0;
