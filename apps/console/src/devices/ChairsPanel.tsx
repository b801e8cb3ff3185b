import { mayDo } from '@keel/clinical/rights';
import type { PlacesView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import styles from './DevicesScreen.module.css';

type Chair = PlacesView['sites'][number]['chairs'][number];
const REASONS = ['broken', 'room-in-use', 'not-needed', 'other'] as const;

/** The chairs of each site, and which of them are in use. What was done in a closed one stays in its record. */
export function ChairsPanel() {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const [closing, setClosing] = useState<Chair | null>(null);
  const [opening, setOpening] = useState<string | null>(null);
  if (!me || !places) return null;
  const owner = mayDo({ kind: 'person', id: me.person.id, roles: me.roles }, 'command/close-chair', 'clinic');
  const may = owner.verdict !== 'deny';
  return (
    <section className={styles['trouble']}>
      <h2>{t('devices.chairs')}</h2>
      {places.sites.map((site) => (
        <div key={site.id} className={styles['site']}>
          {places.sites.length > 1 && <p className={styles['name']}>{site.name}</p>}
          <ul className={styles['chairs']}>
            {site.chairs.map((chair) => (
              <li key={chair.id} data-closed={!chair.open}>
                <span className={styles['name']}>{chair.name}</span>
                <span className={styles['soft']}>{t(chair.open ? 'devices.chairOpen' : 'devices.chairClosed')}</span>
                {may && chair.open && (
                  <Button kind="quiet" onClick={() => setClosing(chair)}>
                    {t('devices.closeChair')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {may && <Button onClick={() => setOpening(site.id)}>{t('devices.openChair')}</Button>}
        </div>
      ))}
      {closing && <CloseSheet chair={closing} seq={places.seq} onClose={() => setClosing(null)} />}
      {opening && <OpenSheet site={opening} seq={places.seq} onClose={() => setOpening(null)} />}
    </section>
  );
}

function CloseSheet(props: { readonly chair: Chair; readonly seq: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { say, trouble } = useClinicSay();
  const [because, setBecause] = useState<(typeof REASONS)[number]>();
  const close = async (): Promise<void> => {
    const body = { chairId: props.chair.id, because };
    if (await say({ kind: 'close-chair', stream: 'clinic/places', seenSeq: props.seq, body })) props.onClose();
  };
  return (
    <Sheet open title={t('devices.closeTitle', { name: props.chair.name })} onClose={props.onClose}>
      <div className={styles['sheet']}>
        <p>{t('devices.closeLead')}</p>
        <Chips
          label={t('staff.because')}
          options={REASONS.map((value) => ({ value, label: t(`devices.closeBecause.${value}`) }))}
          chosen={because === undefined ? [] : [because]}
          onChoose={setBecause}
        />
        {trouble && <p className={styles['heavy']}>{trouble}</p>}
        <Button kind="grave" size="large" wide disabled={because === undefined} onClick={() => void close()}>
          {t('devices.closeChair')}
        </Button>
      </div>
    </Sheet>
  );
}

function OpenSheet(props: { readonly site: string; readonly seq: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { say, trouble } = useClinicSay();
  const [name, setName] = useState('');
  const [chairId] = useState(() => `chair-${crypto.randomUUID().slice(0, 8)}`);
  const open = async (): Promise<void> => {
    const body = { siteId: props.site, chairId, name: name.trim() };
    if (await say({ kind: 'open-chair', stream: 'clinic/places', seenSeq: props.seq, body })) props.onClose();
  };
  return (
    <Sheet open title={t('devices.openChair')} onClose={props.onClose}>
      <div className={styles['sheet']}>
        <Field
          label={t('devices.chairName')}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {trouble && <p className={styles['heavy']}>{trouble}</p>}
        <Button kind="next" size="large" wide disabled={name.trim() === ''} onClick={() => void open()}>
          {t('devices.openChair')}
        </Button>
      </div>
    </Sheet>
  );
}
