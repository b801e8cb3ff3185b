/**
 * Quantiles of the first `count` values, by linear interpolation between order statistics (type 7, as R and NumPy by default).
 * Reorders `values`. Probabilities ascending, so each search starts where the last one ended.
 */
export function quantilesInPlace(
  values: Float64Array | Float32Array,
  count: number,
  probabilities: readonly number[],
): number[] {
  let from = 0;
  return probabilities.map((probability) => {
    const position = probability * (count - 1);
    const below = Math.floor(position);
    select(values, from, count - 1, below);
    from = below;
    const low = values[below]!;
    if (position === below || below + 1 >= count) return low;
    let high = values[below + 1]!;
    for (let i = below + 2; i < count; i += 1) if (values[i]! < high) high = values[i]!;
    return low + (position - below) * (high - low);
  });
}

/** Floyd and Rivest's SELECT: afterwards values[k] is the k-th smallest of left … right, smaller ones before it. */
function select(values: Float64Array | Float32Array, left: number, right: number, k: number): void {
  while (right > left) {
    if (right - left > 600) {
      const n = right - left + 1;
      const i = k - left + 1;
      const z = Math.log(n);
      const s = 0.5 * Math.exp((2 * z) / 3);
      const sd = 0.5 * Math.sqrt((z * s * (n - s)) / n) * (i < n / 2 ? -1 : 1);
      select(
        values,
        Math.max(left, Math.floor(k - (i * s) / n + sd)),
        Math.min(right, Math.floor(k + ((n - i) * s) / n + sd)),
        k,
      );
    }
    const pivot = values[k]!;
    let i = left;
    let j = right;
    swap(values, left, k);
    if (values[right]! > pivot) swap(values, left, right);
    while (i < j) {
      swap(values, i, j);
      i += 1;
      j -= 1;
      while (values[i]! < pivot) i += 1;
      while (values[j]! > pivot) j -= 1;
    }
    if (values[left] === pivot) swap(values, left, j);
    else {
      j += 1;
      swap(values, j, right);
    }
    if (j <= k) left = j + 1;
    if (k <= j) right = j - 1;
  }
}

function swap(values: Float64Array | Float32Array, i: number, j: number): void {
  const kept = values[i]!;
  values[i] = values[j]!;
  values[j] = kept;
}
