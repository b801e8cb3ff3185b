import type { Patient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import type { PlacesView, PolicyView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useNow } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import styles from './PatientScreen.module.css';

/** A session now, in this chair, by this regimen. */
export function PlanSheet({ patient, onClose }: { readonly patient: Patient; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const { say, trouble } = useClinicSay();
  const now = useNow(60_000);
  const adopted = useQuery(viewQuery<PolicyView>('policy')).data;
  /** What the clinic has adopted, and nothing else: without it there is nothing to plan by. */
  const regimens =
    (adopted?.versions.find(({ state }) => state === 'in-force')?.policy as Policy | undefined)?.regimens ?? {};
  const [regimen, setRegimen] = useState<string>();
  const [chair, setChair] = useState<string>();
  const [session] = useState(() => `s-${crypto.randomUUID().slice(0, 13)}`);
  const site = places?.sites.find(({ chairs }) => chairs.some(({ id }) => id === chair));
  const plan = async (): Promise<void> => {
    const chosen = regimen === undefined ? undefined : regimens[regimen];
    if (chosen === undefined || chair === undefined || !site) return;
    const done = await say({
      kind: 'plan-session',
      stream: `session/${session}`,
      seenSeq: 0,
      body: {
        patient: patient.id,
        site: site.id,
        startsAt: Math.round(now),
        route: chosen.route,
        regimen,
        chair,
        firstTreatment: patient.sessions.every(({ body }) => body.route !== chosen.route),
      },
    });
    if (done) await navigate({ to: '/session/$id/ready', params: { id: session } });
  };
  return (
    <Sheet open wide title={t('patient.plan')} onClose={onClose}>
      <div className={styles['sheet']}>
        <Chips
          label={t('patient.regimen')}
          options={Object.entries(regimens).map(([key, { title, usual }]) => ({
            value: key,
            label: title,
            more: usual,
          }))}
          chosen={regimen === undefined ? [] : [regimen]}
          onChoose={setRegimen}
        />
        <Chips
          label={t('patient.chair')}
          options={(places?.sites ?? []).flatMap((one) =>
            one.chairs.filter((seat) => seat.open).map((seat) => ({ value: seat.id, label: seat.name })),
          )}
          chosen={chair === undefined ? [] : [chair]}
          onChoose={setChair}
        />
        {trouble && <p className={styles['missing']}>{trouble}</p>}
        <Button
          kind="next"
          size="large"
          wide
          disabled={regimen === undefined || chair === undefined}
          onClick={() => void plan()}
        >
          {t('patient.plan')}
        </Button>
      </div>
    </Sheet>
  );
}
