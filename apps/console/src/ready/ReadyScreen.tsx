import { latestPatientEntry } from '@keel/clinical/patient';
import type { Override, Reason } from '@keel/clinical/record';
import { gate, latestOf } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { WordsField } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { countdownText } from '@keel/ui/freshness';
import { Sheet } from '@keel/ui/sheet';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, dayText } from '../time/index.ts';
import { type AskKey, ReasonList, useVisit, type Visit } from '../visit/index.ts';
import styles from './ReadyScreen.module.css';

const ASKED: readonly { readonly what: AskKey; readonly kind: Parameters<typeof latestOf>[1] }[] = [
  { what: 'fasting', kind: 'fasting-answered' },
  { what: 'escort', kind: 'escort-arranged' },
  { what: 'consent', kind: 'consent-checked' },
  { what: 'medicines', kind: 'medicines-reviewed' },
  { what: 'substances', kind: 'substances-answered' },
  { what: 'since-last', kind: 'since-last-answered' },
  { what: 'suicide-risk', kind: 'suicide-risk-asked' },
  { what: 'pregnancy', kind: 'pregnancy-answered' },
  { what: 'rems', kind: 'rems-checked' },
  { what: 'vitals-before', kind: 'vitals-judged' },
  { what: 'weight', kind: 'weight-measured' },
  { what: 'glucose', kind: 'glucose-measured' },
  { what: 'prescriber', kind: 'prescriber-presence' },
  { what: 'rescue', kind: 'rescue-checked' },
  { what: 'screening', kind: 'screening-taken' },
  { what: 'agreements', kind: 'agreements-recorded' },
];

/** Asked where the drug has a monitoring form. */
const FOR_THE_FORM: readonly AskKey[] = ['rems', 'vitals-before'];

/** Today this may still be cleared until the house closes; said where a wait is asked for. */
function lastSessionLine(visit: Visit): string | null {
  const last = visit.patient.sessions.at(-1);
  if (last === undefined) return null;
  const { body } = last;
  return [
    `${figure(body.deliveredMg)} mg${body.mgPerKg === null ? '' : ` (${figure(body.mgPerKg, 2)} mg/kg)`}`,
    body.peakBp && `${body.peakBp.systolicMmHg}/${body.peakBp.diastolicMmHg} mmHg`,
    body.worstNausea && body.worstNausea !== 'none' ? body.worstNausea : null,
    body.rescueMedicines.length > 0 ? body.rescueMedicines.join(', ') : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** May this person be dosed now? Every open reason with its button; nothing is filled in for anyone. */
export function ReadyScreen() {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const navigate = useNavigate();
  const { session, patient, policy, now, zone } = visit;
  const answer = gate(session, patient, policy, now);
  // In the patient's own words, as he said them last.
  const wish = latestPatientEntry(patient, 'next-time-wished')?.body;
  const wished = [wish?.words, wish?.music].filter(Boolean).join(' · ');
  const [weighed, setWeighed] = useState<Readonly<Record<string, string>>>({});
  const [weighing, setWeighing] = useState<Reason | null>(null);
  const open = answer.reasons.filter(({ verdict, rule }) => verdict !== 'info' && weighed[rule] === undefined);
  const arrived = session.arrivedAt !== null;
  const passed = session.gatePassedAt !== null;
  const last = lastSessionLine(visit);
  const overrides: Override[] = Object.entries(weighed).map(([rule, reason]) => ({ rule, reason }));
  const pass = async (): Promise<void> => {
    const said = await visit.say('pass-gate', { overrides });
    if (said.kind !== 'refused') await navigate({ to: '/session/$id', params: { id: session.id } });
  };
  const notToday = (): void => visit.ask('stop-session', { because: 'deferred' });

  return (
    <div className={styles['ready']}>
      <section className={styles['main']}>
        <header className={styles['head']}>
          <h2 className={styles['title']}>
            {passed
              ? t('ready.passed', { time: clockText(session.gatePassedAt!, zone, i18n.language) })
              : open.length === 0
                ? t('ready.clear')
                : t('ready.open', { count: open.length })}
          </h2>
          {answer.escalate && <p className={styles['heavy']}>{t('ready.escalate')}</p>}
          {!passed && answer.repeatBp && (
            <p>
              {now < answer.repeatBp.from
                ? t('ready.repeatIn', { time: countdownText(answer.repeatBp.from - now) })
                : t('ready.repeatNow')}
            </p>
          )}
          <p className={styles['soft']}>
            {last === null
              ? t(session.firstTreatment ? 'ready.first' : 'ready.noLast')
              : t('ready.last', { line: last, when: dayText(patient.sessions.at(-1)!.at, zone, i18n.language) })}
          </p>
          {wished !== '' && <p>{t('ready.wished', { words: wished })}</p>}
        </header>
        {!arrived && (
          <div className={styles['arrive']}>
            <p>{t('ready.notHere')}</p>
            <Button
              kind="next"
              size="large"
              onClick={() => void visit.say('record-arrival', {}, { undo: t('ask.arrival.title') })}
            >
              {t('ask.arrival.do')}
            </Button>
          </div>
        )}
        {passed && <Passed />}
        {!passed && <ReasonList reasons={answer.reasons} overridden={weighed} onOverride={setWeighing} />}
        {!passed && (
          <div className={styles['act']}>
            <Button kind="next" size="glove" disabled={!arrived || open.length > 0} onClick={() => void pass()}>
              <IconCircleCheckFilled size={24} aria-hidden />
              {t('ready.pass')}
            </Button>
            <Button size="large" onClick={() => visit.ask('question')}>
              {t('ask.question.do')}
            </Button>
            <Button size="large" onClick={notToday}>
              {t('ready.notToday')}
            </Button>
          </div>
        )}
      </section>
      <aside className={styles['side']} aria-label={t('ready.asked')}>
        <h2>{t('ready.asked')}</h2>
        <ul>
          {ASKED.filter(({ what }) => !FOR_THE_FORM.includes(what) || session.route === 'intranasal-esketamine').map(
            ({ what, kind }) => {
              const entry = latestOf(session, kind);
              return (
                <li key={what}>
                  <button
                    type="button"
                    className={styles['asked']}
                    data-done={entry !== undefined}
                    onClick={() => visit.ask(what)}
                  >
                    <span>{t(`ask.${what as 'fasting'}.title`)}</span>
                    <span className={styles['when']}>
                      {entry === undefined
                        ? t('step.open')
                        : `${clockText(entry.at, zone, i18n.language)} ${visit.nameOf(entry.author.id)}`}
                    </span>
                  </button>
                </li>
              );
            },
          )}
          <li>
            <button
              type="button"
              className={styles['asked']}
              data-done={session.order !== null}
              onClick={() => visit.ask('order')}
            >
              <span>{t('orderSheet.title')}</span>
              <span className={styles['when']}>
                {session.order === null ? t('step.open') : visit.nameOf(session.order.entry.body.orderedBy)}
              </span>
            </button>
          </li>
        </ul>
      </aside>
      {weighing && (
        <WeighSheet
          reason={weighing}
          onClose={() => setWeighing(null)}
          onSign={(words) => {
            setWeighed({ ...weighed, [weighing.rule]: words });
            setWeighing(null);
          }}
        />
      )}
    </div>
  );
}

/** What was weighed when it was cleared, as it stood then. */
function Passed() {
  const { t } = useTranslation();
  const visit = useVisit();
  const gatePassed = latestOf(visit.session, 'gate-passed');
  const overridden = gatePassed?.body.overridden ?? [];
  if (overridden.length === 0) return <p className={styles['soft']}>{t('ready.nothingAgainst')}</p>;
  const signed = Object.fromEntries((gatePassed?.body.overrides ?? []).map(({ rule, reason }) => [rule, reason]));
  return <ReasonList reasons={overridden} overridden={signed} />;
}

/** Weighing a reason: the prescriber says why it may go ahead, and the words stand in the record with the name. */
function WeighSheet(props: {
  readonly reason: Reason;
  readonly onSign: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<string>();
  const [words, setWords] = useState('');
  const text = [choice && t(`weigh.${choice as 'examined'}`), words.trim()].filter(Boolean).join('. ');
  return (
    <Sheet open title={t('refusal.weigh')} onClose={props.onClose}>
      <div className={styles['weigh']}>
        <p>
          <b>{props.reason.title}</b>: {props.reason.because}
        </p>
        <Chips
          label={t('weigh.why')}
          options={(['examined', 'usual-for-patient', 'benefit', 'watched-closely'] as const).map((value) => ({
            value,
            label: t(`weigh.${value}`),
          }))}
          chosen={choice === undefined ? [] : [choice as 'examined']}
          onChoose={setChoice}
        />
        <WordsField label={t('weigh.words')} value={words} onWrite={setWords} />
        <Button kind="next" size="large" wide disabled={text === ''} onClick={() => props.onSign(text)}>
          {t('weigh.sign')}
        </Button>
      </div>
    </Sheet>
  );
}
