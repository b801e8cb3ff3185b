import type { MyPrivacyView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { download, queryClient, say, toSay, useMy } from '../api/index.ts';
import { PasskeyList } from '../passkey/index.ts';
import { dayAt, Failed, form, go, Link, Trouble, Waiting } from '../shell/index.ts';
import { Deletion } from './Deletion.tsx';
import styles from './PrivacyPage.module.css';

/** What is kept, who looked, how to take it along, and how to ask that it be deleted. */
export function PrivacyPage() {
  const { t } = useTranslation();
  const { data, isPending, refetch } = useMy<MyPrivacyView>('my-privacy');
  const keep = useMutation({ mutationFn: () => download('my-export', 'my-record.json') });
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  return (
    <div className={form['form']}>
      <div>
        <h1>{t('privacy.title')}</h1>
        <p className={form['lead']}>{t('privacy.lead')}</p>
      </div>
      <section className={styles['part']}>
        <h2>{t('privacy.stored')}</h2>
        {data.firstAt !== null && (
          <p className={form['hint']}>{t('privacy.storedSince', { date: dayAt(data.firstAt, data.zone) })}</p>
        )}
        <ul className={styles['rows']}>
          {data.stored.map(({ what, count }) => (
            <li key={what}>
              <span>{t(`privacy.what.${what}`)}</span>
              <span className={styles['side']}>{t('privacy.entries', { count })}</span>
            </li>
          ))}
        </ul>
      </section>
      <Looks view={data} />
      <section className={styles['part']}>
        <h2>{t('privacy.export')}</h2>
        <p>{t('privacy.exportMore')}</p>
        <div>
          <Button disabled={keep.isPending} onClick={() => keep.mutate()}>
            {t('privacy.exportDo')}
          </Button>
        </div>
        <Trouble error={keep.error} />
      </section>
      <section className={styles['part']}>
        <h2>{t('privacy.messages')}</h2>
        <p>{t('privacy.messagesMore')}</p>
        <ul className={styles['rows']}>
          {(['email', 'text', 'call'] as const).map((channel) => {
            const said = data.contact[channel];
            return (
              <li key={channel}>
                <span>{t(`privacy.channel.${channel}`)}</span>
                <b>{t(said === null ? 'privacy.unsaid' : said ? 'privacy.yes' : 'privacy.no')}</b>
              </li>
            );
          })}
        </ul>
        <Link className={buttonClass({})} href="/my/contact/">
          {t('privacy.change')}
        </Link>
      </section>
      <section className={styles['part']}>
        <h2>{t('privacy.allowed')}</h2>
        <p>{t('privacy.allowedMore')}</p>
        <Link href="/my/consent/">{t('privacy.consents')}</Link>
        <Link href="/my/well/">{t('privacy.sharing')}</Link>
      </section>
      <SignIns zone={data.zone} />
      <Deletion view={data} />
    </div>
  );
}

const SHOWN = 20;

function Looks({ view }: { readonly view: MyPrivacyView }) {
  const { t } = useTranslation();
  return (
    <section className={styles['part']}>
      <h2>{t('privacy.looks')}</h2>
      <p className={form['hint']}>{t('privacy.looksMore')}</p>
      {view.looks.length === 0 && <p>{t('privacy.noLooks')}</p>}
      <ul className={styles['rows']}>
        {view.looks.slice(0, SHOWN).map((look) => (
          <li key={`${look.on} ${look.name} ${look.who} ${look.purpose} ${look.denied}`}>
            <span>
              <b>{look.name ?? t(`privacy.who.${look.who}`)}</b>
              {look.roles.length > 0 &&
                ` (${look.roles.map((role) => t(`privacy.role.${role as 'nurse'}`)).join(', ')})`}
              <br />
              {t(`privacy.purpose.${look.purpose}`)}
              {look.denied && ` · ${t('privacy.denied')}`}
            </span>
            <span className={styles['side']}>
              {dayAt(look.lastAt, view.zone)}
              {look.count > 1 && (
                <>
                  <br />
                  {t('privacy.times', { count: look.count })}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {(view.looksLeftOut || view.looks.length > SHOWN) && <p className={form['hint']}>{t('privacy.more')}</p>}
    </section>
  );
}

/** For whoever lost a phone, or shares a mailbox: this browser is signed out with all others. */
function SignIns({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const end = useMutation({
    mutationFn: () => say(toSay('end-portal-logins', { because: 'asked' })),
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: ['me'] });
      queryClient.removeQueries({ queryKey: ['my'] });
      go('/sign-in/');
    },
  });
  return (
    <section className={styles['part']}>
      <h2>{t('privacy.signIns')}</h2>
      <PasskeyList zone={zone} />
      <p>{t('privacy.signInsMore')}</p>
      <div>
        <Button disabled={end.isPending} onClick={() => end.mutate()}>
          {t('privacy.signInsDo')}
        </Button>
      </div>
      <Trouble error={end.error} />
    </section>
  );
}
