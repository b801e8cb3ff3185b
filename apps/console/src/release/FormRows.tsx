import { remsForm } from '@keel/clinical/documents';
import { Button } from '@keel/ui/button';
import { IconCircleDashed } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { type AskKey, useVisit } from '../visit/index.ts';
import styles from './ReleaseScreen.module.css';

/** Which sheet says what the form lacks. The rest follows from release and signature. */
const SAID_BY: readonly (readonly [field: RegExp, by: AskKey])[] = [
  [/^acceptable-before$/, 'vitals-before'],
  [/^acceptable-after$/, 'vitals-after'],
  [/^ready-minutes$/, 'readiness'],
  [/^medicine-/, 'medicines'],
  [/^patient-enrolled$/, 'rems'],
  [/^provider-name$/, 'handover'],
  [/^bp-|^respiratory-depression$/, 'check'],
  [/^sedation/, 'sedation'],
  [/^dissociation/, 'dissociation'],
];

/** What the monitoring form of an esketamine session still lacks, asked while the patient is here; nothing is typed twice. */
export function FormRows() {
  const { t } = useTranslation();
  const said = useSaid();
  const visit = useVisit();
  const { session, patient } = visit;
  if (session.route !== 'intranasal-esketamine' || session.firstDoseAt === null) return null;
  const provider = session.nurse === null ? null : { name: visit.nameOf(session.nurse), phone: null, email: null };
  const { missing } = remsForm({ version: '2024', session, patient, site: null, provider });
  const asked = new Map<AskKey, string>();
  for (const { id, label } of missing) {
    const by = SAID_BY.find(([field]) => field.test(id))?.[1];
    if (by !== undefined) asked.set(by, [asked.get(by), said(label)].filter(Boolean).join(', '));
  }
  if (asked.size === 0) return null;
  return (
    <section aria-label={t('release.form')}>
      <h3>{t('release.form')}</h3>
      <p className={styles['soft']}>{t('release.formLead')}</p>
      <ul className={styles['list']}>
        {[...asked].map(([by, label]) => (
          <li key={by} className={styles['criterion']}>
            <IconCircleDashed size={24} stroke={1.6} aria-hidden />
            <p>{label}</p>
            <div className={styles['act']}>
              <Button onClick={() => visit.ask(by)}>{t(by === 'check' ? 'do.check' : `ask.${by as 'rems'}.do`)}</Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
