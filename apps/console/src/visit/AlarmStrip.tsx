import { type Alarm, type AlarmState, pauseLeftMs } from '@keel/clinical/alarms';
import { Button } from '@keel/ui/button';
import { ageText, countdownText } from '@keel/ui/freshness';
import { PriorityMark } from '@keel/ui/priority';
import { IconBellPause, IconCheck } from '@tabler/icons-react';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alarmWords, measuredWords } from '../alarm-words/index.ts';
import { LookContext } from '../shell/index.ts';
import styles from './AlarmStrip.module.css';
import { useVisit } from './visit-context.ts';

/** More than this would push the numbers off a tablet; the most urgent stand first, the rest one touch away. */
const ROWS = 2;

/** What is alarming here. The words are never hidden, whatever is paused or acknowledged. */
export function AlarmStrip({ alarms }: { readonly alarms: AlarmState }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const { look } = useContext(LookContext);
  const [all, setAll] = useState(false);
  const pausedMs = pauseLeftMs(alarms, visit.now);
  if (alarms.active.length === 0) return null;
  const unseen = alarms.active.some(({ acknowledgedAt }) => acknowledgedAt === undefined);
  return (
    <section className={styles['strip']} aria-label={t('alarm.title')}>
      <ul>
        {(all || visit.reads ? alarms.active : alarms.active.slice(0, ROWS)).map((alarm) => (
          <AlarmRow key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      <div className={styles['foot']}>
        <p>
          {t('alarm.primary')}
          {look === 'quiet' && ` ${t('sound.quiet')}`}
        </p>
        {alarms.active.length > ROWS && (
          <Button kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('alarm.fewer') : t('alarm.more', { count: alarms.active.length - ROWS })}
          </Button>
        )}
        {pausedMs > 0 ? (
          <p className={styles['paused']}>
            <IconBellPause size={20} aria-hidden />
            {t('alarm.paused', { time: countdownText(pausedMs) })}
          </p>
        ) : (
          unseen && (
            <Button onClick={() => void visit.say('pause-alarms', { seconds: 120 })}>
              <IconBellPause size={20} aria-hidden />
              {t('alarm.pause')}
            </Button>
          )
        )}
      </div>
    </section>
  );
}

function AlarmRow({ alarm }: { readonly alarm: Alarm }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const technical = alarm.side === 'technical';
  const seen = alarm.acknowledgedAt !== undefined;
  const sent = measuredWords(t, alarm.monitor?.measured ?? {});
  return (
    <li
      className={styles['alarm']}
      data-level={technical ? 'technical' : alarm.priority}
      data-phase={alarm.phase}
      data-seen={seen}
    >
      <PriorityMark priority={alarm.priority} technical={technical} />
      <span className={styles['words']}>
        {alarmWords(t, alarm.condition, alarm.monitor?.text ?? '')}
        {alarm.side === 'technical' && alarm.channel !== null && `: ${t(`channel.${alarm.channel}`)}`}
        {alarm.value !== null && ` ${alarm.value}`}
        {sent.value !== null && ` · ${sent.value}`}
        {sent.limits !== null && <span className={styles['limit']}>{sent.limits}</span>}
        {alarm.limit !== null && (
          <span className={styles['limit']}>{t('alarm.limit', { limit: alarm.limit, unit: alarm.unit ?? '' })}</span>
        )}
      </span>
      <span className={styles['age']}>
        {alarm.phase === 'latched' && `${t('alarm.recovered')} · `}
        {ageText(visit.now - alarm.since)}
        {alarm.acknowledgedBy && ` · ${t('alarm.seenBy', { name: visit.nameOf(alarm.acknowledgedBy) })}`}
      </span>
      {(!seen || alarm.phase === 'latched') && (
        <Button className={styles['seen']!} onClick={() => void visit.say('acknowledge-alarm', { alarm: alarm.id })}>
          <IconCheck size={20} aria-hidden />
          {t('alarm.acknowledge')}
        </Button>
      )}
    </li>
  );
}
