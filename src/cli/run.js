import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

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
const { module } = await runnerImport(path, {
	configFile: false,
	logLevel: 'error',
	resolve: { alias: { $lib: fileURLToPath(new URL('../lib', import.meta.url)) } }
});
process.exitCode = await module.main(rest);
