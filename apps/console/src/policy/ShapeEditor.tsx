import {
  LIGHT_IV_GRID,
  leastRescueMg,
  type Policy,
  REGIMENS,
  RESCUE_LIMITS,
  VERDICTS,
  type Verdict,
} from '@keel/clinical/policy';
import { RULE_IDS, SCREENING_RULES, SITE_RULES } from '@keel/clinical/screening';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField } from '@keel/ui/field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import styles from './Policy.module.css';

const TITLES = new Map([...SCREENING_RULES, ...SITE_RULES].map(({ id, title }) => [id, title]));

/** What a policy has or has not: which regimens, whether the lighter grid, which standing orders, which rules raised. */
export function ShapeEditor(props: {
  readonly section: string;
  readonly draft: Policy;
  readonly onChange: (next: Policy) => void;
}) {
  const { section, draft, onChange } = props;
  if (section === 'offered') return <Offered draft={draft} onChange={onChange} />;
  if (section === 'light-grid') return <Light draft={draft} onChange={onChange} />;
  if (section === 'standing-orders') return <Standing draft={draft} onChange={onChange} />;
  if (section === 'rules') return <Raised draft={draft} onChange={onChange} />;
  return null;
}
type Part = Omit<Parameters<typeof ShapeEditor>[0], 'section'>;

function Offered({ draft, onChange }: Part) {
  const { t } = useTranslation();
  const said = useSaid();
  return (
    <Chips
      label={t('policy.offered')}
      many
      options={Object.entries(REGIMENS).map(([key, { title }]) => ({ value: key, label: said(title) }))}
      chosen={Object.keys(draft.regimens)}
      onChoose={(key) => {
        const { [key]: held, ...others } = draft.regimens;
        onChange({
          ...draft,
          regimens: held === undefined ? { ...others, [key]: REGIMENS[key as keyof typeof REGIMENS] } : others,
        });
      }}
    />
  );
}

function Light({ draft, onChange }: Part) {
  const { t } = useTranslation();
  return (
    <Chips
      label={t('policy.light')}
      options={[
        { value: 'yes', label: t('policy.option.yes') },
        { value: 'no', label: t('policy.option.no') },
      ]}
      chosen={[draft.lightGrid === null ? 'no' : 'yes']}
      onChoose={(choice) =>
        onChange({ ...draft, lightGrid: choice === 'no' ? null : (draft.lightGrid ?? LIGHT_IV_GRID) })
      }
    />
  );
}

function Standing({ draft, onChange }: Part) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const free = RESCUE_LIMITS.filter(
    ({ medicine, route }) =>
      !draft.standingOrders.some((order) => order.medicine === medicine && order.route === route),
  );
  const add = () => {
    const limit = free.find(({ medicine, route }) => `${medicine} ${route}` === wanted);
    if (limit === undefined) return;
    const order = {
      id: `so-${limit.medicine}-${limit.route}`,
      medicine: limit.medicine,
      route: limit.route,
      reasonFor: limit.cautions,
      doseMg: leastRescueMg(limit),
      maxMg: leastRescueMg(limit),
      minIntervalMinutes: limit.minIntervalMinutes,
      givenBy: 'nurse',
      tell: t('policy.tellDefault'),
      forDays: 365,
    } as const;
    onChange({ ...draft, standingOrders: [...draft.standingOrders, order] });
    setWanted('');
  };
  return (
    <div className={styles['shape']}>
      <ul className={styles['orders']}>
        {draft.standingOrders.map((order) => (
          <li key={order.id}>
            {order.medicine} {order.route.toUpperCase()}, {order.reasonFor}
            <Button
              kind="quiet"
              onClick={() =>
                onChange({ ...draft, standingOrders: draft.standingOrders.filter(({ id }) => id !== order.id) })
              }
            >
              {t('policy.removeOrder', { medicine: `${order.medicine} ${order.route.toUpperCase()}` })}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles['add']}>
        <ChoiceField
          label={t('policy.addOrder')}
          value={wanted}
          onChoose={setWanted}
          options={[
            { value: '', label: t('policy.choose') },
            ...free.map(({ medicine, route }) => ({
              value: `${medicine} ${route}`,
              label: `${medicine} ${route.toUpperCase()}`,
            })),
          ]}
        />
        <Button disabled={wanted === ''} onClick={add}>
          {t('policy.add')}
        </Button>
      </div>
    </div>
  );
}

function Raised({ draft, onChange }: Part) {
  const { t } = useTranslation();
  const said = useSaid();
  const [wanted, setWanted] = useState('');
  const free = [...RULE_IDS].filter((rule) => !(rule in draft.raised)).sort();
  return (
    <div className={styles['shape']}>
      <p className={styles['soft']}>{t('policy.raisedLead')}</p>
      <ul className={styles['orders']}>
        {Object.keys(draft.raised).map((rule) => (
          <li key={rule}>
            {said(TITLES.get(rule) ?? rule)}
            <Button
              kind="quiet"
              onClick={() => {
                const { [rule]: _gone, ...raised } = draft.raised;
                onChange({ ...draft, raised });
              }}
            >
              {t('policy.removeRule', { rule })}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles['add']}>
        <ChoiceField
          label={t('policy.addRule')}
          value={wanted}
          onChoose={setWanted}
          options={[
            { value: '', label: t('policy.choose') },
            ...free.map((rule) => ({ value: rule, label: `${rule}: ${said(TITLES.get(rule) ?? '')}` })),
          ]}
        />
        {VERDICTS.filter((verdict) => verdict !== 'info').map((verdict: Verdict) => (
          <Button
            key={verdict}
            disabled={wanted === ''}
            onClick={() => {
              onChange({ ...draft, raised: { ...draft.raised, [wanted]: verdict } });
              setWanted('');
            }}
          >
            {t(`verdict.${verdict}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
