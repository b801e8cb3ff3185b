import { creepPolicyOf, type DueScale, longTerm, workupOwed } from '@keel/clinical/follow-up';
import type { Patient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import { instrumentById } from '@keel/clinical/scales';
import { ageYears } from '@keel/clinical/session';
import { type Instant, instant } from '@keel/clinical/units';
import type { PolicyView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { dayIn, dayText } from '../time/index.ts';
import styles from './Chart.module.css';
import { useChartSay } from './useChartSay.ts';

/** What is due for this person by the calendar: scales, work-up, long-term watch, each with what clears it. */
export function FollowUpPanel(props: {
  readonly patient: Patient;
  readonly zone: string;
  readonly now: number;
  readonly scales: readonly DueScale[];
  readonly session: number | null;
  readonly onScale: (due: { readonly instrument: string; readonly form: string }) => void;
}) {
  const { patient, zone, now, scales, session, onScale } = props;
  const { t, i18n } = useTranslation();
  const [result, setResult] = useState<{ readonly id: string; readonly title: string }>();
  const [asking, setAsking] = useState<'bladder' | 'craving'>();
  const at = instant(Math.round(now));
  const age = patient.details === null ? null : (ageYears(patient.details.birthDate, at) ?? null);
  const policies = useQuery(viewQuery<PolicyView>('policy')).data;
  const policy = (policies?.versions.find(({ state }) => state === 'in-force')?.policy as Policy | undefined) ?? null;
  const workup = workupOwed(patient, at, age);
  const long = longTerm(patient, { now: at, session: session as Instant | null, creep: creepPolicyOf(policy) });
  // One urinalysis is asked for once: what the work-up lists already is not listed as watch again.
  const listed = new Set(workup.map(({ row }) => row.id));
  const watched = long.due.filter(
    ({ item }) =>
      !scales.some(({ instrument }) => instrument === item.instrument) &&
      !(item.id === 'urinalysis' && listed.has('bladder-baseline')) &&
      !(item.id === 'liver-tests' && listed.has('liver-and-kidney')) &&
      !(item.id === 'pdmp' && listed.has('pdmp')),
  );
  const creepSays = long.creep.known
    ? long.creep.alert.length === 0
      ? [t('chart.creep.quiet')]
      : long.creep.alert.map((what) => t(`chart.creep.${what}`))
    : [t(`chart.creep.${long.creep.because}`)];
  return (
    <section className={styles['section']}>
      <h2>{t('chart.due')}</h2>
      {scales.length + workup.length + watched.length === 0 && <p>{t('chart.nothingDue')}</p>}
      {scales.length > 0 && (
        <>
          <h3>{t('chart.scalesDue')}</h3>
          <ul className={styles['list']}>
            {scales.map((due) => (
              <li key={`${due.instrument} ${due.form}`}>
                <b>{instrumentById(due.instrument)?.title}</b>
                <span className={styles['head']}>
                  <span>
                    {[
                      due.partAt !== null && t('chart.inPart', { date: dayText(due.partAt, zone, i18n.language) }),
                      due.lastAt !== null
                        ? t('chart.lastAt', { date: dayText(due.lastAt, zone, i18n.language) })
                        : due.partAt === null && t('chart.never'),
                      due.unlessKnown && t('chart.unless'),
                      due.orElse.length > 0 &&
                        t('chart.orElse', { list: due.orElse.map((id) => instrumentById(id)?.title ?? id).join(', ') }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  <Button onClick={() => onScale(due)}>{t('chart.answerScale')}</Button>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {workup.length > 0 && (
        <>
          <h3>{t('chart.workup')}</h3>
          <ul className={styles['list']}>
            {workup.map(({ row, state }) => (
              <li key={row.id} data-grave={state === 'overdue'}>
                <b lang="en">{row.title}</b>
                <span className={styles['head']}>
                  <span>
                    <b>{t(`chart.state.${state}`)}</b> ·{' '}
                    <span lang="en">{row.asks.map((ask) => `${ask.who}: ${ask.what}`).join('; ')}</span>
                    {row.disputed && ` · ${t('chart.disputed')}`} ({row.sources.join(', ')})
                  </span>
                  <Button onClick={() => setResult({ id: row.id, title: row.title })}>{t('chart.enter')}</Button>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('chart.watch')}</h3>
      <ul className={styles['list']}>
        <li data-grave={long.bladder.verdict === 'stop-and-refer'}>
          <b>{t('chart.bladder.title')}</b>
          <span className={styles['head']}>
            <span>
              <b>{t(`chart.bladder.${long.bladder.verdict}`)}</b>
              {long.bladder.askedAt !== null && ` · ${dayText(long.bladder.askedAt, zone, i18n.language)}`} (
              {long.bladder.sources.join(', ')})
            </span>
            <Button onClick={() => setAsking('bladder')}>{t('chart.bladder.ask')}</Button>
          </span>
        </li>
        {watched
          .filter(({ item }) => item.id !== 'bladder-questions')
          .map(({ item, state, because }) => (
            <li key={item.id} data-grave={state === 'overdue'}>
              <b lang="en">{item.title}</b>
              <span className={styles['head']}>
                <span>
                  <b>{t(`chart.state.${state}`)}</b> · <span lang="en">{because}</span> ({item.sources.join(', ')})
                </span>
                {item.instrument !== null ? (
                  <Button onClick={() => onScale({ instrument: item.instrument!, form: 'standard' })}>
                    {t('chart.answerScale')}
                  </Button>
                ) : item.id === 'craving' ? (
                  <Button onClick={() => setAsking('craving')}>{t('chart.craving.ask')}</Button>
                ) : (
                  <Button onClick={() => setResult({ id: item.id, title: item.title })}>{t('chart.enter')}</Button>
                )}
              </span>
            </li>
          ))}
      </ul>
      <p className={styles['soft']}>
        {[t('chart.lifetime', { mg: figure(long.lifetime.mg, 0), count: long.lifetime.count }), ...creepSays].join(
          ' · ',
        )}
      </p>
      {result && (
        <ResultSheet patient={patient} today={dayIn(now, zone)} item={result} onClose={() => setResult(undefined)} />
      )}
      {asking === 'bladder' && <BladderSheet patient={patient} onClose={() => setAsking(undefined)} />}
      {asking === 'craving' && <CravingSheet patient={patient} onClose={() => setAsking(undefined)} />}
    </section>
  );
}

function ResultSheet(props: {
  readonly patient: Patient;
  readonly today: string;
  readonly item: { readonly id: string; readonly title: string };
  readonly onClose: () => void;
}) {
  const { patient, item, onClose } = props;
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const [on, setOn] = useState(props.today);
  const [value, setValue] = useState('');
  const [unit, setUnit] = useState('');
  const [words, setWords] = useState('');
  const [reads, setReads] = useState<'normal' | 'abnormal' | 'unclear'>();
  const number = Number(value.replace(',', '.'));
  const fits = value === '' || Number.isFinite(number);
  const keep = async (): Promise<void> => {
    const done = await tell('record-result', {
      item: item.id,
      on,
      reads,
      ...(value === '' ? {} : { value: number }),
      ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
      ...(words.trim() === '' ? {} : { words: words.trim() }),
    });
    if (done) onClose();
  };
  return (
    <Sheet open title={t('chart.item.title')} keeps={`patient/${patient.id}/result/${item.id}`} onClose={onClose}>
      <div className={styles['sheet']}>
        <p lang="en">{item.title}</p>
        <Field label={t('chart.item.on')} type="date" value={on} onChange={(event) => setOn(event.target.value)} />
        <Chips
          label={t('chart.item.reads')}
          options={(['normal', 'abnormal', 'unclear'] as const).map((key) => ({
            value: key,
            label: t(`chart.item.${key}`),
          }))}
          chosen={reads === undefined ? [] : [reads]}
          onChoose={setReads}
        />
        <Field
          label={t('chart.item.value')}
          inputMode="decimal"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <Field label={t('chart.item.unit')} value={unit} onChange={(event) => setUnit(event.target.value)} />
        <Field label={t('chart.item.words')} kept value={words} onChange={(event) => setWords(event.target.value)} />
        {trouble && <p className={styles['gap']}>{trouble}</p>}
        <Button
          kind="next"
          size="large"
          wide
          disabled={reads === undefined || on === '' || !fits}
          onClick={() => void keep()}
        >
          {t('chart.item.keep')}
        </Button>
      </div>
    </Sheet>
  );
}

const DAYS = [0, 3, 7, 14, 15, 30] as const;

function BladderSheet({ patient, onClose }: { readonly patient: Patient; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const [blood, setBlood] = useState<'yes' | 'no'>();
  const [pain, setPain] = useState<string>();
  const [frequency, setFrequency] = useState<string>();
  const days = DAYS.map((count) => ({ value: String(count), label: count === 30 ? '30 +' : String(count) }));
  const keep = async (): Promise<void> => {
    const done = await tell('ask-bladder', {
      ...(blood === undefined ? {} : { haematuria: blood === 'yes' }),
      ...(pain === undefined ? {} : { painDays: Number(pain) }),
      ...(frequency === undefined ? {} : { frequencyDays: Number(frequency) }),
    });
    if (done) onClose();
  };
  return (
    <Sheet open title={t('chart.bladder.ask')} onClose={onClose}>
      <div className={styles['sheet']}>
        <Chips
          label={t('chart.bladder.blood')}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`chart.bladder.${value}`) }))}
          chosen={blood === undefined ? [] : [blood]}
          onChoose={setBlood}
        />
        <Chips
          label={t('chart.bladder.pain')}
          options={days}
          chosen={pain === undefined ? [] : [pain]}
          onChoose={setPain}
        />
        <Chips
          label={t('chart.bladder.frequency')}
          options={days}
          chosen={frequency === undefined ? [] : [frequency]}
          onChoose={setFrequency}
        />
        {trouble && <p className={styles['gap']}>{trouble}</p>}
        <Button
          kind="next"
          size="large"
          wide
          disabled={blood === undefined && pain === undefined && frequency === undefined}
          onClick={() => void keep()}
        >
          {t('chart.item.keep')}
        </Button>
      </div>
    </Sheet>
  );
}

function CravingSheet({ patient, onClose }: { readonly patient: Patient; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  return (
    <Sheet open title={t('chart.craving.ask')} onClose={onClose}>
      <div className={styles['sheet']}>
        <Chips
          label={t('chart.craving.title')}
          options={(['none', 'some', 'strong'] as const).map((value) => ({
            value,
            label: t(`chart.craving.${value}`),
          }))}
          chosen={[]}
          onChoose={(answer) => void tell('ask-craving', { answer }).then((done) => done && onClose())}
        />
        {trouble && <p className={styles['gap']}>{trouble}</p>}
      </div>
    </Sheet>
  );
}
