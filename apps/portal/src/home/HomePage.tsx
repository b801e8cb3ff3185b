import { HOME_RULES, type HomeRuleId } from '@keel/clinical/home';
import { type Instant, instant } from '@keel/clinical/units';
import type { MyHomeView, MyQuestionsView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { howSent, liesHere, myHomeQuery, ProblemError, UnreachableError, useMy } from '../api/index.ts';
import { HelpNow } from '../help/index.ts';
import { useKeptPages } from '../offline/index.ts';
import { dayAndHourAt, dayAt, Failed, form, Link, Note, Trouble, Waiting } from '../shell/index.ts';
import { ActNow, CallUs } from './ActNow.tsx';
import { Heard, type HeardSaid } from './Heard.tsx';
import styles from './Home.module.css';
import { Pressure } from './Pressure.tsx';
import { reachNow, stepOf } from './told-here.ts';
import { useTelling } from './use-telling.ts';

/** The minute moves on by itself. */
const TICK_MS = 30_000;

/** A dose at home, one step at a time: the pressure, the second adult, the dose, the pressure again, how it went. */
export function HomePage() {
  const { t } = useTranslation();
  const { data, dataUpdatedAt, error, isPending, refetch } = useQuery(myHomeQuery);
  useKeptPages(data !== undefined && !data.fromPhone);
  const readers = useMy<MyQuestionsView>('my-questions').data;
  const [worried, setWorried] = useState(false);
  const { sending, said, waiting, heard, tell } = useTelling(data === undefined || data.fromPhone ? 0 : dataUpdatedAt);
  const now = useMinute();
  if (isPending) return <Waiting />;
  if (data === undefined) {
    return error instanceof ProblemError && error.problem.status === 404 ? (
      <Note title={t('home.none')} more={t('home.noneMore')} />
    ) : (
      <Failed again={() => void refetch()} />
    );
  }
  const { order, clinic, against } = data;
  const busy = sending.isPending;
  const step = stepOf(data, waiting, now);
  // Judged here by the clinic's own rule as soon as it is told, whether anybody answers or not.
  const { rules: reaching, told } = reachNow(data.reaching, said, heard, data.lines);
  const severe = reaching.includes('home-pressure-severe');
  // What the clinic has taken is not said to lie here: its answer is what could not be read.
  const unsent = waiting.filter((one) => !heard.includes(one));
  const tellHeard = (dose: string, words: HeardSaid): void => {
    setWorried(words.answers.safe === 'no' || words.answers.safe === 'not-sure');
    tell({ dose, step: 'heard', ...words });
  };
  return (
    <div className={form['form']}>
      <div>
        <h1>{t('home.title')}</h1>
        <p className={form['lead']}>
          {t('home.order', { mg: order.mg, days: order.intervalDays, name: order.by })}{' '}
          {t('home.left', { count: order.dosesLeft })} {t('home.adult', { name: order.adult })}
        </p>
      </div>
      {data.fromPhone && (
        <p role="status" className={form['hint']}>
          {t('home.fromPhone')}
        </p>
      )}
      {worried && (
        <HelpNow
          readers={readers?.readers}
          place={clinic}
          sent={howSent(sending)}
          onAgain={() => sending.variables && sending.mutate(sending.variables)}
        />
      )}
      {reaching.length > 0 && (
        <ActNow
          key={`${reaching.join()} ${said.at(-1)?.occurredAt ?? step?.after?.at ?? step?.before?.at}`}
          rules={reaching}
          told={told}
          phone={clinic.phone}
        />
      )}
      {step === null && against.length > 0 && (
        <Against rules={against} view={data}>
          <TookIt busy={busy} onTell={() => tell({ dose: newDose(), step: 'taken' })} />
        </Against>
      )}
      {step === null && against.length === 0 && (
        <Pressure
          title={t('home.before')}
          more={t('home.beforeMore')}
          adult={order.adult}
          act={t('home.check')}
          busy={busy}
          onTell={(figures) => tell({ dose: newDose(), step: 'before', ...figures })}
        />
      )}
      {step !== null && step.takenAt === null && (step.against.length > 0 || !step.answered) && (
        <Against rules={step.against} view={data} answered={step.answered} taken={unsent.length === 0}>
          {!step.answered && step.before !== null && (
            <p>{t('home.told', { pressure: `${step.before.systolic}/${step.before.diastolic}` })}</p>
          )}
          {(severe || !step.answered || mayMeasureAgain(step.against)) && (
            <Pressure
              key={`before ${said.at(-1)?.id}`}
              title={t('home.again')}
              more={t('home.beforeMore')}
              adult={order.adult}
              act={t('home.keep')}
              busy={busy && step.answered}
              onTell={(figures) => tell({ dose: step.dose, step: 'before', ...figures })}
            />
          )}
          <TookIt busy={busy && step.answered} onTell={() => tell({ dose: step.dose, step: 'taken' })} />
        </Against>
      )}
      {step !== null && step.takenAt === null && step.against.length === 0 && step.answered && (
        <section className={styles['step']} role="status">
          <h2>{t('home.mayTake', { mg: order.mg })}</h2>
          <p>{t(`home.how.${order.route}`)}</p>
          <p>{t('home.stay', { name: order.adult })}</p>
          <Button
            kind="next"
            size="large"
            wide
            disabled={busy}
            onClick={() => tell({ dose: step.dose, step: 'taken' })}
          >
            {t('home.taken')}
          </Button>
        </section>
      )}
      {step !== null && step.takenAt !== null && (
        <>
          <section className={styles['step']}>
            <h2>{t('home.takenAt', { when: dayAndHourAt(step.takenAt, clinic.zone) })}</h2>
            <p>{t('home.rest')}</p>
          </section>
          {step.after !== null && (
            <p role="status">{t('home.afterKept', { pressure: `${step.after.systolic}/${step.after.diastolic}` })}</p>
          )}
          {(step.after !== null || step.heardAt !== null) && (
            <Untold untold={step.untold} from={step.pressureAt} now={now} zone={clinic.zone} />
          )}
          {(step.untold.includes('after') || severe) && (
            <Pressure
              key={`after ${step.after?.at}`}
              title={t('home.after', { when: dayAndHourAt(step.pressureAt ?? data.now, clinic.zone) })}
              more={t('home.afterMore')}
              act={t('home.keep')}
              busy={busy && step.answered}
              onTell={(figures) => tell({ dose: step.dose, step: 'after', ...figures })}
            />
          )}
          <Heard
            key={`heard ${step.heardAt}`}
            when={dayAndHourAt(step.heardBy ?? data.now, clinic.zone)}
            busy={busy && step.answered}
            onTell={(words) => tellHeard(step.dose, words)}
          />
        </>
      )}
      {!(sending.failureReason instanceof UnreachableError) && <Trouble error={sending.failureReason} />}
      {unsent.length > 0 ? (
        <p role="status">{t(unsent.every(({ id }) => liesHere(id)) ? 'home.keptHere' : 'home.keepOpen')}</p>
      ) : (
        heard.length > 0 && step?.takenAt !== null && <p role="status">{t('home.notRead')}</p>
      )}
      {data.past.length > 0 && (
        <section className={form['part']}>
          <h2>{t('home.past')}</h2>
          <ul className={styles['past']}>
            {data.past.map((dose) => (
              <li key={dose.dose}>
                <b>
                  {dose.takenAt === null
                    ? t('home.notTaken', { day: dose.before === null ? '' : dayAt(dose.before.at, clinic.zone) })
                    : dayAndHourAt(dose.takenAt, clinic.zone)}
                </b>
                <span className={form['hint']}>
                  {[dose.before, dose.after]
                    .map((found) => (found === null ? '–' : `${found.systolic}/${found.diastolic}`))
                    .join(' → ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What another word puts right: it was measured too long ago, or whoever has to be there has come. */
const mayMeasureAgain = (rules: readonly string[]): boolean =>
  !rules.includes('home-pressure-before') &&
  (rules.includes('home-pressure-missing') || rules.includes('home-adult-missing'));

/** This minute, by this device's clock. */
function useMinute(): Instant {
  const [now, setNow] = useState(() => instant(Date.now()));
  useEffect(() => {
    const ticking = setInterval(() => setNow(instant(Date.now())), TICK_MS);
    return () => clearInterval(ticking);
  }, []);
  return now;
}

const newDose = (): string => `dose-${crypto.randomUUID()}`;

/** What was told too early, or not at all, is asked for again. */
function Untold(props: {
  readonly untold: readonly ('after' | 'heard' | 'more-taken')[];
  readonly from: string | null;
  readonly now: Instant;
  readonly zone: string;
}) {
  const { t } = useTranslation();
  const { untold, from, now, zone } = props;
  if (untold.length === 0) return null;
  const early = from !== null && now < Date.parse(from);
  return (
    <div role="status">
      {early && <p>{t('home.early', { when: dayAndHourAt(from, zone) })}</p>}
      {!early && untold.map((one) => <p key={one}>{t(`home.missing.${one}`)}</p>)}
    </div>
  );
}

/** A dose that was taken although something stands against it is told all the same. Asked once more: it is a fact, and calls somebody. */
function TookIt({ busy, onTell }: { readonly busy: boolean; readonly onTell: () => void }) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  if (!sure) {
    return (
      <Button kind="quiet" onClick={() => setSure(true)}>
        {t('home.tookIt')}
      </Button>
    );
  }
  return (
    <>
      <p>{t('home.tookItSure')}</p>
      <Button size="large" disabled={busy} onClick={onTell}>
        {t('home.tookItYes')}
      </Button>
    </>
  );
}

/** Not now: why, and whom to call. A rule that this page has no words for is said by its own title. */
function Against(props: {
  readonly rules: readonly string[];
  readonly view: MyHomeView;
  /** The clinic has answered for what was told of it. */
  readonly answered?: boolean;
  /** It has taken it, and this page has not read on. */
  readonly taken?: boolean;
  readonly children: ReactNode;
}) {
  const { rules, view, answered = true, taken = false, children } = props;
  const { t } = useTranslation();
  const known = (rule: string): rule is HomeRuleId => Object.hasOwn(HOME_RULES, rule);
  const { phone, zone } = view.clinic;
  return (
    <section className={styles['not']} role="status">
      <h2>{t('home.notNow')}</h2>
      {rules.length > 0 && (
        <ul>
          {[...new Set(rules)].map((rule) => (
            <li key={rule}>{known(rule) ? t(`home.rule.${rule}`) : rule}</li>
          ))}
        </ul>
      )}
      {!answered && <p>{t(taken ? 'home.notRead' : 'home.notAnswered')}</p>}
      {view.nextFrom !== null && <p>{t('home.nextFrom', { when: dayAndHourAt(view.nextFrom, zone) })}</p>}
      {(rules.includes('home-consent-missing') || rules.includes('home-question-open')) && (
        <Link className={buttonClass({ kind: 'next', size: 'large' })} href="/my/consent/home/">
          {t(rules.includes('home-question-open') ? 'home.toQuestion' : 'home.toConsent')}
        </Link>
      )}
      {phone !== null && <CallUs phone={phone} />}
      {children}
    </section>
  );
}
