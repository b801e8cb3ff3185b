import { REFERRAL_PARTS } from '@keel/clinical/sign-up';
import { Button } from '@keel/ui/button';
import { ChoiceField, Field, WordsField } from '@keel/ui/field';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, portalQuery, uuid7 } from '../api/index.ts';
import { Check, ClinicChoice, form, Note, Trouble, Waiting } from '../shell/index.ts';

const NOTHING = {
  givenName: '',
  familyName: '',
  birthDate: '',
  email: '',
  phone: '',
  language: 'en' as 'en' | 'es',
  name: '',
  practice: '',
  yourEmail: '',
  yourPhone: '',
  fax: '',
  reason: '',
  tried: '',
  medicines: '',
  allergies: '',
  history: '',
  bloodPressure: '',
  risk: '',
  urgent: false,
  patientAgreed: false,
};
type Written = typeof NOTHING;
type Text = { [K in keyof Written]: Written[K] extends string ? K : never }[keyof Written];

const filled = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])),
  );

/** A practitioner sends a patient: what the clinic needs to begin, and how to answer. */
export function ReferPage() {
  const { t, i18n } = useTranslation();
  const { data: portal, isPending } = useQuery(portalQuery);
  const [written, setWritten] = useState<Written>(NOTHING);
  const [pressed, setPressed] = useState(false);
  const [id, setId] = useState(uuid7);
  const [clinicId, setClinicId] = useState<string | null>(null);
  const clinic = portal?.clinics.find((one) => one.clinic === clinicId) ?? portal?.clinics[0];
  const set = (more: Partial<Written>): void => setWritten({ ...written, ...more });
  const needed = (['name', 'givenName', 'familyName', 'birthDate', 'reason'] as const).filter(
    (key) => written[key].trim() === '',
  );
  const unreachable = [written.email, written.phone, written.yourEmail, written.yourPhone, written.fax].every(
    (one) => one.trim() === '',
  );
  const ask = useMutation({
    mutationFn: () =>
      api.post('/refer', {
        id,
        clinic: clinic?.clinic ?? '',
        request: {
          givenName: written.givenName.trim(),
          familyName: written.familyName.trim(),
          birthDate: written.birthDate,
          language: written.language,
          ...filled({ email: written.email, phone: written.phone }),
          referrer: {
            name: written.name.trim(),
            language: i18n.language === 'es' ? 'es' : 'en',
            ...filled({
              practice: written.practice,
              email: written.yourEmail,
              phone: written.yourPhone,
              fax: written.fax,
            }),
          },
          referral: {
            reason: written.reason.trim(),
            ...filled(Object.fromEntries(REFERRAL_PARTS.map((part) => [part, written[part]]))),
            urgent: written.urgent,
            patientAgreed: written.patientAgreed,
          },
        },
      }),
  });
  if (isPending) return <Waiting />;
  if (ask.isSuccess) {
    const again = (): void => {
      // The next patient of the same practitioner.
      const { name, practice, yourEmail, yourPhone, fax } = written;
      setWritten({ ...NOTHING, name, practice, yourEmail, yourPhone, fax });
      setId(uuid7());
      setPressed(false);
      ask.reset();
    };
    const to = written.yourEmail.trim();
    return (
      <Note
        title={t('refer.doneTitle')}
        more={
          to !== '' ? t('refer.done', { to }) : t(written.fax.trim() === '' ? 'refer.doneWithout' : 'refer.doneByFax')
        }
      >
        <Button kind="plain" onClick={again}>
          {t('refer.another')}
        </Button>
      </Note>
    );
  }
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (needed.length > 0 || unreachable) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (!ask.isPending) ask.mutate();
  };
  const field = (name: Text) => ({
    value: written[name],
    onChange: (event: { readonly target: { readonly value: string } }) => set({ [name]: event.target.value }),
    problem: pressed && (needed as readonly string[]).includes(name) ? t('signUp.needed') : undefined,
    maxLength: 160,
  });
  return (
    <form className={form['form']} onSubmit={send} noValidate>
      <div>
        <h1>{t('refer.title')}</h1>
        <p className={form['lead']}>{t('refer.lead')}</p>
      </div>
      <ClinicChoice clinics={portal?.clinics ?? []} chosen={clinic?.clinic} onChoose={setClinicId} />
      <fieldset className={form['part']}>
        <legend>{t('refer.you')}</legend>
        <div className={form['pair']}>
          <Field label={t('refer.yourName')} autoComplete="name" {...field('name')} />
          <Field label={t('refer.practice')} autoComplete="organization" {...field('practice')} />
          <Field
            label={t('refer.yourEmail')}
            type="email"
            autoComplete="email"
            hint={t('refer.yourEmailHint')}
            {...field('yourEmail')}
          />
          <Field label={t('refer.yourPhone')} type="tel" autoComplete="tel" {...field('yourPhone')} />
          <Field label={t('refer.fax')} type="tel" autoComplete="off" {...field('fax')} />
        </div>
      </fieldset>
      <fieldset className={form['part']}>
        <legend>{t('refer.patient')}</legend>
        <div className={form['pair']}>
          <Field label={t('signUp.givenName')} autoComplete="off" {...field('givenName')} />
          <Field label={t('signUp.familyName')} autoComplete="off" {...field('familyName')} />
          <Field label={t('signUp.birthDate')} type="date" min="1900-01-01" {...field('birthDate')} />
          <ChoiceField
            label={t('refer.language')}
            value={written.language}
            onChoose={(value) => set({ language: value === 'es' ? 'es' : 'en' })}
            options={[
              { value: 'en', label: 'English' },
              { value: 'es', label: 'Español' },
            ]}
          />
          <Field label={t('refer.phone')} type="tel" autoComplete="off" {...field('phone')} />
          <Field label={t('refer.email')} type="email" autoComplete="off" {...field('email')} />
        </div>
        <Check
          label={t('refer.agreed')}
          checked={written.patientAgreed}
          onChange={(patientAgreed) => set({ patientAgreed })}
        />
        <p className={form['hint']}>{t('refer.agreedMore')}</p>
      </fieldset>
      <fieldset className={form['part']}>
        <legend>{t('refer.about')}</legend>
        <WordsField
          label={t('refer.reason')}
          hint={pressed && written.reason.trim() === '' ? t('signUp.needed') : t('refer.reasonHint')}
          value={written.reason}
          onWrite={(reason) => set({ reason })}
        />
        <p className={form['hint']}>{t('refer.partsMore')}</p>
        {REFERRAL_PARTS.map((part) => (
          <WordsField
            key={part}
            label={t(`refer.part.${part}`)}
            value={written[part]}
            onWrite={(words) => set({ [part]: words })}
          />
        ))}
        <Check label={t('refer.urgent')} checked={written.urgent} onChange={(urgent) => set({ urgent })} />
        {written.urgent && (
          <p className={form['aside']} role="status">
            {t('refer.urgentMore')}
          </p>
        )}
      </fieldset>
      <div className={form['end']}>
        {pressed && unreachable && <p className={form['problem']}>{t('refer.phoneOrEmail')}</p>}
        <Trouble error={ask.error} />
        <Button kind="next" size="large" wide type="submit" disabled={ask.isPending}>
          {t('refer.send')}
        </Button>
      </div>
    </form>
  );
}
