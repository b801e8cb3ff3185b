import { HOME_RULES, type HomeRuleId } from '@keel/clinical/home';
import type { MyHomeView, MyQuestionsView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { IconPhone } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { howSent, liesHere, myQuery, ProblemError, toSay, untilSent, useMy } from '../api/index.ts';
import { HelpNow } from '../help/index.ts';
import { dayAndHourAt, dayAt, Failed, form, Link, Note, Trouble, Waiting } from '../shell/index.ts';
import { Heard, type HeardSaid } from './Heard.tsx';
import styles from './Home.module.css';
import { Pressure } from './Pressure.tsx';

/** Whether it is time for the next step is asked again as the minutes pass. */
const AGAIN_MS = 60_000;

/** A dose at home, one step at a time: the pressure, the second adult, the dose, the pressure again, how it went. */
export function HomePage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery({
    ...myQuery<MyHomeView>('my-home'),
    refetchInterval: AGAIN_MS,
  });
  const readers = useMy<MyQuestionsView>('my-questions').data;
  const [worried, setWorried] = useState(false);
  // A fact about a dose lies on the disk before it is sent: no tunnel loses it.
  const sending = useMutation(untilSent);
  const tell = {
    isPending: sending.isPending,
    mutate: (body: object) => sending.mutate(toSay('tell-home-dose', body)),
  };
  if (isPending) return <Waiting />;
  if (data === undefined) {
    return error instanceof ProblemError && error.problem.status === 404 ? (
      <Note title={t('home.none')} more={t('home.noneMore')} />
    ) : (
      <Failed again={() => void refetch()} />
    );
  }
  const { order, current, clinic, against } = data;
  const severe = data.reaching.includes('home-pressure-severe');
  const heard = (dose: string, said: HeardSaid): void => {
    setWorried(said.answers.safe === 'no' || said.answers.safe === 'not-sure');
    tell.mutate({ dose, step: 'heard', ...said });
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
      {worried && (
        <HelpNow
          readers={readers?.readers}
          place={clinic}
          sent={howSent(sending)}
          onAgain={() => sending.variables && sending.mutate(sending.variables)}
        />
      )}
      {data.reaching.length > 0 && (
        <ActNow key={`${data.reaching.join()} ${current?.before?.at} ${current?.after?.at}`} view={data} />
      )}
      {current === null && against.length > 0 && (
        <Against rules={against} view={data}>
          <TookIt busy={tell.isPending} onTell={() => tell.mutate({ dose: newDose(), step: 'taken' })} />
        </Against>
      )}
      {current === null && against.length === 0 && (
        <Pressure
          title={t('home.before')}
          more={t('home.beforeMore')}
          adult={order.adult}
          act={t('home.check')}
          busy={tell.isPending}
          onTell={(said) => tell.mutate({ dose: newDose(), step: 'before', ...said })}
        />
      )}
      {current !== null && current.takenAt === null && current.against.length > 0 && (
        <Against rules={current.against} view={data}>
          {severe && (
            <Pressure
              title={t('home.again')}
              more={t('home.beforeMore')}
              act={t('home.keep')}
              busy={tell.isPending}
              onTell={(said) => tell.mutate({ dose: current.dose, step: 'before', ...said })}
            />
          )}
          <TookIt busy={tell.isPending} onTell={() => tell.mutate({ dose: current.dose, step: 'taken' })} />
        </Against>
      )}
      {current !== null && current.takenAt === null && current.against.length === 0 && (
        <section className={styles['step']} role="status">
          <h2>{t('home.mayTake', { mg: order.mg })}</h2>
          <p>{t(`home.how.${order.route}`)}</p>
          <p>{t('home.stay', { name: order.adult })}</p>
          <Button
            kind="next"
            size="large"
            wide
            disabled={tell.isPending}
            onClick={() => tell.mutate({ dose: current.dose, step: 'taken' })}
          >
            {t('home.taken')}
          </Button>
        </section>
      )}
      {current !== null && current.takenAt !== null && (
        <>
          <section className={styles['step']}>
            <h2>{t('home.takenAt', { when: dayAndHourAt(current.takenAt, clinic.zone) })}</h2>
            <p>{t('home.rest')}</p>
          </section>
          {current.after !== null && (
            <p role="status">
              {t('home.afterKept', { pressure: `${current.after.systolic}/${current.after.diastolic}` })}
            </p>
          )}
          {(current.after !== null || current.heardAt !== null) && (
            <Untold untold={current.untold} from={current.pressureAt} view={data} />
          )}
          {(current.untold.includes('after') || severe) && (
            <Pressure
              key={`after ${current.after?.at}`}
              title={t('home.after', { when: dayAndHourAt(current.pressureAt ?? data.now, clinic.zone) })}
              more={t('home.afterMore')}
              act={t('home.keep')}
              busy={tell.isPending}
              onTell={(said) => tell.mutate({ dose: current.dose, step: 'after', ...said })}
            />
          )}
          <Heard
            key={`heard ${current.heardAt}`}
            when={dayAndHourAt(current.heardBy ?? data.now, clinic.zone)}
            busy={tell.isPending}
            onTell={(said) => heard(current.dose, said)}
          />
        </>
      )}
      <Trouble error={sending.failureReason} />
      {sending.isPending && sending.failureReason !== null && (
        <p role="status">{t(liesHere(sending.variables?.id) ? 'home.keptHere' : 'home.keepOpen')}</p>
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

const newDose = (): string => `dose-${crypto.randomUUID()}`;

/** What to do in the next minute, while somebody of the clinic tries to reach the person. */
function ActNow({ view }: { readonly view: MyHomeView }) {
  const { t } = useTranslation();
  const { phone } = view.clinic;
  const here = useRef<HTMLElement>(null);
  // It stands above what was just told: whoever pressed a button further down would not see it.
  useEffect(() => here.current?.scrollIntoView({ block: 'start' }), []);
  return (
    <section ref={here} className={styles['not']} role="alert">
      <h2>{t('home.reach')}</h2>
      {view.reaching.includes('home-pressure-severe') && <p>{t('home.reachPressure')}</p>}
      {view.reaching.includes('home-more-taken') && <p>{t('home.reachMore')}</p>}
      <p>{t('home.reach911')}</p>
      <a className={buttonClass({ kind: 'next', size: 'large' })} href="tel:911">
        <IconPhone size={20} aria-hidden="true" /> {t('home.call911')}
      </a>
      <p>{t(phone === null ? 'home.reachNoPhone' : 'home.reachCall')}</p>
      {phone !== null && <CallUs phone={phone} />}
    </section>
  );
}

function CallUs({ phone }: { readonly phone: string }) {
  const { t } = useTranslation();
  return (
    <a className={buttonClass({ size: 'large' })} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
      <IconPhone size={20} aria-hidden="true" /> {t('home.call', { phone })}
    </a>
  );
}

/** What was told too early, or not at all, is asked for again. */
function Untold(props: {
  readonly untold: readonly ('after' | 'heard' | 'more-taken')[];
  readonly from: string | null;
  readonly view: MyHomeView;
}) {
  const { t } = useTranslation();
  const { untold, from, view } = props;
  if (untold.length === 0) return null;
  const early = from !== null && view.now < from;
  return (
    <div role="status">
      {early && <p>{t('home.early', { when: dayAndHourAt(from, view.clinic.zone) })}</p>}
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
  readonly children: ReactNode;
}) {
  const { rules, view, children } = props;
  const { t } = useTranslation();
  const known = (rule: string): rule is HomeRuleId => Object.hasOwn(HOME_RULES, rule);
  const { phone, zone } = view.clinic;
  return (
    <section className={styles['not']} role="status">
      <h2>{t('home.notNow')}</h2>
      <ul>
        {[...new Set(rules)].map((rule) => (
          <li key={rule}>{known(rule) ? t(`home.rule.${rule}`) : rule}</li>
        ))}
      </ul>
      {view.nextFrom !== null && <p>{t('home.nextFrom', { when: dayAndHourAt(view.nextFrom, zone) })}</p>}
      {rules.includes('home-consent-missing') && (
        <Link className={buttonClass({ kind: 'next', size: 'large' })} href="/my/consent/home/">
          {t('home.toConsent')}
        </Link>
      )}
      {phone !== null && <CallUs phone={phone} />}
      {children}
    </section>
  );
}
