import { QUESTION_WORDS } from '@keel/clinical/self-check';
import { CLOSED_BECAUSE, type ClosedBecause, REFERRAL_PARTS } from '@keel/clinical/sign-up';
import type { SignUpsView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { ageText } from '@keel/ui/freshness';
import { ageOn, dateText } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { IconPhone } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { dateTimeText, dayIn } from '../time/index.ts';
import styles from './SignUps.module.css';

export type SignUpRow = SignUpsView['signUps'][number];

const WAYS = ['email', 'text', 'call'] as const;

/** One request: who, what must not wait, what is missing and how to get it, who it may be already, and what comes next. */
export function SignUpCard(props: {
  readonly row: SignUpRow;
  readonly now: number;
  readonly zone: string;
  readonly clinical: boolean;
}) {
  const { row, now, zone, clinical } = props;
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { say, trouble } = useClinicSay();
  const [sheet, setSheet] = useState<'close' | { readonly like: string } | null>(null);
  const [sent, setSent] = useState(false);
  const tell = async (kind: string, body: Readonly<Record<string, unknown>>): Promise<boolean> => {
    const done = await say({ kind, stream: `patient/${row.patient}`, seenSeq: row.seq, body });
    if (done) void queryClient.invalidateQueries({ queryKey: ['view', 'sign-ups'] });
    return done;
  };
  const asked = row.state === 'asked';
  const like =
    typeof sheet === 'object' && sheet !== null ? row.like.find(({ patient }) => patient === sheet.like) : null;
  return (
    <li className={styles['card']} data-now={asked && row.mustNotWait}>
      <div className={styles['head']}>
        <div>
          <h3>{row.name}</h3>
          <p className={styles['soft']}>
            {t('signUps.born', {
              date: dateText(row.birthDate, i18n.language),
              age: ageOn(row.birthDate, dayIn(now, zone)),
            })}
            {' · '}
            {t(`signUps.by.${row.by}`)}
            {' · '}
            {t('signUps.askedAgo', { age: ageText(now - Date.parse(row.askedAt)) })}
            {' · '}
            {t(`language.${row.language}` as 'language.en', { defaultValue: row.language })}
          </p>
        </div>
        {!asked && (
          <p className={styles['state']}>
            {t(`signUps.state.${row.state}`)}
            {row.because !== null && `: ${t(`signUps.because.${row.because}`)}`}
            {row.decidedAt !== null && `, ${dateTimeText(Date.parse(row.decidedAt), zone, i18n.language)}`}
          </p>
        )}
      </div>
      {asked && row.mustNotWait && (
        <p className={styles['now']}>
          <b>{t(row.clinical?.safety === 'not-safe' ? 'signUps.notSafe' : 'signUps.mustNotWait')}</b>{' '}
          {row.phone === null ? (
            t('signUps.noPhone')
          ) : (
            <a href={`tel:${row.phone.replace(/[^\d+]/g, '')}`} className={buttonClass({ kind: 'next' })}>
              <IconPhone size={20} aria-hidden /> {t('signUps.callNow', { phone: row.phone })}
            </a>
          )}{' '}
          <Link to="/call" className={buttonClass({})}>
            {t('signUps.callPath')}
          </Link>
        </p>
      )}
      {asked && row.minor && <p className={styles['gap']}>{t('signUps.minor')}</p>}
      <p>
        {[row.phone, row.email].filter(Boolean).join(' · ') || t('signUps.noContact')}
        {row.guardian !== null && (
          <>
            {' · '}
            {t('signUps.guardian', { name: row.guardian.name })}{' '}
            {[row.guardian.phone, row.guardian.email].filter(Boolean).join(' · ')}
          </>
        )}
      </p>
      {row.referrer !== null && (
        <p>
          {[
            t('signUps.referrer', { name: row.referrer.name }),
            row.referrer.practice,
            row.referrer.phone,
            row.referrer.email,
            row.referrer.fax === null ? null : t('signUps.faxAt', { number: row.referrer.fax }),
          ]
            .filter(Boolean)
            .join(' · ')}
          <span className={styles['soft']}>
            {' '}
            {t(
              row.referrer.email !== null
                ? 'signUps.referrerHears'
                : row.referrer.fax !== null
                  ? 'signUps.referrerByFax'
                  : 'signUps.referrerByPhone',
            )}
          </span>
        </p>
      )}
      {row.clinical?.referral && (
        <blockquote className={styles['words']}>
          <p>{row.clinical.referral.reason}</p>
          {REFERRAL_PARTS.map((part) => {
            const what = row.clinical?.referral?.parts[part];
            return (
              what !== undefined && (
                <p key={part} className={styles['soft']}>
                  {t(`signUps.part.${part}`, { what })}
                </p>
              )
            );
          })}
        </blockquote>
      )}
      {row.clinical?.selfCheck && <SelfCheck told={row.clinical.selfCheck} />}
      {row.heardFrom !== null && <p className={styles['soft']}>{t('signUps.heardFrom', { what: row.heardFrom })}</p>}
      {asked && row.like.length > 0 && (
        <div className={styles['like']}>
          <b>{t('signUps.like', { count: row.like.length })}</b>
          {row.like.map((one) => (
            <Button key={one.patient} kind="next" onClick={() => setSheet({ like: one.patient })}>
              {t('signUps.compare', { name: one.name })}
            </Button>
          ))}
        </div>
      )}
      {asked && row.missing.length > 0 && (
        <div className={styles['missing']}>
          <p>
            <b>{t('signUps.missing')}</b> {row.missing.map((key) => t(`signUps.lacks.${key as 'phone'}`)).join(', ')}
          </p>
          {row.missing.includes('contact-consent') && (
            <div className={styles['acts']}>
              {WAYS.map((channel) => (
                <Button
                  key={channel}
                  onClick={() => void tell('change-contact-consent', { channel, allowed: true, how: 'told' })}
                >
                  {t(`signUps.mayWe.${channel}`)}
                </Button>
              ))}
            </div>
          )}
          <Button
            disabled={sent}
            onClick={() => void tell('send-message', { template: 'please-call' }).then((done) => setSent(done))}
          >
            {t(sent ? 'signUps.asked' : 'signUps.askFor')}
          </Button>
        </div>
      )}
      {row.undelivered > 0 && <p className={styles['gap']}>{t('signUps.undelivered', { count: row.undelivered })}</p>}
      {trouble && (
        <p role="alert" className={styles['gap']}>
          {trouble}
        </p>
      )}
      <div className={styles['acts']}>
        {(asked || row.state === 'closed') && (
          <Button
            // Whoever may be somebody known is compared first: accepted, they are a second chart.
            kind={asked && !row.mustNotWait && row.like.length === 0 ? 'next' : 'plain'}
            onClick={() =>
              void tell('accept-sign-up', {}).then((done) => {
                if (done && clinical) void navigate({ to: '/patient/$id/screening', params: { id: row.patient } });
              })
            }
          >
            {t(asked ? (clinical ? 'signUps.acceptReview' : 'signUps.accept') : 'signUps.takeUp')}
          </Button>
        )}
        {asked && <Button onClick={() => setSheet('close')}>{t('signUps.close')}</Button>}
        {row.state === 'accepted' && clinical && (
          <Link to="/patient/$id/screening" params={{ id: row.patient }} className={buttonClass({})}>
            {t('screening.toReview')}
          </Link>
        )}
        {row.mergedInto !== null && (
          <Link to="/patient/$id" params={{ id: row.mergedInto }} className={buttonClass({})}>
            {t('signUps.toChart')}
          </Link>
        )}
      </div>
      {sheet === 'close' && <CloseSheet row={row} tell={tell} onClose={() => setSheet(null)} />}
      {like && <CompareSheet row={row} like={like} tell={tell} onClose={() => setSheet(null)} />}
    </li>
  );
}

/** What they ticked and wrote before they had an account, in the words in which they were asked. */
function SelfCheck(props: { readonly told: NonNullable<NonNullable<SignUpRow['clinical']>['selfCheck']> }) {
  const { t, i18n } = useTranslation();
  const words = QUESTION_WORDS[i18n.language === 'es' ? 'es' : 'en'];
  return (
    <div className={styles['words']}>
      <p className={styles['soft']}>{t(props.told.length === 0 ? 'signUps.selfCheckNothing' : 'signUps.selfCheck')}</p>
      {props.told.length > 0 && (
        <dl>
          {props.told.map(({ question, options, written }) => (
            <div key={question}>
              <dt>{words[question]?.ask ?? question}</dt>
              {[...options.map((option) => words[question]?.options[option] ?? option), ...written]
                // Whoever wrote a line twice has written it once.
                .filter((one, place, all) => all.indexOf(one) === place)
                .map((one) => (
                  <dd key={one}>{one}</dd>
                ))}
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

type Tell = (kind: string, body: Readonly<Record<string, unknown>>) => Promise<boolean>;

/** No, with why: the referrer hears that it moved, and who was not safe still has an open task. */
function CloseSheet(props: { readonly row: SignUpRow; readonly tell: Tell; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [because, setBecause] = useState<ClosedBecause>();
  const [words, setWords] = useState('');
  const [told, setTold] = useState('');
  return (
    <Sheet
      open
      title={`${t('signUps.close')}: ${props.row.name}`}
      keeps={`patient/${props.row.patient}/close-sign-up`}
      onClose={props.onClose}
    >
      <div className={styles['sheet']}>
        <Chips
          label={t('signUps.why')}
          options={CLOSED_BECAUSE.map((value) => ({ value, label: t(`signUps.because.${value}`) }))}
          chosen={because === undefined ? [] : [because]}
          onChoose={setBecause}
        />
        <Field label={t('signUps.words')} value={words} onChange={(event) => setWords(event.target.value)} />
        <Field label={t('signUps.told')} value={told} onChange={(event) => setTold(event.target.value)} />
        {props.row.mustNotWait && <p className={styles['gap']}>{t('signUps.stillOwed')}</p>}
        <Button
          kind="next"
          size="large"
          wide
          disabled={because === undefined}
          onClick={() =>
            void props
              .tell('close-sign-up', {
                because,
                ...(words.trim() === '' ? {} : { words: words.trim() }),
                ...(told.trim() === '' ? {} : { told: told.trim() }),
              })
              .then((done) => done && props.onClose())
          }
        >
          {t('signUps.close')}
        </Button>
      </div>
    </Sheet>
  );
}

/** Two records side by side. Nobody is joined by a machine: twins share a birthday, families a number. */
function CompareSheet(props: {
  readonly row: SignUpRow;
  readonly like: SignUpRow['like'][number];
  readonly tell: Tell;
  readonly onClose: () => void;
}) {
  const { row, like, tell, onClose } = props;
  const { t, i18n } = useTranslation();
  const born = (date: string | null): string | null => (date === null ? null : dateText(date, i18n.language));
  const told = [
    ['name', row.name, like.name],
    ['birthDate', born(row.birthDate), born(like.birthDate)],
    ['phone', row.phone, like.phone],
    ['email', row.email, like.email],
  ] as const;
  return (
    <Sheet open wide title={t('signUps.same')} onClose={onClose}>
      <div className={styles['sheet']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('signUps.thisRequest')}</th>
              <th scope="col">{t(like.listed ? 'signUps.patientOfOurs' : 'signUps.otherRequest')}</th>
            </tr>
          </thead>
          <tbody>
            {told.map(([what, ...both]) => (
              <tr key={what}>
                <th scope="row">{t(`signUps.${what}`)}</th>
                {both.map((one, side) => (
                  <td key={side === 0 ? 'this' : 'other'}>{one ?? t('signUps.notGiven')}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('signUps.agree')}</th>
              <td colSpan={2}>{like.by.map((key) => t(`signUps.key.${key}`)).join(', ')}</td>
            </tr>
          </tbody>
        </table>
        <p className={styles['soft']}>{t('signUps.twins')}</p>
        <div className={styles['acts']}>
          <Button
            kind="next"
            size="large"
            onClick={() => void tell('merge-sign-up', { into: like.patient }).then((done) => done && onClose())}
          >
            {t('signUps.merge')}
          </Button>
          <Button size="large" onClick={onClose}>
            {t('signUps.notSame')}
          </Button>
          {like.listed && (
            <Link to="/patient/$id" params={{ id: like.patient }} className={buttonClass({ size: 'large' })}>
              {t('signUps.toChart')}
            </Link>
          )}
        </div>
      </div>
    </Sheet>
  );
}
