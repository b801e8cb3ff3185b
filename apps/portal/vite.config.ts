import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { guide } from './guide-plugin.ts';

/** Served at / under a policy without unsafe-inline: nothing is inlined, neither script, style nor image. */
export default defineConfig({
  base: '/',
  plugins: [react(), guide()],
  build: {
    target: 'es2023',
    sourcemap: false,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { portal: 'portal.html' } },
  },
});
