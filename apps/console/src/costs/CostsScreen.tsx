import { type Cents, ESTIMATE_WORDS, latestUntil, usd } from '@keel/clinical/costs';
import type { CostsView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field } from '@keel/ui/field';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { dollarsIn } from '../fees/index.ts';
import { useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateText } from '../time/index.ts';
import { Agreements } from './Agreements.tsx';
import { Authorisations } from './Authorisations.tsx';
import styles from './Costs.module.css';
import { CourseOdds } from './CourseOdds.tsx';
import type { PartProps } from './part.ts';
import { useFormId } from './useFormId.ts';

/** What holds until it is said otherwise; everything else is something that was done once, and has its own id. */
const STATED: ReadonlySet<string> = new Set(['state-cover', 'agree-discount']);

/** What does this person owe, and does it hold to what was said? */
export function CostsScreen() {
  const { t, i18n } = useTranslation();
  const { id } = useParams({ strict: false }) as { id: string };
  const view = useQuery(viewQuery<CostsView>('costs', id));
  useTopics([`view/costs/${id}`], view.data?.position);
  const { say, trouble } = useClinicSay();
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const tell: PartProps['say'] = async (kind, body) => {
    const once = STATED.has(kind) ? 'stated' : 'told';
    const done = await say({ kind, stream: `patient/${id}`, seenSeq: view.data.seq, body, once });
    if (done) void view.refetch();
    return done;
  };
  const language = i18n.language.startsWith('es') ? 'es' : 'en';
  const part: PartProps = { view: view.data, language, say: tell };
  const { account } = view.data;
  return (
    <Page
      title={t('money.title', { name: view.data.patient.name })}
      lead={t('money.lead')}
      act={
        <a className={buttonClass({})} href={`/api/v1/superbill-pdf/${id}?language=${language}`} download>
          {t('money.superbill')}
        </a>
      }
    >
      <div className={styles['stack']}>
        {trouble && (
          <p role="alert" className={styles['trouble']}>
            {trouble}
          </p>
        )}
        <dl className={styles['sums']}>
          <div>
            <dt>{t('money.billed')}</dt>
            <dd>{usd(account.billed, language)}</dd>
          </div>
          <div>
            <dt>{t('money.paid')}</dt>
            <dd>{usd(account.paid, language)}</dd>
          </div>
          <div>
            <dt>{t(account.credit > 0 ? 'money.credit' : 'money.owed')}</dt>
            <dd>{usd(account.credit > 0 ? account.credit : account.owed, language)}</dd>
          </div>
        </dl>
        <Chips
          label={t('money.cover')}
          options={(['uninsured', 'self-pay', 'insured'] as const).map((value) => ({
            value,
            label: t(`money.coverOf.${value}`),
          }))}
          chosen={account.cover === null ? [] : [account.cover.cover]}
          onChoose={(cover) => void tell('state-cover', { cover })}
        />
        {account.cover?.cover === 'insured' && <Copay {...part} />}
        <Authorisations {...part} />
        <Charges {...part} />
        <Estimates {...part} />
        <Agreements {...part} />
        <Booking {...part} />
      </div>
    </Page>
  );
}

/** Who insures, and what the person pays at each visit: Arrivals asks for it. Empty is not known, 0 is none. */
function Copay({ view, say }: PartProps) {
  const { t } = useTranslation();
  const cover = view.account.cover;
  const known = cover?.copayCents ?? null;
  const [copay, setCopay] = useState<string>();
  const value = copay ?? (known === null ? '' : (known / 100).toFixed(2));
  const cents = dollarsIn(value);
  const keep = async (): Promise<void> => {
    const insurer = cover?.insurer == null ? {} : { insurer: cover.insurer };
    if (await say('state-cover', { cover: 'insured', ...insurer, copayCents: cents })) setCopay(undefined);
  };
  const [name, setName] = useState<string>();
  const named = name ?? cover?.insurer ?? '';
  const keepName = async (): Promise<void> => {
    const amount = known === null ? {} : { copayCents: known };
    if (await say('state-cover', { cover: 'insured', insurer: named.trim(), ...amount })) setName(undefined);
  };
  return (
    <>
      <div className={styles['line']}>
        <Field
          label={t('money.insurerName')}
          autoComplete="off"
          value={named}
          onChange={(event) => setName(event.target.value)}
        />
        <Button
          disabled={named.trim() === '' || named.trim() === (cover?.insurer ?? '')}
          onClick={() => void keepName()}
        >
          {t('money.keepInsurer')}
        </Button>
      </div>
      <div className={styles['line']}>
        <Field
          label={t('money.copay')}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onChange={(event) => setCopay(event.target.value)}
        />
        <Button disabled={cents === null || cents === known} onClick={() => void keep()}>
          {t('money.keepCopay')}
        </Button>
      </div>
    </>
  );
}

function Charges({ view, language }: PartProps) {
  const { t } = useTranslation();
  const words = ESTIMATE_WORDS[language].items;
  const { charges } = view.account;
  return (
    <section className={styles['part']}>
      <h2>{t('money.charges')}</h2>
      <p className={styles['soft']}>{t('money.chargesLead')}</p>
      {charges.length === 0 && <p>{t('money.noCharges')}</p>}
      <ul className={styles['rows']}>
        {charges.map((charge) => (
          <li key={charge.id}>
            <span>
              {dateText(charge.day, language)} · {charge.item === null ? charge.words : words[charge.item]}
              {charge.takesOff && ` (${t('money.takenOff')})`}
              <span className={styles['soft']}>
                {' '}
                {[charge.code, charge.quantity > 1 && `× ${charge.quantity}`].filter(Boolean).join(' ')}
              </span>
            </span>
            <b>{charge.cents === null ? t('money.noPrice') : usd(charge.cents, language)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Estimates({ view, language, say }: PartProps) {
  const { t } = useTranslation();
  // What is planned; else it is chosen: an estimate of another treatment would be as lawful in form, and wrong.
  const [chosen, setChosen] = useState<string>();
  const planned = view.courses.some((one) => one.regimen === view.planned) ? view.planned : null;
  const regimen = chosen ?? planned ?? '';
  const course = view.courses.find((one) => one.regimen === regimen);
  const series = course?.paths.find(({ id }) => id === 'series')?.sessions.high ?? 1;
  const [sessions, setSessions] = useState<string>();
  const [maintenance, setMaintenance] = useState('0');
  const [until, setUntil] = useState(latestUntil(view.today));
  const [paperLanguage, setPaperLanguage] = useState<string>(language);
  const [printedName, setPrintedName] = useState('');
  const count = sessions ?? (course === undefined ? '' : String(series));
  const query = new URLSearchParams({
    regimen,
    sessions: count,
    maintenance,
    until,
    language: paperLanguage,
  }).toString();
  const { against } = view.account;
  const estimate = useFormId(
    'e',
    view.estimates.map((one) => one.estimate),
    () => setPrintedName(''),
  );
  const give = async (): Promise<void> => {
    const done = await say('issue-estimate', {
      estimate: estimate.id,
      language: paperLanguage,
      regimen,
      from: view.today,
      until,
      primaryOn: null,
      sessions: Number(count),
      maintenance: Number(maintenance),
      evaluation: true,
      more: [],
      printedName: printedName.trim(),
    });
    if (done) estimate.taken();
  };
  return (
    <section className={styles['part']}>
      <h2>{t('money.estimate')}</h2>
      {view.estimateDueBy !== null && (
        <p className={styles['late']}>{t('money.due', { date: dateText(view.estimateDueBy, language) })}</p>
      )}
      {view.estimates.length === 0 && <p>{t('money.noEstimate')}</p>}
      {against !== null && (
        <p className={against.standing === 'within' ? undefined : styles['late']}>
          {t(`money.standing.${against.standing}`, { amount: usd(against.over, language) })}
        </p>
      )}
      <ul className={styles['rows']}>
        {view.estimates.map((one) => (
          <li key={one.estimate}>
            <span>
              {t('money.given', {
                date: dateText(one.issuedOn, language),
                name: one.by,
                amount: usd(one.totalCents, language),
                sessions: one.sessions + one.maintenance,
                until: dateText(one.until, language),
              })}
            </span>
            <a
              className={buttonClass({ kind: 'quiet' })}
              href={`/api/v1/estimate-pdf/${view.patient.id}?estimate=${one.estimate}`}
              download
            >
              {t('money.paper')}
            </a>
          </li>
        ))}
      </ul>
      <div className={styles['form']}>
        <ChoiceField
          label={t('money.regimen')}
          value={regimen}
          onChoose={setChosen}
          options={[
            ...(regimen === '' ? [{ value: '', label: t('money.chooseRegimen') }] : []),
            ...view.courses.map((one) => ({ value: one.regimen, label: one.title })),
          ]}
        />
        <Field
          label={t('money.sessions')}
          inputMode="numeric"
          value={count}
          onChange={(event) => setSessions(event.target.value)}
        />
        <Field
          label={t('money.maintenance')}
          inputMode="numeric"
          value={maintenance}
          onChange={(event) => setMaintenance(event.target.value)}
        />
        <Field label={t('money.until')} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        <ChoiceField
          label={t('money.language')}
          value={paperLanguage}
          onChoose={setPaperLanguage}
          options={[
            { value: 'en', label: t('money.english') },
            { value: 'es', label: t('money.spanish') },
          ]}
        />
        <Field
          label={t('money.printedName')}
          value={printedName}
          onChange={(event) => setPrintedName(event.target.value)}
        />
      </div>
      {course !== undefined && <CourseOdds course={course} language={language} />}
      <div className={styles['acts']}>
        {regimen !== '' && (
          <a className={buttonClass({})} href={`/api/v1/estimate-pdf/${view.patient.id}?${query}`} download>
            {t('money.draft')}
          </a>
        )}
        <Button kind="next" disabled={regimen === '' || printedName.trim() === ''} onClick={() => void give()}>
          {t('money.give')}
        </Button>
      </div>
    </section>
  );
}

function Booking({ view, language, say }: PartProps) {
  const { t } = useTranslation();
  const [paid, setPaid] = useState('');
  const [amount, setAmount] = useState('');
  const [words, setWords] = useState('');
  const [paidCents, cents] = [dollarsIn(paid), dollarsIn(amount)];
  const { payments, charges } = view.account;
  const payment = useFormId(
    'p',
    payments.map((one) => one.payment),
    () => setPaid(''),
  );
  const adjustment = useFormId(
    'a',
    charges.map(({ id }) => id),
    () => {
      setAmount('');
      setWords('');
    },
  );
  const pay = async (): Promise<void> => {
    const body = { payment: payment.id, on: view.today, cents: paidCents, from: 'patient' };
    if (await say('record-payment', body)) payment.taken();
  };
  const adjust = async (direction: 'add' | 'take-off'): Promise<void> => {
    const body = { adjustment: adjustment.id, on: view.today, direction, cents, words: words.trim() };
    if (await say('adjust-charge', body)) adjustment.taken();
  };
  return (
    <>
      <section className={styles['part']}>
        <h2>{t('money.payment')}</h2>
        {payments.length > 0 && (
          <ul className={styles['rows']}>
            {payments.map((one) => (
              <li key={one.payment}>
                <span>
                  {dateText(one.on, language)} · {t(`money.paidBy.${one.from as 'patient'}`)}
                </span>
                <b>{usd(one.cents as Cents, language)}</b>
              </li>
            ))}
          </ul>
        )}
        <div className={styles['line']}>
          <Field
            label={t('money.amount')}
            inputMode="decimal"
            value={paid}
            onChange={(event) => setPaid(event.target.value)}
          />
          <Button disabled={paidCents === null} onClick={() => void pay()}>
            {t('money.payment')}
          </Button>
        </div>
      </section>
      <section className={styles['part']}>
        <h2>{t('money.adjust')}</h2>
        <div className={styles['form']}>
          <Field
            label={`${t('money.amount')} (${t('money.adjust')})`}
            inputMode="decimal"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
          <Field label={t('money.words')} value={words} onChange={(event) => setWords(event.target.value)} />
        </div>
        <div className={styles['acts']}>
          <Button disabled={cents === null || words.trim() === ''} onClick={() => void adjust('add')}>
            {t('money.add')}
          </Button>
          <Button disabled={cents === null || words.trim() === ''} onClick={() => void adjust('take-off')}>
            {t('money.takeOff')}
          </Button>
        </div>
      </section>
    </>
  );
}
