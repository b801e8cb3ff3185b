import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, say, toSay, useOnePress } from '../api/index.ts';
import { form, Options, Trouble } from '../shell/index.ts';
import { Part, type ToPrepare } from './PreparePage.tsx';

/** Who takes the patient home: named here, asked by a message of its own, and shown as it stands. */
export function EscortPart({ visit }: { readonly visit: ToPrepare }) {
  const { t } = useTranslation();
  const { state, name, way, again } = visit.escort;
  const [changing, setChanging] = useState(false);
  const settled = state === 'silent' || state === 'confirmed';
  const whom = name ?? (way === null || way === 'adult' ? '' : t(`prepare.way.${way}`));
  return (
    <Part title={t('prepare.escort')}>
      <p role="status">
        {state === 'silent' && again !== null
          ? t(`prepare.escortAgain.${again}`, { name: whom })
          : t(`prepare.escortState.${state}`, { name: whom })}
      </p>
      {settled && !changing ? (
        <div>
          <Button onClick={() => setChanging(true)}>{t('prepare.changeEscort')}</Button>
        </div>
      ) : (
        <NameEscort visit={visit} onDone={() => setChanging(false)} />
      )}
    </Part>
  );
}

function NameEscort({ visit, onDone }: { readonly visit: ToPrepare; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { accepted } = visit.escort;
  const [way, setWay] = useState(accepted[0] ?? 'adult');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const [pressed, setPressed] = useState(false);
  const adult = way === 'adult';
  const unnamed = adult && name.trim() === '';
  const unreachable = adult && phone.trim() === '' && email.trim() === '';
  const once = useOnePress();
  const send = useMutation({
    mutationFn: () =>
      say(
        toSay('name-escort', {
          visit: visit.visit,
          escort: way,
          ...(name.trim() === '' ? {} : { name: name.trim() }),
          ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
          ...(email.trim() === '' ? {} : { email: email.trim() }),
        }),
      ),
    onSuccess: onDone,
    onSettled: once.done,
  });
  return (
    <div className={form['part']}>
      {accepted.length > 1 && (
        <Options
          legend={t('prepare.wayAsk')}
          value={way}
          options={accepted.map((value) => ({ value, label: t(`prepare.way.${value}`) }))}
          onChoose={setWay}
        />
      )}
      {adult && (
        <>
          <Field
            label={t('prepare.escortName')}
            value={name}
            maxLength={160}
            problem={pressed && unnamed ? t('prepare.nameMissing') : undefined}
            onChange={(event) => setName(event.target.value)}
          />
          <div className={form['pair']}>
            <Field
              label={t('prepare.escortEmail')}
              type="email"
              value={email}
              maxLength={200}
              problem={pressed && unreachable ? t('prepare.escortReach') : undefined}
              onChange={(event) => setEmail(event.target.value)}
            />
            <Field
              label={t('prepare.escortPhone')}
              type="tel"
              value={phone}
              maxLength={40}
              onChange={(event) => setPhone(event.target.value)}
            />
          </div>
          <p className={form['hint']}>{t('prepare.escortHint')}</p>
        </>
      )}
      <div>
        <Button
          size="large"
          kind="next"
          disabled={send.isPending}
          onClick={() => {
            setPressed(true);
            if (!unnamed && !unreachable) once.press(() => send.mutate());
          }}
        >
          {t(adult ? 'prepare.escortSend' : 'prepare.waySend')}
        </Button>
      </div>
      {isOwnAddress(send.error) ? <p role="alert">{t('prepare.escortOwn')}</p> : <Trouble error={send.error} />}
    </div>
  );
}

/** Who wrote his own number would only ask himself. */
const isOwnAddress = (error: unknown): boolean =>
  error instanceof ProblemError && (error.problem.reasons ?? []).some(({ rule }) => rule === 'escort-is-patient');
