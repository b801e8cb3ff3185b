export const order = {
  infusion: '{{amount}} over {{minutes}} min, {{bag}} mL{{rate}}',
  bolus: '{{amount}} over {{seconds}} s',
  injection: '{{amount}}, {{route}}',
  mouth: '{{amount}}, {{route}}, {{preparation}}',
  nasal: '{{count}} devices of 28 mg = {{mg}} mg',
} as const;
