import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { go } from './address.ts';
import { pageOf } from './pages.ts';

/** A link that stays in the program where its page is one of ours, and is an ordinary link everywhere else. */
export function Link({ href = '/', onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !plain || pageOf(href) === undefined) return;
    event.preventDefault();
    go(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}
