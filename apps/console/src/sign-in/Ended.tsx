import type { LoginEnd } from '@keel/formats/api';
import { useTranslation } from 'react-i18next';
import styles from './Door.module.css';

/** Why one stands at the door again, and whom to ask. */
export function Ended({ end }: { readonly end: Exclude<LoginEnd, 'logged-out'> }) {
  const { t } = useTranslation();
  return (
    <p className={`${styles['problem']} ${styles['form']}`} role="status">
      {t(`loginEnd.${end}`)}
    </p>
  );
}
