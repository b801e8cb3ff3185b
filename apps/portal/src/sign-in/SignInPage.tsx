import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/index.ts';
import { PasskeySignIn } from '../passkey/index.ts';
import { form, Link, Note, Trouble } from '../shell/index.ts';

/** A new link to the own page. The answer is the same whether or not anybody is known. */
export function SignInPage() {
  const { t, i18n } = useTranslation();
  const [contact, setContact] = useState('');
  const ask = useMutation({
    mutationFn: () =>
      api.post('/sign-in-link', { contact: contact.trim(), language: i18n.language === 'es' ? 'es' : 'en' }),
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (contact.trim().length >= 3 && !ask.isPending) ask.mutate();
  };
  if (ask.isSuccess) return <Note title={t('signIn.doneTitle')} more={t('signIn.done')} />;
  return (
    <form className={form['form']} onSubmit={send} noValidate>
      <div>
        <h1>{t('signIn.title')}</h1>
        <p className={form['lead']}>{t('signIn.lead')}</p>
      </div>
      <Field
        label={t('signIn.contact')}
        value={contact}
        onChange={(event) => setContact(event.target.value)}
        autoComplete="email"
        inputMode="email"
        autoCapitalize="none"
        maxLength={200}
      />
      <div className={form['end']}>
        <Trouble error={ask.error} />
        <Button kind="next" size="large" wide type="submit" disabled={contact.trim().length < 3 || ask.isPending}>
          {t('signIn.send')}
        </Button>
        <PasskeySignIn />
        <p>
          {t('signIn.new')} <Link href="/sign-up/">{t('signIn.ask')}</Link>
        </p>
      </div>
    </form>
  );
}
