import type { EntryAnswer, EntryPeople } from '@keel/formats/api';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError } from '../api/index.ts';
import { useEntry } from '../author/index.ts';
import styles from './SecondPerson.module.css';

/** Who confirms, and how: `token` asks the server for what the command carries; null where nobody does now. */
export interface SecondPersonMade {
  readonly ready: boolean;
  readonly token: () => Promise<string | null | 'refused'>;
}

/**
 * A colleague on the same tablet, by his own PIN. On a browser that is no enrolled tablet nobody can: then it is said, and
 * what may wait for its witness waits.
 */
export function SecondPerson(props: {
  readonly required: boolean;
  readonly onChange: (made: SecondPersonMade) => void;
}) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const entry = useEntry();
  const tablet = me?.tablet != null;
  const people = useQuery({
    queryKey: ['entries', 'people'],
    enabled: tablet,
    queryFn: () => api.get<(typeof EntryPeople)['_output']>('/entries/people'),
  }).data;
  const [who, setWho] = useState<string>();
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState(false);
  const change = (person: string | undefined, digits: string): void => {
    setWho(person);
    setPin(digits);
    setWrong(false);
    const chosen = person !== undefined && person !== 'nobody';
    props.onChange({
      ready: chosen ? digits.length >= 4 : !props.required,
      token: async () => {
        if (!chosen) return null;
        try {
          return (await api.post<EntryAnswer>('/entries', { person, pin: digits, purpose: 'second' })).entry;
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          setWrong(true);
          return 'refused';
        }
      },
    });
  };
  if (!tablet) {
    return (
      <div className={styles['second']}>
        <p>{t('register.second.noTablet')}</p>
        <p className={props.required ? styles['heavy'] : styles['soft']}>
          {t(props.required ? 'register.second.required' : 'register.second.later')}
        </p>
      </div>
    );
  }
  // Whoever makes the entry, by login or by his PIN, is nobody else.
  const author = (entry ?? me)?.person.id;
  const others = (people?.people ?? []).filter(
    ({ id, roles }) => id !== author && (roles.includes('nurse') || roles.includes('prescriber')),
  );
  return (
    <div className={styles['second']}>
      <Chips
        label={t('register.second.label')}
        hint={t('register.second.lead')}
        options={[
          ...others.map(({ id, name }) => ({ value: id, label: name })),
          ...(props.required ? [] : [{ value: 'nobody', label: t('register.second.none') }]),
        ]}
        chosen={who === undefined ? [] : [who]}
        onChoose={(value) => change(value, '')}
      />
      {who !== undefined && who !== 'nobody' && (
        <Field
          label={t('register.second.pin')}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          value={pin}
          problem={wrong ? t('register.second.wrong') : undefined}
          onChange={(event) => change(who, event.target.value.replace(/\D/g, ''))}
        />
      )}
      {who === 'nobody' && <p className={styles['soft']}>{t('register.second.later')}</p>}
    </div>
  );
}
