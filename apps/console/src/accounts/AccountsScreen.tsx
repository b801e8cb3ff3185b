import type { AccountsView } from '@keel/formats/api';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useTopics } from '../live/index.ts';
import { Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { AccountRows } from './AccountRows.tsx';
import styles from './Accounts.module.css';

/** To whom do we owe an estimate, and who owes us? */
export function AccountsScreen() {
  const { t } = useTranslation();
  const view = useQuery(viewQuery<AccountsView>('accounts'));
  useTopics(['view/accounts'], view.data?.position);
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const { rows, today, priced } = view.data;
  return (
    <Page title={t('accounts.title')} lead={t('accounts.lead')}>
      {!priced && <p className={styles['late']}>{t('money.noFees')}</p>}
      {rows.length === 0 ? <p>{t('accounts.none')}</p> : <AccountRows rows={rows} today={today} />}
    </Page>
  );
}
