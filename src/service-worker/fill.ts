import { isAcceptable, isOurs, isPage, scriptsNamed } from './acceptable';

const AT_ONCE = 4;
const IMMUTABLE = /\/_app\/immutable\//;

/** What is to be kept, and where. */
interface Filling {
	readonly cache: Cache;
	/** Without these the site cannot be used offline: any of them missing is a failure. */
	readonly needed: readonly string[];
	/** Those a host may not give: they are passed over when it answers otherwise than with the file. */
	readonly optional: readonly string[];
	/** The engine, fetched last. */
	readonly heavy: readonly string[];
	/** The name of the script that only pages of this build start with. */
	readonly entry: string;
	ask(path: string): Promise<Response>;
	onKept(kept: number, of: number): void;
}

/** A host answered with something else than the file: an error, another build's page, or a sign-in page. */
export class RefusedError extends Error {}

/**
 * Fills the cache with whatever of the list it does not hold yet, so that an interrupted filling goes on where it stopped, and
 * takes what an older version kept under the same unchanging name from there. Rejects with `RefusedError`, or with what the
 * network or a full disk threw.
 */
export async function fill(filling: Filling): Promise<void> {
	const { cache, needed, optional, heavy } = filling;
	const held = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
	const all = new Set([...needed, ...optional, ...heavy]);
	const told = () => filling.onKept([...all].filter((path) => held.has(path)).length, all.size);
	const keep = async (path: string, must: boolean) => {
		if (!held.has(path) && (await keepOne(filling, path, must))) {
			held.add(path);
			if (held.size % 20 === 0) told();
		}
		if (/\/workers\/.*\.js$/.test(path) && held.has(path)) {
			const text = (await (await cache.match(path))?.text()) ?? '';
			for (const named of scriptsNamed(text, path))
				if (!all.has(named)) {
					all.add(named);
					await keep(named, true);
				}
		}
	};
	await inTurn(needed, (path) => keep(path, true));
	await inTurn(optional, (path) => keep(path, false));
	for (const path of heavy) await keep(path, true);
	told();
}

async function keepOne(filling: Filling, path: string, must: boolean): Promise<boolean> {
	const old = IMMUTABLE.test(path) ? await caches.match(path) : undefined;
	const answer = old ?? (await answerFor(filling, path));
	if (!answer && must) throw new RefusedError(`${path} was not given as it was built.`);
	if (answer) await filling.cache.put(path, answer);
	return answer !== null;
}

/** The file, or null. A page that the host does not give without its ending is asked for with it. */
async function answerFor({ ask, entry }: Filling, path: string): Promise<Response | null> {
	const places = isPage(path) && !/(?:\/|\.html)$/.test(path) ? [path, `${path}.html`] : [path];
	for (const place of places) {
		const answer = await ask(place);
		if (!isAcceptable(answer, place)) continue;
		if (!isPage(place) || isOurs(await answer.clone().text(), entry)) return answer;
	}
	return null;
}

/** Does the work for each, a few at once; the first failure ends it. */
async function inTurn(paths: readonly string[], work: (path: string) => Promise<void>) {
	const left = [...paths];
	const hand = async () => {
		for (let path = left.shift(); path !== undefined; path = left.shift()) {
			try {
				await work(path);
			} catch (cause) {
				left.length = 0;
				throw cause;
			}
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, hand));
}
