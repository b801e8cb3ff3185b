import type { Look } from '@keel/ui/tokens';
import { createContext } from 'react';

export const LookContext = createContext<{ readonly look: Look; readonly choose: (look: Look) => void }>({
  look: 'light',
  choose: () => {},
});
