import type { Patient } from '@keel/clinical/patient';
import { type Policy, settingOf } from '@keel/clinical/policy';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field, WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChartSay } from '../chart/index.ts';
import styles from './Home.module.css';

const ROUTES = ['oral-ketamine', 'sublingual-ketamine'] as const;
const whole = (text: string): number | null => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null);

/** An order of maintenance at home, with the policy's limits beside each figure; the door refuses it with every reason at once. */
export function OrderSheet(props: {
  readonly patient: Patient;
  readonly policy: Policy;
  readonly onClose: () => void;
}) {
  const { patient, policy, onClose } = props;
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const [id] = useState(() => `home-${crypto.randomUUID()}`);
  const [route, setRoute] = useState<(typeof ROUTES)[number]>();
  const [mg, setMg] = useState('');
  const [doses, setDoses] = useState('');
  const [refills, setRefills] = useState('');
  const [days, setDays] = useState('');
  const [adult, setAdult] = useState('');
  const [phone, setPhone] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [because, setBecause] = useState('');
  const [name, setName] = useState('');
  const limit = (id: Parameters<typeof settingOf>[1]): number => settingOf(policy, id);
  const amount = Number(mg.replace(',', '.'));
  const [count, again, between] = [whole(doses), whole(refills), whole(days)];
  const ready =
    route !== undefined &&
    amount > 0 &&
    count !== null &&
    count > 0 &&
    again !== null &&
    between !== null &&
    between > 0 &&
    adult.trim() !== '' &&
    because.trim().length >= 3 &&
    name.trim() !== '';
  const order = (): void =>
    void tell('order-home', {
      order: id,
      route,
      mg: amount,
      doses: count,
      refills: again,
      intervalDays: between,
      adult: { name: adult.trim(), ...(phone.trim() === '' ? {} : { phone: phone.trim(), agreed }) },
      because: because.trim(),
      printedName: name.trim(),
    }).then((done) => done && onClose());
  return (
    <Sheet open title={t('home.order')} keeps={`patient/${patient.id}/order-home`} onClose={onClose}>
      <div className={styles['sheet']}>
        <p className={styles['soft']}>{t('home.orderLead')}</p>
        <Chips
          label={t('home.route')}
          options={ROUTES.map((value) => ({ value, label: t(`route.${value}`) }))}
          chosen={route === undefined ? [] : [route]}
          onChoose={setRoute}
        />
        <Field
          label={t('home.mg')}
          hint={t('home.atMost', { limit: `${limit('home-dose-mg')} mg` })}
          inputMode="decimal"
          autoComplete="off"
          value={mg}
          onChange={(event) => setMg(event.target.value)}
        />
        <Field
          label={t('home.doses')}
          hint={t('home.atMost', { limit: limit('home-doses') })}
          inputMode="numeric"
          autoComplete="off"
          value={doses}
          onChange={(event) => setDoses(event.target.value)}
        />
        <Field
          label={t('home.refills')}
          hint={t('home.atMost', { limit: limit('home-refills') })}
          inputMode="numeric"
          autoComplete="off"
          value={refills}
          onChange={(event) => setRefills(event.target.value)}
        />
        <Field
          label={t('home.days')}
          hint={t('home.atLeast', { limit: limit('home-interval-days') })}
          inputMode="numeric"
          autoComplete="off"
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
        <Field
          label={t('home.adultName')}
          kept
          autoComplete="off"
          value={adult}
          onChange={(event) => setAdult(event.target.value)}
        />
        <Field
          label={t('home.adultPhone')}
          kept
          type="tel"
          autoComplete="off"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        {phone.trim() !== '' && (
          <label className={styles['check']}>
            <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
            <span>{t('home.adultAgreed')}</span>
          </label>
        )}
        <WordsField label={t('home.because')} value={because} onWrite={setBecause} />
        <Field
          label={t('plan.printedName')}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {trouble && (
          <p role="alert" className={styles['trouble']}>
            {trouble}
          </p>
        )}
        <Button kind="next" size="large" wide disabled={!ready} onClick={order}>
          {t('home.sign')}
        </Button>
      </div>
    </Sheet>
  );
}
