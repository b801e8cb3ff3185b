import { mayDo, type Relation } from '@keel/clinical/rights';
import type { IntegrationView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Identity } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText, dayIn, dayText } from '../time/index.ts';
import styles from './Integration.module.css';
import { BookSheet, ReferSheet } from './sheets.tsx';
import { Talks } from './Talks.tsx';

type Row = IntegrationView['patients'][number];

/** Who waits for a talk, who is seen by whom, and when next? */
export function IntegrationScreen() {
  const { t } = useTranslation();
  const view = useQuery(viewQuery<IntegrationView>('integration'));
  useTopics(['view/integration'], view.data?.position);
  const me = useQuery(meQuery).data;
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const actor = { kind: 'person' as const, id: me?.person.id ?? '', roles: me?.roles ?? [] };
  const may = (action: string, relation: Relation): boolean => mayDo(actor, action, relation).verdict !== 'deny';
  return (
    <Page title={t('integration.title')} lead={t('integration.lead')}>
      {view.data.patients.length === 0 ? (
        <Empty>{t(may('command/refer-integration', 'clinic') ? 'integration.noneYet' : 'integration.none')}</Empty>
      ) : (
        <ul className={styles['list']}>
          {view.data.patients.map((row) => (
            <PersonRow
              key={row.brief.id}
              row={row}
              view={view.data}
              opens={may('view/integration-record', 'referred') && row.therapist?.id === actor.id}
              chart={may('view/patient', 'clinic')}
              refers={may('command/refer-integration', 'clinic')}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}

function PersonRow(props: {
  readonly row: Row;
  readonly view: IntegrationView;
  readonly opens: boolean;
  readonly chart: boolean;
  readonly refers: boolean;
}) {
  const { row, view, opens, chart, refers } = props;
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const [asking, setAsking] = useState<'book' | 'refer'>();
  const { brief, seq, therapist, next, wantedSince, referredAt, unrecorded, done, notCome } = row;
  const today = dayIn(now, view.zone);
  const day = (time: string): string => dayText(Date.parse(time), view.zone, i18n.language);
  const about = { patient: brief.id, seq, onClose: () => setAsking(undefined) };
  const person = <Identity brief={brief} today={today} />;
  return (
    <li className={styles['person']} data-open={unrecorded.length > 0 || (next === null && wantedSince !== null)}>
      {chart ? (
        <Link to="/patient/$id" params={{ id: brief.id }} className={styles['name']}>
          {person}
        </Link>
      ) : (
        person
      )}
      <div className={styles['facts']}>
        <p>
          <b>
            {next !== null
              ? t('integration.next', { when: dateTimeText(Date.parse(next.startsAt), view.zone, i18n.language) })
              : wantedSince !== null
                ? t('integration.waits', { day: day(wantedSince) })
                : t('integration.nothingBooked')}
          </b>
          {next?.where != null && <span className={styles['soft']}> {t(`integration.where.${next.where}`)}</span>}
        </p>
        <p className={styles['soft']}>
          {[
            therapist === null
              ? t('integration.nobody')
              : t('integration.seenBy', { name: therapist.name, day: referredAt === null ? '' : day(referredAt) }),
            t('integration.doneCount', { count: done }),
            notCome > 0 && t('integration.missedCount', { count: notCome }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {unrecorded.length > 0 && <Talks patient={brief.id} seq={seq} zone={view.zone} talks={unrecorded} />}
      </div>
      <div className={styles['acts']}>
        {opens && (
          <Link
            to="/integration/$id"
            params={{ id: brief.id }}
            className={buttonClass({ kind: therapist !== null && next !== null ? 'next' : 'plain' })}
          >
            {t('integration.open')}
          </Link>
        )}
        {therapist !== null && next === null && (
          <Button kind={unrecorded.length > 0 ? 'plain' : 'next'} onClick={() => setAsking('book')}>
            {t('integration.book')}
          </Button>
        )}
        {refers && (
          <Button kind={therapist === null ? 'next' : 'quiet'} onClick={() => setAsking('refer')}>
            {t(therapist === null ? 'integration.refer' : 'integration.referOther')}
          </Button>
        )}
      </div>
      {asking === 'book' && <BookSheet {...about} zone={view.zone} today={today} minutes={view.minutes} />}
      {asking === 'refer' && (
        <ReferSheet {...about} therapists={view.therapists.filter(({ id }) => id !== therapist?.id)} />
      )}
    </li>
  );
}
