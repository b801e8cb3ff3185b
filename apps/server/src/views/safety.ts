import { type Exposure, tallyEvents } from '@keel/clinical/adverse-events';
import { exposuresOf } from '@keel/clinical/follow-up';
import type { SafetyView } from '@keel/formats/api';
import type { BoardInput } from './board.ts';
import { chartsOf } from './charts.ts';

/** What happened to the patients of this clinic, beside what was published: counts, and nobody's name. */
export async function safetyView(input: BoardInput): Promise<SafetyView> {
  const exposures: Exposure[] = [];
  for await (const charts of chartsOf(input)) exposures.push(...charts.flatMap(([, patient]) => exposuresOf(patient)));
  return {
    position: input.at.position,
    now: new Date(input.now).toISOString(),
    products: (['esketamine-nasal', 'ketamine-iv'] as const).map((product) => {
      const treated = exposures.filter((row) => row.product === product);
      return {
        product,
        treated: treated.length,
        followed: treated.filter(({ followed }) => followed).length,
        events: tallyEvents(treated, product).map(({ key, observed, expected, differs }) => ({
          event: key,
          patients: observed.events,
          of: observed.of,
          interval: observed.interval,
          published: expected.map(({ percent, withoutDrug, source }) => ({ percent, withoutDrug, source })),
          differs,
        })),
      };
    }),
  };
}
