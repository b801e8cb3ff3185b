import type { KnowledgeView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { Empty, Page } from '../page/index.ts';
import { ENTRIES, type Entry, entryOf, KINDS, type Kind } from './entries.ts';
import { finderIn } from './find.ts';
import styles from './Knowledge.module.css';
import { rulesSpokenOf } from './spoken-of.ts';

const HELD = KINDS.filter((kind) => ENTRIES.some((entry) => entry.kind === kind));
/** As many as a reader looks through before typing another word. */
const SHOWN = 60;

/** Everything Keel knows, found on this page: what is typed goes nowhere. */
export function KnowledgeScreen() {
  const { t, i18n } = useTranslation();
  const { q, kind } = useSearch({ strict: false }) as { q?: string; kind?: Kind };
  const navigate = useNavigate();
  const [search, setSearch] = useState(q ?? '');
  const [all, setAll] = useState(false);
  const wanted = useDeferredValue(search);
  const said = useSaid();
  const find = useMemo(() => finderIn(said), [said]);
  const live = useQuery({ ...viewQuery<KnowledgeView>('knowledge'), retry: false });
  const fires = useMemo(
    () =>
      new Map(live.data?.fires.map(({ rule, patients }) => [rule, new Set(patients.map((one) => one.patient)).size])),
    [live.data],
  );
  const found = useMemo(() => {
    const spoken = rulesSpokenOf(wanted).flatMap((rule) => entryOf(rule) ?? []);
    return [...spoken, ...find(wanted).filter((entry) => !spoken.includes(entry))];
  }, [wanted, find]);
  const shown = kind === undefined ? found : found.filter((entry) => entry.kind === kind);
  const choose = (next: Kind | undefined) =>
    void navigate({
      to: '/knowledge',
      search: { ...(search === '' ? {} : { q: search }), ...(next === undefined ? {} : { kind: next }) },
      replace: true,
    });
  return (
    <Page
      title={t('nav.knowledge')}
      lead={t('knowledge.lead', { count: ENTRIES.length })}
      act={
        <Field
          label={t('knowledge.search')}
          hint={t('knowledge.searchHint')}
          type="search"
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onBlur={() => choose(kind)}
        />
      }
    >
      <p>
        <Link to="/knowledge/safety" className={styles['link']}>
          {t('safety.open')}
        </Link>
      </p>
      {i18n.language !== 'en' && <p className={styles['soft']}>{t('knowledge.inEnglish')}</p>}
      <div className={styles['kinds']}>
        <Chips
          label={t('knowledge.kinds')}
          options={HELD.map((one) => ({
            value: one,
            label: t(`knowledge.kind.${one}`),
            more: String(found.filter((entry) => entry.kind === one).length),
          }))}
          chosen={kind === undefined ? [] : [kind]}
          onChoose={(one) => choose(one === kind ? undefined : one)}
        />
      </div>
      <p role="status" className={styles['soft']}>
        {t('knowledge.found', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <Empty>{t('knowledge.none')}</Empty>
      ) : (
        <ul className={styles['list']}>
          {shown.slice(0, all ? shown.length : SHOWN).map((entry) => (
            <Row key={`${entry.kind} ${entry.id}`} entry={entry} patients={fires.get(entry.id) ?? 0} />
          ))}
        </ul>
      )}
      {!all && shown.length > SHOWN && (
        <Button onClick={() => setAll(true)}>{t('knowledge.more', { count: shown.length - SHOWN })}</Button>
      )}
    </Page>
  );
}

function Row({ entry, patients }: { readonly entry: Entry; readonly patients: number }) {
  const { t } = useTranslation();
  const said = useSaid();
  return (
    <li className={styles['row']}>
      <Link to="/knowledge/$id" params={{ id: entry.id }} className={styles['open']}>
        {said(entry.title)}
      </Link>
      <p className={styles['states']}>{said(entry.states)}</p>
      <p className={styles['meta']}>
        <span>{t(`knowledge.kind.${entry.kind}`)}</span>
        <code>{entry.id}</code>
        {entry.section !== '' && <span>{entry.section}</span>}
        {entry.verdicts.map((verdict) => (
          <b key={verdict} data-verdict={verdict}>
            {t(`verdict.${verdict as 'defer'}`)}
          </b>
        ))}
      </p>
      {patients > 0 && <b className={styles['fires']}>{t('knowledge.firesFor', { count: patients })}</b>}
    </li>
  );
}
