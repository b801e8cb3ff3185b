import { Button } from '@keel/ui/button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/index.ts';
import styles from './Passkey.module.css';
import { PasskeyTrouble } from './PasskeyTrouble.tsx';
import { addPasskey, deviceQuery, passkeysQuery } from './passkey.ts';

/** Offered where the device can keep a key and none is kept yet: next time no link is waited for. */
export function PasskeyOffer() {
  const { t } = useTranslation();
  const able = useQuery(deviceQuery).data === true;
  const { data } = useQuery({ ...passkeysQuery, enabled: able });
  const add = useMutation({
    mutationFn: addPasskey,
    onSuccess: (passkeys) => queryClient.setQueryData(passkeysQuery.queryKey, passkeys),
  });
  if (add.isSuccess) {
    return (
      <p role="status" className={styles['offer']}>
        {t('passkey.added')}
      </p>
    );
  }
  if (!able || data === undefined || data.passkeys.length > 0) return null;
  return (
    <section className={styles['offer']} aria-labelledby="passkey-offer">
      <h2 id="passkey-offer">{t('passkey.offer')}</h2>
      <p>{t('passkey.offerMore')}</p>
      <div>
        <Button size="large" disabled={add.isPending} onClick={() => add.mutate()}>
          {t('passkey.add')}
        </Button>
      </div>
      <PasskeyTrouble error={add.error} />
    </section>
  );
}
