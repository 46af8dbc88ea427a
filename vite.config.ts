import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
	worker: { format: 'es' },
	test: {
		include: ['tests/**/*.test.ts'],
		exclude: ['tests/browser/**'],
		environment: 'node',
		testTimeout: 60_000,
		hookTimeout: 60_000,
		maxWorkers: 2,
		// A worker keeps its modules from file to file: a third of the time was importing them anew.
		isolate: false
	}
});
