import { CENTS_MAX, type Cents, instalmentsOf, usd } from '@keel/clinical/costs';
import { mayDo } from '@keel/clinical/rights';
import type { CostsView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { ChoiceField, Field } from '@keel/ui/field';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import { dollarsIn } from '../fees/index.ts';
import { dateText } from '../time/index.ts';
import styles from './Costs.module.css';
import { newId, type PartProps } from './part.ts';

/** What was agreed about money, and the two things that can be: a step of the scale, and payments over months. */
export function Agreements(part: PartProps) {
  const me = useQuery(meQuery).data;
  const actor = { kind: 'person', id: me?.person.id ?? '', roles: me?.roles ?? [] } as const;
  const may = (action: 'command/agree-discount' | 'command/agree-payment-plan'): boolean =>
    mayDo(actor, action, 'clinic').verdict !== 'deny';
  return (
    <>
      <Discount {...part} may={may('command/agree-discount')} />
      <PaymentPlan {...part} may={may('command/agree-payment-plan')} />
    </>
  );
}

interface MayProps extends PartProps {
  readonly may: boolean;
}

const NO_STEP = 'none';

function Discount({ view, say, may }: MayProps) {
  const { t } = useTranslation();
  const { discount } = view.account;
  const now = view.slidingScale.findIndex((one) => one.percent === discount?.percent && one.name === discount.step);
  const [chosen, setChosen] = useState<string>();
  const [from, setFrom] = useState(view.today);
  const value = chosen ?? (now < 0 ? NO_STEP : String(now));
  const step = view.slidingScale[Number(value)];
  const agree = async (): Promise<void> => {
    const body =
      step === undefined
        ? { from, percent: 0, step: t('money.scaleEnded') }
        : { from, percent: step.percent, step: step.name };
    if (await say('agree-discount', body)) setChosen(undefined);
  };
  return (
    <section className={styles['part']}>
      <h2>{t('money.scaleTitle')}</h2>
      <p>
        {discount === null
          ? t('money.noDiscount')
          : t('money.discountNow', { percent: discount.percent, step: discount.step })}
      </p>
      {view.slidingScale.length === 0 ? (
        <p className={styles['soft']}>{t('money.noScale')}</p>
      ) : may ? (
        <>
          <div className={styles['form']}>
            <ChoiceField
              label={t('money.step')}
              value={value}
              onChoose={setChosen}
              options={[
                { value: NO_STEP, label: t('money.fullPrice') },
                ...view.slidingScale.map((one, index) => ({
                  value: String(index),
                  label: t('money.stepOf', { percent: one.percent, name: one.name }),
                })),
              ]}
            />
            <Field
              label={t('money.stepFrom')}
              type="date"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          </div>
          <div className={styles['acts']}>
            <Button
              disabled={from === '' || (step === undefined ? discount === null : chosen === undefined)}
              onClick={() => void agree()}
            >
              {t(step === undefined ? 'money.endDiscount' : 'money.agreeDiscount')}
            </Button>
          </div>
        </>
      ) : (
        <p className={styles['soft']}>{t('money.discountBy')}</p>
      )}
    </section>
  );
}

const text = (cents: number): string => (cents / 100).toFixed(2);

function PaymentPlan({ view, language, say, may }: MayProps) {
  const { t } = useTranslation();
  const { plan, owed } = view.account;
  const most = view.paymentMonthsMax;
  // What is open; before anything is charged, what the estimate expects.
  const expected = owed > 0 ? owed : (view.account.against?.expected ?? 0);
  const [sum, setSum] = useState<string>();
  const [months, setMonths] = useState(String(Math.min(3, most ?? 1)));
  const [firstOn, setFirstOn] = useState(view.today);
  const [changing, setChanging] = useState(false);
  const total = dollarsIn(sum ?? text(expected));
  const payments =
    total === null || total > CENTS_MAX || firstOn === '' || total < Number(months)
      ? []
      : instalmentsOf({ total: total as Cents, months: Number(months), firstOn });
  const agree = async (totalCents: number, of: typeof payments): Promise<void> => {
    if (await say('agree-payment-plan', { plan: newId('plan'), totalCents, payments: of })) setChanging(false);
  };
  return (
    <section className={styles['part']}>
      <h2>{t('money.planTitle')}</h2>
      {plan === null ? <p>{t('money.noPlan')}</p> : <Agreed plan={plan} language={language} />}
      {most === null ? (
        <p className={styles['soft']}>{t('money.planNotOffered')}</p>
      ) : !may ? null : plan !== null && !changing ? (
        <div className={styles['acts']}>
          <Button onClick={() => setChanging(true)}>{t('money.planChange')}</Button>
          <Button kind="quiet" onClick={() => void agree(0, [])}>
            {t('money.planEnd')}
          </Button>
        </div>
      ) : (
        <>
          <div className={styles['form']}>
            <Field
              label={t('money.planSum')}
              inputMode="decimal"
              value={sum ?? text(expected)}
              onChange={(event) => setSum(event.target.value)}
            />
            <ChoiceField
              label={t('money.planMonths')}
              value={months}
              onChoose={setMonths}
              options={Array.from({ length: most }, (_, index) => String(index + 1)).map((count) => ({
                value: count,
                label: t('money.planMonthsOf', { count: Number(count) }),
              }))}
            />
            <Field
              label={t('money.planFirst')}
              type="date"
              min={view.today}
              value={firstOn}
              onChange={(event) => setFirstOn(event.target.value)}
            />
          </div>
          {payments.length > 0 && (
            <>
              <p className={styles['soft']}>{t('money.planWouldBe')}</p>
              <ol className={styles['rows']} aria-label={t('money.planWouldBe')}>
                {payments.map((one) => (
                  <li key={one.on}>
                    <time dateTime={one.on}>{dateText(one.on, language)}</time>
                    <b>{usd(one.cents, language)}</b>
                  </li>
                ))}
              </ol>
            </>
          )}
          <div className={styles['acts']}>
            <Button disabled={payments.length === 0} onClick={() => void agree(total ?? 0, payments)}>
              {t(plan === null ? 'money.planAgree' : 'money.planReplace')}
            </Button>
            {changing && (
              <Button kind="quiet" onClick={() => setChanging(false)}>
                {t('money.planKeep')}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function Agreed({
  plan,
  language,
}: {
  readonly plan: NonNullable<CostsView['account']['plan']>;
  readonly language: 'en' | 'es';
}) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t('money.planNow', {
          date: dateText(plan.agreedOn, language),
          paid: usd(plan.paid, language),
          total: usd(plan.total, language),
        })}
      </p>
      {plan.late > 0 && <p className={styles['late']}>{t('money.planLate', { amount: usd(plan.late, language) })}</p>}
      <ol className={styles['rows']} aria-label={t('money.planTitle')}>
        {plan.payments.map((one) => (
          <li key={one.on}>
            <span>
              <time dateTime={one.on}>{dateText(one.on, language)}</time> · {t(`money.planStanding.${one.standing}`)}
              {one.standing !== 'paid' &&
                one.paid > 0 &&
                ` (${t('money.planPart', { amount: usd(one.paid, language) })})`}
            </span>
            <b>{usd(one.cents, language)}</b>
          </li>
        ))}
      </ol>
    </>
  );
}
