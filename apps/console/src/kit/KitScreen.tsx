import { EMERGENCY_DRUGS, KIT_EQUIPMENT, kitLacks } from '@keel/clinical/emergency';
import type { PlacesView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { gapText } from '../kit-gap/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText, dayIn } from '../time/index.ts';
import styles from './Kit.module.css';
import { KitCheck } from './KitCheck.tsx';
import { standing, strengthKey } from './lines.ts';

type Site = PlacesView['sites'][number];
const WANTED = Object.values(EMERGENCY_DRUGS);

/** Is what the emergency cards ask for really there, and in date? */
export function KitScreen() {
  const { t } = useTranslation();
  const places = useQuery(viewQuery<PlacesView>('places'));
  useTopics(['view/places'], places.data?.position);
  const [checking, setChecking] = useState<string | null>(null);
  if (!places.data) {
    return places.error ? <Failed error={places.error} reset={() => void places.refetch()} /> : <Waiting />;
  }
  const { sites, seq } = places.data;
  return (
    <Page title={t('nav.kit')} lead={t('kit.lead')}>
      {sites.length === 0 && <Empty>{t('kit.noSite')}</Empty>}
      {sites.map((site) =>
        checking === site.id ? (
          <KitCheck key={site.id} site={site} seq={seq} onClose={() => setChecking(null)} />
        ) : (
          <SiteKit key={site.id} site={site} many={sites.length > 1} onCheck={() => setChecking(site.id)} />
        ),
      )}
    </Page>
  );
}

function SiteKit(props: { readonly site: Site; readonly many: boolean; readonly onCheck: () => void }) {
  const { t, i18n } = useTranslation();
  const { site, many, onCheck } = props;
  const today = dayIn(useNow(), site.zone);
  const { kit } = site;
  const lacks = kitLacks(kit as Parameters<typeof kitLacks>[0], WANTED, today);
  const nameOf = (drug: string): string => t(`kit.drug.${drug as 'epinephrine'}`, { defaultValue: drug });
  return (
    <section className={styles['site']} aria-label={site.name}>
      <header className={styles['head']}>
        <div>
          <h2 className={styles['place']}>
            {[many ? site.name : '', kit?.place ?? t('kit.notListed')].filter(Boolean).join(': ')}
          </h2>
          {kit && (
            <p className={styles['soft']}>
              {t('kit.listedAt', { time: dateTimeText(Date.parse(kit.listedAt), site.zone, i18n.language) })}
            </p>
          )}
        </div>
        <Button kind="next" size="large" onClick={onCheck}>
          {kit ? t('kit.check') : t('kit.list')}
        </Button>
      </header>
      {(lacks.drugs.length > 0 || lacks.equipment.length > 0) && (
        <div className={styles['lacks']} role="note">
          <h3>{t('kit.lacks')}</h3>
          <p>
            {[
              ...lacks.drugs.map((gap) => gapText(gap, t)),
              ...lacks.equipment.map((one) => t(`kit.equipment.${one}`).toLocaleLowerCase(i18n.language)),
            ].join(', ')}
          </p>
          <p className={styles['soft']}>{t('kit.lacksMeans')}</p>
        </div>
      )}
      {kit && (
        <>
          <table className={styles['items']}>
            <thead>
              <tr>
                <th scope="col">{t('kit.column.drug')}</th>
                <th scope="col">{t('kit.column.strength')}</th>
                <th scope="col">{t('kit.column.count')}</th>
                <th scope="col">{t('kit.column.expiry')}</th>
                <th scope="col">{t('kit.column.stands')}</th>
              </tr>
            </thead>
            <tbody>
              {kit.items.map((item) => {
                const stands = standing(item, today);
                return (
                  <tr key={`${strengthKey(item)} ${item.expiry}`} data-stands={stands}>
                    <th scope="row">{nameOf(item.drug)}</th>
                    <td>
                      <Strength item={item} />
                    </td>
                    <td className={styles['number']}>{item.count}</td>
                    <td className={styles['number']}>{item.expiry}</td>
                    <td>{t(`kit.stands.${stands}`)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <p>
            {t('kit.equipmentThere', {
              list:
                KIT_EQUIPMENT.filter((one) => kit.equipment.includes(one))
                  .map((one) => t(`kit.equipment.${one}`))
                  .join(', ') || t('kit.nothing'),
            })}
          </p>
        </>
      )}
    </section>
  );
}

/** Strength and pack in words: 1 mg/mL ampoule, 4 mg spray. */
export function Strength({
  item,
}: {
  readonly item: { readonly mgPerMl: number | null; readonly mgPerUnit: number | null; readonly unitName: string };
}) {
  const { t } = useTranslation();
  const unit = t(`kit.unit.${item.unitName as 'vial'}`, { defaultValue: item.unitName });
  return <>{item.mgPerMl === null ? `${item.mgPerUnit} mg, ${unit}` : `${item.mgPerMl} mg/mL, ${unit}`}</>;
}
