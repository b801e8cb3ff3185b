import '@keel/ui/trusted-types';
import { applyLook, storedLook } from '@keel/ui/theme';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { keepPageOffline } from './shell/index.ts';
import { startWords } from './words/index.ts';

applyLook(storedLook());
void startWords().then(() => createRoot(document.getElementById('root')!).render(<App />));
keepPageOffline(() => location.pathname.startsWith('/console/session/'));
