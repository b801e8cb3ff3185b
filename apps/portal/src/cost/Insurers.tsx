import { insurerAsks } from '@keel/clinical/costs';
import type { MyCostView } from '@keel/formats/api';
import { useTranslation } from 'react-i18next';
import { form, hereZone, longDayAt } from '../shell/index.ts';
import styles from './CostPage.module.css';
import { type Course, type Language, rangeText } from './range-text.ts';

/** The published share of an insured person for a session of the nasal spray. */
const COPAY = 'esketamine-copay';

/** The ways to pay beside each other: what each was seen to cost, and what each asks. */
function Payers({
  view,
  course,
  language,
}: {
  readonly view: MyCostView;
  readonly course: Course | undefined;
  readonly language: Language;
}) {
  const { t } = useTranslation();
  const spray = view.courses.find(({ context }) => context.some(({ id }) => id === COPAY));
  const share = spray?.context.find(({ id }) => id === COPAY);
  const cents = (dollars: number, times: number): number => Math.round(dollars * 100) * times;
  return (
    <ul className={styles['rows']}>
      <li>
        <span className={styles['name']}>{t('cost.payer.self')}</span>
        <span className={styles['amount']}>
          {course?.toJudge ? rangeText(course.toJudge, language) : t('cost.payer.notStated')}
        </span>
        <span className={form['hint']}>{t('cost.payer.selfMore')}</span>
      </li>
      <li>
        <span className={styles['name']}>{t('cost.payer.insured')}</span>
        <span className={styles['amount']}>
          {share && spray && share.low !== null && share.high !== null
            ? rangeText(
                { low: cents(share.low, spray.toJudgeSessions), high: cents(share.high, spray.toJudgeSessions) },
                language,
              )
            : t('cost.payer.notStated')}
        </span>
        <span className={form['hint']}>
          {[
            spray && share && t('cost.payer.insuredMore', { count: spray.toJudgeSessions }),
            share && t('cost.source', { list: `${share.sources.join(', ')}, ${share.asOf.slice(0, 7)}` }),
          ]
            .filter(Boolean)
            .join(' ')}
        </span>
      </li>
      <li>
        <span className={styles['name']}>{t('cost.payer.later')}</span>
        <span className={styles['amount']}>{t('cost.payer.unknown')}</span>
        <span className={form['hint']}>{t('cost.payer.laterMore')}</span>
      </li>
    </ul>
  );
}

type InsurerPath = MyCostView['insurers'][number];
const STANDINGS = ['met', 'not-met', 'missing'] as const;

/** Fewest gaps first; who refuses comes last. It compares, and promises nothing. */
const byGaps = (paths: readonly InsurerPath[]): readonly InsurerPath[] => {
  const gaps = ({ criteria, refuses }: InsurerPath): number =>
    refuses ? Number.POSITIVE_INFINITY : criteria.filter(({ standing }) => standing !== 'met').length;
  return paths.toSorted((a, b) => gaps(a) - gaps(b));
};

/** What insurers were seen to ask, beside what the record answers. */
export function Insurers({
  view,
  course,
  language,
}: {
  readonly view: MyCostView;
  readonly course: Course | undefined;
  readonly language: Language;
}) {
  const { t } = useTranslation();
  const said = (what: string) => {
    const { text, known } = insurerAsks(what, language);
    return <span lang={known ? undefined : 'en'}>{text}</span>;
  };
  return (
    <section className={styles['part']}>
      <h2>{t('cost.insurers')}</h2>
      <Payers view={view} course={course} language={language} />
      <h3>{t('cost.insurersAsk')}</h3>
      <p className={form['hint']}>{t('cost.insurersMore')}</p>
      {byGaps(view.insurers).map((path) => (
        <details key={path.id} className={styles['insurer']}>
          <summary>
            <span>{path.who}</span>
            <span className={styles['stands']}>
              {path.refuses
                ? t('cost.refusesShort')
                : t('cost.stands', {
                    met: path.criteria.filter(({ standing }) => standing === 'met').length,
                    of: path.criteria.length,
                  })}
            </span>
          </summary>
          {path.refuses && <p>{t('cost.refuses')}</p>}
          {STANDINGS.map((standing) => {
            const these = path.criteria.filter((criterion) => criterion.standing === standing);
            return these.length === 0 ? null : (
              <div key={standing} className={styles['standing']}>
                <h4>{t(`cost.standing.${standing}`)}</h4>
                <ul>
                  {these.map((criterion) => (
                    <li key={criterion.id}>
                      {said(criterion.what)}
                      {criterion.at !== null && (
                        <span className={form['hint']}>
                          {' '}
                          {t('cost.since', { day: longDayAt(criterion.at, hereZone()) })}
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
          {path.approvalMonths !== null && <p>{t('cost.approval', { count: path.approvalMonths })}</p>}
          {path.renewal !== null && (
            <p>
              {t('cost.renewal')} {said(path.renewal)}.
            </p>
          )}
          <p className={form['hint']}>{t('cost.source', { list: path.sources.join(', ') })}</p>
        </details>
      ))}
    </section>
  );
}
