import { type Deviation, deviations } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { clockText } from '../time/index.ts';
import { useVisit } from '../visit/index.ts';
import styles from './StoryScreen.module.css';

/** Where the protocol was departed from, with why; what nobody has said yet is asked for here. */
export function Deviations() {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const visit = useVisit();
  const [asked, setAsked] = useState<Deviation | null>(null);
  const list = deviations(visit.session, visit.policy, visit.now);
  if (list.length === 0) return null;
  const open = list.filter(({ reason }) => reason === null).length;
  return (
    <section className={styles['deviations']} aria-label={t('story.deviations')}>
      <h3>{t('story.deviations')}</h3>
      <p className={styles['soft']}>{open === 0 ? t('story.allExplained') : t('story.unexplained', { count: open })}</p>
      <ul>
        {list.map((one) => (
          <li key={one.key} className={styles['entry']}>
            <time className={styles['time']}>{clockText(one.at, visit.zone, i18n.language)}</time>
            <div className={styles['words']}>
              <p>
                <b>{t(`deviation.${one.kind}`)}</b> {said(one.title)}: {said(one.because)}
              </p>
              {one.reason !== null && <p className={styles['soft']}>{t('story.because', { reason: one.reason })}</p>}
            </div>
            <span />
            {one.reason === null ? (
              <Button kind="quiet" onClick={() => setAsked(one)}>
                {t('story.explain')}
              </Button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
      {asked && <ExplainSheet deviation={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function ExplainSheet({ deviation, onClose }: { readonly deviation: Deviation; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const said = useSaid();
  const visit = useVisit();
  const [words, setWords] = useState('');
  const save = async (): Promise<void> => {
    const said = await visit.say('explain-deviation', { deviation: deviation.key, reason: words.trim() });
    if (said.kind !== 'refused') onClose();
  };
  return (
    <Sheet
      open
      title={t('story.explain')}
      keeps={`session/${visit.session.id}/explain/${deviation.key}`}
      onClose={onClose}
    >
      <div className={styles['sheet']}>
        <p>
          <b>{t(`deviation.${deviation.kind}`)}</b> {said(deviation.title)}: {said(deviation.because)}
        </p>
        <WordsField label={t('story.why')} value={words} onWrite={setWords} />
        <Button kind="next" size="large" wide disabled={words.trim().length < 3} onClick={() => void save()}>
          {t('story.explain')}
        </Button>
      </div>
    </Sheet>
  );
}
