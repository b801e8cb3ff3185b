import type { Source } from './source.ts';

/**
 * Where rules come from: clinical-protocol section m, one row a source. `seen` says how far the reading went, because a
 * rule that rests on a secondary page is a pointer to the primary and a clinician must know that before relying on it.
 *
 * `GK` and `PD` are rows too: a threshold nobody looked up, or that the project proposes, has to be shown as such.
 */
export const SOURCE_ROWS = [
  {
    id: 'GK',
    what: 'General clinical knowledge, not looked up: verify before release',
    seen: ['not looked up'],
    where: null,
  },
  {
    id: 'PD',
    what: 'Project default: a proposed value without a single source; adopted by the clinic as its own policy',
    seen: ['proposed'],
    where: null,
  },
  {
    id: 'PI-US-2019',
    what: 'SPRAVATO US prescribing information, 03/2019 (copy in several pages)',
    seen: ['passage', 'secondary'],
    where: 'http://www.120ty.net/bencandy.php?aid=58243&fid=134&page=7',
  },
  {
    id: 'PI-US-2021',
    what: 'SPRAVATO US brief summary incl. MDSI, 2021',
    seen: ['passage', 'secondary'],
    where: 'https://www.usmedicine.com/2021online-dir/inc/html/33.html',
  },
  {
    id: 'PI-US-CUR',
    what: 'SPRAVATO current US label (excerpt); SPL set d81a6a79-a74a-44b7-822c-0dfa3036eaed, version 18, effective 2026-03-13 (metadata only seen)',
    seen: ['passage (part)'],
    where: 'https://prescriberpoint.com/therapies/spravato-d81a6a7',
  },
  {
    id: 'SPR-HCP',
    what: 'Manufacturer HCP site: safety tables, dosing',
    seen: ['passage'],
    where: 'https://www.spravatohcp.com/safety',
  },
  {
    id: 'SPR-CONS',
    what: 'Manufacturer patient site, limits of use',
    seen: ['passage'],
    where: 'http://www.spravato.com/trd',
  },
  {
    id: 'PDR-SPR',
    what: 'PDR drug summary Spravato',
    seen: ['passage'],
    where: 'https://pdr.net/drug-summary/?drugLabelId=24300',
  },
  {
    id: 'MEDSCAPE-SPR',
    what: 'Medscape esketamine intranasal',
    seen: ['passage'],
    where: 'https://reference.medscape.com/drug/spravato-esketamine-intranasal-1000325',
  },
  {
    id: 'EPOC-SPR',
    what: 'epocrates Spravato',
    seen: ['passage'],
    where: 'https://epocrates.com/online/drugs/8582/spravato',
  },
  {
    id: 'LEXI-2025',
    what: 'Esketamine (intranasal) drug information, 2025 copy',
    seen: ['abstract', 'secondary'],
    where: 'https://medilib.ir/uptodate/show/120589',
  },
  {
    id: 'ESK-MONO',
    what: 'MDedge PK summary 2019; monograph with cystitis monitoring; nasal-product interaction',
    seen: ['passage'],
    where: 'https://www.mdedge.com/currentpsychiatry/article/199869/depression/intranasal-esketamine/page/0/3',
  },
  {
    id: 'SMPC-UKHK',
    what: 'UK prescribing information; Hong Kong MIMS (SmPC type)',
    seen: ['passage'],
    where: 'https://www.janssen-pi.co.uk/en/product-information/32',
  },
  {
    id: 'SMPC-MY',
    what: 'Malaysia MIMS special precautions',
    seen: ['passage (part)'],
    where: 'https://prdmimsweb.azurewebsites.net/malaysia/drug/info/spravato/special-precautions',
  },
  {
    id: 'FDA-REMS',
    what: 'FDA REMS@FDA page, Spravato (REMS 386)',
    seen: ['passage (part)'],
    where: 'https://www.accessdata.fda.gov/scripts/cder/rems/index.cfm?event=IndvRemsDetails.page&REMS=386',
  },
  {
    id: 'REMS-PMF',
    what: 'Patient Monitoring Form, 11/2021 and 2024 copies',
    seen: ['passage (part)'],
    where: 'https://manualspro.net/445029-spravato-patient-monitoring-form-instructions',
  },
  {
    id: 'REMS-PMF-VIDEO',
    what: 'Monitoring form overview transcript (newer form)',
    seen: ['passage (part)'],
    where: 'https://jnjmedicalconnect.com/products/spravato/video-spravato-rems-patient-monitoring-form-overview',
  },
  {
    id: 'REMS-HCS',
    what: 'Outpatient and inpatient setting enrolment forms, 2020/2024',
    seen: ['passage', 'secondary'],
    where:
      'https://manuzoid.com/manuals/DG5YY-Spravato%20Outpatient%20Healthcare%20Setting%20Enrollment%20Form%20User%20guide',
  },
  {
    id: 'REMS-SITE',
    what: 'SPRAVATO REMS web site',
    seen: ['passage'],
    where: 'https://www.spravatorems.com/outpatient-hcs.html',
  },
  {
    id: 'JNJ-CV',
    what: 'J&J: cardiovascular/cerebrovascular exclusions in phase 3, 2025',
    seen: ['passage (part)'],
    where:
      'https://jnjmedicalconnect.com/products/spravato/medical-content/use-of-spravato-in-patients-with-cardiovascular-or-cerebrovascular-conditions',
  },
  {
    id: 'JNJ-AHT',
    what: 'J&J: antihypertensive drugs',
    seen: ['passage'],
    where:
      'https://www.jnjmedicalconnect.com/products/spravato/medical-content/concomitant-use-of-spravato-with-antihypertensive-medications',
  },
  {
    id: 'JNJ-CVAE',
    what: 'J&J: cardiovascular adverse events',
    seen: ['passage'],
    where:
      'https://janssenscience.com/products/spravato/medical-content/adverse-event-of-spravato-cardiovascular-effects',
  },
  {
    id: 'JNJ-SED',
    what: 'J&J: sedation, 2025',
    seen: ['passage'],
    where:
      'https://www.jnjmedicalconnect.com/products/spravato/medical-content/adverse-event-of-spravato-sedation-and-somnolence',
  },
  {
    id: 'JNJ-DIS',
    what: 'J&J: dissociation, 2024',
    seen: ['passage'],
    where:
      'https://jnjmedicalconnect.com/products/spravato/medical-content/adverse-event-of-spravato-dissociative-effectsperceptual-disturbances',
  },
  {
    id: 'JNJ-BZD',
    what: 'J&J: benzodiazepines, 2025',
    seen: ['passage'],
    where:
      'https://www.jnjmedicalconnect.com/products/spravato/medical-content/concomitant-use-of-spravato-with-benzodiazepines',
  },
  {
    id: 'JNJ-ADHD',
    what: 'J&J: comorbid ADHD / stimulants, 2024',
    seen: ['passage'],
    where:
      'https://jnjmedicalconnect.com/products/spravato/medical-content/use-of-spravato-in-patients-with-comorbid-attention-deficit-hyperactivity-disorder',
  },
  {
    id: 'JNJ-PSY',
    what: 'J&J: comorbid psychosis, 2024',
    seen: ['passage'],
    where: 'https://jnjmedicalconnect.com/products/spravato/medical-content/use-of-spravato-in-comorbid-psychosis',
  },
  {
    id: 'ASRA-PAIN-2018',
    what: 'Cohen et al., ASRA/AAPM/ASA consensus, IV ketamine for chronic pain, 2018',
    seen: ['secondary'],
    where: 'https://www.medcentral.com/pain/interventions/asra-aapm-asa-release-first-iv-ketamine-infusion-guidelines',
  },
  {
    id: 'ASRA-ACUTE-2018',
    what: 'ASRA/AAPM/ASA acute pain consensus, 2018',
    seen: ['secondary'],
    where: 'https://reference.medscape.com/viewarticle/913357_2',
  },
  {
    id: 'APA-2017',
    what: 'Sanacora et al., consensus statement, JAMA Psychiatry 2017',
    seen: ['abstract'],
    where: 'https://www.scribd.com/document/516432450/',
  },
  {
    id: 'APA-2017-SEC',
    what: 'Clinic page listing APA points',
    seen: ['secondary'],
    where: 'https://www.lopezpsychiatry.com/use-of-ketamine/',
  },
  {
    id: 'CANMAT-2021',
    what: 'Swainson et al., CANMAT racemic ketamine, Can J Psychiatry 2021; Zarate commentary',
    seen: ['abstract'],
    where: 'http://pubmed.ncbi.nlm.nih.gov/33174760/',
  },
  {
    id: 'MCINTYRE-2021',
    what: 'International expert opinion, Am J Psychiatry 2021 (background; no figure above rests on it alone)',
    seen: ['abstract'],
    where: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9635017',
  },
  {
    id: 'PARIKH-2021',
    what: 'IV ketamine clinic primer (Bio-K), 2021 (background)',
    seen: ['abstract'],
    where: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC8374924',
  },
  {
    id: 'YIP-2022',
    what: 'Acute hypertension in IV ketamine for depression, Front Psychiatry 2022',
    seen: ['abstract'],
    where: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9556663',
  },
  {
    id: 'GAC-HTN',
    what: 'Hypertensive emergencies/urgencies guideline summary',
    seen: ['passage', 'secondary'],
    where: 'https://abcdocz.com/doc/141984/',
  },
  {
    id: 'NZ-2023',
    what: 'Beaglehole et al., NZ ketamine guideline, BJPsych Open 2023',
    seen: ['abstract'],
    where: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC10594164',
  },
  { id: 'NZ-CLINIC', what: 'NZ private clinic information', seen: ['passage'], where: 'https://nmda.nz' },
  {
    id: 'CPSBC-2021',
    what: 'BC College draft standard, summary, 2021',
    seen: ['secondary'],
    where:
      'https://www.katacanada.org/uncategorized/deadline-passed-parenteral-use-of-ketamine-for-the-treatment-of-mood-disorders-cpsbc/',
  },
  {
    id: 'ASKP',
    what: 'ASKP basics of administration (2018 and 2024/5)',
    seen: ['secondary'],
    where: 'https://paswfl.com/2018/06/25/paswfl-is-now-a-member-of-the-american-society-of-ketamine-physicians/',
  },
  {
    id: 'ASA-KET',
    what: 'ASA guidance on safe ketamine use outside procedures',
    seen: ['passage'],
    where: 'https://asahq.org/advocating-for-you/guidance/ketamine-safe-use',
  },
  {
    id: 'AANA',
    what: 'AANA practice considerations (background)',
    seen: ['abstract'],
    where: 'https://issuu.com/aanapublishing/docs/7_-_ketamine_infusion_therapy_for_psychiatric_diso',
  },
  {
    id: 'VA-SEC',
    what: 'VA eligibility as described by a third party',
    seen: ['secondary'],
    where: 'https://healingmaps.com/a-veterans-guide-to-qualifying-for-ketamine-treatment-at-the-va',
  },
  {
    id: 'VADOD-2022',
    what: 'VA/DoD MDD guideline 2022, news summaries',
    seen: ['secondary'],
    where:
      'https://www.usmedicine.com/clinical-topics/depression/dod-and-va-update-guideline-for-management-of-major-depressive-disorder/',
  },
  {
    id: 'TORONTO',
    what: 'Toronto Ketamine Clinic referral criteria',
    seen: ['passage'],
    where: 'https://torontoketamineclinic.com/referral-form/',
  },
  {
    id: 'TRIAL-EXCL',
    what: 'Exclusion lists: NCT05803551 (Mayo), PMC10812090 Table 1',
    seen: ['passage'],
    where: 'https://trials.co/clinical-trials-details/-/NCT05803551',
  },
  {
    id: 'KET-UK',
    what: 'Ketalar UK precautions 2019',
    seen: ['passage'],
    where: 'https://rxreasoner.com/monographs/ketalar/precautions',
  },
  {
    id: 'KET-US',
    what: 'US ketamine label text (older and current pages)',
    seen: ['passage (part)'],
    where: 'https://globalrph.com/rx-list/ketamine-hydrochloride-drug',
  },
  {
    id: 'KET-INTL',
    what: 'Ketamine interactions, SmPC type',
    seen: ['passage'],
    where: 'https://www.rxreasoner.com/substances/ketamine/precautions',
  },
  {
    id: 'PDR-KET',
    what: 'PDR Ketalar',
    seen: ['passage'],
    where: 'http://pdr.net/drug-summary/Ketalar-ketamine-hydrochloride-1999',
  },
  {
    id: 'KET-PK-SEC',
    what: 'Bioavailability by route (secondary pages)',
    seen: ['secondary'],
    where: 'https://primidi.com/ketamine/pharmacokinetics',
  },
  {
    id: 'ZANOS-2018',
    what: 'Zanos et al., dose and plasma table',
    seen: ['passage'],
    where: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6020109/table/T1',
  },
  {
    id: 'ROLAN-2014',
    what: 'Sublingual wafer bioavailability',
    seen: ['abstract'],
    where: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC4093926',
  },
  {
    id: 'CHONG-2006',
    what: 'Oral/sublingual bioavailability',
    seen: ['abstract'],
    where: 'https://www.ketamine.com/bioavailability.html',
  },
  { id: 'LARA-2013', what: 'Very-low-dose sublingual', seen: ['abstract'], where: 'https://docslib.org/doc/4347699/' },
  {
    id: 'ANDRADE-DOSE',
    what: 'Andrade, Ketamine for Depression 4, 2017',
    seen: ['abstract'],
    where: 'https://www.psychiatrist.com/JCP/article/Pages/2017/v78n07/17f11738.aspx',
  },
  {
    id: 'ANDRADE-DDI',
    what: 'Andrade, Ketamine for Depression 5, 2017',
    seen: ['abstract'],
    where: 'https://www.psychiatrist.com/JCP/article/Pages/2017/v78n07/17f11802.aspx',
  },
  {
    id: 'ANDRADE-ORAL',
    what: 'Andrade, Oral Ketamine 2, 2019',
    seen: ['abstract'],
    where: 'https://www.psychiatrist.com/jcp/depression/oral-ketamine-for-depression-practical-considerations/',
  },
  {
    id: 'VERAART-2021',
    what: 'Pharmacodynamic interactions, systematic review',
    seen: ['abstract'],
    where: 'https://research.rug.nl/en/publications/pharmacodynamic-interactions-between-ketamine-and-psychiatric-med',
  },
  {
    id: 'DDI-CLARI',
    what: 'Hagelberg 2010',
    seen: ['abstract'],
    where: 'https://www.ncbi.nlm.nih.gov/pubmed/19897389',
  },
  {
    id: 'DDI-TICLO',
    what: 'Peltoniemi 2011',
    seen: ['abstract'],
    where: 'https://research.utu.fi/converis/portal/detail/Publication/3209422',
  },
  {
    id: 'DDI-GRAPEFRUIT',
    what: 'Peltoniemi 2012',
    seen: ['abstract'],
    where:
      'https://discovery.researcher.life/article/sketamine-concentrations-are-greatly-increased-by-grapefruit-juice/ea76ef16431a3d6987ad1a10fcd7ceba',
  },
  {
    id: 'DDI-RIFAMPICIN',
    what: 'Peltoniemi 2012',
    seen: ['abstract'],
    where: 'https://research.utu.fi/converis/portal/detail/Publication/1356588',
  },
  {
    id: 'DDI-SJW',
    what: 'Peltoniemi 2012',
    seen: ['abstract'],
    where:
      'https://discovery.researcher.life/article/st-john-s-wort-greatly-decreases-the-plasma-concentrations-of-oral-s-ketamine/86327f582b9f36efa9b4de155d282016',
  },
  {
    id: 'ANDRASHKO-2020',
    what: 'Benzodiazepines dampen effect, Front Psychiatry',
    seen: ['abstract'],
    where: 'https://www.frontiersin.org/articles/10.3389/fpsyt.2020.00844/full',
  },
  {
    id: 'FEENEY-2022',
    what: 'RAPID benzodiazepine analysis',
    seen: ['abstract'],
    where:
      'https://psychiatrist.com/jcp/effect-concomitant-benzodiazepines-antidepressant-effects-ketamine-findings-rapid-intravenous-ketamine-study',
  },
  {
    id: 'LUDWIG-2021',
    what: 'Esketamine + tranylcypromine cohort',
    seen: ['abstract'],
    where: 'https://link.springer.com/article/10.1007/s40263-021-00837-6',
  },
  {
    id: 'WILLIAMS-2018',
    what: 'Naltrexone crossover',
    seen: ['abstract'],
    where: 'https://psychiatryonline.org/doi/full/10.1176/appi.ajp.2018.18020138',
  },
  {
    id: 'THYROID-CASES',
    what: 'Kaplan & Cooperman 1971 cases, summary',
    seen: ['secondary'],
    where: 'http://vibore.com/204',
  },
  {
    id: 'RIVA-POSSE-2018',
    what: '684 infusions',
    seen: ['abstract'],
    where:
      'https://moreblossom.com/papers/blood-pressure-safety-of-subanesthetic-ketamine-for-depression-a-report-on-684-i',
  },
  {
    id: 'BP-741',
    what: '741 infusions, cardiovascular effects',
    seen: ['abstract'],
    where:
      'https://www.physiciansweekly.com/cardiovascular-effects-of-repeated-subanaesthetic-ketamine-infusion-in-depression/',
  },
  { id: 'BP-YALE-2024', what: '2,342 infusions', seen: ['abstract'], where: 'https://litmetric.com/detail/38991311/' },
  {
    id: 'RODRIGUES-2020',
    what: 'Canadian clinic safety',
    seen: ['abstract'],
    where: 'https://www.meta.org/papers/safety-and-tolerability-of-iv-ketamine-in-adults/32539491',
  },
  {
    id: 'SZARMACH-2020',
    what: 'Gdańsk cardiovascular safety',
    seen: ['abstract'],
    where:
      'https://www.dovepress.com/metabolic-risk-factors-and-cardiovascular-safety-in-ketamine-use-for-t-peer-reviewed-article-NDT',
  },
  {
    id: 'SHORT-2018',
    what: 'Side-effects systematic review, Lancet Psychiatry',
    seen: ['abstract'],
    where:
      'https://www.moreblossom.com/papers/side-effects-associated-with-ketamine-use-in-depression-a-systematic-review',
  },
  {
    id: 'TRANSFORM-TABLES',
    what: 'Benefit-risk tables, TRANSFORM-1/2/3, 2020',
    seen: ['passage'],
    where: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC7894501/table/cpt2024-tbl-0001',
  },
  { id: 'POPOVA-2019', what: 'TRANSFORM-2', seen: ['abstract'], where: 'https://www.scribd.com/document/786233715/' },
  {
    id: 'ESK-AE-COURSE',
    what: 'Course of adverse events',
    seen: ['abstract'],
    where: 'https://dev.psychiatrist.com/jcp/esketamine-nasal-spray-mdd-adverse-events/',
  },
  {
    id: 'SUSTAIN-1',
    what: 'Daly 2019 + poster',
    seen: ['abstract'],
    where: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6551577',
  },
  {
    id: 'SUSTAIN-3',
    what: 'Long-term extension',
    seen: ['abstract'],
    where:
      'https://www.moreblossom.com/papers/safety-and-efficacy-with-esketamine-in-treatment-resistant-depression-long-term-',
  },
  {
    id: 'TRD4005',
    what: 'Monotherapy trial and approval news, 2025',
    seen: ['secondary'],
    where: 'https://hcn.health/hcn-trends-story/spravato-approved-as-monotherapy-for-treatment-resistant-depression',
  },
  {
    id: 'ESCAPE-TRD',
    what: 'Reif 2023',
    seen: ['abstract'],
    where: 'https://repository.uantwerpen.be/link/irua/200542',
  },
  { id: 'ELEKT-D', what: 'Anand 2023', seen: ['abstract'], where: 'https://pubmed.ncbi.nlm.nih.gov/37224232/' },
  {
    id: 'ELEKT-D-SEC',
    what: 'Secondary analysis 2024',
    seen: ['abstract'],
    where: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC11200139/',
  },
  {
    id: 'KETECT',
    what: 'Ekstrand 2022',
    seen: ['abstract'],
    where: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9154276',
  },
  {
    id: 'EKSTRAND-2024',
    what: 'KetECT vs ELEKT-D',
    seen: ['abstract'],
    where:
      'https://scholars.mssm.edu/en/publications/ketamine-or-ect-what-have-we-learned-from-the-ketect-and-elekt-d-',
  },
  {
    id: 'STARD',
    what: "Rush 2006; Pigott 2023; authors' reply 2023",
    seen: ['abstract'],
    where: 'https://psychiatryonline.org/doi/abs/10.1176/ajp.2006.163.11.1905',
  },
  {
    id: 'FEDER-2021',
    what: 'PTSD repeated ketamine RCT; reviews and veteran trial',
    seen: ['abstract'],
    where: 'https://ajp.psychiatryonline.org/doi/full/10.1176/appi.ajp.2020.20050596',
  },
  {
    id: 'MURROUGH-2013',
    what: 'Six infusions, summary',
    seen: ['secondary'],
    where:
      'https://avyia.com/rapid-and-longer-term-antidepressant-effects-of-repeated-ketamine-infusions-in-treatment-resistant-major-depression/',
  },
  {
    id: 'PHILLIPS-2019',
    what: 'Single, repeated, maintenance',
    seen: ['abstract'],
    where: 'https://pubmed.ncbi.nlm.nih.gov/30922101/',
  },
  {
    id: 'SALLOUM-2019',
    what: 'Time to relapse, single infusion',
    seen: ['abstract'],
    where: 'https://stanfordhealthcare.org/publications/759/759416.html',
  },
  {
    id: 'BOBO-2020',
    what: 'Managing responders, review',
    seen: ['abstract'],
    where: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC7587874',
  },
  {
    id: 'MCINNES-2022',
    what: 'Community infusions',
    seen: ['abstract'],
    where: 'https://stanfordhealthcare.org/publications/837/837264.html',
  },
  {
    id: 'OLIVER-2022',
    what: 'Multisite clinic chart review',
    seen: ['abstract'],
    where:
      'https://dev2.psychiatrist.com/jcp/clinical-effectiveness-intravenous-racemic-ketamine-treatment-resistant-depression-suicidal-ideation-generalized-anxiety-symptoms',
  },
  {
    id: 'LIPSITZ-2021',
    what: 'Early improvement',
    seen: ['abstract'],
    where: 'https://pubmed.ncbi.nlm.nih.gov/33031861/',
  },
  {
    id: 'NONIMPROVE-2024',
    what: 'Early non-improvement, Transl Psychiatry',
    seen: ['abstract'],
    where: 'https://www.nature.com/articles/s41398-024-03027-2',
  },
  {
    id: 'WILKOWSKA-2021',
    what: 'Bipolar depression series',
    seen: ['abstract'],
    where:
      'https://www.dovepress.com/front_end/intravenous-ketamine-infusions-in-treatment-resistant-bipolar-depressi-peer-reviewed-fulltext-article-NDT',
  },
  {
    id: 'SWITCH-CASE',
    what: 'Mania after oral ketamine',
    seen: ['abstract'],
    where: 'https://frontiersin.org/journals/psychiatry/articles/10.3389/fpsyt.2020.00516/full',
  },
  {
    id: 'PSYCHOTIC-TRD',
    what: 'Psychotic TRD series 2023',
    seen: ['abstract'],
    where: 'https://frontiersin.org/articles/10.3389/fnins.2023.1214972/full',
  },
  {
    id: 'LACTMED',
    what: 'Ketamine in lactation (Drugs.com copy), 2023',
    seen: ['passage'],
    where: 'http://www.drugs.com/breastfeeding/ketamine.html',
  },
  {
    id: 'MAJDINASAB-2023',
    what: 'Milk transfer',
    seen: ['abstract'],
    where: 'https://doi.org/10.1097/jcp.0000000000001711',
  },
  {
    id: 'CHANG-2024',
    what: 'Ketamine cystitis during depression treatment',
    seen: ['abstract'],
    where: 'https://doi.org/10.1186/s12888-023-05468-3',
  },
  {
    id: 'FDA-COMP',
    what: 'FDA compounded-ketamine warning, Oct 2023, news',
    seen: ['secondary'],
    where: 'https://www.drugs.com/news/fda-warns-dangers-compounded-ketamine-psychiatric-115482.html',
  },
  {
    id: 'MOAAS',
    what: 'MOAA/S table',
    seen: ['passage'],
    where: 'https://bmcanesthesiol.biomedcentral.com/articles/10.1186/s12871-022-01788-1/tables/2',
  },
  {
    id: 'ALDRETE',
    what: 'Modified Aldrete table',
    seen: ['passage'],
    where: 'http://wjgnet.com/1007-9327/full/v21/i12/3671-T2.htm',
  },
  {
    id: 'PADSS',
    what: 'PADS table',
    seen: ['passage'],
    where: 'https://www.clinmedjournals.org/articles/ijodh/ijodh-2-036table4.html',
  },
  {
    id: 'CADSS6',
    what: 'Rodrigues 2021 CADSS-6',
    seen: ['abstract'],
    where: 'https://suppr.wilddata.cn/browses/detail/pubmed/33418362',
  },
  {
    id: 'CADSS-YALE',
    what: 'van Schalkwyk 2018',
    seen: ['abstract'],
    where: 'https://www.ncbi.nlm.nih.gov/pubmed?term=29045915',
  },
  {
    id: 'ACEP',
    what: 'Ketamine monograph citing ACEP 2011 absolute contraindications',
    seen: ['secondary'],
    where: 'https://doctor123.org/Drugs/3128-Ketamine',
  },
  {
    id: 'ED-EXCL',
    what: 'Paediatric ED ketamine pathway exclusions',
    seen: ['secondary'],
    where: 'https://curbsidehealth.com/content_pathways/80',
  },
  {
    id: 'ED-LDK',
    what: 'ED low-dose ketamine protocol',
    seen: ['passage'],
    where: 'http://html.scirp.org/file/_3-1750111_1.htm',
  },
  {
    id: 'SDN',
    what: 'Esketamine clinic PRN drugs, forum post (low authority)',
    seen: ['secondary'],
    where: 'https://forums.studentdoctor.net/threads/esketamine-clinic-prn-meds.1504698/latest',
  },
  {
    id: 'RTMS-UK',
    what: 'rTMS service data 2019',
    seen: ['abstract'],
    where: 'http://www.scirp.org/Html/3-2720125_89969.htm',
  },
  { id: 'PRICES', what: 'Price pages', seen: ['secondary'], where: 'https://ketaminetherapyfordepression.org/?p=2707' },
  {
    id: 'OSMIND-CODES',
    what: 'Ketamine billing code guide 2023',
    seen: ['secondary'],
    where: 'https://osmind.org/knowledge-article/ketamine-billing-code-guide',
  },
  {
    id: 'OSMIND-J0013',
    what: 'J0013 transition, 2026-02',
    seen: ['secondary'],
    where: 'https://www.osmind.org/blog/spravato-j-code',
  },
  {
    id: 'NEOLYTIX',
    what: 'Spravato codes 2026',
    seen: ['secondary'],
    where: 'https://neolytix.com/articles/spravato-cpt-code-2026-j0013-g2082-g2083/',
  },
  {
    id: 'SPR-REIMB',
    what: 'Manufacturer reimbursement FAQ; 2026 billing guide',
    seen: ['passage', 'secondary'],
    where: 'https://www.spravatohcp.com/reimbursement-faq',
  },
  {
    id: 'BCBSMA',
    what: 'Blue Cross MA ketamine/esketamine billing, 2023',
    seen: ['passage'],
    where: 'https://provider.bluecrossma.com',
  },
  {
    id: 'PAYERS',
    what: 'Cigna, CareFirst, Triple-S, QualChoice, BCBS ND, BCBS MS, eviCore policies',
    seen: ['passage', 'secondary'],
    where: 'https://coverage.pharmacistwrite.com/coverage/cigna/',
  },
  {
    id: 'GFE',
    what: 'GFE data elements (CMS-10791), Federal Register 2021-10-07, practice notices',
    seen: ['passage'],
    where: 'https://omb.report/icr/202109-0938-015/doc/115257701',
  },
  {
    id: 'CFR-1304-21',
    what: '21 CFR 1304.21',
    seen: ['passage'],
    where: 'http://www.law.cornell.edu/cfr/text/21/1304.21',
  },
  {
    id: 'CFR-1304',
    what: '21 CFR 1304.03/.04/.11 (2025 page, 1971 text, university guidance)',
    seen: ['passage', 'secondary'],
    where: 'https://checkoutapi.com/regulations/21/1304.03',
  },
  {
    id: 'FR-2023',
    what: 'DEA Form 106 rule, FR 2023-13085',
    seen: ['passage'],
    where: 'http://federal.elaws.us/fr/notice/6/22/2023/2023-13085',
  },
  {
    id: 'DEA-INV',
    what: "Inventory content and common findings (compliance guide; summary of the DEA practitioner's manual)",
    seen: ['secondary'],
    where: 'http://www.deacompliance.com/inventories.htm',
  },
  {
    id: 'KET-MDV',
    what: 'Ketamine presentations: multidose vials, benzethonium chloride (injectable-drug handbook; Ketalar label text)',
    seen: ['secondary'],
    where: 'https://download.skyscape.com',
  },
  {
    id: 'USP-1151',
    what: 'Recommended excess volume in injections',
    seen: ['passage'],
    where: 'http://ftp.uspbpep.com/v29240/usp29nf24s0_c1151s34.html',
  },
  {
    id: 'INS-RESIDUAL',
    what: 'Harding et al., small-volume intermittent infusions, J Infus Nurs 2020; set volumes 15–27 mL',
    seen: ['abstract'],
    where: 'https://nursingcenter.com/journalarticle?Article_ID=5233540',
  },
  {
    id: 'ISMP-RESIDUAL',
    what: 'Complete delivery of small-volume infusions; inadvertent bolus',
    seen: ['passage (part)'],
    where:
      'https://ismp.org/resources/additional-strategies-improve-complete-delivery-small-volume-intermittent-infusions',
  },
  {
    id: 'GLP1-2024',
    what: 'Multisociety guidance on GLP-1 receptor agonists before procedures, 2024, summaries',
    seen: ['secondary'],
    where: 'https://pubs.asahq.org/anesthesiology/article/141/6/1208/142134',
  },
  {
    id: 'AANA-TRANSPORT',
    what: 'AANA: transport after sedation with or without a responsible adult',
    seen: ['passage (part)'],
    where: 'https://issuu.com/aanapublishing/docs/8_-_discharge_after_sedation_or_anesthesia_on_the_',
  },
  {
    id: 'RCEM-SED',
    what: 'Procedural sedation, recovery and discharge',
    seen: ['passage (part)'],
    where:
      'https://www.rcemlearning.co.uk/modules/procedural-sedation-in-emergency-medicine-2018/lessons/safe-practice/topic/recovery-discharge/',
  },
  {
    id: 'MDZ-DOSE',
    what: 'Midazolam in age over 60 and with other depressants; flumazenil titration',
    seen: ['secondary'],
    where: 'https://jenforum.ru/8198muscle-relaxant-less-sedating.html',
  },
  {
    id: 'EPI-2',
    what: 'Anaphylaxis: adult maximum, position, interval (pathway and manual pages)',
    seen: ['secondary'],
    where:
      'https://clinicalpathways.ebmedicine.net/pathways/allergic-reactions-and-anaphylaxis/meets-criteria-for-anaphylaxis/anaphylaxis-treatment-continued',
  },
  {
    id: 'MHAUS-SAMBA',
    what: 'Succinylcholine rescue and dantrolene, Larach 2019; Joshi 2017',
    seen: ['abstract'],
    where: 'https://pubs.asahq.org/anesthesiology/article/130/1/41/18364',
  },
  {
    id: 'ESK-3002',
    what: 'NCT03097133: sprays at 0, 5 and 10 min',
    seen: ['passage (part)'],
    where: 'https://meddatax.com/clinical-trials/NCT03097133/results',
  },
  {
    id: 'OPENFDA',
    what: 'openFDA NDC records',
    seen: ['passage'],
    where: 'https://api.fda.gov/drug/ndc.json?search=product_ndc%3A%2250458-028%22',
  },
] as const satisfies readonly Source[];
