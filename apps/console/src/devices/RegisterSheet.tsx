import type { DevicesView, PlacesView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import styles from './DevicesScreen.module.css';

type Device = DevicesView['devices'][number];
/** Private code systems that the feed can read once a clinic adopts them for a monitor. */
const DIALECTS = ['EHC', 'MDIL', 'LN'] as const;
const HABITS = ['marksEveryRow', 'training'] as const;

const listed = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** From where a monitor may speak and how it is read. Registered anew, what it was before stays in its story. */
export function RegisterSheet(props: { readonly device: Device | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { device, onClose } = props;
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const { say, trouble } = useClinicSay();
  const [form, setForm] = useState({
    name: device?.name ?? '',
    maker: device?.maker ?? '',
    model: device?.model ?? '',
    identity: device?.identity ?? '',
    address: device?.addresses.join(', ') ?? '',
    certificate: device?.certificates.join(', ') ?? '',
  });
  const [dialects, setDialects] = useState<readonly string[]>(device?.dialects ?? []);
  const [habits, setHabits] = useState<readonly string[]>(
    HABITS.filter((habit) => device !== null && device[habit] === true),
  );
  const [site, setSite] = useState<string | undefined>(device?.site);
  const chosen = places?.sites.find(({ id }) => id === (site ?? places.sites[0]?.id));
  const write = (field: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [field]: event.target.value });
  const flip = (list: readonly string[], value: string): readonly string[] =>
    list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
  const complete =
    [form.name, form.maker, form.model].every((value) => value.trim() !== '') &&
    listed(form.address).length + listed(form.certificate).length > 0 &&
    chosen !== undefined;
  const save = async (): Promise<void> => {
    if (!chosen) return;
    const done = await say({
      kind: 'register-device',
      stream: `device/${device?.device ?? `m-${crypto.randomUUID().slice(0, 8)}`}`,
      seenSeq: device?.seq ?? 0,
      body: {
        name: form.name.trim(),
        maker: form.maker.trim(),
        model: form.model.trim(),
        identity: form.identity.trim(),
        addresses: listed(form.address),
        certificates: listed(form.certificate),
        dialects,
        marksEveryRow: habits.includes('marksEveryRow'),
        training: habits.includes('training'),
        zone: device?.zone || chosen.zone,
        siteId: chosen.id,
      },
    });
    if (done) onClose();
  };
  const title = device === null ? t('devices.add') : t('devices.changeTitle', { name: device.name });
  return (
    <Sheet open title={title} onClose={onClose}>
      <div className={styles['sheet']}>
        <Field label={t('devices.name')} value={form.name} onChange={write('name')} />
        <Field label={t('devices.maker')} value={form.maker} onChange={write('maker')} />
        <Field label={t('devices.model')} value={form.model} onChange={write('model')} />
        <Field
          label={t('devices.identity')}
          hint={t('devices.identityHint')}
          value={form.identity}
          onChange={write('identity')}
        />
        <Field
          label={t('devices.address')}
          hint={t('devices.addressHint')}
          value={form.address}
          onChange={write('address')}
        />
        <Field
          label={t('devices.certificate')}
          hint={t('devices.certificateHint')}
          value={form.certificate}
          onChange={write('certificate')}
        />
        <Chips
          label={t('devices.dialects')}
          many
          options={DIALECTS.map((value) => ({ value, label: value }))}
          chosen={dialects as (typeof DIALECTS)[number][]}
          onChoose={(value) => setDialects(flip(dialects, value))}
        />
        <Chips
          label={t('devices.habits')}
          many
          options={HABITS.map((value) => ({ value, label: t(`devices.habit.${value}`) }))}
          chosen={habits as (typeof HABITS)[number][]}
          onChoose={(value) => setHabits(flip(habits, value))}
        />
        {places && places.sites.length > 1 && (
          <Chips
            label={t('devices.site')}
            options={places.sites.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={chosen ? [chosen.id] : []}
            onChoose={setSite}
          />
        )}
        {trouble && <p className={styles['heavy']}>{trouble}</p>}
        <Button kind="next" size="large" wide disabled={!complete} onClick={() => void save()}>
          {device === null ? t('devices.add') : t('devices.change')}
        </Button>
      </div>
    </Sheet>
  );
}
