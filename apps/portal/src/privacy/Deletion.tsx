import type { MyPrivacyView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { WordsField } from '@keel/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say, toSay } from '../api/index.ts';
import { dayAt, Trouble } from '../shell/index.ts';
import styles from './PrivacyPage.module.css';

type Asked = MyPrivacyView['deletions'][number];

/** The owner answers; what the law lets him delete is said before anybody asks, and what he answered stands here. */
export function Deletion({ view }: { readonly view: MyPrivacyView }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const ask = useMutation({
    mutationFn: () => say(toSay('ask-deletion', words.trim() === '' ? {} : { words: words.trim() })),
    onSuccess: () => setWords(''),
  });
  const { deletions } = view;
  const waits = deletions.some(({ answer }) => answer === null);
  return (
    <section className={styles['part']}>
      <h2>{t('privacy.deletion')}</h2>
      <p>{t('privacy.deletionMore')}</p>
      {deletions.map((asked) => (
        <Answered key={asked.askedAt} asked={asked} zone={view.zone} />
      ))}
      {!waits && (
        <>
          <WordsField label={t('privacy.deletionWords')} value={words} onWrite={setWords} />
          <div>
            <Button disabled={ask.isPending} onClick={() => ask.mutate()}>
              {t(deletions.length === 0 ? 'privacy.deletionDo' : 'privacy.deletionAgain')}
            </Button>
          </div>
        </>
      )}
      <Trouble error={ask.error} />
    </section>
  );
}

/** One request and what was answered: what is gone, what stays and by which law, who said so and when. */
function Answered({ asked: { askedAt, answer }, zone }: { readonly asked: Asked; readonly zone: string }) {
  const { t } = useTranslation();
  const date = dayAt(askedAt, zone);
  if (answer === null) return <p role="status">{t('privacy.deletionAsked', { date })}</p>;
  const roles = answer.roles.map((role) => t(`privacy.role.${role as 'owner'}`)).join(', ');
  const who = answer.by === null ? t('privacy.answer.somebody') : roles === '' ? answer.by : `${answer.by} (${roles})`;
  return (
    <div className={styles['answer']} role="status">
      <p>
        {t('privacy.deletionAnswered', { date })} {t('privacy.answer.by', { who, date: dayAt(answer.at, zone) })}
      </p>
      {answer.outcome === null ? (
        <p>{t('privacy.answer.unsaid')}</p>
      ) : (
        <p>
          <b>{t(`privacy.answer.outcome.${answer.outcome}`)}</b>
        </p>
      )}
      {(answer.deleted !== null || answer.kept !== null) && (
        <dl className={styles['pairs']}>
          {answer.deleted !== null && <Pair name={t('privacy.answer.deleted')} says={answer.deleted} />}
          {answer.kept !== null && (
            <>
              <Pair name={t('privacy.answer.kept')} says={answer.kept.what} />
              <Pair
                name={t('privacy.answer.because')}
                says={answer.kept.because.map((why) => t(`privacy.answer.why.${why}`)).join(' ')}
              />
              <Pair name={t('privacy.answer.law')} says={answer.kept.law} />
            </>
          )}
        </dl>
      )}
    </div>
  );
}

function Pair({ name, says }: { readonly name: string; readonly says: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{says}</dd>
    </div>
  );
}
