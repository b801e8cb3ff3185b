import { lazy, Suspense } from 'react';
import { AskSheet } from './AskSheet.tsx';
import { ASKS, type AskKey } from './asks.ts';
import { CheckSheet } from './CheckSheet.tsx';
import type { CheckField } from './check-entry.ts';

const OrderSheet = lazy(() => import('./OrderSheet.tsx').then((m) => ({ default: m.OrderSheet })));
const DrugSheet = lazy(() => import('./DrugSheet.tsx').then((m) => ({ default: m.DrugSheet })));
const GiveSheet = lazy(() => import('./GiveSheet.tsx').then((m) => ({ default: m.GiveSheet })));
const LimitsSheet = lazy(() => import('./LimitsSheet.tsx').then((m) => ({ default: m.LimitsSheet })));
const MedicineSheet = lazy(() => import('./MedicineSheet.tsx').then((m) => ({ default: m.MedicineSheet })));

const isPlain = (what: AskKey): what is keyof typeof ASKS => what in ASKS;

/** The sheet for one thing to say. Those that few sessions need are fetched when they are opened. */
export function Sheets(props: {
  readonly what: AskKey;
  readonly preset: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
}) {
  const { what, preset, onClose } = props;
  if (isPlain(what)) return <AskSheet what={what} preset={preset} onClose={onClose} />;
  if (what === 'check') {
    const fields = preset['fields'] as readonly CheckField[] | undefined;
    return <CheckSheet {...(fields && { fields })} onClose={onClose} />;
  }
  return (
    <Suspense fallback={null}>
      {what === 'order' && <OrderSheet onClose={onClose} />}
      {(what === 'pump' || what === 'drug') && <DrugSheet what={what} onClose={onClose} />}
      {(what === 'device' || what === 'injection' || what === 'mouth' || what === 'bolus') && (
        <GiveSheet what={what} onClose={onClose} />
      )}
      {what === 'limits' && <LimitsSheet onClose={onClose} />}
      {what === 'medicine' && <MedicineSheet onClose={onClose} />}
    </Suspense>
  );
}
