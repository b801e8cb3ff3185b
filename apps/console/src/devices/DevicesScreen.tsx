import type { BoardView, DevicesView, PlacesView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { ageText } from '@keel/ui/freshness';
import { Identity } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { IconDeviceHeartMonitor, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { clockText, dayIn } from '../time/index.ts';
import styles from './DevicesScreen.module.css';

type Device = DevicesView['devices'][number];
/** A monitor that has said nothing for this long is silent (safety A4). */
const SILENT_MS = 15_000;

/** What is connected, on whom, and what could not be taken at its word. */
export function DevicesScreen() {
  const { t, i18n } = useTranslation();
  const list = useQuery({ ...viewQuery<DevicesView>('devices'), refetchInterval: 10_000 });
  useTopics(['view/devices'], list.data?.position);
  const me = useQuery(meQuery).data;
  const zone = me?.clinic.zone ?? 'UTC';
  const now = useNow();
  const [adding, setAdding] = useState(false);
  const [putting, setPutting] = useState<Device | null>(null);
  if (!list.data) return list.error ? <Failed error={list.error} reset={() => void list.refetch()} /> : <Waiting />;
  const { devices, unmatched, quarantined, port } = list.data;
  return (
    <Page
      title={t('nav.devices')}
      lead={port ? t('devices.port', { host: port.host, port: port.port }) : t('devices.noPort')}
      act={<Button onClick={() => setAdding(true)}>{t('devices.add')}</Button>}
    >
      {devices.length === 0 && <Empty>{t('devices.none')}</Empty>}
      <ul className={styles['devices']}>
        {devices.map((device) => (
          <DeviceRow key={device.device} device={device} now={now} zone={zone} onPut={() => setPutting(device)} />
        ))}
      </ul>
      <section className={styles['trouble']}>
        <h2>{t('devices.unmatched')}</h2>
        {unmatched.length === 0 ? (
          <p className={styles['soft']}>{t('devices.noUnmatched')}</p>
        ) : (
          <ul>
            {unmatched.slice(0, 20).map((row) => (
              <li key={`${row.at} ${row.controlId}`}>
                <span>{clockText(Date.parse(row.at), zone, i18n.language)}</span>
                <span>{row.device ?? t('devices.unknown')}</span>
                <span>{t(`devices.because.${row.because as 'on-nobody'}`, { defaultValue: row.because })}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={styles['trouble']}>
        <h2>{t('devices.quarantined')}</h2>
        {quarantined.length === 0 ? (
          <p className={styles['soft']}>{t('devices.noQuarantined')}</p>
        ) : (
          <ul>
            {quarantined.slice(0, 20).map((row) => (
              <li key={`${row.at} ${row.controlId} ${row.what}`}>
                <span>{clockText(Date.parse(row.at), zone, i18n.language)}</span>
                <span>
                  {row.device} {row.what}
                </span>
                <span>{row.because}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {adding && <RegisterSheet onClose={() => setAdding(false)} />}
      {putting && <PutSheet device={putting} onClose={() => setPutting(null)} />}
    </Page>
  );
}

function DeviceRow(props: {
  readonly device: Device;
  readonly now: number;
  readonly zone: string;
  readonly onPut: () => void;
}) {
  const { t } = useTranslation();
  const { device, now, zone } = props;
  const { say, trouble } = useClinicSay();
  const heard = device.lastMessageAt === null ? null : now - Date.parse(device.lastMessageAt);
  const silent = heard === null || heard > SILENT_MS;
  return (
    <li className={styles['device']}>
      <span className={styles['state']} data-silent={silent}>
        {silent ? (
          <IconPlugConnectedX size={24} stroke={1.6} aria-hidden />
        ) : (
          <IconDeviceHeartMonitor size={24} stroke={1.6} aria-hidden />
        )}
      </span>
      <div>
        <p className={styles['name']}>{device.name}</p>
        <p className={styles['soft']}>
          {[device.maker, device.model].filter(Boolean).join(' ')} · {device.identity} · {device.addresses.join(', ')} ·{' '}
          {device.zone}
        </p>
        <p className={silent ? styles['heavy'] : styles['soft']}>
          {heard === null
            ? t('devices.neverHeard')
            : t(silent ? 'devices.silentFor' : 'devices.heard', { age: ageText(heard) })}
        </p>
        {device.sourceChange && (
          <p className={styles['heavy']}>{t('devices.sourceChanged', { address: device.sourceChange.address })}</p>
        )}
        {device.detached?.because === 'conflicting-patient' && (
          <p className={styles['heavy']}>{t('devices.conflict')}</p>
        )}
        {trouble && <p className={styles['heavy']}>{trouble}</p>}
      </div>
      <div>
        {device.on ? (
          <Identity brief={device.on.brief} today={dayIn(now, zone)} chair={device.on.chair} />
        ) : (
          <p className={styles['soft']}>{t('devices.onNobody')}</p>
        )}
      </div>
      <div className={styles['act']}>
        {device.on ? (
          <Button
            onClick={() =>
              void say({
                kind: 'detach-device',
                stream: `device/${device.device}`,
                seenSeq: device.seq,
                body: { because: 'finished' },
              })
            }
          >
            {t('devices.takeOff')}
          </Button>
        ) : (
          <Button kind="next" disabled={device.retired} onClick={props.onPut}>
            {t('devices.putOn')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** A monitor is on a patient because a person said so, with two identifiers; never because it says so itself. */
function PutSheet({ device, onClose }: { readonly device: Device; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const board = useQuery(viewQuery<BoardView>('board')).data;
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const now = useNow();
  const { say, trouble } = useClinicSay();
  const [session, setSession] = useState<string>();
  const [identifiers, setIdentifiers] = useState<readonly string[]>([]);
  const tile = board?.tiles.find((one) => one.session === session);
  const here = (board?.tiles ?? []).filter(({ phase }) => ['arrived', 'ready', 'dosing', 'recovery'].includes(phase));
  const put = async (): Promise<void> => {
    if (!tile) return;
    const done = await say({
      kind: 'associate-device',
      stream: `device/${device.device}`,
      seenSeq: device.seq,
      body: {
        sessionId: tile.session,
        patientId: tile.patient.id,
        chairId: tile.chair?.id ?? '',
        identifiersConfirmed: identifiers,
      },
    });
    if (done) onClose();
  };
  return (
    <Sheet open title={t('devices.putTitle', { name: device.name })} onClose={onClose}>
      <div className={styles['sheet']}>
        {here.length === 0 && <p>{t('devices.nobodyHere')}</p>}
        <Chips
          label={t('devices.onWhom')}
          options={here.map((one) => ({
            value: one.session,
            label: one.chair?.name ?? t('board.noChair'),
            more: `${one.patient.givenName ?? ''} ${one.patient.familyName ?? ''}`,
          }))}
          chosen={session === undefined ? [] : [session]}
          onChoose={setSession}
        />
        {tile && (
          <>
            <Identity brief={tile.patient} today={dayIn(now, zone)} chair={tile.chair?.name} />
            <Chips
              label={t('ask.q.identifiers')}
              many
              options={(['name', 'date-of-birth', 'photo', 'record-number'] as const).map((value) => ({
                value,
                label: t(`ask.a.${value}`),
              }))}
              chosen={identifiers as ('name' | 'date-of-birth' | 'photo' | 'record-number')[]}
              onChoose={(value) =>
                setIdentifiers(
                  identifiers.includes(value) ? identifiers.filter((one) => one !== value) : [...identifiers, value],
                )
              }
            />
          </>
        )}
        {trouble && <p className={styles['heavy']}>{trouble}</p>}
        <Button kind="next" size="large" wide disabled={!tile || identifiers.length < 2} onClick={() => void put()}>
          {t('devices.putOn')}
        </Button>
      </div>
    </Sheet>
  );
}

function RegisterSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const { say, trouble } = useClinicSay();
  const [form, setForm] = useState({ name: '', maker: '', model: '', identity: '', address: '' });
  const [site, setSite] = useState<string>();
  const chosen = places?.sites.find(({ id }) => id === (site ?? places.sites[0]?.id));
  const write = (field: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [field]: event.target.value });
  const complete = Object.values(form).every((value) => value.trim() !== '') && chosen !== undefined;
  const save = async (): Promise<void> => {
    if (!chosen) return;
    const id = `m-${crypto.randomUUID().slice(0, 8)}`;
    const done = await say({
      kind: 'register-device',
      stream: `device/${id}`,
      seenSeq: 0,
      body: {
        name: form.name.trim(),
        maker: form.maker.trim(),
        model: form.model.trim(),
        identity: form.identity.trim(),
        addresses: form.address.split(/[\s,]+/).filter(Boolean),
        zone: chosen.zone,
        siteId: chosen.id,
      },
    });
    if (done) onClose();
  };
  return (
    <Sheet open title={t('devices.add')} onClose={onClose}>
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
          {t('devices.add')}
        </Button>
      </div>
    </Sheet>
  );
}
