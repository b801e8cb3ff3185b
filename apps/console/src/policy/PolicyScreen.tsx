import {
  type Policy,
  type PolicyRow,
  policyIssues,
  policyRows,
  rowText,
  STARTING_POLICIES,
  withRow,
} from '@keel/clinical/policy';
import { mayDo } from '@keel/clinical/rights';
import type { PolicyView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { ChoiceField, Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { useTopics } from '../live/index.ts';
import { Empty, Page } from '../page/index.ts';
import { plain } from '../search/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText } from '../time/index.ts';
import { Differences } from './Differences.tsx';
import { useDraft } from './draft.ts';
import styles from './Policy.module.css';
import { RowLine } from './RowLine.tsx';
import { ShapeEditor } from './ShapeEditor.tsx';
import { SignSheet } from './SignSheet.tsx';
import { sectionOf, sectionsOf } from './sections.ts';

type Version = PolicyView['versions'][number];

/** What the clinic works by: read by whoever treats, changed and signed by a prescriber. */
export function PolicyScreen() {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const me = useQuery(meQuery).data;
  const view = useQuery(viewQuery<PolicyView>('policy'));
  useTopics(['view/policy'], view.data?.position);
  const { row: wanted } = useSearch({ strict: false }) as { row?: string };
  const [draft, setDraft] = useDraft();
  const [read, setRead] = useState<string>();
  const [comparing, setComparing] = useState(false);
  const [signing, setSigning] = useState(false);
  const zone = me?.clinic.zone ?? 'UTC';
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const { versions, seq } = view.data;
  const adopts =
    me != null &&
    mayDo({ kind: 'person', id: me.person.id, roles: me.roles }, 'command/adopt-policy', 'clinic').verdict !== 'deny';
  const inForce = versions.find(({ state }) => state === 'in-force') ?? null;
  const shown = versions.find(({ policy }) => (policy as Policy).version === read) ?? inForce ?? versions[0] ?? null;
  const policy = draft ?? (shown === null ? null : (shown.policy as Policy));
  const issues = draft === null ? [] : policyIssues(draft);

  const about = (one: Version): string =>
    t('policy.signedBy', {
      name: one.printedName,
      when: dateTimeText(Date.parse(one.signedAt), zone, i18n.language),
      from: dateTimeText(Date.parse(one.from), zone, i18n.language),
    });

  return (
    <Page
      title={t('nav.policy')}
      lead={
        draft !== null
          ? t('policy.draftOf', { version: draft.version })
          : shown === null
            ? t('policy.none')
            : `${said((shown.policy as Policy).title)} · ${(shown.policy as Policy).version} · ${t(`policy.state.${shown.state}`)}`
      }
      act={
        <>
          {draft === null && adopts && shown !== null && (
            <Button kind="next" onClick={() => setDraft(shown.policy as Policy)}>
              {t('policy.change')}
            </Button>
          )}
          {draft === null && versions.length > 1 && (
            <Button onClick={() => setComparing(true)}>{t('policy.compare')}</Button>
          )}
        </>
      }
    >
      {draft === null && shown !== null && (
        <div className={styles['about']}>
          <p>{about(shown)}</p>
          <p className={styles['soft']}>{shown.because}</p>
          {versions.length > 1 && (
            <ChoiceField
              label={t('policy.read')}
              value={(shown.policy as Policy).version}
              onChoose={setRead}
              options={versions.map((one) => ({
                value: (one.policy as Policy).version,
                label: `${(one.policy as Policy).version} · ${t(`policy.state.${one.state}`)}`,
              }))}
            />
          )}
        </div>
      )}
      {i18n.language !== 'en' && policy !== null && <p className={styles['soft']}>{t('knowledge.inEnglish')}</p>}
      {policy === null ? (
        <Proposals adopts={adopts} onTake={setDraft} />
      ) : (
        <Rows policy={policy} issues={issues} wanted={wanted} onChange={draft === null ? undefined : setDraft} />
      )}
      {draft !== null && (
        <div className={styles['bar']}>
          <p role="status">
            {issues.length > 0
              ? t('policy.outside', { count: issues.length })
              : t('policy.changes', { count: changesOf(draft, inForce) })}
          </p>
          <Button kind="quiet" onClick={() => setDraft(null)}>
            {t('policy.discard')}
          </Button>
          <Button kind="next" onClick={() => setSigning(true)}>
            {t('policy.compareAndSign')}
          </Button>
        </div>
      )}
      {comparing && <CompareSheet versions={versions} onClose={() => setComparing(false)} />}
      {signing && draft !== null && (
        <SignSheet
          draft={draft}
          before={inForce === null ? null : (inForce.policy as Policy)}
          issues={issues}
          seq={seq}
          versions={versions.map((one) => (one.policy as Policy).version)}
          onClose={() => setSigning(false)}
          onAdopted={() => {
            setSigning(false);
            setDraft(null);
            setRead(undefined);
          }}
        />
      )}
    </Page>
  );
}

function changesOf(draft: Policy, inForce: Version | null): number {
  if (inForce === null) return policyRows(draft).length;
  const before = new Map(policyRows(inForce.policy as Policy).map((row) => [row.id, rowText(row.value)]));
  const now = policyRows(draft);
  const gone = [...before.keys()].filter((id) => !now.some((row) => row.id === id)).length;
  return now.filter((row) => before.get(row.id) !== rowText(row.value)).length + gone;
}

/** Nobody has adopted anything: three to start from, none of them chosen. */
function Proposals(props: { readonly adopts: boolean; readonly onTake: (policy: Policy) => void }) {
  const { t } = useTranslation();
  const said = useSaid();
  return (
    <section className={styles['proposals']}>
      <p>{t('policy.noneLead')}</p>
      <ul>
        {Object.values(STARTING_POLICIES).map((policy: Policy) => (
          <li key={policy.id}>
            <h2>{said(policy.title)}</h2>
            <ul className={styles['plainList']}>
              {Object.values(policy.regimens).map(({ title, usual }) => (
                <li key={title}>
                  {said(title)}: {usual}
                </li>
              ))}
            </ul>
            {props.adopts ? (
              <Button kind="next" onClick={() => props.onTake(policy)}>
                {t('policy.take')}
              </Button>
            ) : (
              <p className={styles['soft']}>{t('policy.onlyPrescriber')}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rows(props: {
  readonly policy: Policy;
  readonly issues: ReturnType<typeof policyIssues>;
  readonly wanted: string | undefined;
  readonly onChange?: ((next: Policy) => void) | undefined;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const { policy, issues, wanted, onChange } = props;
  const rows = useMemo(() => policyRows(policy), [policy]);
  const sections = sectionsOf(policy);
  const asked = rows.find(({ id }) => id === wanted);
  const [chosen, setChosen] = useState(asked === undefined ? 'day' : sectionOf(asked));
  const [search, setSearch] = useState('');
  const top = useRef<HTMLElement>(null);
  const words = plain(useDeferredValue(search)).split(/\s+/).filter(Boolean);
  const section = sections.some(({ key }) => key === chosen) ? chosen : 'day';
  useEffect(() => {
    if (wanted !== undefined) document.getElementById(`row-${wanted}`)?.scrollIntoView({ block: 'center' });
  }, [wanted]);
  const found =
    words.length === 0
      ? rows.filter((row) => sectionOf(row) === section)
      : rows.filter((row) => {
          const text = plain(`${row.title} ${said(row.title)} ${row.id} ${row.of ?? ''} ${row.sources.join(' ')}`);
          return words.every((word) => text.includes(word));
        });
  const issuesOf = (row: PolicyRow) => issues.filter(({ path }) => path === row.id || path.startsWith(`${row.id}.`));
  const nameOf = (key: string): string =>
    key.startsWith('regimens.')
      ? said(policy.regimens[key.slice('regimens.'.length)]?.title ?? key)
      : t(`policy.group.${key as 'day'}`);
  const refusedIn = (key: string): boolean => rows.some((row) => sectionOf(row) === key && issuesOf(row).length > 0);
  return (
    <div className={styles['body']}>
      <nav className={styles['sections']} aria-label={t('policy.sections')}>
        <Field
          label={t('policy.search')}
          type="search"
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <ul>
          {sections.map(({ key }) => (
            <li key={key}>
              <button
                type="button"
                aria-current={words.length === 0 && key === section}
                data-refused={refusedIn(key)}
                onClick={() => {
                  setSearch('');
                  setChosen(key);
                  top.current?.scrollIntoView({ block: 'start' });
                }}
              >
                {nameOf(key)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <section className={styles['rows']} ref={top}>
        <h2>{words.length === 0 ? nameOf(section) : t('policy.found', { count: found.length })}</h2>
        {onChange !== undefined && words.length === 0 && (
          <ShapeEditor section={section} draft={policy} onChange={onChange} />
        )}
        {section === 'offered' && words.length === 0 && onChange === undefined && (
          <ul className={styles['plainList']}>
            {Object.values(policy.regimens).map(({ title, usual }) => (
              <li key={title}>
                {said(title)}: {usual}
              </li>
            ))}
          </ul>
        )}
        {found.length === 0 && section !== 'offered' && <Empty>{t('policy.noRows')}</Empty>}
        <ul>
          {found.map((row, index) => (
            <Titled key={row.id} row={row} before={found[index - 1]} policy={policy}>
              <RowLine
                row={row}
                issues={issuesOf(row)}
                marked={row.id === wanted}
                onChange={onChange === undefined ? undefined : (value) => onChange(withRow(policy, row, value))}
              />
            </Titled>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** A heading where the next order or regimen begins. */
function Titled(props: {
  readonly row: PolicyRow;
  readonly before: PolicyRow | undefined;
  readonly policy: Policy;
  readonly children: React.ReactNode;
}) {
  const { row, before, policy } = props;
  const order = row.group === 'standing-orders' ? policy.standingOrders.find(({ id }) => id === row.of) : undefined;
  const starts = order !== undefined && row.of !== before?.of;
  return (
    <>
      {starts && (
        <li className={styles['heading']}>
          <h3>
            {order.medicine} {order.route.toUpperCase()}
          </h3>
          <p className={styles['soft']}>{order.reasonFor}</p>
        </li>
      )}
      {props.children}
    </>
  );
}

function CompareSheet({ versions, onClose }: { readonly versions: readonly Version[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const names = versions.map((one) => (one.policy as Policy).version);
  const [before, setBefore] = useState(names[1] ?? '');
  const [after, setAfter] = useState(names[0] ?? '');
  const policyOf = (name: string) => versions.find((one) => (one.policy as Policy).version === name)?.policy as Policy;
  const options = names.map((name) => ({ value: name, label: name }));
  return (
    <Sheet open wide title={t('policy.compare')} onClose={onClose}>
      <div className={styles['sheet']}>
        <div className={styles['add']}>
          <ChoiceField label={t('policy.older')} value={before} onChoose={setBefore} options={options} />
          <ChoiceField label={t('policy.newer')} value={after} onChoose={setAfter} options={options} />
        </div>
        <Differences before={policyOf(before)} after={policyOf(after)} />
      </div>
    </Sheet>
  );
}
