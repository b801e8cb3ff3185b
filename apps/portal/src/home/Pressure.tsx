import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Check, form } from '../shell/index.ts';

/** What a cuff at home can show at all; what it means is judged by the clinic's rules. */
const fits = (value: string, low: number, high: number): boolean =>
  /^\d{2,3}$/.test(value) && Number(value) >= low && Number(value) <= high;

export interface PressureSaid {
  readonly systolic: number;
  readonly diastolic: number;
  readonly adultHere?: boolean;
}

/** Two figures from a cuff, and before a dose whether the second adult is there. */
export function Pressure(props: {
  readonly title: string;
  readonly more: string;
  readonly act: string;
  readonly busy: boolean;
  /** Asked before a dose: who has to be there. */
  readonly adult?: string;
  readonly onTell: (said: PressureSaid) => void;
}) {
  const { title, more, act, busy, adult, onTell } = props;
  const { t } = useTranslation();
  const [upper, setUpper] = useState('');
  const [lower, setLower] = useState('');
  const [here, setHere] = useState(false);
  const ready = fits(upper, 40, 300) && fits(lower, 20, 200) && Number(lower) < Number(upper);
  return (
    <section className={form['part']}>
      <h2>{title}</h2>
      <p className={form['hint']}>{more}</p>
      <div className={form['pair']}>
        <Field
          label={t('home.upper')}
          inputMode="numeric"
          autoComplete="off"
          value={upper}
          onChange={(event) => setUpper(event.target.value)}
        />
        <Field
          label={t('home.lower')}
          inputMode="numeric"
          autoComplete="off"
          value={lower}
          onChange={(event) => setLower(event.target.value)}
        />
      </div>
      {adult !== undefined && <Check label={t('home.adultHere', { name: adult })} checked={here} onChange={setHere} />}
      <Button
        kind="next"
        size="large"
        wide
        disabled={!ready || busy}
        onClick={() =>
          onTell({
            systolic: Number(upper),
            diastolic: Number(lower),
            ...(adult === undefined ? {} : { adultHere: here }),
          })
        }
      >
        {act}
      </Button>
    </section>
  );
}
