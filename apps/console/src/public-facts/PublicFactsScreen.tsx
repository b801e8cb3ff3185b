import { CHECKLIST, CHECKLIST_WORDS, type ChecklistId, type StatedFact } from '@keel/clinical/public-facts';
import type { PublicFactsView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, queryClient, viewQuery } from '../api/index.ts';
import { useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './PublicFacts.module.css';

type Said = Readonly<Partial<Record<ChecklistId, { readonly answer: 'yes' | 'no' | null; readonly detail: string }>>>;

/** What do patients read about us? */
export function PublicFactsScreen() {
  const { t, i18n } = useTranslation();
  const view = useQuery(viewQuery<PublicFactsView>('public-facts'));
  useTopics(['view/public-facts'], view.data?.position);
  const me = useQuery(meQuery).data;
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const { statedAt, statedBy, seq } = view.data;
  const zone = me?.clinic.zone ?? 'UTC';
  return (
    <Page title={t('publicFacts.title')} lead={t('publicFacts.lead')}>
      <p className={styles['soft']}>
        {statedAt === null || statedBy === null
          ? t('publicFacts.nothing')
          : t('publicFacts.statedBy', {
              name: statedBy,
              when: dateTimeText(Date.parse(statedAt), zone, i18n.language),
            })}{' '}
        <a href={i18n.language.startsWith('es') ? '/es/guia/juzgar-una-clinica/' : '/guide/judge-a-clinic/'}>
          {t('publicFacts.see')}
        </a>
      </p>
      {/* Keyed by what stands: what somebody else has said since is shown, not written over. */}
      <Editor key={seq} view={view.data} zone={zone} may={me?.roles.includes('owner') === true} />
    </Page>
  );
}

function saidIn(view: PublicFactsView): Said {
  return Object.fromEntries(
    view.answers
      .filter(({ by }) => by === 'clinic')
      .map(({ id, answer, detail }) => [id, { answer: answer === 'words' ? null : answer, detail: detail ?? '' }]),
  );
}

/** What is sent: a point without a yes, a no or words is not stated, and is left out. */
function factsOf(said: Said) {
  return CHECKLIST.flatMap(({ id, answer: kind }): StatedFact[] => {
    const one = said[id];
    if (one === undefined || kind === 'record') return [];
    const detail = one.detail.trim() === '' ? null : one.detail.trim();
    if (kind === 'words') return detail === null ? [] : [{ id, answer: 'words', detail }];
    return one.answer === null ? [] : [{ id, answer: one.answer, detail }];
  });
}

function Editor(props: { readonly view: PublicFactsView; readonly zone: string; readonly may: boolean }) {
  const { view, zone, may } = props;
  const { t, i18n } = useTranslation();
  const { say, trouble } = useClinicSay();
  const start = saidIn(view);
  const [said, setSaid] = useState<Said>(start);
  const words = CHECKLIST_WORDS[i18n.language.startsWith('es') ? 'es' : 'en'];
  const changed = JSON.stringify(factsOf(said)) !== JSON.stringify(factsOf(start));
  const change = (id: ChecklistId, more: Partial<NonNullable<Said[ChecklistId]>>): void =>
    setSaid((one) => ({ ...one, [id]: { answer: null, detail: '', ...one[id], ...more } }));
  const save = async (): Promise<void> => {
    const body = { facts: factsOf(said) };
    if (await say({ kind: 'state-public-facts', stream: 'clinic/public-facts', seenSeq: view.seq, body }))
      await queryClient.invalidateQueries({ queryKey: ['view', 'public-facts'] });
  };
  return (
    <div className={styles['editor']}>
      <ul className={styles['points']}>
        {CHECKLIST.map(({ id, answer: kind }) => {
          const [point, why] = words[id];
          const one = said[id];
          const recorded = view.answers.find((answer) => answer.id === id && answer.by === 'record');
          return (
            <li key={id} className={styles['point']} inert={!may}>
              <div>
                <h2>{point}</h2>
                <p className={styles['soft']}>{why}</p>
              </div>
              {kind === 'record' ? (
                <p className={styles['record']}>
                  {recorded === undefined
                    ? t(`publicFacts.record.${id === 'emergency-kit' ? 'noKit' : 'noProtocol'}`)
                    : t('publicFacts.record.says', {
                        what: recorded.detail ?? t('publicFacts.yes'),
                        when: dateTimeText(Date.parse(recorded.since), zone, i18n.language),
                      })}
                </p>
              ) : (
                <div className={styles['answer']}>
                  {kind === 'yes-no' && (
                    <Chips
                      label={t('publicFacts.answer')}
                      chosen={one?.answer ? [one.answer] : ['none' as const]}
                      options={[
                        { value: 'yes' as const, label: t('publicFacts.yes') },
                        { value: 'no' as const, label: t('publicFacts.no') },
                        { value: 'none' as const, label: t('publicFacts.notStated') },
                      ]}
                      onChoose={(value) => change(id, { answer: value === 'none' ? null : value })}
                    />
                  )}
                  <Field
                    label={t(kind === 'words' ? 'publicFacts.words' : 'publicFacts.detail')}
                    value={one?.detail ?? ''}
                    maxLength={200}
                    onChange={(event) => change(id, { detail: event.target.value })}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {trouble && (
        <p className={styles['trouble']} role="alert">
          {trouble}
        </p>
      )}
      {may ? (
        <div className={styles['save']}>
          <p className={styles['soft']}>{t(changed ? 'publicFacts.changed' : 'publicFacts.same')}</p>
          <Button kind="next" size="large" disabled={!changed} onClick={() => void save()}>
            {t('publicFacts.save')}
          </Button>
        </div>
      ) : (
        <p className={styles['soft']}>{t('publicFacts.ownerOnly')}</p>
      )}
    </div>
  );
}
