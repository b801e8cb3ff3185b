import { TREATED_TODAY } from '@keel/clinical/patient';
import type { FreeStartsView, PatientsView, ScheduleView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field } from '@keel/ui/field';
import { fullName } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, viewQuery } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { clockText, dateTimeText, dayText } from '../time/index.ts';
import { instantAt, seriesDates } from './hours.ts';
import { PersonPick } from './PersonPick.tsx';
import { type OverrideSaid, RefusedBooking } from './RefusedBooking.tsx';
import styles from './ScheduleScreen.module.css';
import { freshId, useBooking } from './useBooking.ts';

/** Who, what, when: one visit or a whole course in one act. What stands against it comes back as a list. */
export function BookSheet(props: {
  readonly view: ScheduleView;
  readonly patient?: string | undefined;
  readonly onClose: () => void;
}) {
  const { view, onClose } = props;
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const { say, refusal, forget } = useBooking();
  const people = useQuery(viewQuery<PatientsView>('patients')).data?.patients ?? [];
  const [patient, setPatient] = useState(props.patient);
  const [regimen, setRegimen] = useState<string>();
  const [many, setMany] = useState(false);
  const [visits, setVisits] = useState(8);
  const [perWeek, setPerWeek] = useState<1 | 2 | 3>(2);
  const [chair, setChair] = useState('');
  const [clock, setClock] = useState('');
  const [saving, setSaving] = useState(false);
  const free = useQuery({
    queryKey: ['view', 'free-starts', `${view.site}_${view.date}`, regimen, patient, view.seq],
    enabled: patient !== undefined && regimen !== undefined,
    queryFn: () =>
      api.get<FreeStartsView>(`/free-starts/${view.site}_${view.date}?regimen=${regimen}&patient=${patient}`),
  });
  const who = people.find(({ brief }) => brief.id === patient);
  const complete = patient !== undefined && regimen !== undefined && chair !== '' && /^\d\d:\d\d$/.test(clock);
  const dates = many ? seriesDates(view.date, visits, perWeek) : [view.date];

  const book = async (overrides: readonly OverrideSaid[]): Promise<void> => {
    if (!complete || saving) return;
    setSaving(true);
    const visit = (date: string) => ({
      booking: freshId('b'),
      session: freshId('s'),
      chair,
      startsAt: instantAt(date, clock, view.zone),
    });
    const outcome = await (many
      ? say({
          kind: 'book-series',
          stream: `patient/${patient}`,
          seenSeq: 0,
          body: { site: view.site, regimen, visits: dates.map((date) => ({ date, ...visit(date) })), overrides },
        })
      : say({
          kind: 'book-chair',
          stream: `day/${view.site}/${view.date}`,
          seenSeq: view.seq,
          body: { ...visit(view.date), patient, regimen, overrides },
        }));
    setSaving(false);
    if (outcome !== 'refused') onClose();
  };
  /** What was refused is no longer what is asked. */
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      forget();
      set(value);
    };

  return (
    <Sheet open wide title={t('schedule.book')} onClose={onClose}>
      <div className={styles['sheet']}>
        <PersonPick
          chosen={patient}
          today={view.date}
          onChoose={(id) => (id === undefined ? changed(setPatient)(id) : setPatient(id))}
        />
        <Chips
          label={t('schedule.regimen')}
          options={view.regimens.map(({ id, title }) => ({ value: id, label: said(title) }))}
          chosen={regimen === undefined ? [] : [regimen]}
          onChoose={changed(setRegimen)}
        />
        <Chips
          label={t('schedule.series')}
          options={[
            { value: 'one', label: t('schedule.one') },
            { value: 'many', label: t('schedule.many') },
          ]}
          chosen={[many ? 'many' : 'one']}
          onChoose={(value) => changed(setMany)(value === 'many')}
        />
        {many && (
          <div className={styles['pair']}>
            <Field
              label={t('schedule.visits')}
              type="number"
              min={2}
              max={24}
              value={visits}
              onChange={(event) => changed(setVisits)(Math.min(24, Math.max(2, Number(event.target.value) || 2)))}
            />
            <ChoiceField
              label={t('schedule.perWeek')}
              value={String(perWeek)}
              options={['1', '2', '3'].map((value) => ({ value, label: value }))}
              onChoose={(value) => changed(setPerWeek)(Number(value) as 1 | 2 | 3)}
            />
          </div>
        )}
        {free.data &&
          (free.data.starts.length === 0 ? (
            <p className={styles['soft']}>
              {free.data.near === null
                ? t('schedule.noFree')
                : t('schedule.tooNear', {
                    when: dateTimeText(Date.parse(free.data.near), view.zone, i18n.language),
                    hours: TREATED_TODAY.hours,
                  })}
            </p>
          ) : (
            <Chips
              label={t('schedule.free')}
              options={free.data.starts.map(({ startsAt, chair: at }) => ({
                value: `${startsAt} ${at}`,
                label: clockText(Date.parse(startsAt), view.zone, i18n.language),
                more: view.chairs.find(({ id }) => id === at)?.name ?? at,
              }))}
              chosen={[]}
              onChoose={(value) => {
                const [startsAt = '', at = ''] = value.split(' ');
                forget();
                setClock(clockText(Date.parse(startsAt), view.zone, 'en'));
                setChair(at);
              }}
            />
          ))}
        <div className={styles['pair']}>
          <Field
            label={t('schedule.startsAt')}
            type="time"
            step={300}
            value={clock}
            onChange={(event) => changed(setClock)(event.target.value)}
          />
          <ChoiceField
            label={t('schedule.chair')}
            value={chair}
            options={[
              { value: '', label: '–' },
              ...view.chairs.filter(({ open }) => open).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChoose={changed(setChair)}
          />
        </div>
        {many && (
          <p className={styles['soft']}>
            {dates.map((date) => dayText(Date.parse(`${date}T12:00:00Z`), 'UTC', i18n.language)).join(' · ')}
          </p>
        )}
        {refusal && <RefusedBooking problem={refusal} zone={view.zone} onGoAhead={(said) => void book(said)} />}
        <Button kind="next" size="large" wide disabled={!complete || saving} onClick={() => void book([])}>
          {many ? t('schedule.bookSeries', { count: visits }) : t('schedule.bookNow')}
          {who ? ` · ${fullName(who.brief) ?? ''}` : ''}
        </Button>
      </div>
    </Sheet>
  );
}
