import type { DevicesView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClinicSay } from '../outbox/index.ts';
import styles from './DevicesScreen.module.css';

const REASONS = ['broken', 'replaced', 'returned', 'lost', 'other'] as const;

/** Nothing that it sends is taken any more; what it has sent stays. Registered again, it is back. */
export function RetireSheet(props: { readonly device: DevicesView['devices'][number]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { device, onClose } = props;
  const { say, trouble } = useClinicSay();
  const [because, setBecause] = useState<(typeof REASONS)[number]>();
  const retire = async (): Promise<void> => {
    const stream = `device/${device.device}`;
    if (await say({ kind: 'retire-device', stream, seenSeq: device.seq, body: { because } })) onClose();
  };
  return (
    <Sheet open title={t('devices.retireTitle', { name: device.name })} onClose={onClose}>
      <div className={styles['sheet']}>
        <p>{t('devices.retireLead')}</p>
        <Chips
          label={t('staff.because')}
          options={REASONS.map((value) => ({ value, label: t(`devices.retireBecause.${value}`) }))}
          chosen={because === undefined ? [] : [because]}
          onChoose={setBecause}
        />
        {trouble && <p className={styles['heavy']}>{trouble}</p>}
        <Button kind="grave" size="large" wide disabled={because === undefined} onClick={() => void retire()}>
          {t('devices.retire')}
        </Button>
      </div>
    </Sheet>
  );
}
