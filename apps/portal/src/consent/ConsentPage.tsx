import type { MyConsentView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field, WordsField } from '@keel/ui/field';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, myQuery, ProblemError, say, toSay, untilSent, useOnePress } from '../api/index.ts';
import { Failed, form, Link, Note, NotSent, Options, Trouble, Waiting } from '../shell/index.ts';
import styles from './Consent.module.css';
import { AskedBefore, AskFirst, here, Unanswered } from './Questions.tsx';

type Asked = NonNullable<MyConsentView['asked']>;

/** The consent: read in peace, asked whether it was explained well, signed by name. What is signed is what was shown. */
export function ConsentPage({ rest }: { readonly rest: string }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'es' ? 'es' : 'en';
  const { data, isPending, refetch } = useQuery(
    myQuery<MyConsentView>(`my-consent?language=${language}${rest === 'home' ? '&home=yes' : ''}`),
  );
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  const { asked } = data;
  if (asked === null)
    return (
      <Note title={t('consent.nothing')} more={t('consent.nothingMore')}>
        <Unanswered questions={data.questions.filter(({ state }) => state === 'open')} then={null} phone={data.phone} />
        <AskedBefore questions={data.questions.filter(({ state }) => state !== 'open')} />
        <Held view={data} />
        {data.homeOffered && rest !== 'home' && <AtHome />}
        <Before signed={data.signed} />
      </Note>
    );
  const open = data.questions.filter(({ state }) => state === 'open');
  const waiting = open.filter(({ document }) => document === asked.document);
  return (
    <div className={form['form']}>
      <div>
        <h1>{asked.text.title}</h1>
        <p className={form['lead']}>{t(`consent.state.${asked.state}`)}</p>
      </div>
      {/* Above the text: whoever comes here for his question has read that before. */}
      <Unanswered
        questions={waiting}
        then={waiting.length === 0 ? null : asked.state === 'in-force' ? 'signed' : 'sign'}
        phone={data.phone}
      />
      {/* Other words than those that were begun with are read from their beginning. */}
      <Reading key={asked.sha256} asked={asked} waits={waiting.length > 0} />
      {/* What waits about another consent keeps this one from nobody. */}
      <Unanswered
        questions={open.filter(({ document }) => document !== asked.document)}
        then={null}
        phone={data.phone}
      />
      <AskedBefore questions={data.questions.filter(({ state }) => state !== 'open')} />
      <Held view={data} />
      {data.homeOffered && rest !== 'home' && <AtHome />}
      <Before signed={data.signed} />
    </div>
  );
}

/** Another consent, for taking it at home: read only where somebody has talked about it with the patient. */
function AtHome() {
  const { t } = useTranslation();
  return (
    <p>
      {t('consent.atHome')} <Link href="/my/consent/home/">{t('consent.toHome')}</Link>
    </p>
  );
}

function Reading(props: { readonly asked: Asked /** A question about it is open. */; readonly waits: boolean }) {
  const { asked } = props;
  const { t } = useTranslation();
  const [step, setStep] = useState<'read' | 'questions' | 'sign'>('read');
  const [wrong, setWrong] = useState<Readonly<Record<string, readonly string[]>>>({});
  const { text } = asked;
  const open = asked.state !== 'in-force';
  // Whoever waits for an answer is not informed yet: the text stays, and what leads to the signature comes with the answer.
  const waits = open && props.waits;
  const shown = waits ? 'read' : step;
  return (
    <>
      {shown === 'read' && (
        <>
          {open && <p className={form['hint']}>{t('consent.lead')}</p>}
          <article className={styles['text']}>
            {text.sections.map(({ heading, paragraphs, points }) => (
              <section key={heading}>
                <h2>{heading}</h2>
                {paragraphs.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
                {points.length > 0 && (
                  <ul>
                    {points.map((point) => (
                      <li key={point}>{point}</li>
                    ))}
                  </ul>
                )}
              </section>
            ))}
          </article>
          <div className={form['end']}>
            {open && !waits && (
              <Button kind="next" size="large" wide onClick={() => setStep('questions')}>
                {t('consent.toQuestions')}
              </Button>
            )}
            <AskFirst document={asked.document} first={open && !waits} waits={props.waits} />
          </div>
        </>
      )}
      {shown === 'questions' && (
        <Questions
          asked={asked}
          onWrong={(question, words) => setWrong({ ...wrong, [question]: [...(wrong[question] ?? []), words] })}
          onDone={() => setStep('sign')}
        />
      )}
      {shown === 'sign' && <Sign asked={asked} wrong={wrong} onAgain={() => setStep('read')} />}
    </>
  );
}

/** One question after the other. A wrong answer is explained and asked again; none is held against anybody. */
function Questions(props: {
  readonly asked: Asked;
  readonly onWrong: (question: string, words: string) => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const { teachBack } = props.asked.text;
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<string | null>(null);
  const [judged, setJudged] = useState<'right' | 'wrong' | null>(null);
  const now = teachBack[at];
  if (now === undefined) return null;
  const check = (): void => {
    if (chosen === null) return;
    const right = chosen === now.right;
    setJudged(right ? 'right' : 'wrong');
    if (!right) props.onWrong(now.id, now.choices.find(({ id }) => id === chosen)?.words ?? chosen);
  };
  const next = (): void => {
    setChosen(null);
    setJudged(null);
    if (at + 1 < teachBack.length) setAt(at + 1);
    else props.onDone();
  };
  return (
    <div className={form['form']}>
      <div>
        <h2>{t('consent.questions')}</h2>
        <p className={form['hint']} aria-live="polite">
          {t('consent.question', { at: at + 1, of: teachBack.length })}
        </p>
      </div>
      <Options
        key={now.id}
        legend={now.ask}
        value={chosen}
        options={now.choices.map(({ id, words }) => ({ value: id, label: words }))}
        onChoose={(value) => {
          setChosen(value);
          setJudged(null);
        }}
      />
      <div role="status">
        {judged === 'wrong' && <p className={form['problem']}>{t('consent.wrong', { explain: now.explain })}</p>}
        {judged === 'right' && <p>{t('consent.right')}</p>}
      </div>
      {judged === 'right' ? (
        <Button kind="next" size="large" wide onClick={next}>
          {t('consent.next')}
        </Button>
      ) : (
        <Button kind="next" size="large" wide disabled={chosen === null} onClick={check}>
          {t('consent.check')}
        </Button>
      )}
    </div>
  );
}

function Sign(props: {
  readonly asked: Asked;
  readonly wrong: Readonly<Record<string, readonly string[]>>;
  readonly onAgain: () => void;
}) {
  const { asked, wrong, onAgain } = props;
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [pressed, setPressed] = useState(false);
  const once = useOnePress();
  const sign = useMutation({
    mutationFn: () =>
      say(
        toSay('sign-consent-text', {
          document: asked.document,
          version: asked.version,
          language: asked.language,
          seen: asked.sha256,
          teachBack: asked.text.teachBack.map(({ id }) => ({ question: id, wrong: wrong[id] ?? [] })),
          printedName: name.trim(),
        }),
      ),
    // What stood against it was said elsewhere meanwhile: another phone asked a question, or the words have changed.
    onError: () => client.invalidateQueries({ queryKey: ['my'] }),
    onSettled: once.done,
  });
  const refusedBy = (rule: string): boolean =>
    sign.error instanceof ProblemError && (sign.error.problem.reasons ?? []).some((reason) => reason.rule === rule);
  const changed = refusedBy('consent-wording-changed');
  if (sign.isSuccess) {
    return (
      <section className={form['aside']} data-mild="true" role="status">
        <h2>{t('consent.signed')}</h2>
        <p>{t('consent.signedMore')}</p>
      </section>
    );
  }
  return (
    <div className={form['form']}>
      <section className={styles['text']}>
        <h2>{t('consent.signTitle')}</h2>
        <ul>
          {asked.text.agreement.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <Field
        label={t('consent.name')}
        hint={t('consent.nameHint')}
        value={name}
        autoComplete="name"
        maxLength={160}
        problem={pressed && name.trim() === '' ? t('consent.nameMissing') : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        kind="next"
        size="large"
        wide
        disabled={sign.isPending}
        onClick={() => {
          setPressed(true);
          if (name.trim() !== '') once.press(() => sign.mutate());
        }}
      >
        {t('consent.sign')}
      </Button>
      {changed ? (
        <div role="alert" className={form['aside']}>
          <p>{t('consent.changed')}</p>
          <Button onClick={onAgain}>{t('consent.title')}</Button>
        </div>
      ) : (
        <Trouble error={sign.error} />
      )}
    </div>
  );
}

/** What holds now, and the way out of each: at once, without a reason, in two presses so that none is a slip. */
function Held({ view }: { readonly view: MyConsentView }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<MyConsentView['held'][number]['consent'] | null>(null);
  const [words, setWords] = useState('');
  const once = useOnePress();
  const back = useMutation({
    ...untilSent,
    onSuccess: () => {
      setAsking(null);
      setWords('');
    },
    onSettled: once.done,
  });
  // The signature that stands here: one that was given elsewhere meanwhile is not meant.
  const takeBack = (consent: string): void => {
    const signature = view.held.find((one) => one.consent === consent)?.signature;
    const said = { ...(signature && { signature }), ...(words.trim() === '' ? {} : { words: words.trim() }) };
    back.mutate(toSay('withdraw-consent', { consent, ...said }));
  };
  if (view.held.length === 0 && !back.isSuccess) return null;
  return (
    <section className={form['part']}>
      <h2>{t('consent.held')}</h2>
      <p className={form['hint']}>{t('consent.heldMore')}</p>
      <p role="status">{back.isSuccess ? t('consent.taken', { phone: view.phone ?? '' }) : ''}</p>
      <ul className={styles['signed']}>
        {view.held.map(({ consent, at, inDoubt }) => (
          <li key={consent}>
            <span>
              {t(`consent.kind.${consent}`)}
              <small>{t(inDoubt ? 'consent.inDoubt' : 'consent.signedOn', { when: here(at) })}</small>
            </span>
            {asking !== consent && (
              <Button
                aria-label={`${t('consent.takeBack')}: ${t(`consent.kind.${consent}`)}`}
                onClick={() => setAsking(consent)}
              >
                {t('consent.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asking !== null && (
        <div className={form['part']}>
          <h3>{t('consent.takeBackTitle', { what: t(`consent.kind.${asking}`) })}</h3>
          <p>
            {t(
              asking === 'ketamine' || asking === 'esketamine' ? 'consent.takeBackTreatment' : 'consent.takeBackOther',
            )}
          </p>
          <WordsField label={t('consent.takeBackWords')} value={words} onWrite={setWords} />
          <div className={form['end']}>
            <Button kind="next" disabled={back.isPending} onClick={() => once.press(() => takeBack(asking))}>
              {t('consent.takeBackDo')}
            </Button>
            <Button kind="quiet" onClick={() => setAsking(null)}>
              {t('consent.takeBackNot')}
            </Button>
          </div>
        </div>
      )}
      <NotSent kind="withdraw-consent" sending={back} />
    </section>
  );
}

function Before({ signed }: { readonly signed: MyConsentView['signed'] }) {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: (sha256: string) => download(`my-consent-pdf?paper=${sha256}`, 'consent.pdf'),
  });
  if (signed.length === 0) return null;
  return (
    <section className={form['part']}>
      <h2>{t('consent.before')}</h2>
      <ul className={styles['signed']}>
        {signed.map(({ document, title, version, at, paper }) => (
          <li key={`${document} ${at}`}>
            <span>
              {t('consent.signedOn', { when: here(at) })}
              <small>
                {title ?? document}, {version}
                {paper === null ? `, ${t('consent.onPaper')}` : ''}
              </small>
            </span>
            {paper !== null && <Button onClick={() => save.mutate(paper)}>{t('consent.paper')}</Button>}
          </li>
        ))}
      </ul>
      <Trouble error={save.error} />
    </section>
  );
}
