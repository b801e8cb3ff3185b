import { orderMg } from '@keel/clinical/dosing';
import { planInForce } from '@keel/clinical/patient';
import { latestOf } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { figure } from '@keel/ui/figure';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf, type Measured, type OrderDraft, OrderFields, OrderSum, orderOf } from '../order/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './OrderSheet.module.css';
import { useVisit, type Visit } from './visit-context.ts';

interface Ordered {
  readonly given?: 'written' | 'spoken';
  readonly orderedBy?: string;
  readonly readBack?: 'yes' | 'no';
}

/** Weighed today, or the last weight on record: which one is used is always said. */
function measuredIn(visit: Visit): Measured {
  const today = latestOf(visit.session, 'weight-measured');
  const sex = visit.patient.details?.sexAtBirth;
  return {
    kg: today?.body.weightKg ?? visit.patient.weight?.kg,
    at: today?.at ?? visit.patient.weight?.at,
    heightCm: today?.body.heightCm ?? visit.patient.height?.cm,
    sex: sex === 'female' || sex === 'male' ? sex : undefined,
  };
}

/** The prescriber's order, by touch, with its arithmetic under it before it is given. It begins from the plan in force. */
export function OrderSheet({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const prescribes = visit.me.roles.includes('prescriber');
  const { route, regimen, order: standing } = visit.session;
  const inForce = planInForce(visit.patient);
  // What is ordered after the first dose is beside the plan: nothing of it is taken from there.
  const plan =
    visit.session.firstDoseAt === null && inForce !== null && inForce.body.regimen === regimen ? inForce : null;
  const [draft, setDraft] = useState<OrderDraft>(() => (plan === null ? {} : draftOf(plan.body.order)));
  const [ordered, setOrdered] = useState<Ordered>(
    prescribes ? { given: 'written', orderedBy: visit.me.id } : { given: 'spoken' },
  );
  const [busy, setBusy] = useState(false);
  const measured = measuredIn(visit);
  const order = orderOf(route, draft, measured);
  const complete =
    order !== null && ordered.orderedBy !== undefined && (ordered.given === 'written' || ordered.readBack === 'yes');
  const save = async (): Promise<void> => {
    if (order === null || ordered.orderedBy === undefined || ordered.given === undefined) return;
    setBusy(true);
    const said = await visit.say('write-order', {
      order,
      given: ordered.given,
      orderedBy: ordered.orderedBy,
      overrides: [],
      ...(standing === null ? {} : { replaces: standing.ref }),
      ...(ordered.given === 'spoken' ? { readBack: ordered.readBack === 'yes' } : {}),
    });
    setBusy(false);
    if (said.kind !== 'refused') onClose();
  };
  return (
    <Sheet open wide title={t('orderSheet.title')} onClose={onClose}>
      <div className={styles['order']}>
        <div className={styles['fields']}>
          {standing && (
            <p className={styles['plan']}>
              {t('orderSheet.replaces', {
                order: t(`orderSheet.of-${standing.order.form}`),
                mg: figure(orderMg(standing.order) ?? Number.NaN),
              })}
              {visit.session.infusions.some(({ state }) => state !== 'stopped') && ` ${t('orderSheet.runsOn')}`}
            </p>
          )}
          {plan && (
            <p className={styles['plan']}>
              {t('orderSheet.fromPlan', {
                name: plan.body.printedName,
                when: dateTimeText(plan.at, visit.zone, i18n.language),
                revision: plan.body.revision,
              })}
            </p>
          )}
          {route && (
            <OrderFields
              route={route}
              forms={visit.policy.regimens[regimen ?? '']?.forms ?? []}
              byHour={visit.policy.regimens[regimen ?? '']?.indication === 'chronic-pain'}
              draft={draft}
              onChange={setDraft}
              measured={measured}
              zone={visit.zone}
              weigh={<Button onClick={() => visit.ask('weight')}>{t('ask.weight.do')}</Button>}
            />
          )}
          {!prescribes && (
            <>
              <Chips
                label={t('orderSheet.orderedBy')}
                options={visit.view.people
                  .filter(({ roles }) => roles.includes('prescriber'))
                  .map(({ id, name }) => ({ value: id, label: name }))}
                chosen={ordered.orderedBy === undefined ? [] : [ordered.orderedBy]}
                onChoose={(orderedBy) => setOrdered({ ...ordered, orderedBy })}
              />
              <Chips
                label={t('orderSheet.readBack')}
                options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`orderSheet.readBack-${value}`) }))}
                chosen={ordered.readBack === undefined ? [] : [ordered.readBack]}
                onChoose={(readBack) => setOrdered({ ...ordered, readBack })}
              />
            </>
          )}
        </div>
        <div className={styles['sum']}>
          <OrderSum order={order} zone={visit.zone} />
          <Button kind="next" size="large" wide disabled={!complete || busy} onClick={() => void save()}>
            {t('orderSheet.save')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
