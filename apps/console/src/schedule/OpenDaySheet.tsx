import type { ScheduleView, StaffView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { instantAt } from './hours.ts';
import { RefusedBooking } from './RefusedBooking.tsx';
import styles from './ScheduleScreen.module.css';
import { useBooking } from './useBooking.ts';

/** When the site is open on this day. */
export function OpenDaySheet({ view, onClose }: { readonly view: ScheduleView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { say, refusal } = useBooking();
  const [opens, setOpens] = useState('');
  const [closes, setCloses] = useState('');
  const save = async (): Promise<void> => {
    const outcome = await say({
      kind: 'open-day',
      stream: `day/${view.site}/${view.date}`,
      seenSeq: view.seq,
      body: {
        opensAt: instantAt(view.date, opens, view.zone),
        closesAt: instantAt(view.date, closes, view.zone),
      },
    });
    if (outcome !== 'refused') onClose();
  };
  return (
    <Sheet open title={t('schedule.openDay')} onClose={onClose}>
      <div className={styles['sheet']}>
        <div className={styles['pair']}>
          <Field
            label={t('schedule.opensAt')}
            type="time"
            value={opens}
            onChange={(event) => setOpens(event.target.value)}
          />
          <Field
            label={t('schedule.closesAt')}
            type="time"
            value={closes}
            onChange={(event) => setCloses(event.target.value)}
          />
        </div>
        {refusal && <RefusedBooking problem={refusal} zone={view.zone} onGoAhead={() => undefined} />}
        <Button kind="next" size="large" wide disabled={opens === '' || closes === ''} onClick={() => void save()}>
          {t('schedule.openDay')}
        </Button>
      </div>
    </Sheet>
  );
}

/** Who is there, as what, from when until when: hands are counted by it. */
export function DutySheet({ view, onClose }: { readonly view: ScheduleView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { say, refusal } = useBooking();
  const staff = useQuery(viewQuery<StaffView>('staff')).data?.people ?? [];
  const [role, setRole] = useState<'nurse' | 'prescriber'>();
  const [person, setPerson] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const able = staff.filter(({ roles, state }) => role !== undefined && roles.includes(role) && state !== 'ended');
  const save = async (): Promise<void> => {
    const outcome = await say({
      kind: 'plan-duty',
      stream: `day/${view.site}/${view.date}`,
      seenSeq: view.seq,
      body: {
        person,
        role,
        from: instantAt(view.date, from, view.zone),
        until: instantAt(view.date, until, view.zone),
      },
    });
    if (outcome !== 'refused') onClose();
  };
  return (
    <Sheet open title={t('schedule.addDuty')} onClose={onClose}>
      <div className={styles['sheet']}>
        <Chips
          label={t('schedule.dutyRole')}
          options={(['nurse', 'prescriber'] as const).map((value) => ({ value, label: t(`schedule.${value}`) }))}
          chosen={role === undefined ? [] : [role]}
          onChoose={(value) => {
            setRole(value);
            setPerson('');
          }}
        />
        <ChoiceField
          label={t('schedule.dutyWho')}
          value={person}
          options={[{ value: '', label: '–' }, ...able.map(({ id, name }) => ({ value: id, label: name }))]}
          onChoose={setPerson}
        />
        <div className={styles['pair']}>
          <Field
            label={t('schedule.from')}
            type="time"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <Field
            label={t('schedule.until')}
            type="time"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        </div>
        {refusal && <RefusedBooking problem={refusal} zone={view.zone} onGoAhead={() => undefined} />}
        <Button
          kind="next"
          size="large"
          wide
          disabled={role === undefined || person === '' || from === '' || until === ''}
          onClick={() => void save()}
        >
          {t('schedule.addDuty')}
        </Button>
      </div>
    </Sheet>
  );
}
