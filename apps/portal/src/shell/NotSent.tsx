import { buttonClass } from '@keel/ui/button';
import { IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keptSaid, liesHere, meQuery, type Said, UnreachableError } from '../api/index.ts';
import form from './form.module.css';
import { Trouble } from './states.tsx';
import { dayAndHourAt } from './when.ts';

/** What lies on the disk is looked at again after this long: an earlier page may be sending it. */
const AGAIN_MS = 5_000;

/**
 * What was told and the clinic has not answered: that nobody there knows of it yet, when it was told, whether this page may be closed, and
 * whom to ring. A page that is opened later finds what an earlier one has kept.
 */
export function NotSent(props: {
  readonly kind: Said['kind'];
  /** Sent as `untilSent` does. */
  readonly sending: {
    readonly variables: Said | undefined;
    readonly isSuccess: boolean;
    readonly failureReason: unknown;
  };
}) {
  const { t } = useTranslation();
  const { kind, sending } = props;
  const { data: me } = useQuery(meQuery);
  const { data: kept = [] } = useQuery({
    queryKey: ['kept', kind, me?.about],
    queryFn: async () => (me === undefined ? [] : (await keptSaid(me)).filter((one) => one.kind === kind)),
    enabled: me !== undefined,
    refetchInterval: AGAIN_MS,
    networkMode: 'always',
  });
  const { failureReason, variables: own } = sending;
  const unheard = failureReason instanceof UnreachableError && !sending.isSuccess;
  const earlier = kept.filter(({ id }) => id !== own?.id);
  const waiting = [...earlier, ...(unheard && own !== undefined ? [own] : [])];
  const keepOpen = unheard && !liesHere(own?.id);
  const phone = me?.clinic.phone;
  return (
    <>
      {failureReason !== null && !unheard && !sending.isSuccess && <Trouble error={failureReason} />}
      {waiting.length > 0 && (
        <div className={form['aside']} role="alert">
          {waiting.map(({ id, occurredAt }) => (
            <p key={id}>
              {t('shell.notSent.waits', {
                what: t(`notTaken.kind.${kind as 'report-food'}`),
                when: dayAndHourAt(occurredAt, me?.clinic.zone ?? 'UTC'),
              })}
            </p>
          ))}
          <p>{t(keepOpen ? 'answer.keepOpen' : 'answer.keptHere')}</p>
          <p>{t('shell.notSent.ring')}</p>
          {phone && (
            <a className={buttonClass({ size: 'large' })} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
              <IconPhone size={20} aria-hidden="true" /> {t('shell.callUs', { phone })}
            </a>
          )}
        </div>
      )}
    </>
  );
}
