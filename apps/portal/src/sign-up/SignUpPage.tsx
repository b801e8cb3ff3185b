import { Button, buttonClass } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, portalQuery, uuid7 } from '../api/index.ts';
import { carriedAnswers, forgetAnswers } from '../is-it-for-me/index.ts';
import { Check, ClinicChoice, form, Link, Note, Options, Trouble, Waiting } from '../shell/index.ts';
import { ageAt, checkRequest, NOTHING_WRITTEN, requestOf, saysNoWay, type Written } from './check-request.ts';
import { HelpNow } from './HelpNow.tsx';

/** Asks for a first talk. Nothing here decides about anybody; what is graver than a form comes first. */
export function SignUpPage() {
  const { t, i18n } = useTranslation();
  const { data: portal, isPending } = useQuery(portalQuery);
  const [written, setWritten] = useState<Written>(NOTHING_WRITTEN);
  const [clinicId, setClinicId] = useState<string | null>(null);
  const [pressed, setPressed] = useState(false);
  const [id] = useState(uuid7);
  const [carried] = useState(carriedAnswers);
  const [takeAlong, setTakeAlong] = useState(true);
  const clinic = portal?.clinics.find((one) => one.clinic === clinicId) ?? portal?.clinics[0];
  const dated = /^\d{4}-\d\d-\d\d$/.test(written.birthDate);
  const minor = clinic !== undefined && dated && ageAt(written.birthDate, clinic.today) < clinic.adultYears;
  const language = i18n.language === 'es' ? 'es' : 'en';
  const ask = useMutation({
    mutationFn: () =>
      api.post<{ minor: boolean }>('/sign-up', {
        id,
        clinic: clinic?.clinic ?? '',
        request: {
          ...requestOf(written, minor, language),
          ...(carried !== null && takeAlong
            ? { selfCheck: { answers: carried.answers, request: carried.request } }
            : {}),
        },
      }),
    onSuccess: () => forgetAnswers(),
  });
  if (isPending) return <Waiting />;
  if (ask.isSuccess) return <Sent written={written} minor={ask.data.minor} />;

  const issues = pressed ? checkRequest(written, minor) : {};
  const set = (more: Partial<Written>): void => setWritten({ ...written, ...more });
  const field = (
    name: keyof Written &
      (
        | 'givenName'
        | 'familyName'
        | 'birthDate'
        | 'email'
        | 'phone'
        | 'guardianName'
        | 'guardianPhone'
        | 'guardianEmail'
      ),
  ) => ({
    value: written[name],
    onChange: (event: { readonly target: { readonly value: string } }) => set({ [name]: event.target.value }),
    problem: issues[name] === undefined ? undefined : t(`signUp.${issues[name]}`),
    maxLength: 160,
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (Object.keys(checkRequest(written, minor)).length > 0) {
      // The first field that asks for something is where the reader goes.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (!ask.isPending) ask.mutate();
  };
  const other = written.by === 'guardian';
  return (
    <form className={form['form']} onSubmit={send} noValidate>
      <div>
        <h1>{t('signUp.title')}</h1>
        <p className={form['lead']}>{t('signUp.lead')}</p>
        <p className={form['hint']}>
          {t('signUp.known')} <Link href="/sign-in/">{t('signUp.newLink')}</Link>
        </p>
      </div>
      <ClinicChoice clinics={portal?.clinics ?? []} chosen={clinic?.clinic} onChoose={setClinicId} />
      <Options
        legend={t('signUp.who')}
        value={written.by}
        options={(['self', 'guardian'] as const).map((value) => ({ value, label: t(`signUp.${value}`) }))}
        onChoose={(by) => set({ by })}
      />
      <Options
        legend={t(other ? 'signUp.safetyOther' : 'signUp.safety')}
        value={written.safety}
        options={[
          { value: 'safe', label: t('signUp.safe') },
          { value: 'not-safe', label: t(other ? 'signUp.not-safe-other' : 'signUp.not-safe') },
          { value: 'not-said', label: t('signUp.not-said') },
        ]}
        onChoose={(safety) => set({ safety })}
        problem={issues.safety === undefined ? undefined : t('signUp.chooseSafety')}
      >
        {written.safety === 'not-safe' && <HelpNow />}
      </Options>
      <fieldset className={form['part']}>
        <legend>{t('signUp.name')}</legend>
        <div className={form['pair']}>
          <Field label={t('signUp.givenName')} autoComplete="given-name" {...field('givenName')} />
          <Field label={t('signUp.familyName')} autoComplete="family-name" {...field('familyName')} />
        </div>
        <Field
          label={t('signUp.birthDate')}
          type="date"
          min="1900-01-01"
          autoComplete="bday"
          hint={t('signUp.birthDateHint')}
          {...field('birthDate')}
        />
        {minor && (
          <div className={form['aside']} role="status">
            <h2>{t('signUp.minorTitle', { years: clinic.adultYears })}</h2>
            <p>{t('signUp.minor')}</p>
          </div>
        )}
        {(minor || other) && (
          <div className={form['part']}>
            <Field label={t('signUp.guardianName')} autoComplete="off" {...field('guardianName')} />
            <div className={form['pair']}>
              <Field label={t('signUp.guardianPhone')} type="tel" autoComplete="off" {...field('guardianPhone')} />
              <Field label={t('signUp.guardianEmail')} type="email" autoComplete="off" {...field('guardianEmail')} />
            </div>
          </div>
        )}
      </fieldset>
      <fieldset className={form['part']}>
        <legend>{t('signUp.reach')}</legend>
        <div className={form['pair']}>
          <Field
            label={t('signUp.email')}
            type="email"
            autoComplete="email"
            hint={t('signUp.emailHint')}
            {...field('email')}
          />
          <Field label={t('signUp.phone')} type="tel" autoComplete="tel" {...field('phone')} />
        </div>
        <div className={form['options']}>
          {(['email', 'text', 'call'] as const).map((way) => (
            <Check
              key={way}
              label={`${t('signUp.ways')} ${t(way === 'email' ? 'signUp.wayEmail' : way === 'text' ? 'signUp.wayText' : 'signUp.wayCall')}`}
              invalid={issues.ways !== undefined}
              checked={written.ways[way]}
              onChange={(checked) => set({ ways: { ...written.ways, [way]: checked } })}
            />
          ))}
        </div>
        {issues.ways !== undefined && (
          <p role="alert" className={form['problem']}>
            {t('signUp.chooseWay')}
          </p>
        )}
        <p className={form['hint']}>{t('signUp.waysHint')}</p>
        <Field
          label={t('signUp.heardFrom')}
          value={written.heardFrom}
          maxLength={400}
          onChange={(event) => set({ heardFrom: event.target.value })}
        />
      </fieldset>
      {carried !== null && (
        <fieldset className={form['part']}>
          <legend>{t('signUp.carried')}</legend>
          <p className={form['hint']}>{t('signUp.carriedMore')}</p>
          <Check label={t('signUp.carriedYes')} checked={takeAlong} onChange={setTakeAlong} />
        </fieldset>
      )}
      <div className={form['end']}>
        <Trouble error={ask.error} />
        <Button kind="next" size="large" wide type="submit" disabled={ask.isPending}>
          {ask.isPending ? t('signUp.sending') : t('signUp.send')}
        </Button>
        <p className={form['hint']}>{t('signUp.privacy')}</p>
      </div>
    </form>
  );
}

function Sent({ written, minor }: { readonly written: Written; readonly minor: boolean }) {
  const { t } = useTranslation();
  const unsafe = written.safety === 'not-safe';
  if (minor) {
    return (
      <Note title={t('signUp.doneMinor')} more={t('signUp.doneMinorMore')}>
        {unsafe && <HelpNow sent />}
      </Note>
    );
  }
  // Only a request of somebody who is not safe comes without a yes: no message is on its way.
  if (saysNoWay(written)) {
    return (
      <Note title={t('signUp.doneNoWay')} more={t('signUp.doneNoWayMore')}>
        <HelpNow sent />
      </Note>
    );
  }
  const [email, phone] = [written.email.trim(), written.phone.trim()];
  const line =
    email !== '' && written.ways.email
      ? t('signUp.doneEmail', { to: email })
      : phone !== '' && written.ways.text
        ? t('signUp.doneText', { to: phone })
        : t('signUp.doneCall', { to: phone === '' ? email : phone });
  return (
    <Note title={t('signUp.doneTitle')} more={line}>
      {unsafe && <HelpNow sent />}
      <p>{t('signUp.doneMore')}</p>
      <Link className={buttonClass({ kind: 'plain' })} href="/sign-in/">
        {t('signUp.newLink')}
      </Link>
    </Note>
  );
}
