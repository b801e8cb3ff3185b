import type { Block, Fact, Paper } from '../documents/index.ts';
import type { Site } from '../places/index.ts';
import { regimenName } from '../policy/index.ts';
import { type EstimateInput, estimateGaps } from './estimate-elements.ts';
import { ESTIMATE_WORDS, type PaperLanguage } from './estimate-words.ts';
import { type FeeItemId, feeItem } from './fee-items.ts';
import { usd } from './money.ts';

const placeOf = (site: Site): string =>
  `${site.name}, ${site.address.street}, ${site.address.city}, ${site.address.state} ${site.address.postalCode}`;

/** The Good Faith Estimate as a paper. `draft`: to be looked at before it is given. What is missing is named at its top, where nobody can overlook it. */
export function estimatePaper(input: EstimateInput, language: PaperLanguage, draft = false): Paper {
  const words = ESTIMATE_WORDS[language];
  const { patient, identity, site } = input;
  const gaps = estimateGaps(input);
  const name = [patient?.givenName, patient?.middleName, patient?.familyName].filter(Boolean).join(' ');
  const fact = (label: string, value: string | null | undefined): Fact =>
    value === undefined || value === null || value === '' ? { label, value: null, missing: label } : { label, value };
  const phone = site?.phone ?? '';
  const provider = identity?.legalName ?? input.clinic;
  const rows: readonly (readonly string[])[] = [
    ...input.lines.map(({ item, code, quantity, unitCents, cents }): readonly string[] => [
      words.items[feeItem(item).id as FeeItemId],
      code ?? words.noCode,
      String(quantity),
      usd(unitCents, language),
      usd(cents, language),
    ]),
    [words.total, '', '', '', usd(input.totalCents, language)],
  ];
  const blocks: readonly Block[] = [
    ...(gaps.length === 0
      ? []
      : [{ kind: 'notice' as const, text: words.notComplete(gaps.map(({ missing }) => missing).join('; ')) }]),
    ...(draft && gaps.length === 0 ? [{ kind: 'notice' as const, text: words.draft }] : []),
    { kind: 'heading', text: words.patient },
    {
      kind: 'facts',
      rows: [fact(words.name, name), fact(words.born, patient?.birthDate)],
    },
    { kind: 'heading', text: words.treatment },
    {
      kind: 'facts',
      rows: [
        fact(words.main, regimenName(input.regimenTitle, language)),
        { label: words.first, value: input.primaryOn ?? words.notBooked },
        { label: words.scope, value: words.scopeText(input) },
        fact(words.diagnosis, input.diagnoses.join(', ')),
        { label: words.given, value: input.madeOn },
      ],
    },
    { kind: 'heading', text: words.provider },
    {
      kind: 'facts',
      rows: [
        fact(words.legalName, identity?.legalName),
        fact(words.npi, identity?.npi),
        fact(words.tin, identity?.tin),
        fact(words.place, site === null ? null : placeOf(site)),
        ...(input.clinician === null
          ? []
          : [fact(words.clinician, input.clinician.name), fact(words.clinicianNpi, input.clinician.npi)]),
      ],
    },
    { kind: 'heading', text: `${words.services}: ${provider}` },
    {
      kind: 'table',
      head: words.head,
      widths: [44, 12, 12, 14, 18],
      none: '',
      rows,
    },
    ...(input.discountPercent === 0
      ? []
      : [{ kind: 'text' as const, text: words.discount(input.discountPercent), weight: 'soft' as const }]),
    { kind: 'heading', text: words.separate },
    { kind: 'text', text: words.separateNotice(phone) },
    { kind: 'list', items: words.separateItems },
    { kind: 'heading', text: words.notes },
    { kind: 'list', items: [words.moreServices, words.onlyEstimate, words.notContract] },
    { kind: 'heading', text: words.disputeTitle },
    { kind: 'text', text: words.disputeRight },
    { kind: 'text', text: words.disputeHow, weight: 'strong' },
    { kind: 'text', text: words.disputeQuality },
    { kind: 'notice', text: words.keep },
  ];
  return {
    title: words.title,
    language,
    issuer: [input.clinic, ...(site === null ? [] : [`${placeOf(site)}, ${site.phone}`])],
    blocks,
    foot: `${name} · ${patient?.birthDate ?? ''}`,
    asOf: input.asOf,
    pageOf: words.page,
  };
}
