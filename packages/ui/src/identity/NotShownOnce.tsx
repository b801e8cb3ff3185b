import type { PatientBrief } from '@keel/formats/api';
import { createContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Identity.module.css';

/** Whether the page around has said already that this reader is shown no allergies. */
export const NotShownSaid = createContext(false);

/** A page of people that says once, and not under each name, that this reader is shown no allergies. */
export function NotShownOnce(props: { readonly of: readonly PatientBrief[]; readonly children: ReactNode }) {
  const { t } = useTranslation('ui');
  const hidden = props.of.some(({ allergies }) => allergies.answer === 'not-shown');
  return (
    <NotShownSaid value={hidden}>
      {hidden && <p className={styles['once']}>{t('identity.allergiesNotShown')}</p>}
      {props.children}
    </NotShownSaid>
  );
}
