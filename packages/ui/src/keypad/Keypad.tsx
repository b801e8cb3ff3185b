import { IconBackspace } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Keypad.module.css';

export interface KeypadProps {
  readonly onDigit: (digit: string) => void;
  readonly onDelete: () => void;
  /** A decimal point is offered. */
  readonly point?: boolean;
}

/** Ten digits for a gloved thumb; a keyboard works as well. */
export function Keypad({ onDigit, onDelete, point }: KeypadProps) {
  const { t } = useTranslation('ui');
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      if (/^\d$/.test(event.key)) onDigit(event.key);
      else if (point && (event.key === '.' || event.key === ',')) onDigit('.');
      else if (event.key === 'Backspace') onDelete();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onDigit, onDelete, point]);
  return (
    <div className={styles['pad']}>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
        <button key={digit} type="button" className={styles['key']} onClick={() => onDigit(digit)}>
          {digit}
        </button>
      ))}
      {point ? (
        <button type="button" className={styles['key']} onClick={() => onDigit('.')}>
          .
        </button>
      ) : (
        <span />
      )}
      <button type="button" className={styles['key']} onClick={() => onDigit('0')}>
        0
      </button>
      <button type="button" className={styles['key']} onClick={onDelete} aria-label={t('keypad.delete')}>
        <IconBackspace size={28} stroke={1.6} aria-hidden />
      </button>
    </div>
  );
}
