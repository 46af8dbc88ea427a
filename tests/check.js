import { spawn } from 'node:child_process';

/** What is asked of the sources. Each takes one processor, so they are asked at once. */
const checks = ['format', 'lint', 'types', 'unused'];

/** @param {string} check @returns {Promise<number>} */
const run = (check) =>
	new Promise((resolve) => {
		const child = spawn('npm', ['run', '-s', `check:${check}`], {
			stdio: 'inherit',
			shell: process.platform === 'win32'
		});
		child.on('error', () => resolve(1));
		child.on('close', (code) => resolve(code ?? 1));
	});

const codes = await Promise.all(checks.map(run));
for (const [place, code] of codes.entries())
	if (code !== 0) console.error(`failed: npm run check:${checks[place]}`);
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
