import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldWords, inWords } from './fields-of.ts';

const NONE: Readonly<Record<string, string>> = {};

/** Names of fields in the language of the screen. The Spanish ones come when somebody needs them; what has no words there reads as it is called. */
export function useFieldWords(): FieldWords {
  const { language } = useTranslation().i18n;
  const [spanish, setSpanish] = useState(NONE);
  const wanted = language === 'es';
  useEffect(() => {
    if (!wanted) return;
    void import('./field-words-es.ts').then(
      ({ FIELD_WORDS_ES }) => setSpanish(FIELD_WORDS_ES),
      () => undefined,
    );
  }, [wanted]);
  return (name) => (wanted ? spanish[name] : undefined) ?? inWords(name);
}
