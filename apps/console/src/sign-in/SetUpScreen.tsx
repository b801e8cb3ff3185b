import type { LoginAnswer } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { ChoiceField, Field } from '@keel/ui/field';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import styles from './Door.module.css';
import { Door } from './Door.tsx';

const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));

/** The first page of a new clinic: its name, its zone, its first owner, and the code from the terminal. */
export function SetUpScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form, setForm] = useState({
    code: '',
    clinic: '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    name: '',
    login: '',
    password: '',
  });
  const [problem, setProblem] = useState<ProblemError | string | null>(null);
  const [busy, setBusy] = useState(false);
  const write = (field: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [field]: event.target.value });
  const issue = (...path: string[]): string | undefined =>
    problem instanceof ProblemError
      ? problem.problem.issues?.find((entry) => entry.path.join('.') === path.join('.'))?.message
      : undefined;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const answer = await api.post<LoginAnswer>('/setup', {
        code: form.code,
        clinic: { name: form.clinic, zone: form.zone },
        owner: { name: form.name, login: form.login, password: form.password },
      });
      if (answer.next === 'done') queryClient.setQueryData(meQuery.queryKey, answer.me);
      await navigate({ to: '/start' });
    } catch (error) {
      setProblem(error instanceof ProblemError ? error : t('signIn.unreachable'));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Door title={t('setUp.title')} lead={t('setUp.lead')} wide>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <Field
          label={t('setUp.code')}
          hint={t('setUp.codeHint')}
          problem={issue('code')}
          autoComplete="off"
          required
          value={form.code}
          onChange={write('code')}
        />
        <div className={styles['pair']}>
          <Field
            label={t('setUp.clinic')}
            problem={issue('clinic', 'name')}
            required
            value={form.clinic}
            onChange={write('clinic')}
          />
          <ChoiceField
            label={t('setUp.zone')}
            problem={issue('clinic', 'zone')}
            value={form.zone}
            options={ZONES}
            onChoose={(zone) => setForm({ ...form, zone })}
          />
        </div>
        <div className={styles['pair']}>
          <Field
            label={t('setUp.name')}
            problem={issue('owner', 'name')}
            autoComplete="name"
            required
            value={form.name}
            onChange={write('name')}
          />
          <Field
            label={t('signIn.name')}
            problem={issue('owner', 'login')}
            autoComplete="username"
            autoCapitalize="none"
            required
            value={form.login}
            onChange={write('login')}
          />
        </div>
        <Field
          label={t('signIn.password')}
          hint={t('setUp.passwordHint')}
          problem={issue('owner', 'password')}
          type="password"
          autoComplete="new-password"
          minLength={10}
          required
          value={form.password}
          onChange={write('password')}
        />
        {problem !== null && (
          <p className={styles['problem']} role="alert">
            {typeof problem === 'string' ? problem : problem.problem.title}
          </p>
        )}
        <Button type="submit" kind="next" size="large" wide disabled={busy}>
          {t('setUp.submit')}
        </Button>
      </form>
    </Door>
  );
}
