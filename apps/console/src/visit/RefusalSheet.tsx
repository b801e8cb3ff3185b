import type { Override, Reason } from '@keel/clinical/record';
import { overridesOf, type Weighed, weighedWith } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonList } from './ReasonList.tsx';
import styles from './RefusalSheet.module.css';
import { useVisit } from './visit-context.ts';
import { WeighSheet } from './WeighSheet.tsx';

/** An order that was refused: what is missing, and a button for each. Who may weigh all of it signs, and it is said again. */
export function RefusalSheet(props: {
  readonly title: string;
  readonly reasons: readonly Reason[];
  /** Says the same again, with what was signed for. Absent: nothing of it is weighed here. */
  readonly again?: ((overrides: readonly Override[]) => void) | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { session, me } = useVisit();
  const { reasons, again } = props;
  const [weighed, setWeighed] = useState<readonly Weighed[]>([]);
  const [weighing, setWeighing] = useState<Reason | null>(null);
  // Words for one reason are of no use while another stands that nobody may weigh.
  const mine = reasons.every(({ override }) => override?.roles.some((role) => me.roles.includes(role)) === true);
  const weighs = again !== undefined && reasons.length > 0 && mine;
  const open = reasons.filter((reason) => weighedWith(weighed, reason) === undefined);
  return (
    <Sheet open wide title={t('refusal.title')} onClose={props.onClose}>
      <p className={styles['lead']}>
        {reasons.length === 0 ? props.title : t('refusal.lead', { count: reasons.length })}
      </p>
      <ReasonList
        reasons={reasons}
        weighed={(reason) => weighedWith(weighed, reason)}
        {...(weighs ? { onOverride: setWeighing } : {})}
      />
      {weighs && (
        <Button
          kind="next"
          size="large"
          wide
          disabled={open.length > 0}
          onClick={() => again(overridesOf(weighed, reasons))}
        >
          {t('refusal.again')}
        </Button>
      )}
      {weighing && (
        <WeighSheet
          reason={weighing}
          keeps={`session/${session.id}/weigh/${weighing.rule}`}
          onClose={() => setWeighing(null)}
          onSign={(words) => {
            setWeighed([...weighed, { seen: weighing, words }]);
            setWeighing(null);
          }}
        />
      )}
    </Sheet>
  );
}
