import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** Served at /console/ under a policy without unsafe-inline: nothing is inlined, neither script, style nor image. */
export default defineConfig({
  base: '/console/',
  plugins: [
    react(),
    VitePWA({
      // A new version waits: it takes over when no session is open (`src/shell/new-version.ts`).
      registerType: 'prompt',
      injectRegister: null,
      manifest: {
        name: 'Keel',
        short_name: 'Keel',
        start_url: '/console/',
        scope: '/console/',
        display: 'standalone',
        background_color: '#f5f2ec',
        theme_color: '#f5f2ec',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        inlineWorkboxRuntime: true,
        globPatterns: ['**/*.{js,css,html,svg}', '**/inter-latin-opsz-normal-*.woff2'],
        navigateFallback: '/console/index.html',
        navigateFallbackAllowlist: [/^\/console\//],
        // The stream and the API are never answered from a cache.
        runtimeCaching: [],
      },
    }),
  ],
  build: {
    target: 'es2023',
    sourcemap: false,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
