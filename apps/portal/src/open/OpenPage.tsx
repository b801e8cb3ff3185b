import type { OpenLinkAnswer } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError, queryClient, signOutDone } from '../api/index.ts';
import { Check, ErrandOver, form, go, Link, Note, pageOf, Trouble } from '../shell/index.ts';
import { SECRET } from './secret.ts';

/** A link opens by a button: mail scanners follow links, and press none. */
export function OpenPage() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [birthDate, setBirthDate] = useState('');
  const [keep, setKeep] = useState(false);
  const open = useMutation({
    mutationFn: () =>
      api.post<OpenLinkAnswer>('/open-link', { secret: SECRET, keep, ...(birthDate === '' ? {} : { birthDate }) }),
    onSuccess(answer) {
      if (answer.next === 'birth-date') {
        setAsked(true);
        return;
      }
      // Another login has taken the place of the one that was left.
      signOutDone();
      queryClient.removeQueries();
      if (pageOf(answer.page) === undefined) location.assign(answer.page);
      else go(answer.page, 'replace');
    },
  });
  const press = (event: FormEvent): void => {
    event.preventDefault();
    if (!open.isPending) open.mutate();
  };
  const key = open.error instanceof ProblemError ? open.error.key : null;
  if (!/^[\w-]{43}$/.test(SECRET)) return <Note title={t('open.noneTitle')} more={t('open.none')} />;
  if (key === 'errand-over') return <ErrandOver />;
  if (key === 'link-refused') {
    return (
      <Note title={t('open.refusedTitle')} more={t('open.refused')}>
        <Link className={buttonClass({ kind: 'next', size: 'large' })} href="/sign-in/">
          {t('open.newLink')}
        </Link>
      </Note>
    );
  }
  return (
    <form className={form['form']} onSubmit={press} noValidate>
      <div>
        <h1>{t('open.title')}</h1>
        <p className={form['lead']}>{asked ? t('open.birthDateMore') : t('open.lead')}</p>
      </div>
      {asked && (
        <>
          <Field
            label={t('open.birthDate')}
            type="date"
            autoComplete="bday"
            min="1900-01-01"
            value={birthDate}
            onChange={(event) => setBirthDate(event.target.value)}
            problem={key === 'proof-refused' ? t('open.wrong') : undefined}
          />
          <Check label={t('open.keep')} checked={keep} onChange={setKeep} />
        </>
      )}
      <div className={form['end']}>
        {key !== 'proof-refused' && <Trouble error={open.error} />}
        <Button
          kind="next"
          size="large"
          wide
          type="submit"
          disabled={open.isPending || (asked && birthDate.length !== 10)}
        >
          {t('open.button')}
        </Button>
      </div>
    </form>
  );
}
