import type { Look } from '@keel/ui/tokens';
import { createContext, use } from 'react';

export const LookContext = createContext<{ readonly look: Look; readonly choose: (look: Look) => void }>({
  look: 'light',
  choose: () => undefined,
});
export const useLook = () => use(LookContext);
