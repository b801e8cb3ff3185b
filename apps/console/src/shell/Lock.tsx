import type { Me } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { Keypad } from '@keel/ui/keypad';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  api,
  browserStore,
  meQuery,
  otherPages,
  ProblemError,
  queryClient,
  serverClock,
  UnreachableError,
} from '../api/index.ts';
import { isPinHere, keepPin, knowsPin, nameAuthor, useBadge, WhoSheet } from '../author/index.ts';
import { useOutbox } from '../outbox/index.ts';
import styles from './Lock.module.css';
import { waitingUnlock } from './waiting-unlock.ts';

const INPUT = ['pointerdown', 'keydown'] as const;
const TELL_MS = 20_000;
const TELL_PAGES_MS = 1_000;

/** Locks input, here and at the server; where the server is away, here, until it is back. */
export async function lockNow(): Promise<void> {
  try {
    queryClient.setQueryData(meQuery.queryKey, await api.post<Me>('/lock'));
  } catch {
    const me = queryClient.getQueryData(meQuery.queryKey);
    if (!me) return;
    const lockedAt = new Date(serverClock.now()).toISOString();
    const locked: Me = { ...me, lockedAt };
    queryClient.setQueryData(meQuery.queryKey, locked);
    // A reload finds it locked.
    await browserStore.putView({ key: '/me', body: locked, at: Date.now() }).catch(() => undefined);
  }
  otherPages.tell('me');
}

/** Locks by itself when nobody has touched the screen, in this page or another one of the same login, for as long as the clinic says. */
export function useIdleLock(me: Me | null | undefined): void {
  const idleMs = me?.idleLockMs;
  const locked = me?.lockedAt !== null && me?.lockedAt !== undefined;
  useEffect(() => {
    if (idleMs === undefined || locked) return;
    let timer: ReturnType<typeof setTimeout>;
    const lock = (): void => {
      void lockNow();
    };
    const begin = (): void => {
      clearTimeout(timer);
      timer = setTimeout(lock, idleMs);
    };
    let toldAt = Number.NEGATIVE_INFINITY;
    let toldPagesAt = Number.NEGATIVE_INFINITY;
    const touched = (): void => {
      begin();
      const now = performance.now();
      if (now - toldPagesAt >= TELL_PAGES_MS) {
        toldPagesAt = now;
        otherPages.tell('touched');
      }
      // The server locks by its own count as well: somebody who reads and scrolls is not idle.
      if (now - toldAt < TELL_MS) return;
      toldAt = now;
      void api.post('/active').catch(() => undefined);
    };
    touched();
    const stopHearing = otherPages.hear('touched', begin);
    for (const name of INPUT) window.addEventListener(name, touched, { passive: true });
    return () => {
      clearTimeout(timer);
      stopHearing();
      for (const name of INPUT) window.removeEventListener(name, touched);
    };
  }, [idleMs, locked]);
}

/** Input is locked; what is shown stays, and stays live. Opened by the PIN, badge or password of who is logged in. */
export function LockBar({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const [pin, setPin] = useState('');
  const [password, setPassword] = useState('');
  const [byPassword, setByPassword] = useState(!me.pin);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [naming, setNaming] = useState(false);
  const [busy, setBusy] = useState(false);
  /** The server is away: the PIN that was set here opens the screen, and is shown to the server when it is back. */
  const openHere = async (given: string): Promise<void> => {
    if (!(await knowsPin(me.login))) return setTrouble(t('lock.offlineUnknown'));
    if (!(await isPinHere(me.login, given))) return setTrouble(t('lock.wrongHere'));
    waitingUnlock.pin = given;
    outbox.hold();
    const opened: Me = { ...me, lockedAt: null };
    queryClient.setQueryData(meQuery.queryKey, opened);
    await browserStore.putView({ key: '/me', body: opened, at: Date.now() }).catch(() => undefined);
  };
  const unlock = async (body: { pin: string } | { password: string } | { badge: string }): Promise<void> => {
    setTrouble(null);
    setBusy(true);
    try {
      queryClient.setQueryData(meQuery.queryKey, await api.post<Me>('/unlock', body));
      if ('pin' in body) void keepPin(me.login, body.pin).catch(() => undefined);
    } catch (error) {
      setPin('');
      if (error instanceof ProblemError) {
        // Another person's badge opens no screen; it says who makes the next entry on it.
        if ('badge' in body && me.tablet !== null && (await nameAuthor(me, body)) === 'named') return;
        setTrouble(error.problem.title);
      } else if (error instanceof UnreachableError && 'pin' in body) await openHere(body.pin);
      else setTrouble(t('signIn.unreachable'));
    } finally {
      setBusy(false);
    }
  };
  useBadge(true, (badge) => void unlock({ badge }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void unlock(byPassword ? { password } : { pin });
  };
  return (
    <form className={styles['lock']} onSubmit={submit} aria-label={t('lock.title')}>
      <div className={styles['who']}>
        <p className={styles['title']}>
          <IconLock size={24} stroke={1.6} aria-hidden />
          {t('lock.title')}
        </p>
        <p className={styles['soft']}>{t('lock.lead', { name: me.person.name })}</p>
      </div>
      <div className={styles['open']}>
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
        <Button
          type="submit"
          kind="next"
          size="large"
          wide
          disabled={busy || (byPassword ? password === '' : pin.length < 4)}
        >
          {t('lock.unlock')}
        </Button>
      </div>
      <div className={styles['other']}>
        <Link to="/emergency" className={buttonClass({ size: 'large', wide: true })}>
          {t('emergency.title')}
        </Link>
        {me.pin && (
          <Button kind="quiet" wide onClick={() => setByPassword(!byPassword)}>
            {t(byPassword ? 'lock.usePin' : 'lock.usePassword')}
          </Button>
        )}
        {me.tablet !== null && (
          <Button kind="quiet" wide onClick={() => setNaming(true)}>
            {t('lock.somebody')}
          </Button>
        )}
      </div>
      {naming && <WhoSheet me={me} onClose={() => setNaming(false)} />}
    </form>
  );
}
