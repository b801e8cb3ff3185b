import { buttonClass } from '@keel/ui/button';
import { IconMessage, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { form } from '../shell/index.ts';

/** Help that is there now, one tap away. It comes before anything that this page is for. `sent`: the request is with the clinic. */
export function HelpNow({ sent = false }: { readonly sent?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={form['aside']} role="alert">
      <h2>{t('signUp.helpTitle')}</h2>
      <p>{t('signUp.help')}</p>
      <div className={form['calls']}>
        <a className={buttonClass({ kind: 'next', size: 'large' })} href="tel:988">
          <IconPhone size={20} aria-hidden="true" /> {t('signUp.call988')}
        </a>
        <a className={buttonClass({ kind: 'plain', size: 'large' })} href="sms:988">
          <IconMessage size={20} aria-hidden="true" /> {t('signUp.text988')}
        </a>
        <a className={buttonClass({ kind: 'plain', size: 'large' })} href="tel:911">
          <IconPhone size={20} aria-hidden="true" /> {t('signUp.call911')}
        </a>
      </div>
      <p className={form['hint']}>{t(sent ? 'signUp.helpSent' : 'signUp.helpMore')}</p>
    </div>
  );
}
