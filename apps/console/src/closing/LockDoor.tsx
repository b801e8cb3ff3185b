import { LOCK_AGAIN } from '@keel/clinical/closing';
import type { ClosingView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, dateTimeText, dayIn } from '../time/index.ts';
import styles from './ClosingScreen.module.css';

type Line = ClosingView['lines'][number];

/** Where the day is signed for; and once it is, who signed and when, in the very place where one would press again. */
export function LockDoor(props: {
  readonly view: ClosingView;
  readonly printedName: string;
  /** Why it is locked over each open line, by its check. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly may: (line: Line) => boolean;
  /** Whether anything is asked: the door is open, or somebody came in again. */
  readonly signing: boolean;
  readonly trouble: string | null;
  readonly onAgain: () => void;
  readonly onSign: (body: Readonly<Record<string, unknown>>) => Promise<void>;
}) {
  const { t } = useTranslation();
  const { view, reasons, may, signing } = props;
  const [typed, setTyped] = useState<string>();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const name = (typed ?? props.printedName).trim();
  const open = view.lines.filter(({ state }) => state === 'open');
  const said = (line: Line): string => (reasons[line.check] ?? '').trim();
  // What no reason carries is done first, and is named beside the signature it holds up.
  const blocked = open.filter((line) => !may(line));
  const again = view.closed !== null;
  const ready =
    name !== '' && open.every((line) => may(line) && said(line).length >= 3) && (!again || why.trim().length >= 3);
  const sign = async (): Promise<void> => {
    setBusy(true);
    const overrides = [
      ...(again ? [{ rule: LOCK_AGAIN, reason: why.trim() }] : []),
      ...open.map((line) => ({ rule: line.check, reason: said(line) })),
    ];
    await props.onSign({ printedName: name, overrides }).finally(() => setBusy(false));
  };
  return (
    <section className={styles['sign']}>
      {view.closed !== null && <Locked closed={view.closed} date={view.date} zone={view.zone} />}
      {!signing && (
        <>
          <p className={styles['soft']}>{t('closing.lockedOnce')}</p>
          <Button onClick={props.onAgain}>{t('closing.again')}</Button>
        </>
      )}
      {signing && (
        <>
          {again && (
            <Field
              label={t('closing.againWhy')}
              autoComplete="off"
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          )}
          <Field
            label={t('closing.name')}
            autoComplete="off"
            value={typed ?? props.printedName}
            onChange={(event) => setTyped(event.target.value)}
          />
        </>
      )}
      {props.trouble && <p role="alert">{props.trouble}</p>}
      {signing && (
        <>
          <Button kind="next" size="glove" wide disabled={!ready || busy} onClick={() => void sign()}>
            {t(again ? 'closing.againLock' : 'closing.lock')}
          </Button>
          <p className={styles['soft']}>
            {blocked.length > 0
              ? t('closing.blocked', { list: blocked.map(({ check }) => t(`closing.check.${check}`)).join('; ') })
              : t(ready ? 'closing.lockHint' : 'closing.whyFirst')}
          </p>
        </>
      )}
    </section>
  );
}

/** The signature that stands, over what it was given, and those before it. */
function Locked(props: {
  readonly closed: NonNullable<ClosingView['closed']>;
  readonly date: string;
  readonly zone: string;
}) {
  const { t, i18n } = useTranslation();
  const { closed, zone } = props;
  /** The hour is enough on its own day. */
  const when = (time: string): string => {
    const at = Date.parse(time);
    return (dayIn(at, zone) === props.date ? clockText : dateTimeText)(at, zone, i18n.language);
  };
  return (
    <div className={styles['locked']} role="status">
      <IconLock size={24} aria-hidden />
      <div>
        <p>
          <b>{t('closing.locked', { when: when(closed.at), name: closed.printedName })}</b>
        </p>
        {closed.over.length > 0 && (
          <p>
            {t('closing.lockedOver', {
              list: closed.over
                .map(({ rule, reason }) => `${t(`closing.check.${rule as 'close-kit'}`)} (${reason})`)
                .join('; '),
            })}
          </p>
        )}
        {closed.before.length > 0 && (
          <p className={styles['soft']}>
            {t('closing.lockedFirst', {
              list: closed.before.map(({ at, printedName }) => `${when(at)} ${printedName}`).join('; '),
            })}
          </p>
        )}
      </div>
    </div>
  );
}
