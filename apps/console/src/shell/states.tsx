import { Button, buttonClass } from '@keel/ui/button';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/index.ts';
import styles from './states.module.css';

export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles['state']} role="status">
      <span className={styles['line']} />
      {t('state.loading')}
    </div>
  );
}

/** Says what went wrong in the server's words, when it has any, and offers the one thing that may help. */
export function Failed({ error, reset }: Pick<ErrorComponentProps, 'error'> & { reset?: () => void }) {
  const { t } = useTranslation();
  const forbidden = error instanceof ProblemError && error.problem.status === 403;
  return (
    <div className={styles['state']} role="alert">
      <p>{forbidden ? t('state.forbidden') : t('state.failed')}</p>
      {error instanceof ProblemError && <p>{error.problem.title}</p>}
      {!forbidden && <Button onClick={() => (reset ? reset() : location.reload())}>{t('state.retry')}</Button>}
    </div>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className={styles['state']}>
      <p>{t('state.notFound')}</p>
      <Link to="/" className={buttonClass({ kind: 'plain' })}>
        {t('state.toBoard')}
      </Link>
    </div>
  );
}
