import { ESTIMATE_WORDS, usd } from '@keel/clinical/costs';
import { regimenName } from '@keel/clinical/policy';
import type { MyCostView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { ChoiceField } from '@keel/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, say, toSay, useMy } from '../api/index.ts';
import { dateOn, Failed, form, Trouble, Waiting } from '../shell/index.ts';
import styles from './CostPage.module.css';
import { Insurers } from './Insurers.tsx';
import { type Course, type Language, rangeText } from './range-text.ts';

/** What it costs, as a range with odds; what is charged so far; what to do when it is too much. */
export function CostPage() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language.startsWith('es') ? 'es' : 'en';
  const { data, isPending, refetch } = useMy<MyCostView>('my-cost');
  const [chosen, setChosen] = useState<string>();
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  const { courses, account } = data;
  const course =
    courses.find(({ regimen }) => regimen === (chosen ?? data.planned)) ??
    // Nothing is planned yet: the one that costs least to try, among those whose odds are published.
    courses
      .filter(
        ({ toJudge, paths }) => toJudge !== null && paths.some(({ id, odds }) => id === 'maintained' && odds !== null),
      )
      .toSorted((a, b) => (a.toJudge?.high ?? 0) - (b.toJudge?.high ?? 0))[0] ??
    courses.find(({ toJudge }) => toJudge !== null) ??
    courses[0];
  return (
    <div className={form['form']}>
      <div>
        <h1>{t('cost.title')}</h1>
        <p className={form['lead']}>{t('cost.lead')}</p>
      </div>
      {course !== undefined && (
        <>
          <ChoiceField
            label={t('cost.choose')}
            value={course.regimen}
            onChoose={setChosen}
            options={courses.map(({ regimen, title }) => ({ value: regimen, label: regimenName(title, language) }))}
          />
          <Whole course={course} language={language} />
          <Ways course={course} language={language} />
          <Session course={course} language={language} />
        </>
      )}
      <Account view={data} language={language} />
      <AskForEstimate />
      <section className={styles['part']}>
        <h2>{t('cost.help')}</h2>
        {account.discount !== null && <p>{t('cost.yourDiscount', { percent: account.discount.percent })}</p>}
        {account.plan !== null && <PaymentPlan plan={account.plan} language={language} />}
        {data.slidingScale.length === 0 && data.paymentMonthsMax === null && <p>{t('cost.noHelp')}</p>}
        {data.slidingScale.length > 0 && (
          <>
            <h3>{t('cost.scale')}</h3>
            <ul>
              {data.slidingScale.map((step) => (
                <li key={step.name}>{t('cost.step', step)}</li>
              ))}
            </ul>
          </>
        )}
        {data.paymentMonthsMax !== null && <p>{t('cost.months', { count: data.paymentMonthsMax })}</p>}
      </section>
      {course !== undefined && course.context.length > 0 && <Others course={course} />}
      <Insurers view={data} course={course} language={language} />
    </div>
  );
}

/** The two sums that matter: to find out, and the whole. */
function Whole({ course, language }: { readonly course: Course; readonly language: Language }) {
  const { t } = useTranslation();
  const words = ESTIMATE_WORDS[language].items;
  if (course.toJudge === null || course.total === null) {
    return (
      <p className={styles['missing']}>
        {course.session.length === 0
          ? t('cost.noBilling')
          : t('cost.notStated', { list: course.notStated.map((item) => words[item]).join(', ') })}
      </p>
    );
  }
  return (
    <div className={styles['sums']}>
      <section className={styles['sum']} data-first="true">
        <h2>{t('cost.decide')}</h2>
        <p className={styles['figure']}>{rangeText(course.toJudge, language)}</p>
        <p className={form['hint']}>{t('cost.decideMore', { count: course.toJudgeSessions })}.</p>
      </section>
      <section className={styles['sum']}>
        <h2>{t('cost.whole')}</h2>
        <p className={styles['figure']}>{rangeText(course.total, language)}</p>
        <p className={form['hint']}>{t('cost.wholeMore')}</p>
      </section>
    </div>
  );
}

/** How a course may go, how often, and what each way comes to. */
function Ways({ course, language }: { readonly course: Course; readonly language: Language }) {
  const { t } = useTranslation();
  const odds = (path: Course['paths'][number]): string | null => {
    if (path.odds === null) return null;
    const { ifFewRespond: few, ifManyRespond: many } = path.odds;
    const [low, high] = [Math.min(few, many), Math.max(few, many)];
    return low === high ? t('cost.oddsOne', { low }) : t('cost.odds', { low, high });
  };
  return (
    <section className={styles['part']}>
      <h2>{t('cost.paths')}</h2>
      <ul className={styles['rows']}>
        {course.paths.map((path) => (
          <li key={path.id}>
            <span className={styles['name']}>{t(`cost.path.${path.id}`)}</span>
            {path.cents !== null && <span className={styles['amount']}>{rangeText(path.cents, language)}</span>}
            <span className={form['hint']}>
              {[
                path.sessions.low === path.sessions.high
                  ? t('cost.sessionsOne', path.sessions)
                  : t('cost.sessions', path.sessions),
                odds(path),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {course.figures.length === 0 ? (
        <p className={form['hint']}>{t('cost.noOdds')}</p>
      ) : (
        <details className={styles['sources']}>
          <summary>{t('cost.oddsFrom')}</summary>
          <ul>
            {course.figures.map((figure) => (
              <li key={figure.what}>
                <span lang="en">{figure.what}</span>: {figure.percent} % (
                {t('cost.source', { list: figure.sources.join(', ') })})
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** What one session is made of. */
function Session({ course, language }: { readonly course: Course; readonly language: Language }) {
  const { t } = useTranslation();
  const words = ESTIMATE_WORDS[language].items;
  const lines = [...course.before, ...course.session].filter(({ cents }) => cents !== null);
  if (lines.length === 0) return null;
  return (
    <section className={styles['part']}>
      <h2>{t('cost.session')}</h2>
      <ul className={styles['rows']}>
        {lines.map(({ item, cents, count }) => {
          const most = cents?.high === 0 ? (cents.low ?? 0) : (cents?.high ?? 0);
          const times = cents?.high === 0 ? count.high : Math.max(count.high, 1);
          return (
            <li key={item}>
              <span className={styles['name']}>{words[item]}</span>
              <span className={styles['amount']}>{most === 0 ? t('cost.included') : usd(most, language)}</span>
              {times > 1 && <span className={form['hint']}>× {times}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Charged, paid, open; against the estimate, with the line from which a bill can be disputed. */
function Account({ view, language }: { readonly view: MyCostView; readonly language: Language }) {
  const { t } = useTranslation();
  const { account, dispute, help } = view;
  const keep = useMutation({ mutationFn: ([path, name]: readonly [string, string]) => download(path, name) });
  const { against } = account;
  const [latest] = view.estimates;
  return (
    <section className={styles['part']}>
      <h2>{t('cost.account')}</h2>
      {account.charges.length === 0 && account.payments.length === 0 ? (
        <p>{t('cost.nothing')}</p>
      ) : (
        <dl className={styles['facts']}>
          <dt>{t('cost.billed')}</dt>
          <dd>{usd(account.billed, language)}</dd>
          <dt>{t('cost.paid')}</dt>
          <dd>{usd(account.paid, language)}</dd>
          <dt>{account.credit > 0 ? t('cost.credit') : t('cost.owed')}</dt>
          <dd>{usd(account.credit > 0 ? account.credit : account.owed, language)}</dd>
        </dl>
      )}
      {against === null ? (
        <p>{t('cost.noEstimate')}</p>
      ) : (
        <div className={styles['against']} data-standing={against.standing}>
          <h3>{t('cost.against', { amount: usd(against.expected, language) })}</h3>
          <p>
            {against.standing === 'within'
              ? t('cost.within')
              : against.standing === 'over'
                ? t('cost.over', { amount: usd(against.over, language) })
                : t('cost.disputable', {
                    amount: usd(against.over, language),
                    line: usd(dispute.excessCents, language),
                    days: dispute.withinDays,
                    page: help.page,
                    phone: help.phone,
                  })}
          </p>
          {/* The line is known before it is crossed, to whoever it counts for: an insured person disputes with the insurer. */}
          <dl className={styles['facts']}>
            <dt>{t('cost.soFar')}</dt>
            <dd>{usd(against.billed, language)}</dd>
            {against.standing !== 'disputable' && account.cover?.cover !== 'insured' && (
              <>
                <dt>{t('cost.disputeFrom')}</dt>
                <dd>{usd(against.expected + dispute.excessCents, language)}</dd>
              </>
            )}
          </dl>
        </div>
      )}
      <div className={styles['acts']}>
        {latest?.paper && (
          <Button onClick={() => keep.mutate(['my-estimate-pdf', 'good-faith-estimate.pdf'])}>{t('cost.paper')}</Button>
        )}
        {account.charges.length > 0 && (
          <Button onClick={() => keep.mutate([`my-superbill-pdf?language=${language}`, 'itemized-bill.pdf'])}>
            {t('cost.bill')}
          </Button>
        )}
      </div>
      <Trouble error={keep.error} />
    </section>
  );
}

/** What was agreed: each payment with its day, what is paid, what is late. */
function PaymentPlan(props: {
  readonly plan: NonNullable<MyCostView['account']['plan']>;
  readonly language: Language;
}) {
  const { plan, language } = props;
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('cost.planTitle')}</h3>
      <p>{t('cost.planNow', { paid: usd(plan.paid, language), total: usd(plan.total, language) })}</p>
      {plan.late > 0 && <p className={styles['missing']}>{t('cost.planLate', { amount: usd(plan.late, language) })}</p>}
      <ol className={styles['rows']} aria-label={t('cost.planTitle')}>
        {plan.payments.map((one) => (
          <li key={one.on}>
            <span className={styles['name']}>{dateOn(one.on)}</span>
            <span className={styles['amount']}>{usd(one.cents, language)}</span>
            <span className={form['hint']}>
              {t(`cost.planStanding.${one.standing}`)}
              {one.standing !== 'paid' &&
                one.paid > 0 &&
                `, ${t('cost.planPart', { amount: usd(one.paid, language) })}`}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** A question about the cost is enough: the clinic owes the answer in writing. */
function AskForEstimate() {
  const { t } = useTranslation();
  const [said] = useState(() => toSay('ask-estimate', {}));
  const ask = useMutation({ mutationFn: () => say(said) });
  return (
    <section className={styles['part']}>
      <h2>{t('cost.askTitle')}</h2>
      <p>{t('cost.askMore')}</p>
      <p role="status">{ask.isSuccess ? t('cost.asked') : ''}</p>
      {!ask.isSuccess && (
        <div className={styles['acts']}>
          <Button kind="next" disabled={ask.isPending} onClick={() => ask.mutate()}>
            {t('cost.ask')}
          </Button>
        </div>
      )}
      <Trouble error={ask.error} />
    </section>
  );
}

/** Published prices beside ours, each with where it was seen and when. */
function Others({ course }: { readonly course: Course }) {
  const { t } = useTranslation();
  const dollars = (amount: number): string => usd(Math.round(amount * 100));
  return (
    <section className={styles['part']}>
      <h2>{t('cost.others')}</h2>
      <p className={form['hint']}>{t('cost.othersMore')}</p>
      <ul className={styles['rows']}>
        {course.context.map((row) => (
          <li key={row.id}>
            <span className={styles['name']}>
              {t(`cost.price.${row.id as 'im'}`)}, {t(`cost.per.${row.per as 'session'}`)}
            </span>
            <span className={styles['amount']}>
              {row.low !== null && row.high !== null
                ? `${dollars(row.low)} – ${dollars(row.high)}`
                : row.median !== null && dollars(row.median)}
            </span>
            <span className={form['hint']}>
              {[
                row.low !== null && row.median !== null && t('cost.median', { amount: dollars(row.median) }),
                t('cost.source', { list: `${row.sources.join(', ')}, ${row.asOf.slice(0, 7)}` }),
                row.disputed && t('cost.disputed'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
