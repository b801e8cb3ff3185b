import { useEffect, useState } from 'react';
import { newId } from './part.ts';

/**
 * The id of what one form makes. It stays with the form until the clinic has it: pressed again without a connection, or after an
 * answer that was lost, it is the same payment and not a second one. `there`: ids that the record shows; `clear`: empties the form.
 */
export function useFormId(kind: string, there: readonly string[], clear: () => void) {
  const [id, setId] = useState(() => newId(kind));
  const taken = (): void => {
    setId(newId(kind));
    clear();
  };
  const arrived = there.includes(id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about what the record shows, whoever clears the form
  useEffect(() => {
    if (arrived) taken();
  }, [arrived]);
  return { id, taken };
}
