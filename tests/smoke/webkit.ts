import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { until, type SmokeBrowser } from './browser';

const PORT = 4788;
const DISPLAY = ':97';
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

async function ask<Value>(method: string, path: string, body?: object): Promise<Value> {
	const answer = await fetch(`http://127.0.0.1:${PORT}${path}`, {
		method,
		...(body ? { body: JSON.stringify(body) } : {})
	});
	const { value } = (await answer.json()) as { value: Value & { message?: string } };
	if (!answer.ok) throw new Error(value.message ?? `the driver answered ${answer.status}`);
	return value;
}

const listens = () =>
	ask('GET', '/status').then(
		() => true,
		() => false
	);

/** Debian's WebKitGTK under its own driver, on a screen of its own. Its windows are private: it keeps nothing for another visit. */
export async function startWebKit(program: string, folder: string): Promise<SmokeBrowser> {
	const home = join(folder, 'home');
	mkdirSync(home, { recursive: true, mode: 0o700 });
	const children: ChildProcess[] = [];
	const start = (name: string, words: string[], env: NodeJS.ProcessEnv) =>
		children.push(spawn(name, words, { stdio: 'ignore', env: { ...process.env, ...env } }));
	const end = () => {
		for (const child of children) child.kill('SIGKILL');
	};
	try {
		start('Xvfb', [DISPLAY, '-screen', '0', '1280x900x24'], {});
		start(program, [`--port=${PORT}`, '--host=127.0.0.1'], {
			DISPLAY,
			HOME: home,
			XDG_RUNTIME_DIR: home
		});
		await until('the WebKit driver', listens, 20_000);
		const { sessionId, capabilities } = await ask<{
			sessionId: string;
			capabilities: { browserVersion: string };
		}>('POST', '/session', { capabilities: { alwaysMatch: {} } });
		const session = `/session/${sessionId}`;
		await ask('POST', `${session}/timeouts`, { script: 60_000, pageLoad: 60_000 });
		return {
			name: `WebKitGTK ${capabilities.browserVersion}`,
			downloads: home,
			open: async (address) => void (await ask('POST', `${session}/url`, { url: address })),
			run: (body) => ask('POST', `${session}/execute/sync`, { script: body, args: [] }),
			choose: async (path) => {
				const found = await ask<Record<string, string>>('POST', `${session}/element`, {
					using: 'css selector',
					value: 'input[type=file]'
				});
				await ask('POST', `${session}/element/${found[ELEMENT]}/value`, { text: path });
			},
			close: async () => {
				await ask('DELETE', session).catch(() => undefined);
				end();
			}
		};
	} catch (cause) {
		end();
		throw cause;
	}
}
