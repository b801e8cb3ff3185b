import '@keel/ui/trusted-types';
import { applyLook, storedLook } from '@keel/ui/theme';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startWords } from './words/index.ts';

applyLook(storedLook());
void startWords().then(() => createRoot(document.getElementById('root')!).render(<App />));
