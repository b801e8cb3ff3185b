import type { TabletEnrolled } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../api/index.ts';
import styles from './Door.module.css';
import { Door } from './Door.tsx';

/** This browser becomes a tablet of the clinic, by a code that an owner got. Nobody is signed in by it. */
export function EnrolScreen() {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [tablet, setTablet] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const enrol = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(null);
    try {
      const answer = await api.post<(typeof TabletEnrolled)['_output']>('/tablets', { code });
      setTablet(answer.tablet.name);
    } catch (error) {
      setProblem(t(error instanceof ProblemError ? 'enrol.refused' : 'signIn.unreachable'));
    }
  };
  if (tablet !== null) {
    return (
      <Door title={t('enrol.title')} lead={t('enrol.done', { name: tablet })}>
        <Link to="/sign-in" className={buttonClass({ kind: 'next', size: 'large', wide: true })}>
          {t('enrol.signIn')}
        </Link>
      </Door>
    );
  }
  return (
    <Door title={t('enrol.title')} lead={t('enrol.lead')}>
      <form className={styles['form']} onSubmit={(event) => void enrol(event)}>
        <Field
          label={t('enrol.code')}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        {problem !== null && (
          <p className={styles['problem']} role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" kind="next" size="large" wide disabled={code.trim().length < 6}>
          {t('enrol.enrol')}
        </Button>
      </form>
      <p className={styles['note']}>
        <Link to="/sign-in">{t('enrol.signIn')}</Link>
      </p>
    </Door>
  );
}
