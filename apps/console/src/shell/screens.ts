import {
  IconAdjustments,
  IconArmchair,
  IconBook2,
  IconCalendarTime,
  IconChartLine,
  IconCoin,
  IconDeviceHeartMonitor,
  IconDoorEnter,
  IconEar,
  IconFileText,
  IconFirstAidKit,
  IconId,
  IconListCheck,
  IconListSearch,
  IconLock,
  IconMessages,
  IconPhone,
  IconPrinter,
  IconReceipt,
  IconSpeakerphone,
  IconSubtask,
  IconUserPlus,
  IconUsers,
  IconVaccineBottle,
} from '@tabler/icons-react';

/**
 * Every screen that the way around leads to, in the order in which a day needs them. A new screen is one row here, its
 * words in `words/<language>/nav.ts`, and its route. `view` is asked of the table of rights: a screen that a role may
 * not open is not offered. On a tablet and a phone the first few stand in the bar and the rest behind "More".
 */
export const SCREENS = [
  { to: '/', key: 'board', Icon: IconArmchair, exact: true, view: 'view/board', group: 'care' },
  { to: '/arrivals', key: 'arrivals', Icon: IconDoorEnter, exact: false, view: 'view/schedule', group: 'care' },
  { to: '/schedule', key: 'schedule', Icon: IconCalendarTime, exact: false, view: 'view/schedule', group: 'care' },
  { to: '/patients', key: 'patients', Icon: IconUsers, exact: false, view: 'view/patients', group: 'care' },
  { to: '/sign-ups', key: 'signUps', Icon: IconUserPlus, exact: false, view: 'view/sign-ups', group: 'care' },
  { to: '/register', key: 'register', Icon: IconVaccineBottle, exact: false, view: 'view/register', group: 'papers' },
  { to: '/documents', key: 'documents', Icon: IconFileText, exact: false, view: 'view/documents', group: 'papers' },
  {
    to: '/print-list',
    key: 'printList',
    Icon: IconPrinter,
    exact: false,
    view: 'view/paper-messages',
    group: 'papers',
  },
  { to: '/accounts', key: 'accounts', Icon: IconCoin, exact: false, view: 'view/accounts', group: 'papers' },
  { to: '/fees', key: 'fees', Icon: IconReceipt, exact: false, view: 'view/fees', group: 'papers' },
  { to: '/tasks', key: 'tasks', Icon: IconSubtask, exact: false, view: 'view/tasks', group: 'care' },
  {
    to: '/integration',
    key: 'integration',
    Icon: IconMessages,
    exact: false,
    view: 'view/integration',
    group: 'care',
  },
  {
    to: '/completeness',
    key: 'completeness',
    Icon: IconChartLine,
    exact: false,
    view: 'view/completeness',
    group: 'care',
  },
  { to: '/call', key: 'call', Icon: IconPhone, exact: false, view: 'view/calls', group: 'care' },
  { to: '/closing', key: 'closing', Icon: IconLock, exact: false, view: 'view/closing', group: 'care' },
  { to: '/start', key: 'opening', Icon: IconListCheck, exact: false, view: 'command/open-site', group: 'house' },
  { to: '/devices', key: 'devices', Icon: IconDeviceHeartMonitor, exact: false, view: 'view/devices', group: 'house' },
  { to: '/kit', key: 'kit', Icon: IconFirstAidKit, exact: false, view: 'command/list-kit', group: 'house' },
  { to: '/staff', key: 'staff', Icon: IconId, exact: false, view: 'view/staff', group: 'house' },
  { to: '/cover', key: 'cover', Icon: IconEar, exact: false, view: 'view/cover', group: 'house' },
  {
    to: '/public',
    key: 'publicFacts',
    Icon: IconSpeakerphone,
    exact: false,
    view: 'command/state-public-facts',
    group: 'house',
  },
  { to: '/knowledge', key: 'knowledge', Icon: IconBook2, exact: false, view: 'view/knowledge', group: 'house' },
  { to: '/policy', key: 'policy', Icon: IconAdjustments, exact: false, view: 'view/policy', group: 'house' },
  { to: '/audit', key: 'audit', Icon: IconListSearch, exact: false, view: 'view/audit', group: 'house' },
] as const;

/** `care`: the day with patients. `papers`: drug, documents, money. `house`: what the clinic has adopted, owns and employs. */
export const GROUPS = ['care', 'papers', 'house'] as const;

/** How many stand in the bar of a tablet or phone; a fifth place is "More". */
export const IN_BAR = 4;
