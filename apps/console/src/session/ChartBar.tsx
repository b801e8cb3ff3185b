import { type CareKind, isOver } from '@keel/clinical/session';
import { addMinutes } from '@keel/clinical/units';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Sheet } from '@keel/ui/sheet';
import { IconBrain, IconClipboardHeart, IconDots, IconEye, IconMoodSick, IconZzz } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AskKey, unorderedWays, useVisit } from '../visit/index.ts';
import styles from './ChartBar.module.css';

const CARE: readonly CareKind[] = [
  'repositioned',
  'voided',
  'drank',
  'reassured',
  'touch',
  'eye-mask',
  'music',
  'blanket',
  'oxygen',
  'stimulated',
];
/** Minutes ago that something happened which is entered only now. */
const LATE = [2, 5, 10, 15, 20, 30, 45, 60] as const;
const MORE: readonly AskKey[] = [
  'symptoms',
  'gait',
  'off-monitor',
  'note',
  'adverse-event',
  'access-in',
  'transfer',
  'stop-session',
];

/** One tap each, under the thumb: what a nurse enters most. */
export function ChartBar() {
  const { t } = useTranslation();
  const visit = useVisit();
  const [more, setMore] = useState(false);
  if (visit.reads) return null;
  const { session } = visit;
  // What was given beside the order is told here: an order that stands for something else does not undo it.
  const given = session.arrivedAt === null || isOver(session.phase) ? [] : unorderedWays(session.route);
  const care = (kind: CareKind): void => {
    setMore(false);
    void visit.say('record-care', { care: kind }, { undo: t(`care.${kind}`) });
  };
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('session.charting')}>
      <Button kind="next" size="large" onClick={() => visit.ask('check')}>
        <IconClipboardHeart size={24} stroke={1.6} aria-hidden />
        {t('check.title')}
      </Button>
      <Button size="large" onClick={() => care('eyes-on')}>
        <IconEye size={24} stroke={1.6} aria-hidden />
        {t('care.eyes-on')}
      </Button>
      <Button size="large" onClick={() => visit.ask('sedation')}>
        <IconZzz size={24} stroke={1.6} aria-hidden />
        {t('ask.sedation.short')}
      </Button>
      <Button size="large" onClick={() => visit.ask('dissociation')}>
        <IconBrain size={24} stroke={1.6} aria-hidden />
        {t('ask.dissociation.short')}
      </Button>
      <Button size="large" onClick={() => visit.ask('nausea')}>
        <IconMoodSick size={24} stroke={1.6} aria-hidden />
        {t('ask.nausea.short')}
      </Button>
      <Button size="large" onClick={() => setMore(true)}>
        <IconDots size={24} stroke={1.6} aria-hidden />
        {t('session.more')}
      </Button>
      <Sheet open={more} title={t('session.charting')} onClose={() => setMore(false)}>
        <Chips
          label={t('visit.lateWhen')}
          options={LATE.map((minutes) => ({
            value: String(minutes),
            label: t('ask.a.minutesAgo', { count: minutes }),
          }))}
          chosen={[]}
          onChoose={(minutes) => {
            setMore(false);
            visit.setLateAt(addMinutes(visit.now, -Number(minutes)));
          }}
        />
        <div className={styles['grid']}>
          {CARE.map((kind) => (
            <Button key={kind} size="large" onClick={() => care(kind)}>
              {t(`care.${kind}`)}
            </Button>
          ))}
          {[...MORE, ...given].map((what) => (
            <Button
              key={what}
              size="large"
              onClick={() => {
                setMore(false);
                visit.ask(what);
              }}
            >
              {t(`ask.${what as 'note'}.title`)}
            </Button>
          ))}
          <Button
            size="large"
            onClick={() => {
              setMore(false);
              visit.ask('limits');
            }}
          >
            {t('limits.title')}
          </Button>
        </div>
      </Sheet>
    </div>
  );
}
