import type { EventRef } from '@keel/clinical/record';
import type { Instant } from '@keel/clinical/units';
import { Button } from '@keel/ui/button';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './UndoBar.module.css';
import { useVisit } from './visit-context.ts';

/** What was just entered, and a minute to take it back. */
export function UndoBar(props: {
  readonly ref: EventRef;
  readonly words: string;
  readonly until: Instant;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const visit = useVisit();
  const seconds = Math.min(60, Math.ceil((props.until - visit.now) / 1_000));
  const { onDone } = props;
  useEffect(() => {
    if (seconds <= 0) onDone();
  }, [seconds, onDone]);
  if (seconds <= 0) return null;
  return (
    <div className={styles['bar']} role="status">
      <IconCheck size={20} aria-hidden />
      <span>{props.words}</span>
      <Button
        kind="quiet"
        className={styles['undo']!}
        onClick={() => {
          onDone();
          void visit.say('undo-entry', { entry: props.ref });
        }}
      >
        <IconArrowBackUp size={20} aria-hidden />
        {t('visit.undo', { seconds })}
      </Button>
    </div>
  );
}
