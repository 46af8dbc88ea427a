import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

/**
 * Runs `src/cli/<name>.ts` with the aliases of the site: `node src/cli/run.js record SOURCES`. The command's `main`
 * gives the exit code.
 */
const [name = '', ...rest] = process.argv.slice(2);
if (!/^[a-z][a-z-]*$/.test(name)) {
	console.error('Say which command to run: node src/cli/run.js <command>.');
	process.exit(2);
}
const { module } = await runnerImport(fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), {
	configFile: false,
	logLevel: 'error',
	resolve: { alias: { $lib: fileURLToPath(new URL('../lib', import.meta.url)) } }
});
process.exitCode = await module.main(rest);
