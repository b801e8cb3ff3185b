import type { Patient } from '@keel/clinical/patient';
import { mayDo } from '@keel/clinical/rights';
import type { PatientView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import { Identity } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import { useMay } from '../opened-chart/index.ts';
import styles from './PatientScreen.module.css';

/** Who this is, and what can be done from here. */
export function Band(props: {
  readonly view: PatientView;
  readonly patient: Patient;
  /** Today where the clinic is, `YYYY-MM-DD`. */
  readonly today: string;
  /** The session that has not ended, if there is one. */
  readonly open: PatientView['sessions'][number] | undefined;
  /** Whether what is clinical is there to be worked with. */
  readonly clinical: boolean;
  readonly treats: boolean;
  readonly onScale: () => void;
  readonly onAdd: () => void;
  readonly onEntries: () => void;
  readonly onPlan: () => void;
}) {
  const { t } = useTranslation();
  const { view, patient, today, open, clinical, treats } = props;
  const may = useMay(view.brief.id);
  const me = useQuery(meQuery).data;
  return (
    <header className={styles['band']}>
      <Identity brief={view.brief} today={today} large heading>
        {patient.weight && <span>{t('visit.weight', { kg: figure(patient.weight.kg) })}</span>}
        {view.brief.recordNumber && <span>{view.brief.recordNumber}</span>}
      </Identity>
      <div className={styles['acts']}>
        {clinical && treats && (
          <Button size="large" onClick={props.onScale}>
            {t('chart.answerScale')}
          </Button>
        )}
        {clinical && (
          <Link to="/patient/$id/screening" params={{ id: view.brief.id }} className={buttonClass({ size: 'large' })}>
            {t('screening.toReview')}
          </Link>
        )}
        <Button size="large" onClick={props.onAdd}>
          {t('addition.title')}
        </Button>
        <Button size="large" onClick={props.onEntries}>
          {t('patient.entries')}
        </Button>
        {mayDo({ kind: 'person', id: me?.person.id ?? '', roles: me?.roles ?? [] }, 'view/costs', 'clinic').verdict !==
          'deny' && (
          <Link to="/patient/$id/costs" params={{ id: view.brief.id }} className={buttonClass({ size: 'large' })}>
            {t('money.open')}
          </Link>
        )}
        {may('class/clinical') && (
          <Link to="/patient/$id/plan" params={{ id: view.brief.id }} className={buttonClass({ size: 'large' })}>
            {t(patient.plans.length === 0 ? 'plan.toPlan' : 'plan.change')}
          </Link>
        )}
        {open ? (
          <Link
            to={open.phase === 'planned' || open.phase === 'arrived' ? '/session/$id/ready' : '/session/$id'}
            params={{ id: open.session }}
            className={buttonClass({ kind: 'next', size: 'large' })}
          >
            {t('patient.toSession', { phase: t(`phase.${open.phase as 'planned'}`) })}
          </Link>
        ) : (
          <Button kind="next" size="large" onClick={props.onPlan}>
            {t('patient.plan')}
          </Button>
        )}
      </div>
    </header>
  );
}
