import { cpSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../src/cli/serve';
import { startChromium, type Running } from './chromium';
import { readFolder } from './folder';
import { readKept } from './kept';
import { operations, type Operation } from './operations';

/** What an operation starts from and comes to when nothing kills it, and how long it takes. */
interface Course {
	readonly before: string;
	readonly after: string;
	readonly milliseconds: number;
}

type Verdict = 'before' | 'after' | 'neither';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Profiles on the disk: one for the state each operation comes to, and one for the run at hand. */
class Profiles {
	readonly #folder = mkdtempSync(join(tmpdir(), 'board-kills-'));

	of(state: string): string {
		return join(this.#folder, state);
	}

	/** The profile of a state, copied to be worked on. */
	copy(from: string | null, to: string): string {
		rmSync(this.of(to), { recursive: true, force: true });
		if (from === null) mkdirSync(this.of(to));
		else
			cpSync(this.of(from), this.of(to), {
				recursive: true,
				filter: (path) => !/Singleton|\.lock$/.test(path)
			});
		return this.of(to);
	}

	remove(): void {
		rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** Opens the page of changes, as somebody who comes back would, and reads what is there. */
async function look(running: Running, site: string) {
	const { page, faults } = running;
	await page.goto(`${site}data/changes`);
	await page.getByRole('button', { name: 'Erase everything on this computer' }).waitFor();
	const kept = await readKept(page);
	const folder = await readFolder(page);
	const rows = await page
		.getByRole('table', { name: /^What was changed/ })
		.getByRole('row')
		.count();
	const changes = Object.keys((JSON.parse(kept.text) as { changes?: object }).changes ?? {}).length;
	const said =
		rows === (changes === 0 ? 0 : changes + 1) ? [] : [`${rows} rows for ${changes} changes.`];
	return {
		text: `${kept.text} ${folder.text}`,
		faults: [...kept.faults, ...folder.faults, ...faults, ...said]
	};
}

/** Does an operation without harm, and keeps the profile for those that follow on it. */
async function follow(operation: Operation, profiles: Profiles, site: string): Promise<Course> {
	const running = await startChromium(profiles.copy(operation.from, operation.name));
	try {
		const before = await look(running, site);
		await operation.prepare(running.page, site);
		const started = performance.now();
		await operation.act(running.page);
		const milliseconds = performance.now() - started;
		const after = await look(running, site);
		const faults = [...before.faults, ...after.faults];
		if (faults.length > 0 || before.text === after.text)
			throw new Error(
				`${operation.name} does not work unharmed: ${faults.join(' ') || `it changes nothing: ${after.text.slice(0, 300)}`}`
			);
		return { before: before.text, after: after.text, milliseconds };
	} catch (cause) {
		const shown = await running.page.getByRole('main').innerText({ timeout: 1_000 });
		throw new Error(`${operation.name} does not work unharmed. The page says: ${shown}`, { cause });
	} finally {
		await running.close();
	}
}

/** Where what is found parts from the state before, and from the one after. */
const unlike = (text: string, course: Course) =>
	[course.before, course.after]
		.map((other) => {
			const at = [...text].findIndex((letter, place) => letter !== other[place]);
			return `found …${text.slice(Math.max(0, at - 80), at + 160)}… for …${other.slice(Math.max(0, at - 80), at + 160)}…`;
		})
		.join('\n');

/** Does it again, kills the browser on the way, and says which state is found by whoever comes back. */
async function killIn(
	operation: Operation,
	course: Course,
	moment: number,
	profiles: Profiles,
	site: string
): Promise<{ verdict: Verdict; faults: readonly string[] }> {
	const profile = profiles.copy(operation.from, 'killed');
	const running = await startChromium(profile);
	try {
		await operation.prepare(running.page, site);
		const acting = operation.act(running.page).catch(() => undefined);
		await pause(moment * course.milliseconds);
		await running.kill();
		await Promise.race([acting, pause(2_000)]);
	} finally {
		await running.kill();
	}
	const again = await startChromium(profile);
	try {
		const { text, faults } = await look(again, site);
		const verdict = text === course.before ? 'before' : text === course.after ? 'after' : 'neither';
		return { verdict, faults: verdict === 'neither' ? [...faults, unlike(text, course)] : faults };
	} finally {
		await again.kill();
	}
}

const option = (words: readonly string[], name: string) => {
	const place = words.indexOf(`--${name}`);
	return place < 0 ? undefined : words[place + 1];
};

/** The operations asked for, all unless told, and those that make the states they begin with. */
function wanted(names: string | undefined): { killed: Operation[]; followed: Operation[] } {
	const asked = names?.split(',') ?? operations.map(({ name }) => name);
	const killed = operations.filter(({ name, unkilled }) => asked.includes(name) && !unkilled);
	const needed = new Set(killed.map(({ name }) => name));
	for (const { name, from } of operations.toReversed())
		if (needed.has(name) && from !== null) needed.add(from);
	return { killed, followed: operations.filter(({ name }) => needed.has(name)) };
}

/**
 * `kills [--kills N] [--seed S] [--only NAME,NAME]`: kills a real Chromium N times (60 unless told) at random moments of what a person does to the
 * working copy, and looks each time whether the state is the one before or the one after. Needs a built site. Exit 1 when it
 * is neither, or when what is found has a fault.
 */
export async function main(words: string[]): Promise<number> {
	const kills = Number(option(words, 'kills') ?? 60);
	const seed = Number(option(words, 'seed') ?? 20_261_122);
	const { killed, followed } = wanted(option(words, 'only'));
	const random = randomFrom(seed);
	const profiles = new Profiles();
	const { server, address } = await serve('build', 0);
	const tally = new Map<string, Record<Verdict, number>>();
	let bad = 0;
	let done = 0;
	try {
		const courses = new Map<string, Course>();
		for (const operation of followed) {
			const course = await follow(operation, profiles, address);
			courses.set(operation.name, course);
			console.log(`${operation.name}: unharmed in ${Math.round(course.milliseconds)} ms`);
		}
		for (const { name } of killed) tally.set(name, { before: 0, after: 0, neither: 0 });
		for (; done < kills; done += 1) {
			const operation = killed[done % killed.length] as Operation;
			const course = courses.get(operation.name) as Course;
			const moment = random() * 1.1;
			const { verdict, faults } = await killIn(operation, course, moment, profiles, address);
			(tally.get(operation.name) as Record<Verdict, number>)[verdict] += 1;
			const at = `${operation.name} at ${Math.round(moment * course.milliseconds)} of ${Math.round(course.milliseconds)} ms`;
			console.log(`${done + 1}: ${at}, ${verdict}`);
			if (verdict === 'neither' || faults.length > 0) {
				bad += 1;
				console.error(faults.join('\n'));
			}
		}
	} catch (cause) {
		bad += 1;
		console.error(cause);
	} finally {
		server.closeAllConnections();
		server.close();
		profiles.remove();
	}
	const sum = { before: 0, after: 0, neither: 0 };
	for (const [name, { before, after, neither }] of tally) {
		console.log(`${name}: ${before} before, ${after} after, ${neither} neither`);
		sum.before += before;
		sum.after += after;
		sum.neither += neither;
	}
	console.log(
		`${done} kills (seed ${seed}): ${sum.before} found as before, ${sum.after} as after, ${sum.neither} neither, ${bad} with a fault.`
	);
	return bad === 0 ? 0 : 1;
}
