import { mayDo } from '@keel/clinical/rights';
import type { RegisterView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { ChoiceField } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useTopics } from '../live/index.ts';
import { Empty, list, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText } from '../time/index.ts';
import { CaseList } from './CaseList.tsx';
import { CountSheet } from './CountSheet.tsx';
import { DrawSheet } from './DrawSheet.tsx';
import { drugName } from './drug-name.ts';
import { FinishSheet } from './FinishSheet.tsx';
import { NeedsList } from './NeedsList.tsx';
import { OpenSheet } from './OpenSheet.tsx';
import type { Case, Container, Draw, Place } from './place.ts';
import { ReceiveSheet } from './ReceiveSheet.tsx';
import styles from './RegisterScreen.module.css';
import { RemoveSheet } from './RemoveSheet.tsx';
import { StockList } from './StockList.tsx';
import { TraceSheet } from './TraceSheet.tsx';
import { WasteSheet } from './WasteSheet.tsx';

/** One sheet at a time, and what it is about. */
export type Opened =
  | { readonly sheet: 'open' | 'receive' | 'count' }
  | { readonly sheet: 'draw' | 'finish' | 'trace' | 'remove'; readonly container: Container }
  | { readonly sheet: 'waste'; readonly draw: Draw }
  | { readonly sheet: 'decide' | 'close'; readonly one: Case }
  | { readonly sheet: 'answer'; readonly one: Case; readonly duty: 'notify-dea' | 'form-106' }
  | { readonly sheet: 'declare' };

/** Where is every milligram? */
export function RegisterScreen() {
  const { t } = useTranslation();
  const view = useQuery(viewQuery<RegisterView>('register'));
  useTopics(['view/register'], view.data?.position);
  const me = useQuery(meQuery).data;
  // A task about a case names the register it is in.
  const named = useRouterState({ select: ({ location: { hash } }) => /^at=(.+)$/.exec(hash)?.[1] });
  const [location, setLocation] = useState(named);
  const [opened, setOpened] = useState<Opened | null>(null);
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const { places } = view.data;
  const place = places.find((one) => one.location === location) ?? places[0] ?? null;
  const may = (action: string): boolean =>
    me != null && mayDo({ kind: 'person', id: me.person.id, roles: me.roles }, action, 'clinic').verdict !== 'deny';
  const close = (): void => setOpened(null);
  return (
    <Page
      title={t('register.title')}
      lead={place === null ? t('register.lead') : `${place.name} · ${place.registrant.registration}`}
      act={
        <>
          {places.length > 1 && place && (
            <ChoiceField
              label={t('inspection.place')}
              value={place.location}
              onChoose={setLocation}
              options={places.map((one) => ({ value: one.location, label: one.name }))}
            />
          )}
          {place && may('command/receive-stock') && (
            <Button kind="next" onClick={() => setOpened({ sheet: 'receive' })}>
              {t('register.receive')}
            </Button>
          )}
          {place && may('command/count-stock') && (
            <Button onClick={() => setOpened({ sheet: 'count' })}>{t('register.count')}</Button>
          )}
          {place && may('view/inspection') && (
            <Link to="/register/$location/inspection" params={{ location: place.location }} className={buttonClass({})}>
              {t('register.inspection')}
            </Link>
          )}
          {may('command/open-register') && (
            <Button kind="quiet" onClick={() => setOpened({ sheet: 'open' })}>
              {t('register.open')}
            </Button>
          )}
        </>
      }
    >
      {place === null ? (
        <Empty>{t('register.none')}</Empty>
      ) : (
        <div className={styles['columns']}>
          <div className={list['stack']}>
            <NeedsList view={view.data} place={place} onOpen={setOpened} />
            <StockList place={place} onOpen={setOpened} mayDraw={may('command/prepare-drug')} />
          </div>
          <div className={list['stack']}>
            <Sums place={place} />
            <CaseList place={place} onOpen={setOpened} mayDecide={may('command/decide-discrepancy')} />
            <Receipts place={place} />
          </div>
        </div>
      )}
      {opened?.sheet === 'open' && <OpenSheet onClose={close} />}
      {place && opened?.sheet === 'receive' && <ReceiveSheet place={place} onClose={close} />}
      {place && opened?.sheet === 'count' && <CountSheet place={place} onClose={close} />}
      {place && opened?.sheet === 'draw' && (
        <DrawSheet view={view.data} place={place} container={opened.container} onClose={close} />
      )}
      {place && opened?.sheet === 'finish' && (
        <FinishSheet place={place} container={opened.container} onClose={close} />
      )}
      {place && opened?.sheet === 'remove' && (
        <RemoveSheet place={place} container={opened.container} onClose={close} />
      )}
      {opened?.sheet === 'trace' && <TraceSheet container={opened.container} onClose={close} />}
      {place && opened?.sheet === 'waste' && <WasteSheet place={place} draw={opened.draw} onClose={close} />}
      {place &&
        (opened?.sheet === 'decide' ||
          opened?.sheet === 'answer' ||
          opened?.sheet === 'close' ||
          opened?.sheet === 'declare') && <CaseList.Sheet place={place} opened={opened} onClose={close} />}
    </Page>
  );
}

/** received = given + wasted + in hand + on the shelf, and what is left over is a mistake of ours. */
function Sums({ place }: { readonly place: Place }) {
  const { t, i18n } = useTranslation();
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const counted = place.lastCount;
  return (
    <section className={list['block']}>
      <h2>{t('register.sums')}</h2>
      <ul className={list['rows']}>
        {place.balances.map((one) => (
          <li key={`${one.drug} ${one.form}`} className={list['row']}>
            <p>
              <b>{drugName(t, one.drug)}</b> <span className={list['soft']}>{t(`register.form.${one.form}`)}, mg</span>
            </p>
            <dl className={styles['sums']}>
              {(
                [
                  ['received', one.receivedMg],
                  ['given', one.givenMg],
                  ['wasted', one.wastedMg],
                  ['inHand', one.inHandMg],
                  ['onShelf', one.onShelfMg],
                  ['unexplained', one.unexplainedMg],
                ] as const
              ).map(([key, mg]) => (
                <div key={key}>
                  <dt>{t(`register.sum.${key}`)}</dt>
                  <dd>{figure(mg, 2)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      <p className={counted === null ? list['late'] : list['soft']}>
        {counted === null
          ? t('register.neverCounted')
          : t(counted.second === null ? 'register.lastCountAlone' : 'register.lastCount', {
              when: dateTimeText(Date.parse(counted.at), zone, i18n.language),
              by: counted.by.name,
              second: counted.second?.name ?? '',
            })}
      </p>
    </section>
  );
}

function Receipts({ place }: { readonly place: Place }) {
  const { t, i18n } = useTranslation();
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  return (
    <section className={list['block']}>
      <h2>{t('register.receipts')}</h2>
      <ul className={list['rows']}>
        {place.receipts.slice(0, 5).map((one) => (
          <li key={one.id} className={list['row']}>
            <p>
              {drugName(t, one.drug)}, {t('register.lot', { lot: one.lot })}
              <br />
              <span className={list['soft']}>
                {dateTimeText(Date.parse(one.at), zone, i18n.language)} · {one.supplier} · {one.invoice}
              </span>
            </p>
            <span className={list['soft']}>{t('register.containers', { count: one.containers })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
