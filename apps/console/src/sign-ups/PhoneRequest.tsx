import { REFERRAL_PARTS } from '@keel/clinical/sign-up';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field, WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { type FormEvent, Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import styles from './SignUps.module.css';

const WAYS = ['email', 'text', 'call'] as const;
const SAFETY = ['safe', 'not-safe', 'not-said'] as const;
const WHO = ['desk', 'guardian', 'referrer'] as const;

/** A request taken by phone or from a letter enters as one from the page does: the same questions, the same list. */
export function PhoneRequest({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { say, trouble } = useClinicSay();
  const [who, setWho] = useState<(typeof WHO)[number]>('desk');
  const [text, setText] = useState<Readonly<Record<string, string>>>({});
  const [language, setLanguage] = useState<'en' | 'es'>(i18n.language === 'es' ? 'es' : 'en');
  const [ways, setWays] = useState<readonly (typeof WAYS)[number][]>([]);
  const [safety, setSafety] = useState<(typeof SAFETY)[number]>();
  const [urgent, setUrgent] = useState<boolean>();
  const [agreed, setAgreed] = useState<boolean>();
  const [busy, setBusy] = useState(false);
  const of = (name: string): string => (text[name] ?? '').trim();
  const given = (names: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(names).flatMap(([key, name]) => (of(name) === '' ? [] : [[key, of(name)]])));
  const field = (name: string, label: string, more: Readonly<Record<string, string>> = {}) => (
    <Field
      label={label}
      name={name}
      kept={more['type'] !== 'date'}
      autoComplete="off"
      value={text[name] ?? ''}
      onChange={(event) => setText({ ...text, [name]: event.target.value })}
      {...more}
    />
  );
  const referral = who === 'referrer';
  const person = {
    ...given({ givenName: 'given', familyName: 'family', birthDate: 'born', email: 'email', phone: 'phone' }),
    language,
    ...(of('guardian') === ''
      ? {}
      : { guardian: { name: of('guardian'), ...given({ phone: 'guardianPhone', email: 'guardianEmail' }) } }),
  };
  const ready =
    ['given', 'family', 'born'].every((name) => of(name) !== '') &&
    (referral
      ? of('referrer') !== '' && of('reason') !== '' && urgent !== undefined && agreed !== undefined
      : safety !== undefined) &&
    !busy;
  /** One person, however often it is pressed. */
  const [patient] = useState(() => `p-${crypto.randomUUID().slice(0, 13)}`);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const done = await say({
      kind: referral ? 'refer-patient' : 'sign-up',
      stream: `patient/${patient}`,
      seenSeq: 0,
      body: referral
        ? {
            ...person,
            referrer: {
              name: of('referrer'),
              ...given({ practice: 'practice', phone: 'referrerPhone', email: 'referrerEmail', fax: 'referrerFax' }),
            },
            referral: {
              reason: of('reason'),
              ...given(Object.fromEntries(REFERRAL_PARTS.map((part) => [part, part]))),
              urgent,
              patientAgreed: agreed,
            },
          }
        : {
            ...person,
            by: who,
            contact: Object.fromEntries(ways.map((way) => [way, true])),
            safety,
            ...given({ heardFrom: 'heardFrom' }),
          },
    });
    setBusy(false);
    if (!done) return;
    void queryClient.invalidateQueries({ queryKey: ['view', 'sign-ups'] });
    onClose();
  };
  const yesNo = [
    { value: 'yes', label: t('ask.a.yes') },
    { value: 'no', label: t('ask.a.no') },
  ] as const;
  const said = (value: boolean | undefined): ('yes' | 'no')[] => (value === undefined ? [] : [value ? 'yes' : 'no']);
  return (
    <Sheet open wide title={t('signUps.byPhone')} keeps="sign-up/by-phone" onClose={onClose}>
      <form className={styles['sheet']} onSubmit={(event) => void save(event)}>
        <Chips
          label={t('signUps.whoAsks')}
          options={WHO.map((value) => ({ value, label: t(`signUps.from.${value}`) }))}
          chosen={[who]}
          onChoose={setWho}
        />
        {!referral && (
          <Chips
            label={t('signUps.safety.ask')}
            glove
            options={SAFETY.map((value) => ({ value, label: t(`signUps.safety.${value}`) }))}
            chosen={safety === undefined ? [] : [safety]}
            onChoose={setSafety}
          />
        )}
        {safety === 'not-safe' && !referral && <p className={styles['gap']}>{t('signUps.safety.stay')}</p>}
        <div className={styles['grid']}>
          {field('given', t('signUps.given'))}
          {field('family', t('signUps.family'))}
          {field('born', t('signUps.birthDate'), { type: 'date' })}
          {field('phone', t('signUps.phone'), { type: 'tel' })}
          {field('email', t('signUps.email'), { type: 'email' })}
          {field('guardian', t('signUps.guardianName'))}
          {of('guardian') !== '' && field('guardianPhone', t('signUps.guardianPhone'), { type: 'tel' })}
          {of('guardian') !== '' && field('guardianEmail', t('signUps.guardianEmail'), { type: 'email' })}
        </div>
        <Chips
          label={t('signUps.speaks')}
          options={(['en', 'es'] as const).map((value) => ({ value, label: t(`signUps.speak.${value}`) }))}
          chosen={[language]}
          onChoose={setLanguage}
        />
        {referral ? (
          <>
            <div className={styles['grid']}>
              {field('referrer', t('signUps.referrerName'))}
              {field('practice', t('signUps.practice'))}
              {field('referrerPhone', t('signUps.phone'), { type: 'tel' })}
              {field('referrerEmail', t('signUps.email'), { type: 'email' })}
              {field('referrerFax', t('signUps.fax'), { type: 'tel' })}
            </div>
            <WordsField
              label={t('signUps.reason')}
              value={text['reason'] ?? ''}
              onWrite={(value) => setText({ ...text, reason: value })}
            />
            {REFERRAL_PARTS.map((part) => (
              <Fragment key={part}>{field(part, t(`signUps.partLabel.${part}`))}</Fragment>
            ))}
            <Chips
              label={t('signUps.urgent')}
              options={yesNo}
              chosen={said(urgent)}
              onChoose={(value) => setUrgent(value === 'yes')}
            />
            <Chips
              label={t('signUps.agreed')}
              options={yesNo}
              chosen={said(agreed)}
              onChoose={(value) => setAgreed(value === 'yes')}
            />
          </>
        ) : (
          <>
            <Chips
              label={t('signUps.reach')}
              many
              options={WAYS.map((value) => ({ value, label: t(`signUps.way.${value}`) }))}
              chosen={ways}
              onChoose={(way) => setWays(ways.includes(way) ? ways.filter((one) => one !== way) : [...ways, way])}
            />
            {field('heardFrom', t('signUps.heardLabel'))}
          </>
        )}
        {trouble && (
          <p role="alert" className={styles['gap']}>
            {trouble}
          </p>
        )}
        <Button type="submit" kind="next" size="large" wide disabled={!ready}>
          {t('signUps.take')}
        </Button>
      </form>
    </Sheet>
  );
}
