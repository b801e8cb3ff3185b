import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field, WordsField } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import { list } from '../page/index.ts';
import { dateTimeText } from '../time/index.ts';
import { drugName } from './drug-name.ts';
import { type Case, type Place, useRegisterSay } from './place.ts';
import styles from './RegisterScreen.module.css';
import type { Opened } from './RegisterScreen.tsx';

/** What did not add up: found by whom, how much, what it was decided to be, and the evidence it was closed with. */
function List(props: {
  readonly place: Place;
  readonly mayDecide: boolean;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { t } = useTranslation();
  const open = props.place.cases.filter(({ closed }) => closed === null);
  const closed = props.place.cases.filter((one) => one.closed !== null);
  return (
    <section className={list['block']}>
      <h2>{t('register.cases')}</h2>
      {open.length === 0 && <p className={list['soft']}>{t('register.noCases')}</p>}
      <ul className={list['rows']}>
        {open.map((one) => (
          <Row key={one.id} one={one} {...props} />
        ))}
      </ul>
      {closed.length > 0 && (
        <>
          <h2>{t('register.closedCases')}</h2>
          <ul className={list['rows']}>
            {closed.map((one) => (
              <Row key={one.id} one={one} {...props} />
            ))}
          </ul>
        </>
      )}
      <div className={styles['acts']}>
        <Button kind="quiet" onClick={() => props.onOpen({ sheet: 'declare' })}>
          {t('register.declare')}
        </Button>
      </div>
    </section>
  );
}

function Row(props: { readonly one: Case; readonly mayDecide: boolean; readonly onOpen: (opened: Opened) => void }) {
  const { t, i18n } = useTranslation();
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const { one } = props;
  const when = (at: string): string => dateTimeText(Date.parse(at), zone, i18n.language);
  return (
    <li className={list['row']}>
      <div>
        <p className={list['name']}>
          {t(`register.case.${one.kind}`)}
          {one.container && `, ${one.container}`}
        </p>
        <p>{t('register.case.expected', { expected: figure(one.expectedMg, 2), found: figure(one.foundMg, 2) })}</p>
        <p className={list['soft']}>{one.because}</p>
        <p className={list['soft']}>
          {t('register.case.openedBy', { when: when(one.openedAt), by: one.openedBy.name })}
        </p>
        {one.recounts.map(({ at, by, mg }) => (
          <p key={at} className={list['soft']}>
            {t('register.case.recounted', { when: when(at), by: by.name, mg: figure(mg, 2) })}
          </p>
        ))}
        {one.owner && <p className={list['soft']}>{t('register.takenBy', { name: one.owner.name })}</p>}
        {one.decision && one.decidedAt && (
          <p className={list['soft']}>
            {t('register.case.decidedBy', {
              decision: t(`register.decision.${one.decision}`),
              when: when(one.decidedAt),
              by: one.decidedBy?.name ?? '',
              note: one.note ?? '',
            })}
          </p>
        )}
        {one.answered.map(({ duty, evidence, at, by }) => (
          <p key={`${duty} ${at}`} className={list['soft']}>
            {t('register.answered', { what: t(`register.answer.${duty}`), when: when(at), by: by.name, evidence })}
          </p>
        ))}
        {one.closed && (
          <p className={list['soft']}>
            {t('register.case.closedBy', {
              when: when(one.closed.at),
              by: one.closed.by.name,
              evidence: one.closed.evidence,
            })}
          </p>
        )}
        {one.duties.map(({ duty, dueAt }) => (
          <p key={duty} className={list['late']}>
            {t(`register.duty.${duty}`, { when: when(dueAt) })}
          </p>
        ))}
      </div>
      {one.closed === null && (
        <div className={styles['acts']}>
          {props.mayDecide && one.decision === null && (
            <Button kind="next" onClick={() => props.onOpen({ sheet: 'decide', one })}>
              {t('register.decide')}
            </Button>
          )}
          {props.mayDecide &&
            one.duties.map(({ duty }) =>
              duty === 'close' ? (
                <Button key={duty} kind="next" onClick={() => props.onOpen({ sheet: 'close', one })}>
                  {t('register.close')}
                </Button>
              ) : duty === 'decide' ? null : (
                <Button key={duty} kind="next" onClick={() => props.onOpen({ sheet: 'answer', one, duty })}>
                  {t(`register.answer.${duty}`)}
                </Button>
              ),
            )}
          {props.mayDecide && one.decision !== null && (
            <Button onClick={() => props.onOpen({ sheet: 'decide', one })}>{t('register.decide')}</Button>
          )}
        </div>
      )}
    </li>
  );
}

type CaseOpened = Extract<Opened, { readonly sheet: 'decide' | 'answer' | 'close' | 'declare' }>;

function CaseSheet(props: { readonly place: Place; readonly opened: CaseOpened; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const plain = useRegisterSay(props.place);
  const { opened } = props;
  const { trouble } = plain;
  const [decision, setDecision] = useState<'explained' | 'loss' | 'theft'>();
  const [words, setWords] = useState('');
  const [container, setContainer] = useState('');
  const [expected, setExpected] = useState('');
  const [found, setFound] = useState('');
  const enough = words.trim().length >= 3;
  const complete =
    opened.sheet === 'decide'
      ? decision !== undefined && enough
      : opened.sheet === 'close' || opened.sheet === 'answer'
        ? enough
        : enough && expected !== '' && found !== '';
  const save = async (): Promise<void> => {
    const done =
      opened.sheet === 'decide'
        ? await plain.say('decide-discrepancy', { caseId: opened.one.id, decision, note: words.trim() })
        : opened.sheet === 'answer'
          ? await plain.say('answer-case-duty', {
              caseId: opened.one.id,
              duty: opened.duty,
              evidence: words.trim(),
            })
          : opened.sheet === 'close'
            ? await plain.say('close-discrepancy', { caseId: opened.one.id, evidence: words.trim() })
            : await plain.say('declare-discrepancy', {
                containerId: container === '' ? null : container,
                expectedMg: Number(expected),
                foundMg: Number(found),
                because: words.trim(),
              });
    if (done) props.onClose();
  };
  return (
    <Sheet
      open
      title={opened.sheet === 'answer' ? t(`register.answer.${opened.duty}`) : t(`register.${opened.sheet}`)}
      keeps={[
        'register',
        props.place.location,
        opened.sheet,
        'one' in opened ? opened.one.id : '',
        'duty' in opened ? opened.duty : '',
      ].join('/')}
      onClose={props.onClose}
    >
      <div className={list['sheet']}>
        {opened.sheet === 'decide' && (
          <>
            <p>{t('register.decisionLead')}</p>
            <Chips
              label={t('register.decide')}
              options={(['explained', 'loss', 'theft'] as const).map((value) => ({
                value,
                label: t(`register.decision.${value}`),
              }))}
              chosen={decision === undefined ? [] : [decision]}
              onChoose={setDecision}
            />
          </>
        )}
        {opened.sheet === 'declare' && (
          <>
            <ChoiceField
              label={t('register.which')}
              value={container}
              onChoose={setContainer}
              options={[
                { value: '', label: t('register.anyContainer') },
                ...props.place.containers.map((one) => ({
                  value: one.id,
                  label: `${drugName(t, one.drug)} ${one.id}`,
                })),
              ]}
            />
            <div className={styles['pair']}>
              <Field
                label={t('register.expectedMg')}
                type="number"
                inputMode="decimal"
                min="0"
                value={expected}
                onChange={(event) => setExpected(event.target.value)}
              />
              <Field
                label={t('register.foundMg')}
                type="number"
                inputMode="decimal"
                min="0"
                value={found}
                onChange={(event) => setFound(event.target.value)}
              />
            </div>
          </>
        )}
        <WordsField
          label={t(
            opened.sheet === 'decide'
              ? 'register.note'
              : opened.sheet === 'close' || opened.sheet === 'answer'
                ? 'register.evidence'
                : 'register.because',
          )}
          value={words}
          onWrite={setWords}
          {...(opened.sheet === 'close'
            ? { hint: t('register.evidenceHint') }
            : opened.sheet === 'answer'
              ? { hint: t('register.answerHint') }
              : {})}
        />
        {trouble && (
          <p className={list['late']} role="alert">
            {trouble}
          </p>
        )}
        <Button kind="next" size="large" wide disabled={!complete} onClick={() => void save()}>
          {t('ask.save')}
        </Button>
      </div>
    </Sheet>
  );
}

export const CaseList = Object.assign(List, { Sheet: CaseSheet });
