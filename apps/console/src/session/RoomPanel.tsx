import { latestOf } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { useTranslation } from 'react-i18next';
import { useVisit } from '../visit/index.ts';
import styles from './RoomPanel.module.css';

/** Who is in the room, whose chair it is, what was agreed before anyone was under the drug. */
export function RoomPanel() {
  const { t } = useTranslation();
  const visit = useVisit();
  const agreed = latestOf(visit.session, 'agreements-recorded');
  const escort = latestOf(visit.session, 'escort-arrived') ?? latestOf(visit.session, 'escort-arranged');
  return (
    <section className={styles['room']} aria-label={t('room.title')}>
      <dl>
        <div>
          <dt>{t('room.nurse')}</dt>
          <dd>{visit.session.nurse ? visit.nameOf(visit.session.nurse) : t('room.nobody')}</dd>
        </div>
        {visit.session.present.length > 0 && (
          <div>
            <dt>{t('room.present')}</dt>
            <dd>{visit.session.present.map(visit.nameOf).join(', ')}</dd>
          </div>
        )}
        <div>
          <dt>{t('room.escort')}</dt>
          <dd>
            {escort === undefined
              ? t('escort.not-arranged')
              : `${escort.body.name ?? ''} ${t(escort.kind === 'escort-arrived' ? 'escort.here' : 'escort.arranged')}`.trim()}
          </dd>
        </div>
        <div>
          <dt>{t('room.agreed')}</dt>
          <dd>
            {agreed === undefined
              ? t('room.notAgreed')
              : [
                  t(`touch.${agreed.body.touch}`),
                  agreed.body.stopWord && t('room.stopWord', { word: agreed.body.stopWord }),
                  agreed.body.words && `“${agreed.body.words}”`,
                  agreed.body.music,
                  agreed.body.eyeMask && t('care.eye-mask'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
          </dd>
        </div>
      </dl>
      <div className={styles['row']}>
        <Button kind="quiet" onClick={() => visit.ask('handover')}>
          {t('ask.handover.do')}
        </Button>
        <Button kind="quiet" onClick={() => visit.ask('chair')}>
          {t('ask.chair.do')}
        </Button>
        <Button kind="quiet" onClick={() => visit.ask('presence')}>
          {t('ask.presence.do')}
        </Button>
        <Button kind="quiet" onClick={() => visit.ask('agreements')}>
          {t('ask.agreements.do')}
        </Button>
      </div>
    </section>
  );
}
