import { Button } from '@keel/ui/button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { form, Options } from '../shell/index.ts';

const HOW = ['no', 'a-little', 'very'] as const;
const SAFE = ['yes', 'not-sure', 'no'] as const;

export interface HeardSaid {
  readonly answers: {
    readonly tired?: (typeof HOW)[number];
    readonly sick?: (typeof HOW)[number];
    readonly safe?: (typeof SAFE)[number];
  };
  readonly moreTaken?: boolean;
}

/** How it went, the same day. Nothing is answered for anybody; what is left open is not "no". */
export function Heard(props: {
  readonly when: string;
  readonly busy: boolean;
  readonly onTell: (said: HeardSaid) => void;
}) {
  const { t } = useTranslation();
  const [tired, setTired] = useState<(typeof HOW)[number] | null>(null);
  const [sick, setSick] = useState<(typeof HOW)[number] | null>(null);
  const [safe, setSafe] = useState<(typeof SAFE)[number] | null>(null);
  const [more, setMore] = useState<'no' | 'yes' | null>(null);
  return (
    <section className={form['part']}>
      <h2>{t('home.heard', { when: props.when })}</h2>
      <p className={form['hint']}>{t('home.heardMore')}</p>
      <Options
        legend={t('home.tired')}
        value={tired}
        options={HOW.map((value) => ({ value, label: t(`home.much.${value}`) }))}
        onChoose={setTired}
      />
      <Options
        legend={t('home.sick')}
        value={sick}
        options={HOW.map((value) => ({ value, label: t(`home.much.${value}`) }))}
        onChoose={setSick}
      />
      <Options
        legend={t('home.safe')}
        value={safe}
        options={SAFE.map((value) => ({ value, label: t(`home.isSafe.${value}`) }))}
        onChoose={setSafe}
      />
      <Options
        legend={t('home.moreTaken')}
        value={more}
        options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`home.more.${value}`) }))}
        onChoose={setMore}
      />
      <Button
        kind="next"
        size="large"
        wide
        disabled={props.busy || (tired === null && sick === null && safe === null && more === null)}
        onClick={() =>
          props.onTell({
            answers: {
              ...(tired === null ? {} : { tired }),
              ...(sick === null ? {} : { sick }),
              ...(safe === null ? {} : { safe }),
            },
            ...(more === null ? {} : { moreTaken: more === 'yes' }),
          })
        }
      >
        {t('home.send')}
      </Button>
    </section>
  );
}
