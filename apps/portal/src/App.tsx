import { KeelTheme, storedLook, storeLook } from '@keel/ui/theme';
import type { Look } from '@keel/ui/tokens';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from './api/index.ts';
import { LookContext, Shell } from './shell/index.ts';

export function App() {
  const [look, setLook] = useState<Look>(storedLook);
  const choose = (next: Look): void => {
    storeLook(next);
    setLook(next);
  };
  return (
    <LookContext value={{ look, choose }}>
      <KeelTheme look={look}>
        <QueryClientProvider client={queryClient}>
          <Shell />
        </QueryClientProvider>
      </KeelTheme>
    </LookContext>
  );
}
