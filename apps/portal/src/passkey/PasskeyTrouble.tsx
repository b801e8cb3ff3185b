import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/index.ts';
import { form, Trouble } from '../shell/index.ts';

/** Why it did not work, where the phone or the clinic says so in its own way; the rest as everywhere. */
export function PasskeyTrouble({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const stopped = error instanceof Error && error.name === 'NotAllowedError';
  const known = error instanceof Error && error.name === 'InvalidStateError';
  const words = stopped
    ? t('passkey.stopped')
    : known
      ? t('passkey.known')
      : error instanceof ProblemError && error.key === 'step-up-required'
        ? t('passkey.tooOld')
        : error instanceof ProblemError && error.key === 'login-refused'
          ? t('passkey.refused')
          : null;
  return words === null ? (
    <Trouble error={error} />
  ) : (
    <p role="alert" className={form['hint']}>
      {words}
    </p>
  );
}
