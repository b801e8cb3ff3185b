import type { CoverView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field } from '@keel/ui/field';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, queryClient, viewQuery } from '../api/index.ts';
import { useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './CoverScreen.module.css';

type Cover = NonNullable<CoverView['cover']>;
type Span = { readonly from: string; readonly until: string; readonly people: readonly string[] };
type People = CoverView['people'];
const WEEKDAYS = [
  [1, 'mon'],
  [2, 'tue'],
  [3, 'wed'],
  [4, 'thu'],
  [5, 'fri'],
  [6, 'sat'],
  [0, 'sun'],
] as const;

/** Who reads what patients write, and when? */
export function CoverScreen() {
  const { t, i18n } = useTranslation();
  const view = useQuery(viewQuery<CoverView>('cover'));
  useTopics(['view/cover'], view.data?.position);
  const me = useQuery(meQuery).data;
  const may = me?.roles.some((role) => role === 'owner' || role === 'prescriber' || role === 'nurse') === true;
  // Keyed by what stands: what somebody else has set since is shown, not written over.
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const { cover, watched, until, nextFrom, reading, setBy, setAt, seq } = view.data;
  const zone = cover?.zone ?? view.data.zones[0] ?? me?.clinic.zone ?? 'UTC';
  const when = (time: string) => dateTimeText(Date.parse(time), zone, i18n.language);
  return (
    <Page title={t('cover.title')} lead={t('cover.lead')}>
      <section className={styles['now']}>
        <p className={styles['soft']}>{t('cover.now')}</p>
        <p className={styles['says']}>
          {cover === null
            ? t('cover.none')
            : watched && until !== null
              ? t('cover.watchedBy', { names: reading.join(', '), when: when(until) })
              : nextFrom === null
                ? t('cover.never')
                : t('cover.unwatched', { when: when(nextFrom) })}
        </p>
        {setBy !== null && setAt !== null && (
          <p className={styles['soft']}>{t('cover.setBy', { name: setBy, when: when(setAt) })}</p>
        )}
      </section>
      <Editor key={seq} view={view.data} start={cover ?? { zone, week: [], dates: [] }} may={may} />
    </Page>
  );
}

function Editor({ view, start, may }: { readonly view: CoverView; readonly start: Cover; readonly may: boolean }) {
  const { t } = useTranslation();
  const { say, trouble } = useClinicSay();
  const [cover, setCover] = useState<Cover>(start);
  const changed = JSON.stringify(cover) !== JSON.stringify(start);
  const first = view.people.find(({ clinician }) => clinician)?.id;
  const fresh: Span = { from: '08:00', until: '17:00', people: first === undefined ? [] : [first] };
  const clinicians = new Set(view.people.filter(({ clinician }) => clinician).map(({ id }) => id));
  const spans: readonly Span[] = [...cover.week, ...cover.dates.flatMap((date) => date.spans)];
  const fit = spans.every(
    ({ from, until, people }) => from < until && people[0] !== undefined && clinicians.has(people[0]),
  );
  const named = cover.dates.every(({ date, because }) => date !== '' && because.trim() !== '');
  const save = async (): Promise<void> => {
    const done = await say({
      kind: 'set-cover',
      stream: 'clinic/cover',
      seenSeq: view.seq,
      body: structuredClone(cover),
    });
    if (done) await queryClient.invalidateQueries({ queryKey: ['view', 'cover'] });
  };
  const changeDate = (index: number, change: Partial<Cover['dates'][number]>): void =>
    setCover((one) => ({ ...one, dates: one.dates.map((date, at) => (at === index ? { ...date, ...change } : date)) }));
  return (
    <div className={styles['editor']} inert={!may}>
      {view.zones.length > 1 && (
        <ChoiceField
          label={t('cover.zone')}
          value={cover.zone}
          onChoose={(zone) => setCover((one) => ({ ...one, zone }))}
          options={view.zones.map((zone) => ({ value: zone, label: zone.replace(/_/g, ' ') }))}
        />
      )}
      <section>
        <h2>{t('cover.week')}</h2>
        <ul className={styles['days']}>
          {WEEKDAYS.map(([weekday, name]) => {
            const own = cover.week
              .map((span, index) => ({ span, index }))
              .filter(({ span }) => span.weekday === weekday);
            return (
              <li key={weekday} className={styles['day']}>
                <h3>{t(`cover.weekday.${name}`)}</h3>
                <div className={styles['spans']}>
                  {own.length === 0 && <p className={styles['soft']}>{t('cover.closed')}</p>}
                  {own.map(({ span, index }) => (
                    <SpanRow
                      key={index}
                      label={t(`cover.weekday.${name}`)}
                      span={span}
                      people={view.people}
                      onChange={(change) =>
                        setCover((one) => ({
                          ...one,
                          week: one.week.map((was, at) =>
                            at === index ? { ...was, ...change } : was,
                          ) as Cover['week'],
                        }))
                      }
                      onRemove={() => setCover((one) => ({ ...one, week: one.week.filter((_, at) => at !== index) }))}
                    />
                  ))}
                  <Button
                    kind="quiet"
                    onClick={() =>
                      setCover((one) => ({
                        ...one,
                        week: [...one.week, { weekday, ...fresh, people: [...fresh.people] }],
                      }))
                    }
                  >
                    {t('cover.add')}
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      </section>
      <section>
        <h2>{t('cover.dates')}</h2>
        <p className={styles['soft']}>{t('cover.datesLead')}</p>
        <ul className={styles['days']}>
          {cover.dates.map((date, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a day that is being typed has no identity but its place.
            <li key={`${index}`} className={styles['day']}>
              <div className={styles['head']}>
                <Field
                  label={t('cover.date')}
                  type="date"
                  value={date.date}
                  onChange={(event) => changeDate(index, { date: event.target.value })}
                />
                <Field
                  label={t('cover.because')}
                  value={date.because}
                  onChange={(event) => changeDate(index, { because: event.target.value })}
                />
                <Button
                  kind="quiet"
                  onClick={() => setCover((one) => ({ ...one, dates: one.dates.filter((_, at) => at !== index) }))}
                >
                  {t('cover.remove')}
                </Button>
              </div>
              <div className={styles['spans']}>
                {date.spans.length === 0 && <p className={styles['soft']}>{t('cover.closed')}</p>}
                {date.spans.map((span, place) => (
                  <SpanRow
                    // biome-ignore lint/suspicious/noArrayIndexKey: hours that are being typed have no identity but their place.
                    key={`${place}`}
                    label={date.date}
                    span={span}
                    people={view.people}
                    onChange={(change) =>
                      changeDate(index, {
                        spans: date.spans.map((was, at) => (at === place ? { ...was, ...change } : was)) as never,
                      })
                    }
                    onRemove={() => changeDate(index, { spans: date.spans.filter((_, at) => at !== place) })}
                  />
                ))}
                <Button
                  kind="quiet"
                  onClick={() => changeDate(index, { spans: [...date.spans, { ...fresh, people: [...fresh.people] }] })}
                >
                  {t('cover.add')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <Button
          onClick={() => setCover((one) => ({ ...one, dates: [...one.dates, { date: '', because: '', spans: [] }] }))}
        >
          {t('cover.addDate')}
        </Button>
      </section>
      {trouble && (
        <p className={styles['trouble']} role="alert">
          {trouble}
        </p>
      )}
      {may && (
        <div className={styles['save']}>
          {changed && <p className={styles['soft']}>{fit ? t('cover.changed') : t('cover.needsClinician')}</p>}
          <Button kind="next" size="large" disabled={!changed || !fit || !named} onClick={() => void save()}>
            {t('cover.save')}
          </Button>
        </div>
      )}
    </div>
  );
}

function SpanRow(props: {
  readonly label: string;
  readonly span: Span;
  readonly people: People;
  readonly onChange: (change: Partial<Span>) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation();
  const { label, span, people, onChange, onRemove } = props;
  // The browser's own clock field has no end of the day: midnight is written as the day's last minute and kept as 24:00.
  const until = span.until === '24:00' ? '23:59' : span.until;
  return (
    <div className={styles['span']}>
      <Field
        label={t('cover.from')}
        aria-label={`${label}, ${t('cover.from')}`}
        type="time"
        value={span.from}
        onChange={(event) => onChange({ from: event.target.value })}
      />
      <Field
        label={t('cover.until')}
        aria-label={`${label}, ${t('cover.until')}`}
        type="time"
        value={until}
        onChange={(event) => onChange({ until: event.target.value === '23:59' ? '24:00' : event.target.value })}
      />
      <Chips
        label={t('cover.who')}
        many
        options={people.map(({ id, name }) => {
          const place = span.people.indexOf(id);
          return {
            value: id,
            label: name,
            ...(place < 0 ? {} : { more: place === 0 ? t('cover.first') : String(place + 1) }),
          };
        })}
        chosen={[...span.people]}
        onChoose={(id) =>
          onChange({
            people: span.people.includes(id) ? span.people.filter((one) => one !== id) : [...span.people, id],
          })
        }
      />
      <Button kind="quiet" onClick={onRemove}>
        {t('cover.remove')}
      </Button>
    </div>
  );
}
