import { mayDo } from '@keel/clinical/rights';
import type { AccountsView } from '@keel/formats/api';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useTopics } from '../live/index.ts';
import { AccountRows } from './AccountRows.tsx';
import styles from './Accounts.module.css';

/** Estimates and bills among the documents, for whom the table of rights lets see money. */
export function EstimatesBlock() {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const actor = { kind: 'person', id: me?.person.id ?? '', roles: me?.roles ?? [] } as const;
  const may = mayDo(actor, 'view/accounts', 'clinic').verdict !== 'deny';
  const view = useQuery({ ...viewQuery<AccountsView>('accounts'), enabled: may });
  useTopics(may ? ['view/accounts'] : [], view.data?.position);
  if (!may || view.data === undefined) return null;
  const rows = view.data.rows.filter(
    ({ estimate, estimateDueBy, billed }) => estimate !== null || estimateDueBy !== null || billed > 0,
  );
  return (
    <section className={styles['block']}>
      <h2>{t('accounts.inDocuments')}</h2>
      {rows.length === 0 ? (
        <p className={styles['soft']}>{t('accounts.none')}</p>
      ) : (
        <AccountRows rows={rows} today={view.data.today} />
      )}
    </section>
  );
}
