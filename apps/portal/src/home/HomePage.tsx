import { HOME_RULES, type HomeRuleId } from '@keel/clinical/home';
import type { MyHomeView, MyQuestionsView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { IconPhone } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { myQuery, ProblemError, say, toSay, useMy } from '../api/index.ts';
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
  const tell = useMutation({ mutationFn: (body: object) => say(toSay('tell-home-dose', body)) });
  if (isPending) return <Waiting />;
  if (data === undefined) {
    return error instanceof ProblemError && error.problem.status === 404 ? (
      <Note title={t('home.none')} more={t('home.noneMore')} />
    ) : (
      <Failed again={() => void refetch()} />
    );
  }
  const { order, current, clinic, against } = data;
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
      {worried && readers !== undefined && (
        <HelpNow
          readers={readers.readers}
          place={readers.clinic}
          sent={tell.isSuccess ? 'sent' : tell.isError ? 'failed' : 'sending'}
        />
      )}
      {current === null && against.length > 0 && <Against rules={against} view={data} />}
      {current === null && against.length === 0 && (
        <Pressure
          title={t('home.before')}
          more={t('home.beforeMore')}
          adult={order.adult}
          act={t('home.check')}
          busy={tell.isPending}
          onTell={(said) => tell.mutate({ dose: `dose-${crypto.randomUUID()}`, step: 'before', ...said })}
        />
      )}
      {current !== null && current.takenAt === null && current.against.length > 0 && (
        <Against rules={current.against} view={data} />
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
          {current.after === null ? (
            <Pressure
              title={t('home.after', { when: dayAndHourAt(current.pressureAt ?? data.now, clinic.zone) })}
              more={t('home.afterMore')}
              act={t('home.keep')}
              busy={tell.isPending}
              onTell={(said) => tell.mutate({ dose: current.dose, step: 'after', ...said })}
            />
          ) : (
            <p role="status">
              {t('home.afterKept', { pressure: `${current.after.systolic}/${current.after.diastolic}` })}
            </p>
          )}
          <Heard
            when={dayAndHourAt(current.heardBy ?? data.now, clinic.zone)}
            busy={tell.isPending}
            onTell={(said) => heard(current.dose, said)}
          />
        </>
      )}
      <Trouble error={tell.error} />
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

/** Not now: why, and whom to call. A rule that this page has no words for is said by its own title. */
function Against({ rules, view }: { readonly rules: readonly string[]; readonly view: MyHomeView }) {
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
      {phone !== null && (
        <a className={buttonClass({ size: 'large' })} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
          <IconPhone size={20} aria-hidden="true" /> {t('home.call', { phone })}
        </a>
      )}
    </section>
  );
}
