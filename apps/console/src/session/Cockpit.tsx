import { readAlarms } from '@keel/clinical/alarms';
import { dueItems, isMissed, isOpen } from '@keel/clinical/session';
import { useTranslation } from 'react-i18next';
import { useVisit } from '../visit/index.ts';
import { ChartBar } from './ChartBar.tsx';
import styles from './Cockpit.module.css';
import { DosePanel } from './DosePanel.tsx';
import { DueList } from './DueList.tsx';
import { LevelPanel } from './LevelPanel.tsx';
import { Numbers } from './Numbers.tsx';
import { RoomPanel } from './RoomPanel.tsx';
import { TimeAxis } from './TimeAxis.tsx';

/** How is this person, and what is due? */
export function Cockpit() {
  const { t } = useTranslation();
  const visit = useVisit();
  const items = dueItems(visit.session, visit.policy, visit.now, visit.patient);
  const alarms = readAlarms(visit.session.entries);
  return (
    <div className={styles['cockpit']}>
      <div className={styles['main']}>
        <Numbers alarms={alarms} />
        <TimeAxis />
        <LevelPanel />
      </div>
      <aside className={styles['side']} aria-label={t('session.side')}>
        <DueList items={items.filter((item) => isOpen(item) || item.state === 'upcoming' || isMissed(item))} />
        <DosePanel />
        <RoomPanel />
      </aside>
      <ChartBar />
    </div>
  );
}
