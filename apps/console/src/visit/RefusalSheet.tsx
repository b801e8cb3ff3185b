import type { Reason } from '@keel/clinical/record';
import { Sheet } from '@keel/ui/sheet';
import { useTranslation } from 'react-i18next';
import { ReasonList } from './ReasonList.tsx';
import styles from './RefusalSheet.module.css';

/** An order that was refused: what is missing, and a button for each. */
export function RefusalSheet(props: {
  readonly title: string;
  readonly reasons: readonly Reason[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Sheet open wide title={t('refusal.title')} onClose={props.onClose}>
      <p className={styles['lead']}>
        {props.reasons.length === 0 ? props.title : t('refusal.lead', { count: props.reasons.length })}
      </p>
      <ReasonList reasons={props.reasons} />
    </Sheet>
  );
}
