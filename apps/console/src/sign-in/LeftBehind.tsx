import { Button } from '@keel/ui/button';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { kept } from '../api/index.ts';
import styles from './Door.module.css';

/** What this browser could not let go of when its last user went: said until it has. */
export function LeftBehind() {
  const { t } = useTranslation();
  useEffect(() => void kept.clear(), []);
  return (
    <div className={`${styles['problem']} ${styles['form']}`} role="alert">
      <p>{t('leftBehind.said')}</p>
      <Button wide onClick={() => void kept.clear()}>
        {t('leftBehind.again')}
      </Button>
    </div>
  );
}
