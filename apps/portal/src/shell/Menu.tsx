import {
  IconCalendarHeart,
  IconClipboardList,
  IconDots,
  IconHeartbeat,
  IconHistory,
  IconMail,
  IconReceipt,
  IconRoute,
  IconShieldLock,
  IconWritingSign,
} from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../words/index.ts';
import { Link } from './Link.tsx';
import styles from './Menu.module.css';
import { PAGES, type PageRow } from './pages.ts';

const ICONS = {
  path: IconRoute,
  forms: IconClipboardList,
  consent: IconWritingSign,
  prepare: IconCalendarHeart,
  well: IconHeartbeat,
  contact: IconMail,
  sessions: IconHistory,
  cost: IconReceipt,
  privacy: IconShieldLock,
} as const satisfies Record<keyof Words['menu'], unknown>;

/** What is opened on most days: under the thumb on a phone. Everything else is one tap behind. */
const DAILY: readonly (keyof Words['menu'])[] = ['path', 'prepare', 'well'];

/** One's own pages: a bar under the thumb on a phone, a list beside the page where there is room. */
export function Menu({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const id = useId();
  const rows = PAGES.filter((row) => row.menu !== undefined);
  const daily = DAILY.flatMap((one) => rows.find(({ menu }) => menu === one) ?? []);
  const rest = rows.filter(({ menu }) => menu !== undefined && !DAILY.includes(menu));
  const entry = (row: PageRow) => (
    <Entry key={row.path} row={row} current={row.path === path} onFollow={() => setOpen(false)} />
  );
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    more.current?.focus();
  };
  return (
    <nav className={styles['menu']} aria-label={t('shell.pages')} onKeyDown={close}>
      <ul className={styles['bar']}>
        {daily.map(entry)}
        <li className={styles['more']}>
          <button
            ref={more}
            type="button"
            aria-expanded={open}
            aria-controls={id}
            data-current={rest.some((row) => row.path === path)}
            onClick={() => setOpen(!open)}
          >
            <IconDots size={24} aria-hidden="true" />
            {t('shell.more')}
          </button>
        </li>
      </ul>
      <ul id={id} className={styles['rest']} data-open={open}>
        {rest.map(entry)}
      </ul>
    </nav>
  );
}

function Entry(props: { readonly row: PageRow; readonly current: boolean; readonly onFollow: () => void }) {
  const { t } = useTranslation();
  const { menu, path } = props.row;
  if (menu === undefined) return null;
  const Icon = ICONS[menu];
  return (
    <li>
      <Link href={path} aria-current={props.current ? 'page' : undefined} onClick={props.onFollow}>
        <Icon size={24} aria-hidden="true" />
        {t(`menu.${menu}`)}
      </Link>
    </li>
  );
}
