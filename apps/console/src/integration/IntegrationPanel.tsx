import { integrationOf, nextTalk, TALK } from '@keel/clinical/integration';
import type { Patient } from '@keel/clinical/patient';
import { instant } from '@keel/clinical/units';
import type { StaffView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { dateTimeText, dayIn, dayText } from '../time/index.ts';
import styles from './Integration.module.css';
import { BookSheet, ReferSheet } from './sheets.tsx';

/** On the patient's page: who sees him to talk about what came up, when next, and what can be done about it. */
export function IntegrationPanel(props: {
  readonly patient: Patient;
  readonly zone: string;
  readonly now: number;
  readonly mayRefer: boolean;
  /** The chart is on its way: nothing is said of what it holds. */
  readonly asking: boolean;
}) {
  const { patient, zone, now, mayRefer } = props;
  const { t, i18n } = useTranslation();
  const staff = useQuery(viewQuery<StaffView>('staff')).data;
  const [asking, setAsking] = useState<'book' | 'refer'>();
  const at = instant(Math.round(now));
  const integration = integrationOf(patient, at);
  const { referral, wantedSince, talks } = integration;
  const next = nextTalk(integration, at);
  const name = (id: string): string => staff?.people.find((one) => one.id === id)?.name ?? id;
  const therapists = (staff?.people ?? []).filter(
    ({ roles, state, id }) => state !== 'ended' && roles.includes('therapist') && id !== referral?.therapist,
  );
  const about = { patient: patient.id, seq: patient.seq, onClose: () => setAsking(undefined) };
  return (
    <div className={styles['panel']}>
      <p>
        {props.asking
          ? t('state.loading')
          : [
              referral === null
                ? t('integration.nobody')
                : t('integration.seenBy', {
                    name: name(referral.therapist),
                    day: dayText(referral.at, zone, i18n.language),
                  }),
              next !== null && t('integration.next', { when: dateTimeText(next.startsAt, zone, i18n.language) }),
              next === null &&
                wantedSince !== null &&
                t('integration.waits', { day: dayText(wantedSince, zone, i18n.language) }),
              t('integration.doneCount', { count: talks.filter(({ state }) => state === 'done').length }),
            ]
              .filter(Boolean)
              .join(' · ')}
      </p>
      <div className={styles['acts']}>
        {referral !== null && next === null && (
          <Button onClick={() => setAsking('book')}>{t('integration.book')}</Button>
        )}
        {mayRefer && (
          <Button kind={referral === null ? 'plain' : 'quiet'} onClick={() => setAsking('refer')}>
            {t(referral === null ? 'integration.refer' : 'integration.referOther')}
          </Button>
        )}
      </div>
      {asking === 'book' && <BookSheet {...about} zone={zone} today={dayIn(now, zone)} minutes={TALK.minutes.value} />}
      {asking === 'refer' && <ReferSheet {...about} therapists={therapists} />}
    </div>
  );
}
