import type { LiteratureRow } from './model-row.ts';

/** Named so that nobody looks for their parameters again, or fills them in by invention. */
export const LITERATURE: readonly LiteratureRow[] = [
  {
    id: 'ket-kamp-2020-meta',
    title: 'Kamp, meta-analysis of ketamine pharmacokinetics',
    citation: 'Kamp J, et al. Anesthesiology 2020;133:1192-1213. doi:10.1097/ALN.0000000000003577',
    because: 'only pooled clearance and volume are known; they serve as a plausibility gate, not as a model',
    facts: [
      'CL 79 L/h/70 kg (95 % CI 69 to 90)',
      'V 252 L/70 kg (95 % CI 200 to 304)',
      '18 studies, no covariate found',
    ],
  },
  {
    id: 'ket-brunette-2011',
    title: 'Brunette, racemic ketamine by mouth in children',
    citation: 'Brunette KEJ, et al. Paediatr Anaesth 2011;21:653-662. doi:10.1111/j.1460-9592.2011.03548.x',
    because: 'only absorption is known, without the disposition it belongs to',
    facts: ['F 0.45 (90 % CI 0.33 to 0.58)', 'absorption half-time 59 min (29.4 to 109.2)', 'between-subject CV 148 %'],
  },
  {
    id: 'sket-ashraf-2018',
    title: 'Ashraf, oral S-ketamine with ticlopidine, semi-physiological',
    citation: 'Ashraf MW, et al. CPT Pharmacometrics Syst Pharmacol 2018;7:687-697. doi:10.1002/psp4.12346',
    because: 'blood flows and the full structure were not found; the known values are second-hand and unverified',
    facts: [
      'hepatic CLint of S-ketamine 301 L/h, gut wall 1.19 L/h; norketamine 73.5 and 44.4 L/h',
      'Vc 14.4 L, Vper1 102 L (287 L/h), Vper2 180 L (22.4 L/h); norketamine 88.4 L, 88.9 L (19.9 L/h)',
      'ka 1.47 to 2.11 /h (95 % CI); omega² of hepatic CLint 0.25',
    ],
  },
  {
    id: 'partial-others',
    title: 'Models whose parameters were not found',
    citation:
      'Sigtermans 2009 (Anesthesiology 111:892-903); Jonkman 2017 (Anesthesiology 127:675-683); Zhao 2012 (Br J Clin Pharmacol 74:304-314); Kamp 2020 metabolite model (Br J Anaesth 125:750-761); Dahan 2011 and Noppers (100-h infusion in CRPS)',
    because: 'their parameter tables were not found',
    facts: [
      'Sigtermans: arterial, elimination clearance 20 % higher in women',
      'Jonkman: nebulised 25 to 100 mg, slow lung absorption 0.05 (SE 0.01) /min, loss of 30 % whatever the dose',
      'Zhao: 0.5 mg/kg over 40 min in bipolar depression',
    ],
  },
];
