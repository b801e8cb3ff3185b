import { defineConfig } from 'vite';

export default defineConfig({
  base: '/',
  plugins: [],
  build: { target: 'es2023', sourcemap: false },
});
