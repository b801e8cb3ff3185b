export const pump = {
  ordered: 'Ordered: {{rate}} mL/h, {{volume}} mL, {{concentration}} mg/mL. Enter what stands on the pump.',
  rate: 'Rate on the pump, mL/h',
  volume: 'Volume on the pump, mL',
  by: 'Checked by',
  'second-person': 'A second person',
  'second-look': 'My second look',
  who: 'Who',
} as const;
