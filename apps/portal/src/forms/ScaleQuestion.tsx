import { type Answers, formOf, instrumentById, renderForm } from '@keel/clinical/scales';
import { ScaleForm } from '@keel/ui/scale-form';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { form } from '../shell/index.ts';
import type { ScaleSaid } from './use-intake.ts';

/** Items that speak of death: an answer above zero brings help before anything else. */
const ABOUT_DEATH: Readonly<Record<string, string>> = { phq9: 'phq9.9' };

/** What was answered of a scale that is not done, in the language in which it was begun. */
export interface ScaleDraft {
  readonly answers: Answers;
  readonly language: 'en' | 'es';
}

/** A rating scale inside the intake: asked in its own words, kept as the scale that it is. */
export function ScaleQuestion(props: {
  readonly instrument: string;
  /** What was answered of it before the reader looked elsewhere. */
  readonly draft: ScaleDraft | undefined;
  readonly onDraft: (draft: ScaleDraft) => void;
  /** To the question before it, from its first one. */
  readonly onBack?: (() => void) | undefined;
  /** `worrying`: help comes before anything else. */
  readonly onDone: (said: ScaleSaid, worrying: boolean) => void;
}) {
  const { t, i18n } = useTranslation();
  const instrument = instrumentById(props.instrument);
  const { draft } = props;
  const answers = draft?.answers ?? {};
  // A form stands in the language in which its first answer was given.
  const language = draft?.language ?? (i18n.language === 'es' ? 'es' : 'en');
  const rendered = useMemo(() => {
    const of = instrument && formOf(instrument);
    return of ? renderForm(of, { audience: 'patient', language, withhold: false, loaded: [] }) : null;
  }, [instrument, language]);
  if (!instrument || rendered === null || !rendered.available) return null;
  return (
    <div className={form['form']}>
      <div>
        <h2>{t(`forms.scaleName.${props.instrument as 'phq9'}`)}</h2>
        <p className={form['hint']}>{t('forms.scaleMore')}</p>
      </div>
      <ScaleForm
        form={rendered.form}
        answers={answers}
        advance
        onBack={props.onBack}
        onAnswer={(next) => props.onDraft({ answers: next, language })}
        onDone={() =>
          props.onDone(
            {
              instrument: instrument.id,
              version: instrument.version,
              answers,
              total: null,
              askedIn: 'portal',
              answeredBy: 'patient',
              language: rendered.form.language,
              wording: rendered.form.wordingVersion,
            },
            Number(answers[ABOUT_DEATH[props.instrument] ?? ''] ?? 0) > 0,
          )
        }
      />
    </div>
  );
}
