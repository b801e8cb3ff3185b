import type { TalkWire } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeText } from '../time/index.ts';
import styles from './Integration.module.css';
import { CancelSheet } from './sheets.tsx';
import { useTalks } from './useTalks.ts';

/** Talks with what can be said of each: over and unrecorded, whether the person came; ahead, that it is cancelled. */
export function Talks(props: {
  readonly patient: string;
  readonly seq: number;
  readonly zone: string;
  readonly talks: readonly TalkWire[];
}) {
  const { patient, seq, zone, talks } = props;
  const { t, i18n } = useTranslation();
  const { tell, trouble } = useTalks(patient, seq);
  const [cancelling, setCancelling] = useState<string>();
  return (
    <>
      <ul className={styles['talks']}>
        {talks.map(({ visit, startsAt, where, state }) => (
          <li key={visit} data-open={state === 'unrecorded'}>
            <span>
              <b>{dateTimeText(Date.parse(startsAt), zone, i18n.language)}</b>
              <span className={styles['soft']}>
                {[t(`integration.state.${state}`), where && t(`integration.where.${where}`)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className={styles['acts']}>
              {state === 'unrecorded' && (
                <>
                  <Button kind="next" onClick={() => void tell('record-integration', { visit, outcome: 'done' })}>
                    {t('integration.came')}
                  </Button>
                  <Button onClick={() => void tell('record-integration', { visit, outcome: 'not-come' })}>
                    {t('integration.notCome')}
                  </Button>
                </>
              )}
              {state === 'booked' && (
                <Button kind="quiet" onClick={() => setCancelling(visit)}>
                  {t('integration.cancel')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {trouble && (
        <p className={styles['trouble']} role="alert">
          {trouble}
        </p>
      )}
      {cancelling !== undefined && (
        <CancelSheet patient={patient} seq={seq} visit={cancelling} onClose={() => setCancelling(undefined)} />
      )}
    </>
  );
}
