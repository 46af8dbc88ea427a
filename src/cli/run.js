import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRunnableDevEnvironment, resolveConfig } from 'vite';

/**
 * Runs a TypeScript program with the aliases of the site and gives its `main` the words that follow: a command of this
 * folder by name, `node src/cli/run.js record SOURCES`, or any file by its path.
 */
const [name = '', ...rest] = process.argv.slice(2);
if (name === '') {
	console.error('Say which command to run: node src/cli/run.js <command>.');
	process.exit(2);
}
const path = name.endsWith('.ts')
	? resolve(name)
	: fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
const config = await resolveConfig(
	{
		configFile: false,
		envDir: false,
		cacheDir: process.cwd(),
		logLevel: 'error',
		resolve: { alias: { $lib: fileURLToPath(new URL('../lib', import.meta.url)) } },
		environments: {
			inline: {
				consumer: 'server',
				dev: { moduleRunnerTransform: true },
				resolve: { external: true, mainFields: [], conditions: ['node'] }
			}
		}
	},
	'serve'
);
// Vite's `runnerImport` closes before the program runs, and what the program imports later (workbook readers) would fail.
const environment = createRunnableDevEnvironment('inline', config, {
	runnerOptions: { hmr: { logger: false } },
	hot: false
});
await environment.init();
try {
	const { main } = await environment.runner.import(path);
	process.exitCode = await main(rest);
} finally {
	await environment.close();
}
