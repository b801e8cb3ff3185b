import { allOf, type CheckedCriterion, latestOf } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { IconCircleCheckFilled, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../time/index.ts';
import { useVisit } from '../visit/index.ts';
import styles from './ReleaseScreen.module.css';

/** Nobody is kept for these; they are looked at before somebody goes, and stand in the record with a name. */
export function LookedAt({ over }: { readonly over: boolean }) {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const { session, zone } = visit;
  const checked = allOf(session, 'criterion-checked');
  const rows: readonly Exclude<CheckedCriterion, 'mood-no-new-risk'>[] = [
    'belongings',
    'escort-understands',
    'next-visit',
    // Asked only where the glucose was looked at before: for everybody else there is nothing to say.
    ...(latestOf(session, 'glucose-measured') === undefined ? [] : (['glucose-ok'] as const)),
  ];
  return (
    <section aria-label={t('release.lookedAt')}>
      <h3 className={styles['group']}>{t('release.lookedAt')}</h3>
      <ul className={styles['list']}>
        {rows.map((criterion) => {
          const last = checked.findLast(({ body }) => body.criterion === criterion);
          const state = last === undefined ? 'unknown' : last.body.met ? 'met' : 'not-met';
          const Icon = { unknown: IconCircleDashed, met: IconCircleCheckFilled, 'not-met': IconCircleX }[state];
          return (
            <li key={criterion} className={styles['criterion']} data-state={state}>
              <Icon size={24} stroke={1.6} aria-hidden />
              <div>
                <p className={styles['name']}>
                  {t(`ask.${criterion}.title`)}{' '}
                  <span className={styles['state']}>{last ? t(last.body.met ? 'ask.a.yes' : 'ask.a.no') : ''}</span>
                </p>
                {last && (
                  <p className={styles['soft']}>
                    {[last.body.words, clockText(last.at, zone, i18n.language), visit.nameOf(last.author.id)]
                      .filter(Boolean)
                      .join(', ')}
                  </p>
                )}
              </div>
              {!over && (
                <div className={styles['act']}>
                  <Button kind={last ? 'quiet' : 'plain'} onClick={() => visit.ask(criterion)}>
                    {t(last ? 'release.again' : 'release.lookAt')}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
