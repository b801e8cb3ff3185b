import { INDUCTION_WINDOW } from '@keel/clinical/outcomes';
import type { CompletenessView } from '@keel/formats/api';
import { Identity } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dayIn, dayText } from '../time/index.ts';
import styles from './Completeness.module.css';

type Person = CompletenessView['people'][number];

/** Can we say whether people get better here, and whose score is still to come? */
export function CompletenessScreen() {
  const { t } = useTranslation();
  const view = useQuery(viewQuery<CompletenessView>('completeness'));
  useTopics(['view/completeness'], view.data?.position);
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const { over, home, people, clinic } = view.data;
  const [from, until] = INDUCTION_WINDOW.followUpDays;
  const lacking = people.filter(({ state }) => state === 'open' || state === 'before');
  const others = people.filter(({ state }) => state !== 'open' && state !== 'before');
  return (
    <Page title={t('completeness.title')} lead={t('completeness.lead', { from, until })}>
      <dl className={styles['figures']}>
        <Figure
          name={t('completeness.analysable')}
          value={over.share}
          of={t('completeness.ofPeople', { count: over.started, done: over.analysable })}
          none={t('completeness.noneOver')}
        />
        <Figure
          name={t('completeness.home')}
          value={home.scheduled === 0 ? null : home.answered / home.scheduled}
          of={t('completeness.ofQuestions', { count: home.scheduled, done: home.answered })}
          none={t('completeness.noneAsked')}
        />
        {(['response', 'remission'] as const).map((what) => {
          const rate = over[what];
          return (
            <Figure
              key={what}
              name={t(`completeness.${what}`)}
              value={rate === null ? null : rate.events / rate.of}
              of={
                rate === null
                  ? ''
                  : t('completeness.interval', {
                      done: rate.events,
                      count: rate.of,
                      low: Math.round(rate.low * 100),
                      high: Math.round(rate.high * 100),
                    })
              }
              none={t('completeness.noneCounted')}
            />
          );
        })}
      </dl>
      <section className={styles['section']} aria-labelledby="lacking">
        <h2 id="lacking">{t('completeness.lacking')}</h2>
        {lacking.length === 0 ? (
          <Empty>{t('completeness.nobody')}</Empty>
        ) : (
          <People people={lacking} zone={clinic.zone} />
        )}
      </section>
      {others.length > 0 && (
        <section className={styles['section']} aria-labelledby="others">
          <h2 id="others">{t('completeness.others')}</h2>
          <People people={others} zone={clinic.zone} />
        </section>
      )}
    </Page>
  );
}

/** A share never without what it is out of. */
function Figure(props: {
  readonly name: string;
  readonly value: number | null;
  readonly of: string;
  readonly none: string;
}) {
  const { name, value, of, none } = props;
  return (
    <div className={styles['figure']}>
      <dt>{name}</dt>
      <dd>
        {value === null ? (
          <span className={styles['none']}>{none}</span>
        ) : (
          <>
            <b className={styles['value']}>{Math.round(value * 100)} %</b>
            <meter min={0} max={1} value={value} aria-label={name} />
            <span className={styles['soft']}>{of}</span>
          </>
        )}
      </dd>
    </div>
  );
}

function People({ people, zone }: { readonly people: readonly Person[]; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const day = (time: string): string => dayText(Date.parse(time), zone, i18n.language);
  return (
    <ul className={styles['list']}>
      {people.map(({ patient, state, lacks, from, by, home }) => (
        <li key={patient.id} className={styles['row']}>
          <Link to="/patient/$id" params={{ id: patient.id }} className={styles['open']}>
            <Identity brief={patient} today={dayIn(now, zone)} />
          </Link>
          <span className={styles['cell']}>
            <b>{t(`completeness.state.${state}`)}</b>
            {lacks !== null && <span>{t(`completeness.lacks.${lacks}`)}</span>}
          </span>
          <span className={styles['cell']}>
            {by !== null && (
              <b>
                {from !== null && Date.parse(from) > now
                  ? t('completeness.between', { from: day(from), by: day(by) })
                  : t('completeness.by', { by: day(by) })}
              </b>
            )}
            {home.scheduled + home.open > 0 && (
              <span>{t('completeness.atHome', { done: home.answered, count: home.scheduled, open: home.open })}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
