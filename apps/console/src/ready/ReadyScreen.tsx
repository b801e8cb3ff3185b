import { latestPatientEntry } from '@keel/clinical/patient';
import type { Reason } from '@keel/clinical/record';
import {
  acceptable,
  clearsAt,
  decidedLast,
  gate,
  isOver,
  latestOf,
  overridesOf,
  type Weighed,
  weighedWith,
} from '@keel/clinical/session';
import { Button, buttonClass } from '@keel/ui/button';
import { countdownText } from '@keel/ui/freshness';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../time/index.ts';
import { type AskKey, questionPreset, ReasonList, useVisit, WeighSheet } from '../visit/index.ts';
import { DrugLine } from './DrugLine.tsx';
import { LastSession } from './LastSession.tsx';
import { NotTreated } from './NotTreated.tsx';
import { QuestionPanel } from './QuestionPanel.tsx';
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

/** May this person be dosed now? Every open reason with its button; nothing is filled in for anyone. */
export function ReadyScreen() {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const navigate = useNavigate();
  const { session, patient, policy, now, zone, seats } = visit;
  const answer = gate(session, patient, policy, now, seats);
  // In the patient's own words, as he said them last.
  const wish = latestPatientEntry(patient, 'next-time-wished')?.body;
  const wished = [wish?.words, wish?.music].filter(Boolean).join(' · ');
  const [own, setOwn] = useState<readonly Weighed[]>([]);
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  // A prescriber's go-ahead is an order: it counts when the nurse accepts it, in his words and for what he saw.
  const lent = acceptable(session, answer.reasons);
  const weighed: readonly Weighed[] = [
    ...lent
      .filter(({ answer: { id } }) => accepted.includes(id))
      .flatMap(({ rule, answer: { at, author, body } }) => {
        const words = [visit.nameOf(author.id), clockText(at, zone, i18n.language), body.words ?? t('ready.goAhead')];
        return (body.overridden ?? [])
          .filter((seen) => seen.rule === rule)
          .map((seen) => ({ seen, words: words.join(', ') }));
      }),
    ...own,
  ];
  const [weighing, setWeighing] = useState<Reason | null>(null);
  const open = answer.reasons.filter(
    (reason) => reason.verdict !== 'info' && weighedWith(weighed, reason) === undefined,
  );
  const waits = latestOf(session, 'dose-waited');
  const arrived = session.arrivedAt !== null;
  // What was booked is called off where the booking is, so that its chair and hours are free again.
  const booked = patient.visits.some(({ body }) => body.session === session.id);
  const passed = session.gatePassedAt !== null;
  const overrides = overridesOf(weighed, answer.reasons);
  const pass = async (): Promise<void> => {
    const said = await visit.say('pass-gate', { overrides });
    if (said.kind !== 'refused') await navigate({ to: '/session/$id', params: { id: session.id } });
  };
  // What is asked about and waited for is the hardest thing that still stands.
  const about = open[0] === undefined ? {} : { rule: open[0].rule };
  const notToday = (): void => visit.ask('stop-session', { because: 'deferred' });

  if (isOver(session.phase) && session.firstDoseAt === null)
    return (
      <div className={styles['ready']}>
        <section className={styles['main']}>
          <NotTreated />
        </section>
      </div>
    );
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
            <p className={styles['repeat']} role="timer">
              {now < answer.repeatBp.from && (
                <span className={styles['count']}>{countdownText(answer.repeatBp.from - now)}</span>
              )}
              <span>
                {t(now < answer.repeatBp.from ? 'ready.repeatIn' : 'ready.repeatNow', {
                  from: clockText(answer.repeatBp.from, zone, i18n.language),
                  until: clockText(answer.repeatBp.until, zone, i18n.language),
                })}
              </span>
            </p>
          )}
          {!passed && waits !== undefined && waits.body.until > now && (
            <p>
              {t('ready.waits', {
                until: clockText(waits.body.until, zone, i18n.language),
                name: visit.nameOf(waits.author.id),
              })}
            </p>
          )}
          {!passed && visit.view.latestFirstDoseAt !== null && (
            <p>
              {t('ready.latest', { time: clockText(Date.parse(visit.view.latestFirstDoseAt), zone, i18n.language) })}
            </p>
          )}
          <LastSession />
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
        {!passed && (
          <QuestionPanel
            lent={lent}
            accepted={accepted}
            onAccept={(id) => setAccepted([...accepted, id])}
            reasons={answer.reasons}
          />
        )}
        {!passed && (
          <ReasonList
            reasons={answer.reasons}
            weighed={(reason) => weighedWith(weighed, reason)}
            onOverride={setWeighing}
            clearsAt={(rule) => clearsAt(session, policy, answer, rule)}
          />
        )}
        <DrugLine />
        {!passed && (
          <div className={styles['act']}>
            <Button kind="next" size="glove" disabled={!arrived || open.length > 0} onClick={() => void pass()}>
              <IconCircleCheckFilled size={24} aria-hidden />
              {t('ready.pass')}
            </Button>
            <Button size="large" onClick={() => visit.ask('wait', about)}>
              {t('ready.wait')}
            </Button>
            <Button size="large" onClick={() => visit.ask('order')}>
              {t('ready.lower')}
            </Button>
            <Button size="large" onClick={() => visit.ask('question', questionPreset(visit, open[0]?.rule))}>
              {t('ask.question.do')}
            </Button>
            {arrived ? (
              <Button size="large" onClick={notToday}>
                {t('ready.notToday')}
              </Button>
            ) : booked ? (
              <Link to="/arrivals" className={buttonClass({ size: 'large' })}>
                {t('arrivals.notComing')}
              </Link>
            ) : (
              <Button size="large" onClick={() => visit.ask('cancel')}>
                {t('ask.cancel.do')}
              </Button>
            )}
          </div>
        )}
      </section>
      <aside className={styles['side']} aria-label={t('ready.asked')}>
        <h2>{t('ready.asked')}</h2>
        <ul>
          {ASKED.filter(({ what }) => !FOR_THE_FORM.includes(what) || session.route === 'intranasal-esketamine').map(
            ({ what, kind }) => {
              const entry = latestOf(session, kind);
              const fromHome = what === 'fasting' && latestOf(session, 'fasting-answered')?.body.fromHome === true;
              return (
                <li key={what}>
                  <button
                    type="button"
                    className={styles['asked']}
                    data-done={entry !== undefined && !fromHome}
                    disabled={visit.reads}
                    onClick={() => visit.ask(what)}
                  >
                    <span>{t(`ask.${what as 'fasting'}.title`)}</span>
                    <span className={styles['when']}>
                      {entry === undefined
                        ? t('step.open')
                        : fromHome
                          ? t('ready.fromHome', { when: clockText(entry.at, zone, i18n.language) })
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
              data-done={session.chair !== null}
              disabled={visit.reads}
              onClick={() => visit.ask('chair')}
            >
              <span>{t('patient.chair')}</span>
              <span className={styles['when']}>
                {visit.chairs.find(({ id }) => id === session.chair)?.name ?? session.chair ?? t('board.noChair')}
              </span>
            </button>
          </li>
          <li>
            <button
              type="button"
              className={styles['asked']}
              data-done={session.order !== null}
              disabled={visit.reads}
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
          keeps={`session/${session.id}/weigh/${weighing.rule}`}
          onClose={() => setWeighing(null)}
          onSign={(words) => {
            setOwn([...own, { seen: weighing, words }]);
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
  const gatePassed = decidedLast(visit.session, 'gate-passed');
  const overridden = gatePassed?.body.overridden ?? [];
  if (overridden.length === 0) return <p className={styles['soft']}>{t('ready.nothingAgainst')}</p>;
  const signed = Object.fromEntries((gatePassed?.body.overrides ?? []).map(({ rule, reason }) => [rule, reason]));
  return <ReasonList reasons={overridden} weighed={({ rule }) => signed[rule]} />;
}
