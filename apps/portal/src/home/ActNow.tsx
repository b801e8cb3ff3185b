import { buttonClass } from '@keel/ui/button';
import { IconPhone } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Home.module.css';

/** What to do in the next minute, while somebody of the clinic tries to reach the person, or does not know of it yet. */
export function ActNow(props: {
  readonly rules: readonly string[];
  /** The clinic has acknowledged it. Until then nobody is said to know of it. */
  readonly told: boolean;
  readonly phone: string | null;
}) {
  const { rules, told, phone } = props;
  const { t } = useTranslation();
  const here = useRef<HTMLElement>(null);
  // It stands above what was just told: whoever pressed a button further down would not see it.
  // In braces: a newer browser answers with a promise, which is no clean-up.
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section ref={here} className={styles['not']} role="alert">
      <h2>{t('home.reach')}</h2>
      {rules.includes('home-pressure-severe') && <p>{t('home.reachPressure')}</p>}
      {rules.includes('home-more-taken') && <p>{t('home.reachMore')}</p>}
      <p>{t('home.reach911')}</p>
      <a className={buttonClass({ kind: 'next', size: 'large' })} href="tel:911">
        <IconPhone size={20} aria-hidden="true" /> {t('home.call911')}
      </a>
      <p>{t(!told ? 'home.reachUntold' : phone === null ? 'home.reachNoPhone' : 'home.reachCall')}</p>
      {phone !== null && <CallUs phone={phone} />}
    </section>
  );
}

export function CallUs({ phone }: { readonly phone: string }) {
  const { t } = useTranslation();
  return (
    <a className={buttonClass({ size: 'large' })} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
      <IconPhone size={20} aria-hidden="true" /> {t('home.call', { phone })}
    </a>
  );
}
