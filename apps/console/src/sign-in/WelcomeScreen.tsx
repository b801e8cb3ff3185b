import type { InvitationOpened, LoginAnswer } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import styles from './Door.module.css';
import { Door } from './Door.tsx';

type Opened = (typeof InvitationOpened)['_output'];

/** A new colleague opens the invitation by a button, since mail scanners follow links, and chooses how to log in. */
export function WelcomeScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const token = useRouterState({ select: (state) => state.location.state.token });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [form, setForm] = useState({ login: '', password: '', pin: '' });
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [lost, setLost] = useState(false);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setProblem(null);
    setLost(false);
    try {
      await work();
    } catch (error) {
      if (error instanceof ProblemError) setProblem(error);
      else setLost(true);
    }
  };
  const open = (): void => void run(async () => setOpened(await api.post<Opened>('/invitations/open', { token })));
  const accept = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => {
      const { pin, ...rest } = form;
      const answer = await api.post<LoginAnswer>('/invitations/accept', {
        token,
        ...rest,
        ...(pin === '' ? {} : { pin }),
      });
      if (answer.next === 'done') queryClient.setQueryData(meQuery.queryKey, answer.me);
      await navigate({ to: '/' });
    });
  };
  const issue = (field: string): string | undefined =>
    problem?.problem.issues?.find((entry) => entry.path.join('.') === field)?.message;
  const write = (field: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [field]: event.target.value });
  const trouble = (problem !== null || lost) && (
    <p className={styles['problem']} role="alert">
      {problem?.problem.title ?? t('signIn.unreachable')}
    </p>
  );
  if (token === undefined) {
    return (
      <Door title={t('welcome.title')} lead={t('welcome.noToken')}>
        <span />
      </Door>
    );
  }
  if (opened === null) {
    return (
      <Door title={t('welcome.title')} lead={t('welcome.lead')}>
        {trouble}
        <Button kind="next" size="large" wide onClick={open}>
          {t('welcome.open')}
        </Button>
      </Door>
    );
  }
  return (
    <Door title={t('welcome.hello', { name: opened.person })} lead={opened.clinic}>
      <form className={styles['form']} onSubmit={accept}>
        <Field
          label={t('signIn.name')}
          problem={issue('login')}
          autoComplete="username"
          autoCapitalize="none"
          required
          value={form.login}
          onChange={write('login')}
        />
        <Field
          label={t('signIn.password')}
          hint={t('setUp.passwordHint')}
          problem={issue('password')}
          type="password"
          autoComplete="new-password"
          minLength={10}
          required
          value={form.password}
          onChange={write('password')}
        />
        <Field
          label={t('welcome.pin')}
          hint={t('welcome.pinHint')}
          problem={issue('pin')}
          inputMode="numeric"
          pattern="[0-9]{4,8}"
          type="password"
          autoComplete="off"
          value={form.pin}
          onChange={write('pin')}
        />
        {trouble}
        <Button type="submit" kind="next" size="large" wide>
          {t('welcome.accept')}
        </Button>
      </form>
    </Door>
  );
}
