import type { EntryPeople, Me } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Keypad } from '@keel/ui/keypad';
import { Sheet } from '@keel/ui/sheet';
import { IconId } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/index.ts';
import { nameAuthor } from './useAuthor.ts';
import styles from './WhoSheet.module.css';

/** Who makes the next entries here: a name and its PIN, or a badge to the reader. It takes two seconds, not a login. */
export function WhoSheet({ me, onClose }: { readonly me: Me; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const people = useQuery({
    queryKey: ['entry-people'],
    queryFn: () => api.get<(typeof EntryPeople)['_output']>('/entries/people'),
    staleTime: 600_000,
  });
  const [person, setPerson] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const chosen = people.data?.people.find(({ id }) => id === person);
  const enter = async (): Promise<void> => {
    if (person === null) return;
    const named = await nameAuthor(me, { person, pin });
    if (named === 'named' || named === 'self') onClose();
    else {
      setPin('');
      setTrouble(t(named === 'refused' ? 'who.refused' : 'signIn.unreachable'));
    }
  };
  return (
    <Sheet open title={t('who.title')} onClose={onClose}>
      <div className={styles['who']}>
        <p className={styles['badge']}>
          <IconId size={24} stroke={1.6} aria-hidden />
          {t('who.badge')}
        </p>
        {chosen === undefined ? (
          <ul className={styles['people']}>
            {(people.data?.people ?? []).map(({ id, name, roles }) => (
              <li key={id}>
                <button type="button" className={styles['person']} onClick={() => setPerson(id)}>
                  <b>{name}</b>
                  <span>{roles.map((role) => t(`role.${role}`)).join(', ')}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <>
            <div className={styles['chosen']}>
              <b>{chosen.name}</b>
              <Button
                kind="quiet"
                onClick={() => {
                  setPerson(null);
                  setPin('');
                  setTrouble(null);
                }}
              >
                {t('who.other')}
              </Button>
            </div>
            <output className={styles['dots']} aria-label={t('lock.pin')}>
              {'\u2022'.repeat(pin.length) || '\u2013'}
            </output>
            <Keypad
              onDigit={(digit) => setPin((before) => (before + digit).slice(0, 8))}
              onDelete={() => setPin((before) => before.slice(0, -1))}
            />
            <Button kind="next" size="large" wide disabled={pin.length < 4} onClick={() => void enter()}>
              {t('who.enter')}
            </Button>
          </>
        )}
        {people.error && <p role="alert">{t('signIn.unreachable')}</p>}
        {trouble && <p role="alert">{trouble}</p>}
      </div>
    </Sheet>
  );
}
