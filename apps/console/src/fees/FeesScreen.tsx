import { isNpi } from '@keel/clinical/codes';
import { ESTIMATE_WORDS, FEE_ITEMS, type FeeItemId } from '@keel/clinical/costs';
import type { FeesView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { ChoiceField, Field, WordsField } from '@keel/ui/field';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dollarsIn } from './dollars-in.ts';
import styles from './Fees.module.css';

const text = (cents: number | undefined): string =>
  cents === undefined ? '' : cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);

/** What do we charge, from when, and who are we on a bill? */
export function FeesScreen() {
  const { t } = useTranslation();
  const view = useQuery(viewQuery<FeesView>('fees'));
  useTopics(['view/fees'], view.data?.position);
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  return (
    <Page title={t('money.fees')} lead={t('money.feesLead')}>
      <div className={styles['stack']}>
        <p>
          {view.data.inForce === null
            ? t('money.noFees')
            : t('money.inForce', { date: view.data.inForce.from, name: view.data.inForce.by })}
        </p>
        {view.data.ahead.map(({ from }) => (
          <p key={from}>{t('money.ahead', { date: from })}</p>
        ))}
        <Prices key={`prices ${view.data.seq}`} view={view.data} again={() => void view.refetch()} />
        <Identity key={`identity ${view.data.seq}`} view={view.data} again={() => void view.refetch()} />
      </div>
    </Page>
  );
}

interface PartProps {
  readonly view: FeesView;
  readonly again: () => void;
}

function Prices({ view, again }: PartProps) {
  const { t, i18n } = useTranslation();
  const words = ESTIMATE_WORDS[i18n.language.startsWith('es') ? 'es' : 'en'].items;
  const { inForce } = view;
  const { say, trouble } = useClinicSay();
  const [prices, setPrices] = useState<Readonly<Partial<Record<FeeItemId, string>>>>(
    Object.fromEntries(Object.entries(inForce?.prices ?? {}).map(([item, cents]) => [item, text(cents)])),
  );
  const [codes, setCodes] = useState<Readonly<Partial<Record<FeeItemId, string>>>>(inForce?.codes ?? {});
  const [esketamine, setEsketamine] = useState<string>(inForce?.esketamine ?? '');
  const [scale, setScale] = useState(
    (inForce?.slidingScale ?? []).map(({ percent, name }) => `${percent} ${name}`).join('\n'),
  );
  const [months, setMonths] = useState(String(inForce?.paymentMonthsMax ?? ''));
  const [from, setFrom] = useState(view.today);
  const [because, setBecause] = useState('');
  const [printedName, setPrintedName] = useState('');
  const stated = FEE_ITEMS.filter(({ id }) => (prices[id] ?? '').trim() !== '');
  const wrong = stated.filter(({ id }) => dollarsIn(prices[id] ?? '') === null);
  const steps = scale
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^(\d{1,3})\s*%?\s+(.+)$/.exec(line.trim()));
  const ready =
    wrong.length === 0 &&
    steps.every((step) => step !== null) &&
    because.trim().length >= 3 &&
    printedName.trim() !== '';
  const save = async (): Promise<void> => {
    const own = Object.entries(codes).filter(([, code]) => code !== undefined && code.trim() !== '');
    const done = await say({
      kind: 'set-fees',
      stream: 'clinic/fees',
      seenSeq: view.seq,
      body: {
        from,
        prices: Object.fromEntries(stated.map(({ id }) => [id, dollarsIn(prices[id] ?? '')])),
        codes: Object.fromEntries(own),
        esketamine: esketamine === '' ? null : esketamine,
        slidingScale: steps.map((step) => ({ percent: Number(step?.[1]), name: step?.[2] ?? '' })),
        paymentMonthsMax: months.trim() === '' ? null : Number(months),
        because: because.trim(),
        printedName: printedName.trim(),
      },
    });
    if (done) again();
  };
  return (
    <>
      <ul className={styles['rows']}>
        {FEE_ITEMS.map(({ id, codes: listed }) => (
          <li key={id}>
            <Field
              label={words[id]}
              hint={
                listed.length === 0
                  ? t('money.noCode')
                  : `${t('money.code', { code: view.codes[id] ?? '' })} · ${t('money.price')}`
              }
              inputMode="decimal"
              value={prices[id] ?? ''}
              onChange={(event) => setPrices({ ...prices, [id]: event.target.value })}
            />
            {listed.length === 0 && (
              <Field
                label={`${t('money.ownCode')}: ${words[id]}`}
                value={codes[id] ?? ''}
                onChange={(event) => setCodes({ ...codes, [id]: event.target.value })}
              />
            )}
          </li>
        ))}
      </ul>
      <ChoiceField
        label={t('money.esketamine')}
        value={esketamine}
        onChoose={setEsketamine}
        options={[
          { value: '', label: t('money.unstated') },
          { value: 'bundle', label: t('money.bundle') },
          { value: 'split', label: t('money.split') },
        ]}
      />
      <WordsField label={t('money.scale')} value={scale} onWrite={setScale} />
      <div className={styles['pair']}>
        <Field
          label={t('money.months')}
          inputMode="numeric"
          value={months}
          onChange={(event) => setMonths(event.target.value)}
        />
        <Field label={t('money.from')} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        <Field label={t('money.because')} value={because} onChange={(event) => setBecause(event.target.value)} />
        <Field
          label={t('money.printedName')}
          value={printedName}
          onChange={(event) => setPrintedName(event.target.value)}
        />
      </div>
      {wrong.length > 0 && (
        <p role="alert">{t('money.notAmount', { list: wrong.map(({ id }) => words[id]).join(', ') })}</p>
      )}
      {trouble && <p role="alert">{trouble}</p>}
      <div>
        <Button kind="next" size="large" disabled={!ready} onClick={() => void save()}>
          {t('money.save')}
        </Button>
      </div>
    </>
  );
}

function Identity({ view, again }: PartProps) {
  const { t } = useTranslation();
  const { say, trouble } = useClinicSay();
  const [legalName, setLegalName] = useState(view.identity?.legalName ?? '');
  const [npi, setNpi] = useState(view.identity?.npi ?? '');
  const [tin, setTin] = useState(view.identity?.tin ?? '');
  const [npis, setNpis] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(view.clinicians.map((one) => [one.person, one.npi ?? ''])),
  );
  /** Told while it is typed: a slip of one digit, or of two neighbours, never gets as far as a paper. */
  const problem = (number: string): string | undefined =>
    number.trim() === '' || isNpi(number.trim()) ? undefined : t('money.npiWrong');
  const numbers = [npi, ...Object.values(npis)];
  const save = async (): Promise<void> => {
    // Who has left keeps the number under which older bills were made.
    const others = (view.identity?.providers ?? []).filter(({ person }) => npis[person] === undefined);
    const done = await say({
      kind: 'set-billing-identity',
      stream: 'clinic/fees',
      seenSeq: view.seq,
      body: {
        legalName: legalName.trim(),
        npi: npi.trim() === '' ? null : npi.trim(),
        tin: tin.trim() === '' ? null : tin.trim(),
        providers: [
          ...others,
          ...Object.entries(npis).flatMap(([person, number]) =>
            number.trim() === '' ? [] : [{ person, npi: number.trim() }],
          ),
        ],
      },
    });
    if (done) again();
  };
  return (
    <section className={styles['stack']}>
      <h2>{t('money.identity')}</h2>
      <div className={styles['pair']}>
        <Field label={t('money.legalName')} value={legalName} onChange={(event) => setLegalName(event.target.value)} />
        <Field
          label={t('money.npi')}
          inputMode="numeric"
          maxLength={10}
          value={npi}
          problem={problem(npi)}
          onChange={(event) => setNpi(event.target.value)}
        />
        <Field label={t('money.tin')} value={tin} onChange={(event) => setTin(event.target.value)} />
      </div>
      <h3>{t('money.clinicians')}</h3>
      <p>{t('money.cliniciansLead')}</p>
      <div className={styles['pair']}>
        {view.clinicians.map(({ person, name }) => (
          <Field
            key={person}
            label={t('money.npiOf', { name })}
            inputMode="numeric"
            maxLength={10}
            value={npis[person] ?? ''}
            problem={problem(npis[person] ?? '')}
            onChange={(event) => setNpis({ ...npis, [person]: event.target.value })}
          />
        ))}
      </div>
      {trouble && <p role="alert">{trouble}</p>}
      <div>
        <Button
          disabled={legalName.trim() === '' || numbers.some((one) => problem(one) !== undefined)}
          onClick={() => void save()}
        >
          {t('money.saveIdentity')}
        </Button>
      </div>
    </section>
  );
}
