import type { Delivery } from '@keel/clinical/session';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { useTranslation } from 'react-i18next';
import { type DeliveryDraft, rangeIsTurned } from './delivery-draft.ts';

/** How much of a dose got in: asked, never assumed; a part in mg, what nobody knows as a range. */
export function DeliveryFields(props: {
  readonly draft: DeliveryDraft;
  readonly onChange: (draft: DeliveryDraft) => void;
}) {
  const { t } = useTranslation();
  const { draft, onChange } = props;
  const amount = (of: 'mg' | 'mgMin', label: string, problem?: string) => (
    <Field
      label={label}
      problem={problem}
      type="number"
      inputMode="decimal"
      min="0"
      step="0.1"
      value={draft[of]}
      onChange={(event) => onChange({ ...draft, [of]: event.target.value })}
    />
  );
  return (
    <>
      <Chips<Delivery['kind']>
        label={t('give.how')}
        glove
        options={(['full', 'partial', 'uncertain', 'declined'] as const).map((value) => ({
          value,
          label: t(`delivery.${value}`),
        }))}
        chosen={draft.how === undefined ? [] : [draft.how]}
        onChoose={(how) => onChange({ ...draft, how })}
      />
      {draft.how === 'uncertain' && amount('mgMin', t('give.least'))}
      {draft.how === 'partial' && amount('mg', t('give.gotIn'))}
      {draft.how === 'uncertain' && amount('mg', t('give.most'), rangeIsTurned(draft) ? t('give.turned') : undefined)}
    </>
  );
}
