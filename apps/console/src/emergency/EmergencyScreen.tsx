import { IconEmergencyBed } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NotTakenStrip } from '../not-taken/index.ts';
import { useOutboxState } from '../outbox/index.ts';
import styles from './Emergency.module.css';
import { EmergencyDeskView } from './EmergencyDeskView.tsx';
import { useLoneDesk } from './use-lone-desk.ts';

/** One tap from the board, from the door and from a locked screen: nobody has to log in while somebody does not breathe. */
export function EmergencyScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { session } = useSearch({ from: '/emergency' });
  const { desk, chairs, person } = useLoneDesk(session ?? null);
  const { waiting, offline } = useOutboxState();
  const taken = chairs.filter((chair) => chair.session !== null);
  return (
    <main className={styles['page']}>
      <header className={styles['head']}>
        <IconEmergencyBed size={28} stroke={1.8} aria-hidden />
        <h1>{t('emergency.title')}</h1>
        <Link to="/" className={styles['leave']}>
          {t('emergency.toBoard')}
        </Link>
      </header>
      {taken.length > 0 && (
        <section className={styles['chairs']} aria-label={t('emergency.whichChair')}>
          <p>{t(session === undefined ? 'emergency.whichChair' : 'emergency.chair')}</p>
          {taken.map((chair) => (
            <button
              key={chair.id}
              type="button"
              className={styles['chair']}
              aria-pressed={chair.session === session}
              onClick={() => void navigate({ to: '/emergency', search: { session: chair.session! }, replace: true })}
            >
              {chair.name}
            </button>
          ))}
        </section>
      )}
      {(offline || waiting.length > 0) && (
        <p className={styles['kept']} role="status">
          {t('emergency.kept', { count: waiting.length })}
        </p>
      )}
      <NotTakenStrip person={person} />
      <EmergencyDeskView key={session ?? ''} desk={desk} />
    </main>
  );
}
