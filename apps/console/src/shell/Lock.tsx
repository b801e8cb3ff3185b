import type { Me } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { Keypad } from '@keel/ui/keypad';
import { IconLock } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import styles from './Lock.module.css';

const INPUT = ['pointerdown', 'keydown'] as const;
const TELL_MS = 20_000;

/** Locks by itself when nobody has touched the screen for as long as the clinic says. */
export function useIdleLock(me: Me | null | undefined): void {
  const idleMs = me?.idleLockMs;
  const locked = me?.lockedAt !== null && me?.lockedAt !== undefined;
  useEffect(() => {
    if (idleMs === undefined || locked) return;
    let timer: ReturnType<typeof setTimeout>;
    const lock = (): void => {
      void api.post<Me>('/lock').then(
        (next) => queryClient.setQueryData(meQuery.queryKey, next),
        () => undefined,
      );
    };
    let toldAt = Number.NEGATIVE_INFINITY;
    const touched = (): void => {
      clearTimeout(timer);
      timer = setTimeout(lock, idleMs);
      // The server locks by its own count as well: somebody who reads and scrolls is not idle.
      if (performance.now() - toldAt < TELL_MS) return;
      toldAt = performance.now();
      void api.post('/active').catch(() => undefined);
    };
    touched();
    for (const name of INPUT) window.addEventListener(name, touched, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const name of INPUT) window.removeEventListener(name, touched);
    };
  }, [idleMs, locked]);
}

/** Input is locked; what is shown stays, and stays live. Opened by the PIN or the password of who is logged in. */
export function LockBar({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const [password, setPassword] = useState('');
  const [byPassword, setByPassword] = useState(!me.pin);
  const [trouble, setTrouble] = useState<string | null>(null);
  const unlock = async (body: { pin: string } | { password: string }): Promise<void> => {
    setTrouble(null);
    try {
      queryClient.setQueryData(meQuery.queryKey, await api.post<Me>('/unlock', body));
    } catch (error) {
      setPin('');
      setTrouble(error instanceof ProblemError ? error.problem.title : t('signIn.unreachable'));
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void unlock(byPassword ? { password } : { pin });
  };
  return (
    <form className={styles['lock']} onSubmit={submit} aria-label={t('lock.title')}>
      <p className={styles['title']}>
        <IconLock size={24} stroke={1.6} aria-hidden />
        {t('lock.title')}
      </p>
      <p className={styles['soft']}>{t('lock.lead', { name: me.person.name })}</p>
      {byPassword ? (
        <Field
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      ) : (
        <>
          <output className={styles['dots']} aria-label={t('lock.pin')}>
            {'\u2022'.repeat(pin.length) || '\u2013'}
          </output>
          <Keypad
            onDigit={(digit) => setPin((before) => (before + digit).slice(0, 8))}
            onDelete={() => setPin((before) => before.slice(0, -1))}
          />
        </>
      )}
      {trouble && <p role="alert">{trouble}</p>}
      <Button type="submit" kind="next" size="large" wide disabled={byPassword ? password === '' : pin.length < 4}>
        {t('lock.unlock')}
      </Button>
      {me.pin && (
        <Button kind="quiet" wide onClick={() => setByPassword(!byPassword)}>
          {t(byPassword ? 'lock.usePin' : 'lock.usePassword')}
        </Button>
      )}
    </form>
  );
}
