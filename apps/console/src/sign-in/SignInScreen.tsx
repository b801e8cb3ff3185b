import type { LoginAnswer, PasskeyOptionsAnswer } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { startAuthentication } from '@simplewebauthn/browser';
import { IconFingerprint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { api, kept, loginEnd, meQuery, ProblemError, queryClient } from '../api/index.ts';
import { laterWords } from '../words/index.ts';
import styles from './Door.module.css';
import { Door } from './Door.tsx';
import { refusedWords, type Step } from './refused-words.ts';

type PasskeyOptions = (typeof PasskeyOptionsAnswer)['_output'];

/** Seldom needed, with its words. */
const later = <Props extends object>(load: () => Promise<(props: Props) => ReactNode>) =>
  lazy(async (): Promise<{ default: (props: Props) => ReactNode }> => {
    try {
      await laterWords();
      return { default: await load() };
    } catch {
      // The door opens all the same.
      return { default: () => null };
    }
  });
const LeftBehind = later(async () => (await import('./LeftBehind.tsx')).LeftBehind);
const Ended = later(async () => (await import('./Ended.tsx')).Ended);

/** Password, then a second factor if the person has one; or a passkey alone. */
export function SignInScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  const [attempt, setAttempt] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const end = loginEnd.why();
  const isLeft = useSyncExternalStore(kept.watch, kept.isThere);
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: () => api.get<{ needed: boolean; demo: boolean }>('/setup'),
    retry: false,
  });

  const settle = async (answer: LoginAnswer): Promise<void> => {
    if (answer.next === 'second-factor') return setAttempt(answer.attempt);
    loginEnd.tell(null);
    queryClient.setQueryData(meQuery.queryKey, answer.me);
    await navigate({ to: to ?? '/' });
  };
  const run = async (step: Step, work: () => Promise<LoginAnswer>, otherwise?: string): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await settle(await work());
    } catch (error) {
      if (error instanceof ProblemError) {
        const words = refusedWords(error.key, step);
        setProblem(words === null ? error.problem.title : t(`signIn.${words}`));
        setCode('');
        if (words === 'startAgain') setAttempt(null);
      } else setProblem(otherwise ?? t('signIn.unreachable'));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(attempt === null ? 'password' : 'code', () =>
      attempt === null
        ? api.post<LoginAnswer>('/login', { name, password })
        : api.post<LoginAnswer>('/login/totp', { attempt, code }),
    );
  };
  const passkey = (): void =>
    void run(
      'passkey',
      async () => {
        const { challenge, options } = await api.post<PasskeyOptions>(
          '/login/passkey/options',
          attempt === null ? {} : { attempt },
        );
        const response = await startAuthentication({ optionsJSON: options as never });
        return api.post<LoginAnswer>('/login/passkey', { challenge, response });
      },
      t('signIn.passkeyFailed'),
    );

  return (
    <Door title={t('app.name')} lead={t('signIn.welcome')}>
      {isLeft && (
        <Suspense fallback={null}>
          <LeftBehind />
        </Suspense>
      )}
      {end !== null && (
        <Suspense fallback={null}>
          <Ended end={end} />
        </Suspense>
      )}
      <form className={styles['form']} onSubmit={submit}>
        {attempt === null ? (
          <>
            <Field
              label={t('signIn.name')}
              name="username"
              autoComplete="username webauthn"
              autoCapitalize="none"
              spellCheck={false}
              required
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <Field
              label={t('signIn.password')}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </>
        ) : (
          <Field
            label={t('signIn.code')}
            hint={t('signIn.codeHint')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]{6}"
            required
            autoFocus
            value={code}
            onChange={(event) => setCode(event.target.value.trim())}
          />
        )}
        {problem !== null && (
          <p className={styles['problem']} role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" kind="next" size="large" wide disabled={busy}>
          {t('signIn.submit')}
        </Button>
      </form>
      <span className={styles['or']}>{t('signIn.or')}</span>
      <Button wide size="large" onClick={passkey} disabled={busy}>
        <IconFingerprint size={22} stroke={1.6} aria-hidden />
        {t('signIn.passkey')}
      </Button>
      <p className={styles['note']}>
        <Link to="/enrol">{t('enrol.link')}</Link>
      </p>
      <Link to="/emergency" className={buttonClass({ size: 'large', wide: true })}>
        {t('emergency.title')}
      </Link>
      {setup.data?.demo && <p className={styles['note']}>{t('signIn.demo')}</p>}
      {setup.data?.needed && (
        <p className={styles['note']}>
          <Link to="/set-up">{t('setUp.title')}</Link>
        </p>
      )}
    </Door>
  );
}
