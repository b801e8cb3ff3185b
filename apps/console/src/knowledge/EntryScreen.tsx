import { type Policy, policyRows } from '@keel/clinical/policy';
import { SOURCE_ROWS } from '@keel/clinical/sources';
import type { KnowledgeView, PolicyView } from '@keel/formats/api';
import { Identity } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { useNow } from '../live/index.ts';
import { Empty, Page } from '../page/index.ts';
import { boundsText, unitText, valueText } from '../policy-row/index.ts';
import { dateTimeText, dayIn } from '../time/index.ts';
import { type Entry, entryOf } from './entries.ts';
import styles from './Knowledge.module.css';

/** One rule with all that stands behind it, and for whom it fires now. */
export function EntryScreen() {
  const { t } = useTranslation();
  const said = useSaid();
  const { id } = useParams({ strict: false }) as { id: string };
  const entry = entryOf(id);
  if (entry === undefined) {
    return (
      <Page title={id}>
        <Empty>{t('knowledge.unknown', { id })}</Empty>
        <p>
          <Link to="/knowledge" className={styles['link']}>
            {t('knowledge.back')}
          </Link>
        </p>
      </Page>
    );
  }
  return (
    <Page title={said(entry.title)} lead={`${t(`knowledge.kind.${entry.kind}`)} · ${entry.id}`}>
      {entry.states !== '' && (
        <p className={styles['said']} {...said.lang(entry.states)}>
          {said(entry.states)}
        </p>
      )}
      <dl className={styles['facts']}>
        {entry.verdicts.length > 0 && (
          <Fact label={t('knowledge.verdict')}>
            {entry.verdicts.map((verdict) => t(`verdict.${verdict as 'defer'}`)).join(', ')}
          </Fact>
        )}
        {entry.routes.length > 0 && (
          <Fact label={t('knowledge.routes')}>
            {entry.routes.map((route) => t(`route.${route as 'iv-ketamine'}`)).join(', ')}
          </Fact>
        )}
        {entry.basis !== null && (
          <Fact label={t('knowledge.basis')}>
            {t(`policy.basis.${entry.basis.replace(' ', '-') as 'label'}`, { defaultValue: entry.basis })}
          </Fact>
        )}
        {entry.section !== '' && <Fact label={t('knowledge.section')}>{entry.section}</Fact>}
        {entry.more.map(([label, text]) => (
          <Fact key={label} label={t(`knowledge.label.${label}`)}>
            {label === 'where' ? (
              <a href={text} rel="noreferrer noopener" target="_blank">
                {text}
              </a>
            ) : label === 'cited' ? (
              <Cited ids={text.split(', ')} />
            ) : (
              said(text)
            )}
          </Fact>
        ))}
      </dl>
      <Governed entry={entry} />
      {entry.sources.length > 0 && <Sources ids={entry.sources} />}
      {['rule', 'interaction', 'day'].includes(entry.kind) && <FiresFor rule={entry.id} />}
      <p>
        <Link to="/knowledge" className={styles['link']}>
          {t('knowledge.back')}
        </Link>
      </p>
    </Page>
  );
}

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const Cited = ({ ids }: { readonly ids: readonly string[] }) => (
  <span className={styles['cited']}>
    {ids.map((id) =>
      entryOf(id) === undefined ? (
        <span key={id}>{id}</span>
      ) : (
        <Link key={id} to="/knowledge/$id" params={{ id }}>
          {id}
        </Link>
      ),
    )}
  </span>
);

/** The figures it compares with, as the policy in force has them, each with its bounds and a way to its row. */
function Governed({ entry }: { readonly entry: Entry }) {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const view = useQuery({ ...viewQuery<PolicyView>('policy'), retry: false });
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const inForce = view.data?.versions.find(({ state }) => state === 'in-force');
  if (entry.settings.length === 0 && entry.governs === null) return null;
  if (inForce === undefined) return <p className={styles['soft']}>{t('knowledge.noPolicy')}</p>;
  const policy = inForce.policy as Policy;
  const rows = policyRows(policy).filter(
    ({ id }) =>
      entry.settings.some((setting) => id === `settings.${setting}`) ||
      (entry.governs !== null && id.startsWith(`${entry.governs}.`)),
  );
  return (
    <section className={styles['section']}>
      <h2>{t('knowledge.governed')}</h2>
      <p className={styles['soft']}>
        {t('knowledge.version', {
          version: policy.version,
          from: dateTimeText(Date.parse(inForce.from), zone, i18n.language),
          name: inForce.printedName,
        })}
      </p>
      {rows.length === 0 && <p className={styles['soft']}>{t('knowledge.notOffered')}</p>}
      <ul className={styles['rows']}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/policy" search={{ row: row.id }}>
              {said(row.title)}
            </Link>
            <b>
              {valueText(row.value, t)} {unitText(row.unit, t)}
            </b>
            <span className={styles['soft']}>{boundsText(row, t)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sources({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation();
  const said = useSaid();
  return (
    <section className={styles['section']}>
      <h2>{t('knowledge.sources')}</h2>
      <ul className={styles['sources']}>
        {ids.map((id) => {
          const source = SOURCE_ROWS.find((row) => row.id === id);
          return (
            <li key={id}>
              <Link to="/knowledge/$id" params={{ id: `source-${id.toLowerCase()}` }}>
                {id}
              </Link>
              <span {...said.lang(source?.what ?? id)}>{said(source?.what ?? id)}</span>
              {source !== undefined && <span className={styles['soft']}>{source.seen.map(said).join(', ')}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function FiresFor({ rule }: { readonly rule: string }) {
  const { t } = useTranslation();
  const said = useSaid();
  const live = useQuery({ ...viewQuery<KnowledgeView>('knowledge'), retry: false });
  const now = useNow(60_000);
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  if (!live.data) return null;
  const patients = live.data.fires.find((one) => one.rule === rule)?.patients ?? [];
  return (
    <section className={styles['section']}>
      <h2>{t('knowledge.patients')}</h2>
      <p className={styles['soft']}>{t('knowledge.judged', { count: live.data.judged })}</p>
      {patients.length === 0 ? (
        <p>{t('knowledge.nobody')}</p>
      ) : (
        <ul className={styles['patients']}>
          {patients.map(({ patient, verdict, because, session }) => {
            const brief = live.data.people.find(({ id }) => id === patient);
            return (
              <li key={`${patient} ${session}`}>
                {session === null ? (
                  <Link to="/patient/$id" params={{ id: patient }} className={styles['person']}>
                    {brief ? <Identity brief={brief} today={dayIn(now, zone)} /> : patient}
                  </Link>
                ) : (
                  <Link to="/session/$id/ready" params={{ id: session }} className={styles['person']}>
                    {brief ? <Identity brief={brief} today={dayIn(now, zone)} /> : patient}
                  </Link>
                )}
                <p>
                  <b>{t(`verdict.${verdict}`)}</b> {said(because)}
                  {session !== null && <span className={styles['soft']}> {t('knowledge.atGate')}</span>}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
