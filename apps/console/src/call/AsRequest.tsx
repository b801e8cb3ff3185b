import type { CallersView } from '@keel/formats/api';
import { dateText, fullName } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import styles from './CallScreen.module.css';

type Person = CallersView['people'][number];

/** Of somebody who asked to be treated and is no patient yet: how that stands, and which patient of ours it may be. */
export function AsRequest(props: { readonly state: Person['request']; readonly maySame: Person['maySame'] }) {
  const { t, i18n } = useTranslation();
  const people = useQuery(viewQuery<CallersView>('callers')).data?.people ?? [];
  if (props.state === null) return null;
  const same = people.filter(({ brief }) => props.maySame.includes(brief.id));
  return (
    <b className={styles['request']}>
      {[
        t(`call.request.${props.state}`),
        same.length > 0 &&
          t('call.maySame', {
            names: same
              .map(({ brief }) =>
                [fullName(brief), brief.birthDate && dateText(brief.birthDate, i18n.language)]
                  .filter(Boolean)
                  .join(', '),
              )
              .join('; '),
          }),
      ]
        .filter(Boolean)
        .join(' ')}
    </b>
  );
}
