import { useRef } from 'react';

/**
 * A second tap may come before the button is drawn as busy: it is the same word, and is said once. `done` lets the next one through,
 * when what was said is answered or has failed.
 */
export function useOnePress() {
  const onItsWay = useRef(false);
  return {
    press: (act: () => void): void => {
      if (onItsWay.current) return;
      onItsWay.current = true;
      act();
    },
    done: (): void => {
      onItsWay.current = false;
    },
  };
}
