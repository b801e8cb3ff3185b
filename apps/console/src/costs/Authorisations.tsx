import { Button } from '@keel/ui/button';
import { ChoiceField, Field } from '@keel/ui/field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText } from '../time/index.ts';
import styles from './Costs.module.css';
import { newId, type PartProps } from './part.ts';

/** What the insurer has granted and what is left of it, and the letter that grants more. */
export function Authorisations({ view, language, say }: PartProps) {
  const { t } = useTranslation();
  const [molecule, setMolecule] = useState('esketamine');
  const [from, setFrom] = useState(view.today);
  const [until, setUntil] = useState('');
  const [sessions, setSessions] = useState('');
  const [reference, setReference] = useState('');
  // One form is one authorisation: said again after a doubtful answer, or put right later, it is the same one.
  const [authorisation, setAuthorisation] = useState(() => newId('pa'));
  const correcting = view.authorisations.some((one) => one.authorisation === authorisation);
  const complete = from !== '' && until >= from && /^\d{0,3}$/.test(sessions) && sessions !== '0';
  const record = async (): Promise<void> => {
    const done = await say('record-authorisation', {
      authorisation,
      molecule,
      from,
      until,
      sessions: sessions === '' ? null : Number(sessions),
      ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
    });
    if (!done) return;
    setAuthorisation(newId('pa'));
    setFrom(view.today);
    setUntil('');
    setSessions('');
    setReference('');
  };
  return (
    <section className={styles['part']}>
      <h2>{t('money.authorisations')}</h2>
      {view.authorisations.length === 0 && <p className={styles['soft']}>{t('money.noAuthorisation')}</p>}
      <ul className={styles['rows']}>
        {view.authorisations.map((one) => (
          <li key={one.authorisation}>
            <span>
              {t(`schedule.molecule.${one.molecule}`)} · {dateText(one.from, language)} –{' '}
              {dateText(one.until, language)}
              {one.reference !== null && <span className={styles['soft']}> {one.reference}</span>}
            </span>
            <b>
              {one.until < view.today
                ? t('money.authorisationEnded')
                : one.left === null
                  ? t('money.sessionsUsed', { count: one.used })
                  : t('money.sessionsLeft', { count: one.left, of: one.sessions ?? 0 })}
            </b>
            <Button
              kind="quiet"
              onClick={() => {
                setAuthorisation(one.authorisation);
                setMolecule(one.molecule);
                setFrom(one.from);
                setUntil(one.until);
                setSessions(one.sessions === null ? '' : String(one.sessions));
                setReference(one.reference ?? '');
              }}
            >
              {t('money.correctAuthorisation')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles['form']}>
        <ChoiceField
          label={t('money.authorisationFor')}
          value={molecule}
          onChoose={setMolecule}
          options={(['esketamine', 'ketamine'] as const).map((value) => ({
            value,
            label: t(`schedule.molecule.${value}`),
          }))}
        />
        <Field
          label={t('money.authorisationFrom')}
          type="date"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Field
          label={t('money.authorisationUntil')}
          type="date"
          min={from}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <Field
          label={t('money.authorisationSessions')}
          inputMode="numeric"
          autoComplete="off"
          value={sessions}
          onChange={(event) => setSessions(event.target.value)}
        />
        <Field
          label={t('money.authorisationReference')}
          autoComplete="off"
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
      </div>
      <div>
        <Button disabled={!complete} onClick={() => void record()}>
          {t(correcting ? 'money.keepAuthorisation' : 'money.recordAuthorisation')}
        </Button>
      </div>
    </section>
  );
}
