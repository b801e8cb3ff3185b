import type { Me } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import { Page } from '../page/index.ts';
import { Waiting } from '../shell/index.ts';
import { useStepUp, withStepUp } from '../step-up/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './MeScreen.module.css';
import { BadgeSheet, PasskeySheet, PasswordSheet, PinSheet, TotpSheet } from './OwnSheets.tsx';

type Open = 'password' | 'pin' | 'badge' | 'totp' | 'passkey' | null;

/** How do I show who I am? One's own password, PIN, badge, app and passkeys; what is there is said, never shown. */
export function MeScreen() {
  const { t, i18n } = useTranslation();
  const me = useQuery(meQuery).data;
  const confirm = useStepUp();
  const [open, setOpen] = useState<Open>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!me) return <Waiting />;
  const remove = async (path: string, body?: unknown): Promise<void> => {
    setTrouble(null);
    try {
      const next = await withStepUp(confirm, () => api.post<Me>(path, body));
      if (next !== null) queryClient.setQueryData(meQuery.queryKey, next);
    } catch (error) {
      setTrouble(error instanceof ProblemError ? error.problem.title : t('signIn.unreachable'));
    }
  };
  const when = (at: string): string => dateTimeText(Date.parse(at), me.clinic.zone, i18n.language);
  const row = (title: string, state: string, acts: ReactNode) => (
    <li className={styles['row']}>
      <span>
        <b>{title}</b>
        <span className={styles['soft']}>{state}</span>
      </span>
      <span className={styles['acts']}>{acts}</span>
    </li>
  );
  const there = (is: boolean): string => t(is ? 'me.set' : 'me.notSet');
  return (
    <Page title={t('me.title')} lead={`${me.person.name} · ${me.roles.map((role) => t(`role.${role}`)).join(', ')}`}>
      {me.secondFactor === 'missing' && (
        <p className={styles['heavy']} role="alert">
          {t('me.secondMissing')}
        </p>
      )}
      {trouble && (
        <p className={styles['heavy']} role="alert">
          {trouble}
        </p>
      )}
      <ul className={styles['rows']}>
        {row(
          t('me.passkey'),
          me.passkeys.length === 0 ? t('me.passkeyWhy') : t('me.passkeys', { count: me.passkeys.length }),
          <Button kind={me.passkeys.length === 0 && !me.totp ? 'next' : 'plain'} onClick={() => setOpen('passkey')}>
            {t('me.passkeyAdd')}
          </Button>,
        )}
        {me.passkeys.map(({ id, name, addedAt, usedAt }) => (
          <li key={id} className={styles['row']} data-inner>
            <span>
              {name}
              <span className={styles['soft']}>
                {usedAt === null
                  ? t('me.added', { when: when(addedAt) })
                  : t('me.used', { added: when(addedAt), used: when(usedAt) })}
              </span>
            </span>
            <span className={styles['acts']}>
              <Button
                aria-label={`${t('me.remove')}: ${name}`}
                onClick={() => void remove(`/me/passkeys/${encodeURIComponent(id)}/remove`)}
              >
                {t('me.remove')}
              </Button>
            </span>
          </li>
        ))}
        {row(
          t('me.totp'),
          there(me.totp),
          me.totp ? (
            <Button aria-label={`${t('me.remove')}: ${t('me.totp')}`} onClick={() => void remove('/me/totp/remove')}>
              {t('me.remove')}
            </Button>
          ) : (
            <Button onClick={() => setOpen('totp')}>{t('me.totpAdd')}</Button>
          ),
        )}
        {row(
          t('me.pin'),
          `${there(me.pin)}. ${t('me.pinWhy')}`,
          <Button onClick={() => setOpen('pin')}>{t(me.pin ? 'me.pinChange' : 'me.pinSet')}</Button>,
        )}
        {row(
          t('me.badge'),
          `${there(me.badge)}. ${t('me.badgeWhy')}`,
          <>
            <Button onClick={() => setOpen('badge')}>{t(me.badge ? 'me.badgeChange' : 'me.badgeSet')}</Button>
            {me.badge && (
              <Button
                aria-label={`${t('me.remove')}: ${t('me.badge')}`}
                onClick={() => void remove('/me/badge', { badge: null })}
              >
                {t('me.remove')}
              </Button>
            )}
          </>,
        )}
        {row(
          t('me.password'),
          t('me.passwordWhy'),
          <Button onClick={() => setOpen('password')}>{t('me.passwordChange')}</Button>,
        )}
      </ul>
      {open === 'password' && <PasswordSheet onClose={() => setOpen(null)} />}
      {open === 'pin' && <PinSheet onClose={() => setOpen(null)} />}
      {open === 'badge' && <BadgeSheet onClose={() => setOpen(null)} />}
      {open === 'totp' && <TotpSheet onClose={() => setOpen(null)} />}
      {open === 'passkey' && <PasskeySheet onClose={() => setOpen(null)} />}
    </Page>
  );
}
