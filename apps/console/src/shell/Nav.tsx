import type { Actor } from '@keel/clinical/record';
import { mayDo } from '@keel/clinical/rights';
import { KeelMark } from '@keel/ui/mark';
import { Sheet } from '@keel/ui/sheet';
import { IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import styles from './Nav.module.css';
import { GROUPS, IN_BAR, SCREENS } from './screens.ts';

type Screen = (typeof SCREENS)[number];

/** The way around: a list by group on a desk, the first few and "More" on a tablet and on a phone. */
export function Nav({ locked }: { readonly locked: boolean }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const { pathname } = useLocation();
  const [more, setMore] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever went somewhere is done with the list
  useEffect(() => setMore(false), [pathname]);
  const actor: Actor = { kind: 'person', id: me?.person.id ?? '', roles: me?.roles ?? [] };
  const offered: readonly Screen[] = SCREENS.filter(({ view }) => mayDo(actor, view, 'clinic').verdict !== 'deny');
  // A bar never hides a single screen behind "More": where all fit but one, all stand in it.
  const inBar = offered.length <= IN_BAR + 1 ? offered.length : IN_BAR;
  const behind = offered.slice(inBar);
  const hereBehind = behind.some(({ to }) => pathname.startsWith(to));
  const item = ({ to, key, Icon, exact }: Screen, place: number) => (
    <Link
      key={key}
      to={to}
      className={styles['item']}
      activeOptions={{ exact }}
      data-behind={place >= inBar}
      data-group={SCREENS.find((screen) => screen.key === key)?.group}
    >
      <Icon size={24} stroke={1.6} aria-hidden />
      <span className={styles['word']}>{t(`nav.${key}`)}</span>
    </Link>
  );
  return (
    <nav className={styles['rail']} aria-label={t('nav.label')} inert={locked}>
      <div className={styles['mark']}>
        <KeelMark />
      </div>
      <div className={styles['items']}>
        {GROUPS.map((group) => {
          const of = offered.filter((screen) => screen.group === group);
          if (of.length === 0) return null;
          return (
            <div key={group} className={styles['group']}>
              <p className={styles['title']}>{t(`nav.group.${group}`)}</p>
              {of.map((screen) => item(screen, offered.indexOf(screen)))}
            </div>
          );
        })}
        {behind.length > 0 && (
          <button
            type="button"
            className={styles['more']}
            data-here={hereBehind}
            aria-haspopup="dialog"
            onClick={() => setMore(true)}
          >
            <IconDots size={24} stroke={1.6} aria-hidden />
            <span className={styles['word']}>{t('nav.more')}</span>
          </button>
        )}
      </div>
      <Sheet open={more} title={t('nav.label')} onClose={() => setMore(false)}>
        {GROUPS.map((group) => {
          const of = offered.filter((screen) => screen.group === group);
          if (of.length === 0) return null;
          return (
            <section key={group} className={styles['section']} aria-label={t(`nav.group.${group}`)}>
              <p className={styles['sectionTitle']}>{t(`nav.group.${group}`)}</p>
              <div className={styles['tiles']}>
                {of.map(({ to, key, Icon, exact }) => (
                  <Link
                    key={key}
                    to={to}
                    className={styles['tile']}
                    activeOptions={{ exact }}
                    onClick={() => setMore(false)}
                  >
                    <Icon size={24} stroke={1.6} aria-hidden />
                    {t(`nav.${key}`)}
                  </Link>
                ))}
              </div>
            </section>
          );
        })}
      </Sheet>
    </nav>
  );
}
