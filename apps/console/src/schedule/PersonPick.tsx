import type { PatientsView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { Identity } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { matches } from '../patients/index.ts';
import styles from './ScheduleScreen.module.css';

/** How many people a search shows: one more letter is quicker than a longer list. */
const SHOWN = 6;

/** Whom it is about, found on this page by a few letters: a name stands in no address. */
export function PersonPick(props: {
  readonly chosen: string | undefined;
  readonly today: string;
  readonly onChoose: (patient: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const { chosen, today, onChoose } = props;
  const people = useQuery(viewQuery<PatientsView>('patients')).data?.patients ?? [];
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const who = people.find(({ brief }) => brief.id === chosen);
  const found = wanted.trim() === '' ? [] : people.filter(({ brief }) => matches(brief, wanted)).slice(0, SHOWN);
  if (who)
    return (
      <div className={styles['chosen']}>
        <Identity brief={who.brief} today={today} />
        <Button kind="quiet" onClick={() => onChoose(undefined)}>
          {t('schedule.another')}
        </Button>
      </div>
    );
  return (
    <div>
      <Field
        label={t('schedule.patient')}
        hint={t('schedule.find')}
        type="search"
        autoComplete="off"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className={styles['found']}>
        {found.map(({ brief }) => (
          <li key={brief.id}>
            <button type="button" className={styles['person']} onClick={() => onChoose(brief.id)}>
              <Identity brief={brief} today={today} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
