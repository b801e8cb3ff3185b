import type { BoardView, DevicesView, PlacesView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
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
import { ChairsPanel } from './ChairsPanel.tsx';
import styles from './DevicesScreen.module.css';
import { RegisterSheet } from './RegisterSheet.tsx';
import { RetireSheet } from './RetireSheet.tsx';

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
  const [registering, setRegistering] = useState<Device | 'new' | null>(null);
  const [putting, setPutting] = useState<Device | null>(null);
  const [retiring, setRetiring] = useState<Device | null>(null);
  if (!list.data) return list.error ? <Failed error={list.error} reset={() => void list.refetch()} /> : <Waiting />;
  const { devices, unmatched, quarantined, port } = list.data;
  const nameOf = (id: string | null): string =>
    devices.find(({ device }) => device === id)?.name ?? t('devices.unknown');
  const times = (count: number): string => (count > 1 ? t('devices.times', { count }) : '');
  return (
    <Page
      title={t('nav.devices')}
      lead={
        [
          port?.port != null ? t('devices.port', { host: port.host, port: port.port }) : '',
          port?.tlsPort != null ? t('devices.tlsPort', { host: port.host, port: port.tlsPort }) : '',
        ]
          .filter(Boolean)
          .join(' · ') || t('devices.noPort')
      }
      act={<Button onClick={() => setRegistering('new')}>{t('devices.add')}</Button>}
    >
      {devices.length === 0 && <Empty>{t('devices.none')}</Empty>}
      <ul className={styles['devices']}>
        {devices.map((device) => (
          <DeviceRow
            key={device.device}
            device={device}
            now={now}
            zone={zone}
            onPut={() => setPutting(device)}
            onChange={() => setRegistering(device)}
            onRetire={() => setRetiring(device)}
          />
        ))}
      </ul>
      <ChairsPanel />
      <section className={styles['trouble']}>
        <h2>{t('devices.unmatched')}</h2>
        {unmatched.length === 0 ? (
          <p className={styles['soft']}>{t('devices.noUnmatched')}</p>
        ) : (
          <ul>
            {unmatched.slice(0, 20).map((row) => (
              <li key={`${row.at} ${row.controlId} ${row.because}`}>
                <span>{clockText(Date.parse(row.at), zone, i18n.language)}</span>
                <span>{nameOf(row.device)}</span>
                <span>
                  {[
                    t(`devices.because.${row.because as 'other-chair'}`, { defaultValue: row.because }),
                    row.claimedPatient === null ? '' : t('devices.namesPatient', { id: row.claimedPatient }),
                    row.claimedPlace === null
                      ? ''
                      : t('devices.namesPlace', { place: row.claimedPlace.split('^').filter(Boolean).join(' ') }),
                    times(row.count),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
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
                  {nameOf(row.device)} {row.what}
                </span>
                <span>
                  {row.reasons
                    .map((reason) => t(`devices.held.${reason as 'sentinel'}`, { defaultValue: row.because }))
                    .join(', ') || row.because}
                  {times(row.count) && ` · ${times(row.count)}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {registering && (
        <RegisterSheet device={registering === 'new' ? null : registering} onClose={() => setRegistering(null)} />
      )}
      {retiring && <RetireSheet device={retiring} onClose={() => setRetiring(null)} />}
      {putting && <PutSheet device={putting} onClose={() => setPutting(null)} />}
    </Page>
  );
}

function DeviceRow(props: {
  readonly device: Device;
  readonly now: number;
  readonly zone: string;
  readonly onPut: () => void;
  readonly onChange: () => void;
  readonly onRetire: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { device, now, zone } = props;
  const { say, trouble } = useClinicSay();
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const chair = places?.sites.flatMap(({ chairs }) => chairs).find(({ id }) => id === device.on?.chair);
  const heard = device.lastMessageAt === null ? null : now - Date.parse(device.lastMessageAt);
  const silent = device.retired || heard === null || heard > SILENT_MS;
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
          {[
            [device.maker, device.model].filter(Boolean).join(' '),
            device.identity,
            device.addresses.join(', '),
            device.certificates.length === 0 ? '' : t('devices.byCertificate', { count: device.certificates.length }),
            device.zone,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className={silent && !device.retired ? styles['heavy'] : styles['soft']}>
          {device.retired
            ? t('devices.retired')
            : heard === null
              ? t('devices.neverHeard')
              : t(silent ? 'devices.silentFor' : 'devices.heard', { age: ageText(heard) })}
        </p>
        {device.sourceChange && (
          <p className={styles['heavy']}>
            {t('devices.sourceChanged', {
              address: device.sourceChange.address,
              time: clockText(Date.parse(device.sourceChange.at), zone, i18n.language),
            })}
          </p>
        )}
        {device.detached?.because === 'conflicting-patient' && (
          <p className={styles['heavy']}>{t('devices.conflict')}</p>
        )}
        {trouble && <p className={styles['heavy']}>{trouble}</p>}
      </div>
      <div>
        {device.on ? (
          <Identity brief={device.on.brief} today={dayIn(now, zone)} chair={chair?.name ?? device.on.chair} />
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
          !device.retired && (
            <Button kind="next" onClick={props.onPut}>
              {t('devices.putOn')}
            </Button>
          )
        )}
        <Button onClick={props.onChange}>{t(device.retired ? 'devices.back' : 'devices.change')}</Button>
        {!device.retired && device.on === null && (
          <Button kind="quiet" onClick={props.onRetire}>
            {t('devices.retire')}
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
