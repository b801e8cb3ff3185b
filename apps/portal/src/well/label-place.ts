/** A place on the picture, in its own units. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** The longest words of a line, in either language, and what a score and its point reach above and below the point. */
const WORDS_WIDE = 132;
const CLASH = { above: 23, below: 22 };

/** Where the words of a line stand, so that they run into no score: at the left, else at the right, else between the two. */
export function labelPlace(y: number, points: readonly Place[], [left, right]: readonly [number, number]) {
  const near = points.filter((point) => point.y > y - CLASH.above && point.y < y + CLASH.below);
  const middle = (left + right) / 2;
  const places = [
    { x: left + 4, anchor: 'start', from: left },
    { x: right - 4, anchor: 'end', from: right - WORDS_WIDE },
    { x: middle, anchor: 'middle', from: middle - WORDS_WIDE / 2 },
  ] as const;
  const free = places.find(({ from }) => near.every(({ x }) => x < from || x > from + WORDS_WIDE));
  return free ?? places[0];
}
