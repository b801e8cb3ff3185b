import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import styles from './StepUp.module.css';

/** Does something that may ask who this is again; it holds for five minutes. Answers null when it was refused or left. */
export function useStepUp(): {
  readonly ask: <T>(work: () => Promise<T>) => Promise<T | null>;
  readonly sheet: ReactNode;
} {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const settle = useRef<((ok: boolean) => void) | null>(null);
  const close = (ok: boolean): void => {
    settle.current?.(ok);
    settle.current = null;
    setOpen(false);
    setPassword('');
    setCode('');
  };
  const ask = async <T,>(work: () => Promise<T>): Promise<T | null> => {
    setTrouble(null);
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.key !== 'step-up-required') {
        setTrouble(error instanceof ProblemError ? error.problem.title : t('signIn.unreachable'));
        setOpen(true);
        return null;
      }
    }
    setOpen(true);
    const confirmed = await new Promise<boolean>((resolve) => {
      settle.current = resolve;
    });
    return confirmed ? work() : null;
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await api.post('/step-up', { password, ...(code === '' ? {} : { code }) });
      void queryClient.invalidateQueries({ queryKey: ['me'] });
      close(true);
    } catch (error) {
      setTrouble(error instanceof ProblemError ? error.problem.title : t('signIn.unreachable'));
    }
  };
  const sheet = open ? (
    <Sheet open title={t('stepUp.title')} onClose={() => close(false)}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <p>{t('stepUp.lead')}</p>
        <Field
          label={t('signIn.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(e) => setPassword(e.target.value)}
        />
        {me?.totp && (
          <Field
            label={t('signIn.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(e) => setCode(e.target.value)}
          />
        )}
        {trouble && <p className={styles['trouble']}>{trouble}</p>}
        <Button type="submit" kind="next" size="large" wide>
          {t('stepUp.confirm')}
        </Button>
      </form>
    </Sheet>
  ) : null;
  return { ask, sheet };
}
