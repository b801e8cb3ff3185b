import type { AlarmWire } from '@keel/formats/api';
import { ageText } from '@keel/ui/freshness';
import { PriorityMark } from '@keel/ui/priority';
import { useTranslation } from 'react-i18next';
import { alarmWords } from '../alarm-words/index.ts';
import styles from './AlarmLine.module.css';

/** The most urgent alarm of a chair, in its colour, with how many more there are. Acknowledged in the session. */
export function AlarmLine({ alarms, now }: { readonly alarms: readonly AlarmWire[]; readonly now: number }) {
  const { t } = useTranslation();
  const [first] = alarms;
  if (!first) return null;
  return (
    <p
      className={styles['line']}
      data-level={first.kind === 'technical' ? 'technical' : first.priority}
      data-state={first.state}
    >
      <PriorityMark priority={first.priority} technical={first.kind === 'technical'} />
      <span className={styles['text']}>{alarmWords(t, first.condition, first.text)}</span>
      <span className={styles['age']}>{ageText(now - Date.parse(first.raisedAt))}</span>
      {alarms.length > 1 && <span>{t('alarm.more', { count: alarms.length - 1 })}</span>}
    </p>
  );
}
