import {
  ADVERSE_EVENTS,
  expectedWith,
  GRADED_EVENTS,
  GRADES,
  type Grade,
  type ProductKey,
  productOf,
} from '@keel/clinical/adverse-events';
import type { Patient } from '@keel/clinical/patient';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn, dayText } from '../time/index.ts';
import styles from './Chart.module.css';
import { useChartSay } from './useChartSay.ts';

const RELATED = ['yes', 'possible', 'no', 'unknown'] as const;
const ACTIONS = ['none', 'watched', 'treated', 'dose-changed', 'held', 'stopped', 'hospital'] as const;
const OUTCOMES = ['resolved', 'improving', 'ongoing', 'transferred', 'unknown'] as const;
const SERIOUS = [
  'no',
  'not-assessed',
  'important-medical-event',
  'hospitalisation',
  'disability',
  'life-threatening',
  'death',
] as const;

interface Draft {
  readonly event?: string;
  readonly session?: string;
  readonly onsetAt?: number;
  readonly product?: ProductKey;
}

/** What has gone wrong, what of a session still waits for judgement, and a way to say more. */
export function EventsPanel(props: { readonly patient: Patient; readonly zone: string; readonly now: number }) {
  const { patient, zone, now } = props;
  const { t, i18n } = useTranslation();
  const [draft, setDraft] = useState<Draft>();
  const judged = new Set(patient.adverseEvents.map(({ body }) => `${body.session} ${body.event}`));
  const waiting = patient.sessions.flatMap(({ at, body }) =>
    body.adverseEvents
      .filter((event) => !judged.has(`${body.session} ${event}`))
      .map((event) => ({
        event,
        session: body.session,
        onsetAt: body.startedAt ?? at,
        product: productOf(body.route),
      })),
  );
  return (
    <section className={styles['section']}>
      <div className={styles['head']}>
        <h2>{t('chart.events')}</h2>
        <Button onClick={() => setDraft({})}>{t('chart.report')}</Button>
      </div>
      {patient.adverseEvents.length + waiting.length === 0 && <p className={styles['soft']}>{t('chart.noEvents')}</p>}
      <ul className={styles['list']}>
        {waiting.map((row) => (
          <li key={`${row.session} ${row.event}`} data-grave>
            <b>{eventTitle(t, row.event)}</b>
            <span className={styles['head']}>
              <span>
                {t('chart.toJudge')} · {dayText(row.onsetAt, zone, i18n.language)}
              </span>
              <Button onClick={() => setDraft(row)}>{t('chart.judge')}</Button>
            </span>
          </li>
        ))}
        {patient.adverseEvents.toReversed().map(({ id, body }) => (
          <li key={id} data-grave={body.serious !== 'no' && body.serious !== 'not-assessed'}>
            <b>{body.words ?? eventTitle(t, body.event)}</b>
            <span>
              {[
                dayText(body.onsetAt, zone, i18n.language),
                `${t('chart.event.gradeOf', { grade: body.grade })}: ${t(`chart.grade.${body.grade}`)}`,
                `${t('chart.event.related')} ${t(`chart.related.${body.related}`)}`,
                t(`chart.action.${body.action}`),
                t(`chart.outcome.${body.outcome}`),
                body.serious !== 'no' && t(`chart.serious.${body.serious}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {draft && (
        <EventSheet patient={patient} draft={draft} today={dayIn(now, zone)} onClose={() => setDraft(undefined)} />
      )}
    </section>
  );
}

type T = TFunction;
const KEYS: ReadonlySet<string> = new Set(ADVERSE_EVENTS.map(({ key }) => key));
const eventTitle = (t: T, key: string): string =>
  String(KEYS.has(key) || key === 'other' ? t(`adverseEvent.${key as 'other'}`) : key);

function EventSheet(props: {
  readonly patient: Patient;
  readonly draft: Draft;
  readonly today: string;
  readonly onClose: () => void;
}) {
  const { patient, draft, onClose } = props;
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const lastRoute = patient.sessions.at(-1)?.body.route ?? null;
  const [event, setEvent] = useState(draft.event ?? '');
  const [words, setWords] = useState('');
  const [product, setProduct] = useState<ProductKey>(draft.product ?? productOf(lastRoute));
  const [grade, setGrade] = useState<Grade>();
  const [onset, setOnset] = useState(props.today);
  const [related, setRelated] = useState<(typeof RELATED)[number]>();
  const [action, setAction] = useState<(typeof ACTIONS)[number]>();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>();
  const [serious, setSerious] = useState<(typeof SERIOUS)[number]>();
  const expected = product === 'esketamine-nasal' || product === 'ketamine-iv' ? expectedWith(event, product) : null;
  const ready =
    event !== '' && (event !== 'other' || words.trim() !== '') && grade && related && action && outcome && serious;
  const keep = async (): Promise<void> => {
    const done = await tell('report-adverse-event', {
      event,
      grade,
      related,
      action,
      outcome,
      serious,
      product,
      onsetAt: draft.onsetAt ?? Date.parse(`${onset}T12:00:00Z`),
      ...(words.trim() === '' ? {} : { words: words.trim() }),
      ...(draft.session === undefined ? {} : { session: draft.session }),
    });
    if (done) onClose();
  };
  const chips = <K extends string>(
    label: string,
    keys: readonly K[],
    word: (key: K) => string,
    chosen: K | undefined,
    onChoose: (key: K) => void,
  ) => (
    <Chips
      label={label}
      options={keys.map((value) => ({ value, label: word(value) }))}
      chosen={chosen === undefined ? [] : [chosen]}
      onChoose={onChoose}
    />
  );
  return (
    <Sheet
      open
      wide
      title={t('chart.report')}
      keeps={`patient/${patient.id}/report-event/${JSON.stringify(draft)}`}
      onClose={onClose}
    >
      <div className={styles['sheet']}>
        <ChoiceField
          label={t('chart.event.what')}
          value={event}
          onChoose={setEvent}
          options={[
            { value: '', label: '' },
            ...ADVERSE_EVENTS.map(({ key }) => ({ value: key, label: eventTitle(t, key) })).sort((a, b) =>
              a.label.localeCompare(b.label),
            ),
            { value: 'other', label: t('adverseEvent.other') },
          ]}
        />
        {event === 'other' && (
          <Field label={t('chart.event.words')} kept value={words} onChange={(typed) => setWords(typed.target.value)} />
        )}
        {chips(
          t('chart.event.product'),
          ['ketamine-iv', 'esketamine-nasal', 'ketamine-other', 'none'] as const,
          (key) => t(`chart.product.${key}`),
          product,
          setProduct,
        )}
        {event !== '' && expected !== null && (
          <p className={styles['soft']}>
            {expected.length === 0
              ? t('chart.event.unexpected')
              : expected
                  .map((row) =>
                    t('chart.event.expected', {
                      percent: row.percent,
                      product: t(`chart.product.${row.product}`),
                      without:
                        row.withoutDrug === null
                          ? t('chart.event.noComparator')
                          : t('chart.event.without', { percent: row.withoutDrug }),
                      source: row.source,
                    }),
                  )
                  .join('; ')}
          </p>
        )}
        <Chips
          label={t('chart.event.grade')}
          options={GRADES.map((row) => {
            const measure = GRADED_EVENTS[event]?.[row.grade];
            return {
              value: String(row.grade),
              label: `${row.grade} · ${t(`chart.grade.${row.grade}`)}`,
              ...(measure === undefined ? {} : { more: measure }),
            };
          })}
          chosen={grade === undefined ? [] : [String(grade)]}
          onChoose={(value) => setGrade(Number(value) as Grade)}
        />
        {draft.onsetAt === undefined && (
          <Field
            label={t('chart.event.onset')}
            type="date"
            value={onset}
            onChange={(typed) => setOnset(typed.target.value)}
          />
        )}
        {chips(t('chart.event.related'), RELATED, (key) => t(`chart.related.${key}`), related, setRelated)}
        {chips(t('chart.event.action'), ACTIONS, (key) => t(`chart.action.${key}`), action, setAction)}
        {chips(t('chart.event.outcome'), OUTCOMES, (key) => t(`chart.outcome.${key}`), outcome, setOutcome)}
        {chips(t('chart.event.serious'), SERIOUS, (key) => t(`chart.serious.${key}`), serious, setSerious)}
        {trouble && <p className={styles['gap']}>{trouble}</p>}
        <Button kind="next" size="large" wide disabled={!ready} onClick={() => void keep()}>
          {t('chart.event.keep')}
        </Button>
      </div>
    </Sheet>
  );
}
