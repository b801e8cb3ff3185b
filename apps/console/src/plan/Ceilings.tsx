import type { Route } from '@keel/clinical/dosing';
import { type Policy, type Regimen, SETTINGS, type SettingId, settingOf } from '@keel/clinical/policy';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import styles from './Plan.module.css';

const PAIN = ['pain-mg-per-kg-per-hour', 'pain-mg-per-hour', 'pain-mg-per-day'] as const satisfies readonly SettingId[];
const BY_ROUTE: Readonly<Record<Route, readonly SettingId[]>> = {
  'iv-ketamine': ['infusion-mg-per-kg-40-min', 'infusion-mg', 'first-infusion-mg', 'iv-mg-per-kg-per-min'],
  'im-ketamine': ['injection-mg-per-kg'],
  'sc-ketamine': ['injection-mg-per-kg'],
  'intranasal-esketamine': ['esketamine-mg', 'esketamine-first-mg', 'esketamine-older-first-mg'],
  'intranasal-ketamine': ['intranasal-ketamine-mg'],
  'sublingual-ketamine': ['sublingual-mg'],
  'oral-ketamine': ['oral-mg-per-kg', 'oral-mg'],
};

/** What no order of this treatment passes, as the clinic has adopted it. */
export function Ceilings({ policy, regimen }: { readonly policy: Policy; readonly regimen: Regimen }) {
  const { t } = useTranslation();
  const said = useSaid();
  const ids = [...(regimen.indication === 'chronic-pain' ? PAIN : BY_ROUTE[regimen.route]), 'weight-age-days'] as const;
  return (
    <div>
      <h3>{t('plan.ceilings')}</h3>
      <ul className={styles['ceilings']}>
        {ids.map((id) => (
          <li key={id}>
            <Link to="/policy" search={{ row: `settings.${id}` }}>
              {said(SETTINGS[id].title)}
            </Link>{' '}
            <b>
              {settingOf(policy, id)} {SETTINGS[id].unit}
            </b>
          </li>
        ))}
      </ul>
    </div>
  );
}
