import styles from './Spark.module.css';

const WIDTH = 56;
const HEIGHT = 18;
const WINDOW_MS = 10 * 60_000;

/** The last ten minutes as a line without numbers: which way it goes. Nothing is drawn until there is a minute of it. */
export function Spark(props: {
  readonly samples: readonly { readonly at: number; readonly value: number }[];
  readonly now: number;
}) {
  const samples = props.samples.filter(({ at }) => at > props.now - WINDOW_MS);
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < 60_000) return null;
  const values = samples.map(({ value }) => value);
  const low = Math.min(...values);
  // At least ten units high, so that a change of one does not look like a fall.
  const span = Math.max(10, Math.max(...values) - low);
  const points = samples
    .map(({ at, value }) => {
      const x = WIDTH * (1 - (props.now - at) / WINDOW_MS);
      const y = HEIGHT - 2 - ((value - low) / span) * (HEIGHT - 4);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
  return (
    <svg
      className={styles['spark']}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <polyline points={points} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}
