/**
 * Containers a clinic is likely to receive, so that drug and strength are not typed. Source: clinical-protocol a.2, a.3
 * (OPENFDA); the kit's benzodiazepines i (GK). An NDC is an example of one maker, offered where the reference names one and
 * empty where it does not: what the box says is what is written. The lot, its expiry and how many are read from it too.
 */
export const PRODUCTS = [
  {
    key: 'esketamine-28',
    drug: 'esketamine',
    schedule: 'CIII',
    form: 'nasal-device',
    ndc: '50458-028-00',
    mgPerMl: 140,
    mlPerContainer: 0.2,
  },
  {
    key: 'ketamine-10',
    drug: 'ketamine',
    schedule: 'CIII',
    form: 'multi-dose-vial',
    ndc: '42023-113-10',
    mgPerMl: 10,
    mlPerContainer: 20,
  },
  {
    key: 'ketamine-50',
    drug: 'ketamine',
    schedule: 'CIII',
    form: 'multi-dose-vial',
    ndc: '',
    mgPerMl: 50,
    mlPerContainer: 10,
  },
  {
    key: 'ketamine-100',
    drug: 'ketamine',
    schedule: 'CIII',
    form: 'multi-dose-vial',
    ndc: '0409-2051-05',
    mgPerMl: 100,
    mlPerContainer: 5,
  },
  {
    key: 'midazolam-5',
    drug: 'midazolam',
    schedule: 'CIV',
    form: 'single-dose-vial',
    ndc: '',
    mgPerMl: 5,
    mlPerContainer: 2,
  },
  {
    key: 'lorazepam-2',
    drug: 'lorazepam',
    schedule: 'CIV',
    form: 'single-dose-vial',
    ndc: '',
    mgPerMl: 2,
    mlPerContainer: 1,
  },
] as const;
