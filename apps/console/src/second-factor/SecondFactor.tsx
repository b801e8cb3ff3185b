import type { Me, TotpOffer } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import { useStepUp, withStepUp } from '../step-up/index.ts';
import { QrCode } from './QrCode.tsx';
import styles from './SecondFactor.module.css';

type Offer = (typeof TotpOffer)['_output'];

/** In a real clinic nothing opens by a password alone: the second factor is set up here, before the first screen. */
export function SecondFactor() {
  const { t } = useTranslation();
  const confirm = useStepUp();
  const [offer, setOffer] = useState<Offer>();
  const [code, setCode] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setTrouble(null);
    try {
      await withStepUp(confirm, work);
    } catch (error) {
      setTrouble(error instanceof ProblemError ? error.problem.title : t('signIn.unreachable'));
    }
  };
  const begin = () => run(async () => setOffer(await api.post<Offer>('/me/totp')));
  const finish = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => {
      const me = await api.post<Me>('/me/totp/confirm', { code: code.replace(/\s/g, '') });
      queryClient.setQueryData(meQuery.queryKey, me);
      await queryClient.invalidateQueries();
    });
  };
  return (
    <section className={styles['factor']}>
      <h1>{t('opening.factor.title')}</h1>
      <p>{t('opening.factor.lead')}</p>
      {offer === undefined ? (
        <Button kind="next" size="large" onClick={() => void begin()}>
          {t('opening.factor.begin')}
        </Button>
      ) : (
        <form className={styles['form']} onSubmit={finish}>
          <p>{t('opening.factor.key')}</p>
          <QrCode text={offer.uri} label={t('me.totpQr')} />
          <code className={styles['secret']}>{offer.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
          <p>
            <a href={offer.uri}>{t('opening.factor.open')}</a>
          </p>
          <Field
            label={t('opening.factor.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <Button kind="next" size="large" type="submit" disabled={code.replace(/\s/g, '').length < 6}>
            {t('opening.factor.confirm')}
          </Button>
        </form>
      )}
      {trouble !== null && (
        <p className={styles['problem']} role="alert">
          {trouble}
        </p>
      )}
    </section>
  );
}
