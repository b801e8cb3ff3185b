import { type Answers, formOf, instrumentById, renderForm } from '@keel/clinical/scales';
import type { MyReaders } from '@keel/formats/api';
import { ScaleForm } from '@keel/ui/scale-form';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import { HelpNow } from '../help/index.ts';
import { form } from '../shell/index.ts';
import { dyingSoFar, useSoFar, worryingAnswers } from '../so-far/index.ts';
import type { ScaleSaid } from './use-intake.ts';

/** What was answered of a scale that is not done, in the language in which it was begun. */
export interface ScaleDraft {
  readonly answers: Answers;
  readonly language: 'en' | 'es';
}

/** A rating scale inside the intake: asked in its own words, kept as the scale that it is. */
export function ScaleQuestion(props: {
  readonly instrument: string;
  /** Who reads what is written here; not known without a connection. */
  readonly readers: MyReaders | undefined;
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
  const { data: me } = useQuery(meQuery);
  const { draft } = props;
  const answers = draft?.answers ?? {};
  // A form stands in the language in which its first answer was given.
  const language = draft?.language ?? (i18n.language === 'es' ? 'es' : 'en');
  const rendered = useMemo(() => {
    const of = instrument && formOf(instrument);
    return of ? renderForm(of, { audience: 'patient', language, withhold: false, loaded: [] }) : null;
  }, [instrument, language]);
  const asked =
    instrument && rendered?.available
      ? {
          instrument: instrument.id,
          version: instrument.version,
          language: rendered.form.language,
          wording: rendered.form.wordingVersion,
        }
      : null;
  const dying = dyingSoFar(answers);
  const soFar = useSoFar(asked === null || dying === null ? null : { of: 'scale', ...asked, answers: dying });
  const worrying = worryingAnswers(answers) || soFar.telling;
  if (asked === null || !rendered?.available) return null;
  return (
    <div className={form['form']}>
      <div>
        <h2>{t(`forms.scaleName.${props.instrument as 'phq9'}`)}</h2>
        <p className={form['hint']}>{t('forms.scaleMore')}</p>
      </div>
      {worrying && <HelpNow beside readers={props.readers} place={me?.clinic} {...soFar.help} />}
      <ScaleForm
        form={rendered.form}
        answers={answers}
        advance
        onBack={props.onBack}
        onAnswer={(next) => props.onDraft({ answers: next, language })}
        onDone={() => {
          soFar.onDone();
          props.onDone({ ...asked, answers, total: null, askedIn: 'portal', answeredBy: 'patient' }, worrying);
        }}
      />
    </div>
  );
}
