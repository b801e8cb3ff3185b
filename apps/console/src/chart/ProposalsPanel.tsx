import { type Proposal, proposals } from '@keel/clinical/follow-up';
import { stopRuleOf } from '@keel/clinical/outcomes';
import type { Patient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import { instant } from '@keel/clinical/units';
import type { PolicyView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { dayText } from '../time/index.ts';
import styles from './Chart.module.css';
import { useChartSay } from './useChartSay.ts';

/** What the protocol proposes from the scores, with what it rests on; a prescriber decides. */
export function ProposalsPanel(props: { readonly patient: Patient; readonly zone: string; readonly now: number }) {
  const { patient, zone, now } = props;
  const { t, i18n } = useTranslation();
  const me = useQuery(meQuery).data;
  const adopted = useQuery(viewQuery<PolicyView>('policy')).data?.versions.find(({ state }) => state === 'in-force');
  const regimen = patient.courses.at(-1)?.body.regimen;
  const series = regimen === undefined ? undefined : (adopted?.policy as Policy | undefined)?.regimens[regimen]?.series;
  const found = proposals(patient, series === undefined ? null : stopRuleOf(series), instant(Math.round(now)));
  const [deciding, setDeciding] = useState<Proposal>();
  if (found.length === 0) return null;
  const prescriber = me?.roles.includes('prescriber') === true;
  return (
    <section className={styles['section']}>
      <h2>{t('chart.proposals.title')}</h2>
      <ul className={styles['list']}>
        {found.map((one) => (
          <li key={one.id}>
            <b>{says(one)}</b>
            <span className={styles['head']}>
              <span>
                {one.inputs
                  .map(
                    ({ name, value, at }) =>
                      `${name}: ${value}${at === undefined ? '' : ` (${dayText(at, zone, i18n.language)})`}`,
                  )
                  .join(' · ')}{' '}
                · {t(`chart.proposals.basis.${one.basis}`)} ({one.sources.join(', ')})
              </span>
              {prescriber && one.change !== null && (
                <Button onClick={() => setDeciding(one)}>{t('chart.proposals.decide')}</Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {deciding && (
        <DecideSheet
          patient={patient}
          proposal={deciding}
          title={says(deciding)}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </section>
  );

  function says({ id, change }: Proposal): string {
    const days = change !== null && 'intervalDays' in change ? change.intervalDays : 0;
    return t(`chart.proposals.says.${id}`, { days });
  }
}

function DecideSheet(props: {
  readonly patient: Patient;
  readonly proposal: Proposal;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const { patient, proposal, title, onClose } = props;
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const [words, setWords] = useState('');
  const decide = async (decision: 'accept' | 'decline' | 'later'): Promise<void> => {
    const change = decision === 'accept' && proposal.change !== null ? { change: proposal.change } : {};
    const body = { proposal: proposal.id, decision, ...change, words: words.trim(), inputs: [...proposal.inputs] };
    if (await tell('decide-follow-up', body)) onClose();
  };
  const ready = words.trim().length >= 3;
  return (
    <Sheet open title={title} keeps={`patient/${patient.id}/decide-follow-up/${proposal.id}`} onClose={onClose}>
      <p>{t('chart.proposals.lead')}</p>
      <WordsField label={t('chart.proposals.why')} value={words} onWrite={setWords} />
      {trouble && <p role="alert">{trouble}</p>}
      <Button kind="next" size="large" wide disabled={!ready} onClick={() => void decide('accept')}>
        {t('chart.proposals.accept')}
      </Button>
      <Button size="large" wide disabled={!ready} onClick={() => void decide('decline')}>
        {t('chart.proposals.decline')}
      </Button>
    </Sheet>
  );
}
