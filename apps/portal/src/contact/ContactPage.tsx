import type { MyContactView } from '@keel/formats/api';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say, toSay, useMy } from '../api/index.ts';
import { dayAndHourAt, Failed, form, hereZone, Options, Trouble, Waiting } from '../shell/index.ts';
import styles from './ContactPage.module.css';

const CHANNELS = ['email', 'text', 'call'] as const;

/** How the clinic may reach one: a yes or a no that holds at once. */
export function ContactPage() {
  const { t } = useTranslation();
  const { data, isPending, refetch } = useMy<MyContactView>('my-contact');
  /** What was pressed stands at once. */
  const [pressed, setPressed] = useState<Partial<Record<(typeof CHANNELS)[number], boolean>>>({});
  const change = useMutation({
    mutationFn: (to: { readonly channel: (typeof CHANNELS)[number]; readonly allowed: boolean }) =>
      say(toSay('change-contact-consent', { ...to, how: 'portal' })),
    // If it is refused, what holds stands again, and why.
    onError: () => setPressed({}),
  });
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  return (
    <div className={form['form']}>
      <div>
        <h1>{t('contact.title')}</h1>
        <p className={form['lead']}>{t('contact.more')}</p>
      </div>
      {CHANNELS.map((channel) => {
        const to = channel === 'email' ? data.email : data.phone;
        if (to === null) {
          return (
            <p key={channel} className={form['hint']}>
              {t(`contact.none.${channel}`)}
            </p>
          );
        }
        const said = pressed[channel] ?? data.consents[channel];
        return (
          <Options
            key={channel}
            legend={t(`contact.${channel}`, { to })}
            value={said === null ? null : said ? 'yes' : 'no'}
            options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`contact.${value}`) }))}
            onChoose={(value) => {
              const allowed = value === 'yes';
              setPressed({ ...pressed, [channel]: allowed });
              change.mutate({ channel, allowed });
            }}
          />
        );
      })}
      <p role="status">{change.isSuccess ? t('contact.saved') : ''}</p>
      <Trouble error={change.error} />
      <section>
        <h2>{t('contact.sent')}</h2>
        <p className={form['hint']}>{t('contact.privacy')}</p>
        {data.messages.length === 0 && <p>{t('contact.nothingSent')}</p>}
        <ul className={styles['sent']}>
          {data.messages.toReversed().map((one) => (
            <li key={`${one.template} ${one.at}`}>
              <span>{dayAndHourAt(one.at, hereZone())}</span>
              <span>
                {t(`contact.channel.${one.channel}`)}, {t(`contact.state.${one.state}`)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
