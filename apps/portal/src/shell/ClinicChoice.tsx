import { ChoiceField } from '@keel/ui/field';
import { useTranslation } from 'react-i18next';

/** Which clinic somebody means who is known to none yet; nothing where this installation has one alone. */
export function ClinicChoice(props: {
  readonly clinics: readonly { readonly clinic: string; readonly name: string }[];
  readonly chosen: string | undefined;
  readonly onChoose: (clinic: string) => void;
}) {
  const { t } = useTranslation();
  if (props.clinics.length < 2) return null;
  return (
    <ChoiceField
      label={t('signUp.clinic')}
      value={props.chosen ?? ''}
      onChoose={props.onChoose}
      options={props.clinics.map(({ clinic, name }) => ({ value: clinic, label: name }))}
    />
  );
}
