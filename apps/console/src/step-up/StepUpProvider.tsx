import type { Me, PasskeyOptionsAnswer } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { IconFingerprint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { createContext, type FormEvent, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import { useEntry } from '../author/index.ts';
import styles from './StepUp.module.css';

/** Asks whoever is logged in to show again who he is. True when he did; it holds for five minutes. */
const StepUpContext = createContext<() => Promise<boolean>>(async () => false);

export const useStepUp = (): (() => Promise<boolean>) => useContext(StepUpContext);

/** One sheet for the whole page: a signature, a revocation and a new credential ask in the same way. */
export function StepUpProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const settle = useRef<((ok: boolean) => void) | null>(null);
  const confirm = useCallback(() => {
    setOpen(true);
    return new Promise<boolean>((resolve) => {
      settle.current = resolve;
    });
  }, []);
  const close = (ok: boolean): void => {
    setOpen(false);
    settle.current?.(ok);
    settle.current = null;
  };
  return (
    <StepUpContext value={confirm}>
      {children}
      {open && <StepUpSheet onClose={close} />}
    </StepUpContext>
  );
}

function StepUpSheet({ onClose }: { readonly onClose: (ok: boolean) => void }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const entry = useEntry();
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
        <p>{t(entry === null ? 'stepUp.lead' : 'stepUp.leadPin', { name: me?.person.name ?? '' })}</p>
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
