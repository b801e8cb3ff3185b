import type { Me, PasskeyOptionsAnswer, TotpOffer } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { Keypad } from '@keel/ui/keypad';
import { Sheet } from '@keel/ui/sheet';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import { keepPin } from '../author/index.ts';
import { QrCode } from '../second-factor/index.ts';
import { useStepUp, withStepUp } from '../step-up/index.ts';
import styles from './MeScreen.module.css';

interface SheetProps {
  readonly onClose: () => void;
}

/** Sends a change of one's own secret, asks again who this is where the server wants it, and closes when it is done. */
function useOwn(onClose: () => void) {
  const { t } = useTranslation();
  const confirm = useStepUp();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const run = async (work: () => Promise<Me>): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      const next = await withStepUp(confirm, work);
      if (next === null) return;
      queryClient.setQueryData(meQuery.queryKey, next);
      onClose();
    } catch (error) {
      const first = error instanceof ProblemError ? error.problem.issues?.[0]?.message : undefined;
      setTrouble(first ?? (error instanceof ProblemError ? error.problem.title : t('me.failed')));
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, trouble };
}

function Form(props: {
  readonly title: string;
  readonly trouble: string | null;
  readonly save: string;
  readonly disabled: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    props.onSave();
  };
  return (
    <Sheet open title={props.title} onClose={props.onClose}>
      <form className={styles['sheet']} onSubmit={submit}>
        {props.children}
        {props.trouble && (
          <p role="alert" className={styles['heavy']}>
            {props.trouble}
          </p>
        )}
        <Button type="submit" kind="next" size="large" wide disabled={props.disabled}>
          {props.save}
        </Button>
      </form>
    </Sheet>
  );
}

export function PasswordSheet({ onClose }: SheetProps) {
  const { t } = useTranslation();
  const { run, busy, trouble } = useOwn(onClose);
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  return (
    <Form
      title={t('me.passwordChange')}
      trouble={trouble}
      save={t('me.passwordSave')}
      disabled={busy || password === '' || next.length < 10}
      onSave={() => void run(() => api.post<Me>('/me/password', { password, next }))}
      onClose={onClose}
    >
      <Field
        label={t('me.passwordNow')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Field
        label={t('me.passwordNext')}
        hint={t('me.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
    </Form>
  );
}

export function PinSheet({ onClose }: SheetProps) {
  const { t } = useTranslation();
  const { run, busy, trouble } = useOwn(onClose);
  const [pin, setPin] = useState('');
  const [first, setFirst] = useState<string | null>(null);
  const differs = first !== null && pin.length >= first.length && pin !== first;
  const next = (): void => {
    if (first === null) {
      setFirst(pin);
      setPin('');
    } else
      void run(async () => {
        const me = await api.post<Me>('/me/pin', { pin });
        // The locked screen opens by the new one without the server, too.
        await keepPin(me.login, pin).catch(() => undefined);
        return me;
      });
  };
  return (
    <Form
      title={t('me.pin')}
      trouble={differs ? t('me.pinDiffers') : trouble}
      save={t(first === null ? 'me.pinNext' : 'me.pinSave')}
      disabled={busy || pin.length < 4 || (first !== null && pin !== first)}
      onSave={next}
      onClose={onClose}
    >
      <p>{t(first === null ? 'me.pinLead' : 'me.pinAgain')}</p>
      <output className={styles['secret']} aria-label={t('me.pin')}>
        {'\u2022'.repeat(pin.length) || '\u2013'}
      </output>
      <Keypad
        onDigit={(digit) => setPin((before) => (before + digit).slice(0, 8))}
        onDelete={() => setPin((before) => before.slice(0, -1))}
      />
    </Form>
  );
}

export function BadgeSheet({ onClose }: SheetProps) {
  const { t } = useTranslation();
  const { run, busy, trouble } = useOwn(onClose);
  const [badge, setBadge] = useState('');
  return (
    <Form
      title={t('me.badge')}
      trouble={trouble}
      save={t('me.badgeSave')}
      disabled={busy || badge.trim().length < 6}
      onSave={() => void run(() => api.post<Me>('/me/badge', { badge: badge.trim() }))}
      onClose={onClose}
    >
      <Field
        label={t('me.badgeNumber')}
        hint={t('me.badgeHint')}
        type="password"
        autoComplete="off"
        value={badge}
        onChange={(event) => setBadge(event.target.value)}
      />
    </Form>
  );
}

export function TotpSheet({ onClose }: SheetProps) {
  const { t } = useTranslation();
  const confirm = useStepUp();
  const { run, busy, trouble } = useOwn(onClose);
  const [offer, setOffer] = useState<(typeof TotpOffer)['_output'] | null>(null);
  const [code, setCode] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    // Offered once for this sheet: each offer makes a new secret.
    if (asked.current) return;
    asked.current = true;
    withStepUp(confirm, () => api.post<(typeof TotpOffer)['_output']>('/me/totp')).then(
      (made) => (made === null ? onClose() : setOffer(made)),
      (error: unknown) => setFailed(error instanceof ProblemError ? error.problem.title : t('me.failed')),
    );
  }, [confirm, onClose, t]);
  return (
    <Form
      title={t('me.totpAdd')}
      trouble={failed ?? trouble}
      save={t('me.totpSave')}
      disabled={busy || offer === null || !/^\d{6}$/.test(code)}
      onSave={() => void run(() => api.post<Me>('/me/totp/confirm', { code }))}
      onClose={onClose}
    >
      <p>{t('me.totpLead')}</p>
      {offer && (
        <>
          <QrCode text={offer.uri} label={t('me.totpQr')} />
          <output className={styles['secret']} aria-label={t('me.totpSecret')}>
            {(offer.secret.match(/.{1,4}/g) ?? []).join(' ')}
          </output>
          <p>
            <a href={offer.uri}>{t('me.totpHere')}</a>
          </p>
        </>
      )}
      <Field
        label={t('me.totpCode')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.target.value.replaceAll(/\D/g, '').slice(0, 6))}
      />
    </Form>
  );
}

export function PasskeySheet({ onClose }: SheetProps) {
  const { t } = useTranslation();
  const { run, busy, trouble } = useOwn(onClose);
  const [name, setName] = useState('');
  const add = async (): Promise<Me> => {
    const { startRegistration } = await import('@simplewebauthn/browser');
    const { challenge, options } = await api.post<(typeof PasskeyOptionsAnswer)['_output']>('/me/passkeys/options');
    const response = await startRegistration({ optionsJSON: options as never });
    return api.post<Me>('/me/passkeys', { challenge, response, name: name.trim() });
  };
  return (
    <Form
      title={t('me.passkeyAdd')}
      trouble={trouble}
      save={t('me.passkeySave')}
      disabled={busy || name.trim() === ''}
      onSave={() => void run(add)}
      onClose={onClose}
    >
      <p>{t('me.passkeyLead')}</p>
      <Field label={t('me.passkeyName')} value={name} onChange={(event) => setName(event.target.value)} />
    </Form>
  );
}
