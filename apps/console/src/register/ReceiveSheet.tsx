import type { PatientsView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { list } from '../page/index.ts';
import { drugName } from './drug-name.ts';
import { type Place, useRegisterSay } from './place.ts';
import { PRODUCTS } from './products.ts';
import styles from './RegisterScreen.module.css';

const idFrom = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** A delivery with its invoice. Known products are one tap; every container gets an id of its own. */
export function ReceiveSheet({ place, onClose }: { readonly place: Place; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { say, trouble } = useRegisterSay(place);
  const [product, setProduct] = useState<string>();
  const [own, setOwn] = useState<'clinic' | 'patient'>();
  const [patient, setPatient] = useState('');
  // One sheet is one delivery, however often it is pressed.
  const [mark] = useState(() => crypto.randomUUID().slice(0, 12));
  const last = place.receipts[0];
  const [form, setForm] = useState({
    ndc: '',
    lot: '',
    expiry: '',
    count: '',
    invoice: '',
    invoiceDate: '',
    supplier: last?.supplier ?? '',
    address: '',
    registration: '',
  });
  const people = useQuery({ ...viewQuery<PatientsView>('patients'), enabled: own === 'patient' }).data;
  const chosen = PRODUCTS.find(({ key }) => key === product);
  const count = Number(form.count);
  const complete =
    chosen !== undefined &&
    own !== undefined &&
    (own === 'clinic' || patient !== '') &&
    Number.isInteger(count) &&
    count > 0 &&
    Object.values(form).every((value) => value.trim() !== '');
  const write = (key: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [key]: event.target.value });
  const save = async (): Promise<void> => {
    if (chosen === undefined) return;
    const { key: _, ndc: _example, ...label } = chosen;
    const done = await say('receive-stock', {
      receiptId: `receipt-${mark}`,
      product: { ...label, ndc: form.ndc.trim(), lot: form.lot.trim(), expiry: form.expiry },
      owner: own === 'patient' ? { kind: 'patient', patientId: patient } : { kind: 'clinic' },
      invoice: { number: form.invoice.trim(), date: form.invoiceDate },
      supplier: {
        name: form.supplier.trim(),
        address: form.address.trim(),
        registration: form.registration.trim(),
      },
      containerIds: Array.from(
        { length: count },
        (_one, index) => `${idFrom(form.lot).slice(0, 30)}-${mark.slice(0, 6)}-${String(index + 1).padStart(2, '0')}`,
      ),
    });
    if (done) onClose();
  };
  return (
    <Sheet open wide title={t('register.receive')} onClose={onClose}>
      <div className={list['sheet']}>
        <Chips
          label={t('register.product')}
          options={PRODUCTS.map((one) => ({
            value: one.key,
            label: `${drugName(t, one.drug)}, ${t(`register.form.${one.form}`)}`,
            more: t('register.strength', { mg: figure(one.mgPerMl), ml: figure(one.mlPerContainer, 2) }),
          }))}
          chosen={product === undefined ? [] : [product]}
          onChoose={(key) => {
            setProduct(key);
            setForm({ ...form, ndc: PRODUCTS.find((one) => one.key === key)?.ndc ?? '' });
          }}
        />
        <div className={styles['pair']}>
          <Field label={t('register.ndc')} hint={t('register.ndcHint')} value={form.ndc} onChange={write('ndc')} />
          <Field label={t('register.lotNumber')} value={form.lot} onChange={write('lot')} autoCapitalize="characters" />
          <Field label={t('register.expiry')} type="date" value={form.expiry} onChange={write('expiry')} />
          <Field
            label={t('register.howMany')}
            type="number"
            inputMode="numeric"
            min="1"
            max="200"
            value={form.count}
            onChange={write('count')}
          />
          <Field label={t('register.invoice')} value={form.invoice} onChange={write('invoice')} />
          <Field
            label={t('register.invoiceDate')}
            type="date"
            value={form.invoiceDate}
            onChange={write('invoiceDate')}
          />
          <Field label={t('register.supplier')} value={form.supplier} onChange={write('supplier')} />
          <Field label={t('register.supplierAddress')} value={form.address} onChange={write('address')} />
          <Field
            label={t('register.supplierRegistration')}
            value={form.registration}
            onChange={write('registration')}
            autoCapitalize="characters"
          />
        </div>
        <Chips
          label={t('register.whose')}
          options={[
            { value: 'clinic' as const, label: t('register.clinicStock') },
            { value: 'patient' as const, label: t('register.patientOwned') },
          ]}
          chosen={own === undefined ? [] : [own]}
          onChoose={setOwn}
        />
        {own === 'patient' && (
          <ChoiceField
            label={t('register.patient')}
            value={patient}
            onChoose={setPatient}
            options={[
              { value: '', label: '' },
              ...(people?.patients ?? []).map(({ brief }) => ({
                value: brief.id,
                label: `${brief.familyName ?? ''}, ${brief.givenName ?? ''} ${brief.birthDate ?? ''}`,
              })),
            ]}
          />
        )}
        {trouble && (
          <p className={list['late']} role="alert">
            {trouble}
          </p>
        )}
        <Button kind="next" size="large" wide disabled={!complete} onClick={() => void save()}>
          {t('register.receiveSave')}
        </Button>
      </div>
    </Sheet>
  );
}
