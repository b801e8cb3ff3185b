import { Button, buttonClass } from '@keel/ui/button';
import { IconMessage, IconPhone } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { form } from '../shell/index.ts';

/** Help comes before the next question. It takes the reader there, and lets him go on when he wishes. */
export function HelpCard(props: {
  /** The clinic has it; until then nobody is said to have been told. */
  readonly told: boolean;
  readonly onGoOn: () => void;
}) {
  const { told, onGoOn } = props;
  const { t } = useTranslation();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <div className={form['aside']} role="alert" ref={card} tabIndex={-1}>
      <h2>{t('forms.helpTitle')}</h2>
      <p>{t('forms.helpMore')}</p>
      <p role="status">{t(told ? 'forms.helpTold' : 'forms.helpTelling')}</p>
      <div className={form['calls']}>
        <a className={buttonClass({ kind: 'next', size: 'large' })} href="tel:988">
          <IconPhone size={20} aria-hidden="true" /> {t('forms.call988')}
        </a>
        <a className={buttonClass({ kind: 'plain', size: 'large' })} href="sms:988">
          <IconMessage size={20} aria-hidden="true" /> {t('forms.text988')}
        </a>
        <a className={buttonClass({ kind: 'plain', size: 'large' })} href="tel:911">
          <IconPhone size={20} aria-hidden="true" /> {t('forms.call911')}
        </a>
      </div>
      <div>
        <Button kind="quiet" onClick={onGoOn}>
          {t('forms.goOn')}
        </Button>
      </div>
    </div>
  );
}
