import { defineConfig } from 'vite';
import { guide } from './guide-plugin.ts';

export default defineConfig({
  base: '/',
  plugins: [guide()],
  build: { target: 'es2023', sourcemap: false },
});
