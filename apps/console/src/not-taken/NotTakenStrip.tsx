import { lazy, Suspense } from 'react';
import { TABLET, useOutboxState } from '../outbox/index.ts';
import { laterWords } from '../words/index.ts';

const NotTaken = lazy(async () => {
  await laterWords();
  return { default: (await import('./NotTaken.tsx')).NotTaken };
});

/** What the server refused after its screen was gone, wherever its writer is now: fetched when there is something to say. */
export function NotTakenStrip({ person }: { readonly person: string | undefined }) {
  const { refused } = useOutboxState();
  // What a tablet wrote in its own name, in an emergency, is for whoever comes next: nobody else would ever read it.
  const own = refused.filter(({ kept }) => kept.person === person || kept.person === TABLET);
  return (
    own.length > 0 && (
      <Suspense fallback={null}>
        <NotTaken entries={own} />
      </Suspense>
    )
  );
}
