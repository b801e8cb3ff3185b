import type { AlignedData } from 'uplot';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useContext, useEffect, useRef } from 'react';
import { LookContext } from '../shell/index.ts';
import styles from './Lane.module.css';
import { type LaneInput, laneColours, laneOptions } from './lane.ts';

/** Draws one lane and keeps it the width of the page. */
export function Lane(props: {
  readonly label: string;
  readonly unit: string;
  /** What the lane shows, in words, for who cannot see it. */
  readonly summary: string;
  readonly data: AlignedData;
  readonly options: Omit<LaneInput, 'colours'>;
}) {
  const host = useRef<HTMLDivElement>(null);
  const { look } = useContext(LookContext);
  const { data, options } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the look changes the colours that are read from the page.
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const draw = (): uPlot =>
      new uPlot(laneOptions({ ...options, colours: laneColours(element) }, element.clientWidth), data, element);
    let plot = draw();
    const resized = new ResizeObserver(() => {
      if (element.clientWidth === plot.width) return;
      plot.destroy();
      plot = draw();
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      plot.destroy();
    };
  }, [data, options, look]);
  return (
    <figure className={styles['lane']}>
      <figcaption className={styles['label']}>
        {props.label} <span>{props.unit}</span>
      </figcaption>
      <div ref={host} className={styles['plot']} role="img" aria-label={props.summary} />
    </figure>
  );
}
