import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const inBrowser = { environment: 'node' as const, include: ['tests/browser/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } };

// Small pictures stay files: nothing of the pages needs a looser content security policy than it has.
export default defineConfig({
  plugins: [react()],
  base: '/',
  build: { outDir: 'dist', assetsInlineLimit: 0, target: 'es2022', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/v1': 'http://127.0.0.1:8081', '/ws': { target: 'ws://127.0.0.1:8081', ws: true } } },
  test: {
    maxWorkers: 2,
    minWorkers: 1,
    projects: [
      { extends: true, test: { name: 'unit', environment: 'happy-dom', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { ...inBrowser, name: 'browser', exclude: ['tests/browser/phone.test.ts'], sequence: { groupOrder: 1 } } },
      // What is heard, and when, with nothing beside it.
      { extends: true, test: { ...inBrowser, name: 'phone', include: ['tests/browser/phone.test.ts'], sequence: { groupOrder: 2 } } },
    ],
  },
});
