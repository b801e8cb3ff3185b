import type { Policy } from '@keel/clinical/policy';
import { useCallback, useState } from 'react';

/** A policy holds nothing about anyone: a draft may outlive a look at a rule, though not this tab. */
const KEY = 'keel.policy-draft';

function kept(): Policy | null {
  try {
    const text = sessionStorage.getItem(KEY);
    return text === null ? null : (JSON.parse(text) as Policy);
  } catch {
    return null;
  }
}

/** The change being made to the clinic's policy; null while it is only read. */
export function useDraft(): readonly [Policy | null, (next: Policy | null) => void] {
  const [draft, setDraft] = useState<Policy | null>(kept);
  const change = useCallback((next: Policy | null) => {
    if (next === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(next));
    setDraft(next);
  }, []);
  return [draft, change];
}
