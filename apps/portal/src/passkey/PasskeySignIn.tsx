import { Button } from '@keel/ui/button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/index.ts';
import { Check, go } from '../shell/index.ts';
import { PasskeyTrouble } from './PasskeyTrouble.tsx';
import { deviceQuery, signInByPasskey } from './passkey.ts';

/** For whoever has let this phone remember the page. */
export function PasskeySignIn() {
  const { t } = useTranslation();
  const able = useQuery(deviceQuery).data === true;
  const [keep, setKeep] = useState(false);
  const come = useMutation({
    mutationFn: () => signInByPasskey(keep),
    onSuccess: ({ page }) => {
      queryClient.removeQueries({ queryKey: ['me'] });
      queryClient.removeQueries({ queryKey: ['my'] });
      go(page);
    },
  });
  if (!able) return null;
  return (
    <div>
      <Check label={t('open.keep')} checked={keep} onChange={setKeep} />
      <Button size="large" wide disabled={come.isPending} onClick={() => come.mutate()}>
        {t('passkey.come')}
      </Button>
      <PasskeyTrouble error={come.error} />
    </div>
  );
}
