import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClinicSay } from '../outbox/index.ts';
import styles from './PatientsScreen.module.css';

const SEXES = ['female', 'male', 'intersex', 'not-said'] as const;

/** The least that makes a person one of ours: two names, a date of birth, and the sex that dosing rules ask for. */
export function RegisterSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { say, trouble } = useClinicSay();
  /** One person, however often it is pressed. */
  const [id] = useState(() => `p-${crypto.randomUUID().slice(0, 13)}`);
  const [form, setForm] = useState({ givenName: '', familyName: '', birthDate: '', phone: '' });
  const [sexAtBirth, setSex] = useState<(typeof SEXES)[number]>();
  const write = (field: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [field]: event.target.value });
  const complete =
    form.givenName.trim() !== '' && form.familyName.trim() !== '' && form.birthDate !== '' && sexAtBirth !== undefined;
  const save = async (): Promise<void> => {
    const { phone, ...rest } = form;
    const body = { ...rest, sexAtBirth, ...(phone.trim() === '' ? {} : { phone: phone.trim() }) };
    if (await say({ kind: 'register-patient', stream: `patient/${id}`, seenSeq: 0, body })) {
      await navigate({ to: '/patient/$id', params: { id } });
    }
  };
  return (
    <Sheet open title={t('patients.register')} keeps="patient/register" onClose={onClose}>
      <div className={styles['sheet']}>
        <Field
          label={t('patients.givenName')}
          kept
          autoComplete="off"
          value={form.givenName}
          onChange={write('givenName')}
        />
        <Field
          label={t('patients.familyName')}
          kept
          autoComplete="off"
          value={form.familyName}
          onChange={write('familyName')}
        />
        <Field label={t('patients.birthDate')} type="date" value={form.birthDate} onChange={write('birthDate')} />
        <Chips
          label={t('patients.sexAtBirth')}
          options={SEXES.map((value) => ({ value, label: t(`patients.sex.${value}`) }))}
          chosen={sexAtBirth === undefined ? [] : [sexAtBirth]}
          onChoose={setSex}
        />
        <Field
          label={t('patients.phone')}
          kept
          hint={t('ask.optional')}
          type="tel"
          autoComplete="off"
          value={form.phone}
          onChange={write('phone')}
        />
        {trouble && <p role="alert">{trouble}</p>}
        <Button kind="next" size="large" wide disabled={!complete} onClick={() => void save()}>
          {t('patients.register')}
        </Button>
      </div>
    </Sheet>
  );
}
