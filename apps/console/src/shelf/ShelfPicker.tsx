import type { RegisterView } from '@keel/formats/api';
import { Chips } from '@keel/ui/chips';
import { figure } from '@keel/ui/figure';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';

/** One container that can be taken now, with the register that holds it. */
export interface OnShelf {
  readonly location: string;
  readonly container: RegisterView['places'][number]['containers'][number];
}

/**
 * What is on the shelf for this dose, the one to reach for first: opened before sealed, the soonest to expire before the
 * others, of sealed ones of a lot only the first. Undefined while it is being asked, so that no form stands there and goes
 * away under the finger; null where no register is kept or nobody answers.
 */
export function useShelf(want: {
  readonly drug: string;
  readonly patient: string | null;
  readonly mgPerMl?: number | undefined;
  readonly wholeOnly?: boolean;
}): readonly OnShelf[] | null | undefined {
  const view = useQuery({ ...viewQuery<RegisterView>('register'), retry: false });
  useTopics(['view/register'], view.data?.position);
  const now = useNow();
  if (view.isPending && view.fetchStatus === 'fetching') return undefined;
  if (!view.data || view.data.places.length === 0) return null;
  const today = new Date(now).toISOString().slice(0, 10);
  const fits = view.data.places.flatMap(({ location, containers }) =>
    containers
      .filter(
        (one) =>
          one.drug === want.drug &&
          (want.mgPerMl === undefined || one.mgPerMl === want.mgPerMl) &&
          (one.owner === null || one.owner.id === want.patient) &&
          one.expiry >= today &&
          (one.discardAfter === null || Date.parse(one.discardAfter) > now) &&
          one.mostMg > 0 &&
          (want.wholeOnly !== true || one.state === 'sealed'),
      )
      .map((container) => ({ location, container })),
  );
  const rank = ({ container }: OnShelf): string =>
    `${container.owner === null ? 1 : 0}${container.state === 'open' ? 0 : 1}${container.expiry}${container.id}`;
  const seen = new Set<string>();
  return fits
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .filter(({ container }) => {
      if (container.state === 'open') return true;
      const key = `${container.lot} ${container.owner?.id ?? ''}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** One tap: which container. Lot, expiry and strength follow from it. */
export function ShelfPicker(props: {
  readonly shelf: readonly OnShelf[];
  readonly chosen: string | undefined;
  readonly onChoose: (taken: OnShelf | null) => void;
}) {
  const { t } = useTranslation();
  const { shelf } = props;
  return (
    <>
      {shelf.length === 0 && <p>{t('shelf.none')}</p>}
      <Chips
        label={t('shelf.label')}
        hint={t('shelf.hint')}
        glove
        options={[
          ...shelf.map(({ container }) => ({
            value: container.id,
            label: `${container.drug} ${figure(container.mgPerMl)} mg/mL`,
            more: [
              t('shelf.lot', { lot: container.lot }),
              t(container.state === 'open' ? 'shelf.opened' : 'shelf.sealed', { mg: figure(container.bookMg, 1) }),
              ...(container.owner === null ? [] : [t('shelf.owned')]),
            ].join(' · '),
          })),
          { value: 'typed', label: t('shelf.typed') },
        ]}
        chosen={props.chosen === undefined ? [] : [props.chosen]}
        onChoose={(id) => props.onChoose(shelf.find(({ container }) => container.id === id) ?? null)}
      />
    </>
  );
}
