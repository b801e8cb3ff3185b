import { KeelTheme, storedLook, storeLook } from '@keel/ui/theme';
import type { Look } from '@keel/ui/tokens';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient } from './api/index.ts';
import { router } from './router.tsx';
import { LookContext } from './shell/index.ts';

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
          <RouterProvider router={router} />
        </QueryClientProvider>
      </KeelTheme>
    </LookContext>
  );
}
