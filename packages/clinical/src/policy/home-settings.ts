import { atLeast, atMost, pd, type Setting } from './setting.ts';

/**
 * Maintenance by mouth where no staff is: off until a medical director turns it on. No label and no guideline allows or doses it; the
 * regulator has warned of it (FDA-COMP), so every figure is clinic policy within a hard limit (clinical-protocol a.1, j).
 */
export const HOME_SETTINGS = {
  'home-allowed': atMost('By mouth at home: allowed (1) or not (0)', '1', 0, 1, 0, pd('a.1', 'FDA-COMP'), [
    'FDA 2023: warns of compounded ketamine taken at home',
    'New Zealand: a three-month course by mouth under the clinic',
  ]),
  'home-supervised-sessions': atLeast(
    'By mouth at home: sessions in the clinic before the first order',
    '1',
    4,
    1,
    12,
    pd('j', 'NONIMPROVE-2024'),
  ),
  'home-dose-mg': atMost('By mouth at home: one dose at most', 'mg', 150, 300, 25, pd('a.1', 'ANDRADE-ORAL')),
  'home-doses': atMost('By mouth at home: doses in one fill at most', '1', 4, 8, 1, pd('a.1', 'NZ-2023')),
  'home-refills': atMost('By mouth at home: refills of one order at most', '1', 0, 2, 0, pd('a.1', 'FDA-COMP')),
  'home-interval-days': atLeast('By mouth at home: days from dose to dose', 'd', 3, 2, 28, pd('a.1', 'NZ-2023')),
  'home-order-days': atMost('By mouth at home: an order holds for', 'd', 30, 90, 7, pd('j', 'ASA-KET', 'NZ-2023')),
  'home-pressure-minutes': atMost(
    'By mouth at home: the pressure before it is no older than',
    'min',
    30,
    60,
    10,
    pd('b.1', 'ANDRADE-ORAL'),
  ),
  'home-after-minutes': atLeast(
    'By mouth at home: pressure again after',
    'min',
    60,
    30,
    120,
    pd('a.1', 'ANDRADE-ORAL'),
  ),
  'home-check-in-hours': atMost('By mouth at home: heard of again within', 'h', 6, 12, 2, pd('f')),
} as const satisfies Readonly<Record<string, Setting>>;
