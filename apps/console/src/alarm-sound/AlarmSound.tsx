import type { BoardView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import type { Look } from '@keel/ui/tokens';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import styles from './AlarmSound.module.css';
import { heardNow } from './heard-now.ts';
import { Sounder } from './sounder.ts';

const TOUCHED = ['pointerdown', 'keydown'] as const;

/**
 * The sound at the desk: the most urgent alarm of all chairs, on every screen but a quiet one. Where the browser keeps
 * the page silent, that is said with a button, not found out when it matters.
 */
export function AlarmSound({ look }: { readonly look: Look }) {
  const { t } = useTranslation();
  const board = useQuery(viewQuery<BoardView>('board')).data;
  useTopics(['board'], board?.position);
  const now = useNow();
  const [sounder] = useState(() => new Sounder());
  const state = useSyncExternalStore(sounder.watch, () => sounder.state);
  const loud = look !== 'quiet';
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    clearTimeout(closing.current);
    sounder.open(loud);
    const touched = (): void => void sounder.unblock();
    for (const name of TOUCHED) window.addEventListener(name, touched, { passive: true });
    return () => {
      for (const name of TOUCHED) window.removeEventListener(name, touched);
      closing.current = setTimeout(() => sounder.close(), 0);
    };
  }, [sounder, loud]);
  const heard = loud ? heardNow(board?.tiles ?? [], now) : null;
  useEffect(() => {
    // `now` moves each second: a burst whose time has come goes out.
    void now;
    sounder.want(heard, performance.now());
  }, [sounder, heard, now]);
  if (state !== 'blocked') return null;
  return (
    <div className={styles['blocked']} role="alert">
      <IconVolumeOff size={24} aria-hidden />
      <span>{t('sound.blocked')}</span>
      <Button onClick={() => void sounder.unblock()}>
        <IconVolume size={20} aria-hidden />
        {t('sound.turnOn')}
      </Button>
    </div>
  );
}
