import { draftCourseLetter } from '@keel/clinical/letters';
import type { Patient } from '@keel/clinical/patient';
import { localDateOf } from '@keel/clinical/units';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field, WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Chart.module.css';
import { useChartSay } from './useChartSay.ts';

/** To whoever referred, after a series or at its end: drafted from the record, in the prescriber's name, and only where the patient agrees. */
export function CourseLetterSheet(props: {
  readonly patient: Patient;
  readonly to: string;
  readonly zone: string;
  readonly clinic: string;
  readonly onClose: () => void;
}) {
  const { patient, to, zone, clinic, onClose } = props;
  const { t, i18n } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const [agrees, setAgrees] = useState<'yes' | 'no'>();
  const [heardBy, setHeardBy] = useState('');
  const [words, setWords] = useState('');
  const [signedBy, setSignedBy] = useState('');
  const letter = draftCourseLetter(patient, {
    letter: `course-${patient.seq}`,
    to,
    clinic,
    zone,
    words: words.trim(),
    signedBy: signedBy.trim(),
    agreed: agrees === 'yes' ? heardBy.trim() : '',
    language: i18n.language === 'es' ? 'es' : 'en',
    nameOf: {
      route: (route) => t(`route.${route as 'other'}`, { defaultValue: route }),
      event: (event) => t(`adverseEvent.${event as 'nausea'}`, { defaultValue: event }),
    },
  });
  // A refusal holds until another decision asked again; one that asked nobody leaves it.
  const asked = patient.entries.findLast(
    (entry) => entry.kind === 'decision-signed' && (entry.body.telling?.referrer ?? 'none') !== 'none',
  );
  const refusedOn =
    asked?.kind === 'decision-signed' && asked.body.telling?.referrer === 'refused'
      ? localDateOf(asked.at, zone)
      : null;
  const ready = agrees === 'yes' && heardBy.trim() !== '' && words.trim().length >= 3 && signedBy.trim() !== '';
  return (
    <Sheet
      open
      wide
      title={t('chart.courseLetter.write')}
      keeps={`patient/${patient.id}/course-letter`}
      onClose={onClose}
    >
      <div className={styles['sheet']}>
        <p>{t('chart.courseLetter.to', { to })}</p>
        {refusedOn !== null && <p className={styles['gap']}>{t('chart.courseLetter.refused', { on: refusedOn })}</p>}
        <Chips
          label={t('chart.courseLetter.agrees')}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`chart.courseLetter.agreed.${value}`) }))}
          chosen={agrees === undefined ? [] : [agrees]}
          onChoose={setAgrees}
        />
        {agrees === 'no' && <p className={styles['gap']}>{t('chart.courseLetter.notWithout')}</p>}
        {agrees === 'yes' && (
          <>
            <Field
              label={t('chart.courseLetter.heardBy')}
              value={heardBy}
              maxLength={120}
              onChange={(event) => setHeardBy(event.target.value)}
            />
            <WordsField label={t('chart.courseLetter.words')} value={words} onWrite={setWords} />
            <Field
              label={t('chart.courseLetter.signed')}
              value={signedBy}
              onChange={(event) => setSignedBy(event.target.value)}
            />
            {letter !== null && (
              <div className={styles['letter']} lang={letter.language}>
                {letter.paragraphs.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            )}
          </>
        )}
        {trouble && <p className={styles['gap']}>{trouble}</p>}
        <Button
          kind="next"
          size="large"
          wide
          disabled={!ready || letter === null}
          onClick={() => letter && void tell('draft-letter', { ...letter }).then((done) => done && onClose())}
        >
          {t('chart.letter.draft')}
        </Button>
      </div>
    </Sheet>
  );
}
