import { Button } from '@keel/ui/button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery, say, toSay } from '../api/index.ts';
import { Note, Trouble, Waiting } from '../shell/index.ts';

/** Says stop to one way of being written to. It holds at once, and shows nothing of anybody. */
export function StopPage() {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const channel = me?.subject === 'text' ? 'text' : 'email';
  const stop = useMutation({ mutationFn: () => say(toSay('stop-messages', { channel })) });
  if (me === undefined) return <Waiting />;
  if (stop.isSuccess) return <Note title={t('open.stopped')} more={t('open.stoppedMore')} />;
  return (
    <Note title={t('open.stopTitle')} more={channel === 'text' ? t('open.stopText') : t('open.stopEmail')}>
      <Trouble error={stop.error} />
      <Button kind="next" size="large" disabled={stop.isPending} onClick={() => stop.mutate()}>
        {t('open.stop')}
      </Button>
    </Note>
  );
}
