import type { Me, PasskeyOptionsAnswer } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { IconFingerprint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { createContext, type FormEvent, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import styles from './StepUp.module.css';

/** Where somebody else was named by PIN or badge, that is not enough, and whose password is asked for is said. */
type Confirm = (named?: 'by-pin') => Promise<boolean>;

/** Asks whoever is logged in to show again who he is. True when he did; it holds for five minutes. */
const StepUpContext = createContext<Confirm>(async () => false);

export const useStepUp = (): Confirm => useContext(StepUpContext);

/** One sheet for the whole page: a signature, a revocation and a new credential ask in the same way. */
export function StepUpProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<{ readonly pin: boolean } | null>(null);
  const settle = useRef<((ok: boolean) => void) | null>(null);
  const confirm = useCallback<Confirm>((named) => {
    setOpen({ pin: named === 'by-pin' });
    return new Promise<boolean>((resolve) => {
      settle.current = resolve;
    });
  }, []);
  const close = (ok: boolean): void => {
    setOpen(null);
    settle.current?.(ok);
    settle.current = null;
  };
  return (
    <StepUpContext value={confirm}>
      {children}
      {open && <StepUpSheet pin={open.pin} onClose={close} />}
    </StepUpContext>
  );
}

function StepUpSheet({ pin, onClose }: { readonly pin: boolean; readonly onClose: (ok: boolean) => void }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<Me>, otherwise: string): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      queryClient.setQueryData(meQuery.queryKey, await work());
      onClose(true);
    } catch (error) {
      setTrouble(error instanceof ProblemError ? error.problem.title : otherwise);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(() => api.post<Me>('/step-up', { password, ...(code === '' ? {} : { code }) }), t('signIn.unreachable'));
  };
  const passkey = (): void =>
    void run(async () => {
      const { startAuthentication } = await import('@simplewebauthn/browser');
      const { challenge, options } =
        await api.post<(typeof PasskeyOptionsAnswer)['_output']>('/step-up/passkey/options');
      const response = await startAuthentication({ optionsJSON: options as never });
      return api.post<Me>('/step-up/passkey', { challenge, response });
    }, t('signIn.passkeyFailed'));
  return (
    <Sheet open title={t('stepUp.title')} onClose={() => onClose(false)}>
      <form className={styles['form']} onSubmit={submit}>
        <p>{t(pin ? 'stepUp.leadPin' : 'stepUp.lead', { name: me?.person.name ?? '' })}</p>
        <Field
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {me?.totp && (
          <Field
            label={t('signIn.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value.trim())}
          />
        )}
        {trouble && (
          <p role="alert" className={styles['trouble']}>
            {trouble}
          </p>
        )}
        <Button type="submit" kind="next" size="large" wide disabled={busy || password === ''}>
          {t('stepUp.confirm')}
        </Button>
        {(me?.passkeys.length ?? 0) > 0 && (
          <Button size="large" wide onClick={passkey} disabled={busy}>
            <IconFingerprint size={22} stroke={1.6} aria-hidden />
            {t('signIn.passkey')}
          </Button>
        )}
      </form>
    </Sheet>
  );
}
