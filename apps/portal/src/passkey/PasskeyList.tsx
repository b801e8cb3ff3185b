import { Button } from '@keel/ui/button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/index.ts';
import { dayAt } from '../shell/index.ts';
import styles from './Passkey.module.css';
import { PasskeyTrouble } from './PasskeyTrouble.tsx';
import { addPasskey, deviceQuery, passkeysQuery, removePasskey } from './passkey.ts';

/** The devices by which the own page opens without a link, each of which can be taken out. */
export function PasskeyList({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const able = useQuery(deviceQuery).data === true;
  const { data } = useQuery(passkeysQuery);
  const onSuccess = (passkeys: unknown): void => {
    queryClient.setQueryData(passkeysQuery.queryKey, passkeys as never);
  };
  const add = useMutation({ mutationFn: addPasskey, onSuccess });
  const remove = useMutation({ mutationFn: removePasskey, onSuccess });
  if (data === undefined) return null;
  return (
    <>
      <ul className={styles['devices']}>
        {data.passkeys.map(({ id, name, addedAt, usedAt }) => (
          <li key={id}>
            <span>
              <b>{name}</b>
              <br />
              {usedAt === null
                ? t('passkey.since', { date: dayAt(addedAt, zone) })
                : t('passkey.used', { date: dayAt(addedAt, zone), used: dayAt(usedAt, zone) })}
            </span>
            <Button disabled={remove.isPending} onClick={() => remove.mutate(id)}>
              {t('passkey.remove', { name })}
            </Button>
          </li>
        ))}
      </ul>
      {able && (
        <div>
          <Button disabled={add.isPending} onClick={() => add.mutate()}>
            {t('passkey.add')}
          </Button>
        </div>
      )}
      <PasskeyTrouble error={add.error ?? remove.error} />
    </>
  );
}
