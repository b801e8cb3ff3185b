import type { Me } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Keypad } from '@keel/ui/keypad';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import { keepPin, knowsPin } from '../author/index.ts';
import styles from './Lock.module.css';

/** Once after the sign-in on a tablet of the clinic: the PIN, so that its locked screen opens without the server too. */
export function PinOnce({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [pin, setPin] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const { login } = me;
  useEffect(() => {
    void knowsPin(login).then(
      (known) => setAsked(!known),
      () => undefined,
    );
  }, [login]);
  if (!asked) return null;
  const set = async (): Promise<void> => {
    try {
      // The server says whether it is the right one.
      queryClient.setQueryData(meQuery.queryKey, await api.post<Me>('/unlock', { pin }));
      await keepPin(login, pin);
      setAsked(false);
    } catch (error) {
      setPin('');
      setTrouble(error instanceof ProblemError ? error.problem.title : t('signIn.unreachable'));
    }
  };
  return (
    <form
      className={styles['lock']}
      aria-label={t('lock.setTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <p className={styles['title']}>{t('lock.setTitle')}</p>
      <p className={styles['soft']}>{t('lock.setLead')}</p>
      <output className={styles['dots']} aria-label={t('lock.pin')}>
        {'\u2022'.repeat(pin.length) || '\u2013'}
      </output>
      <Keypad
        onDigit={(digit) => setPin((before) => (before + digit).slice(0, 8))}
        onDelete={() => setPin((before) => before.slice(0, -1))}
      />
      {trouble && <p role="alert">{trouble}</p>}
      <Button type="submit" kind="next" size="large" wide disabled={pin.length < 4}>
        {t('lock.set')}
      </Button>
      <Button kind="quiet" wide onClick={() => setAsked(false)}>
        {t('lock.later')}
      </Button>
    </form>
  );
}
