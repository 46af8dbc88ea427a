import { base, build, files, prerendered, version } from '$service-worker';
import { isAcceptable, isPage, pageOf } from './acceptable';
import { fill, RefusedError } from './fill';
import { keepRecord } from './record';
import type { Asked, Told, Waitable, WorkerScope } from './scope';

const scope = globalThis as unknown as WorkerScope;

const OWN = `corporate-parenting-board:${base}/:`;
const CACHE = OWN + version;
const RECORD = `${OWN}record`;
const MANIFEST = `${base}/data/manifest.json`;
const SHELL = `${base}/404.html`;

/** Named by their own content: kept with the record, by need and within its budget. */
const isPart = (path: string) => /^\/data\/(?:parts|manifests)\//.test(path.slice(base.length));
const isHeavy = (path: string) => path.endsWith('.wasm');
const listed = prerendered.filter((path) => !isPart(path) && path !== MANIFEST);
const needed = [...build.filter((path) => !isHeavy(path)), ...listed.filter(isPage)];
const optional = [...listed.filter((path) => !isPage(path)), ...files, SHELL];
const heavy = build.filter(isHeavy);
const LISTED = new Set([...needed, ...optional, ...heavy]);
const entry =
	build
		.find((path) => /\/entry\/app\.[^/]+\.js$/.test(path))
		?.split('/')
		.at(-1) ?? '';

/** Requests this worker has sent to the network since it started, and those of pages for other sites, which it never sends. */
let asked = 0;
const elsewhere = new Set<string>();

/** Asks the site itself. What it redirects is not its own. */
function ask(path: string): Promise<Response> {
	asked += 1;
	const cache = /\/_app\/immutable\//.test(path) || isPart(path) ? 'default' : 'no-cache';
	return fetch(path, { redirect: 'manual', credentials: 'same-origin', cache });
}

async function tell(message: Told): Promise<void> {
	for (const page of await scope.clients.matchAll({ type: 'window', includeUncontrolled: true }))
		page.postMessage(message);
}

let filling: Promise<void> | null = null;

/** Fills the cache; asked again meanwhile, it is still the one filling. */
const fillAll = () => (filling ??= fillOnce().finally(() => (filling = null)));

async function fillOnce(): Promise<void> {
	try {
		const cache = await caches.open(CACHE);
		const onKept = (kept: number, of: number) => void tell({ kept, of });
		await fill({ cache, needed, optional, heavy, entry, ask, onKept });
		const manifest = await ask(MANIFEST);
		if (isAcceptable(manifest, MANIFEST))
			await keepRecord(await caches.open(RECORD), MANIFEST, manifest, ask);
	} catch (cause) {
		const full = cause instanceof DOMException && cause.name === 'QuotaExceededError';
		const refused = cause instanceof RefusedError;
		await tell({ not_kept: full ? 'full' : refused ? 'refused' : 'unreachable' });
		throw cause;
	}
}

/** Removes what earlier versions kept, once no second page is open that may have been loaded with it. */
async function tidy(): Promise<void> {
	const open = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
	if (open.filter(({ url }) => new URL(url).pathname.startsWith(`${base}/`)).length > 1) return;
	for (const name of await caches.keys())
		if (name.startsWith(OWN) && name !== CACHE && name !== RECORD) await caches.delete(name);
}

scope.addEventListener('install', (event) => event.waitUntil(fillAll()));
scope.addEventListener('activate', (event) =>
	event.waitUntil(scope.clients.claim().then(() => tidy()))
);

scope.addEventListener('message', (event) => {
	const [port] = event.ports;
	if (event.data?.ask === 'fill') event.waitUntil(fillAll().catch(() => undefined));
	if (event.data?.ask === 'take-over') event.waitUntil(scope.skipWaiting());
	if (event.data?.ask === 'count') port?.postMessage({ asked, elsewhere: [...elsewhere] });
});

scope.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (origin !== location.origin) {
		if (origin !== 'null') elsewhere.add(origin);
		return;
	}
	if (!pathname.startsWith(`${base}/`) || !/^(?:GET|HEAD)$/.test(request.method)) return;
	const answer = answering(event, pathname);
	if (answer) event.respondWith(request.method === 'HEAD' ? answer.then(withoutBody) : answer);
});

/** How a request is answered; null for one that is left to the browser. */
function answering(event: Asked, path: string): Promise<Response> | null {
	if (path === MANIFEST) return manifest(event);
	if (event.request.mode === 'navigate' && !LISTED.has(path)) {
		event.waitUntil(tidy());
		return page(event.request, pageOf(path, base));
	}
	if (LISTED.has(path)) return listedFile(event.request, path);
	return isPart(path) || path.startsWith(`${base}/_app/immutable/`)
		? unchanging(event, path)
		: null;
}

const own = (path: string) => caches.match(path, { cacheName: CACHE, ignoreVary: true });

const network = (request: Request) => {
	asked += 1;
	return fetch(request);
};

/** The page as kept, else the site's answer, else the shell that says or draws what the address means. */
async function page(request: Request, path: string): Promise<Response> {
	const kept = await own(path);
	if (kept) return kept;
	return network(request).catch(async () => (await own(SHELL)) ?? Response.error());
}

/** A file of this build: as kept; from the site where the cache was erased. */
async function listedFile(request: Request, path: string): Promise<Response> {
	return (await own(path)) ?? network(request);
}

/** A file named by its content, of this or an earlier build or of a record: as kept anywhere, else fetched and kept. */
async function unchanging(event: Waitable & Asked, path: string): Promise<Response> {
	const kept = await caches.match(path, { ignoreVary: true });
	if (kept) return kept;
	const answer = await network(event.request);
	if (event.request.method === 'GET' && isPart(path) && isAcceptable(answer, path)) {
		const copy = answer.clone();
		// A full disk is no reason not to answer.
		event.waitUntil(
			caches
				.open(RECORD)
				.then(
					(cache) => cache.put(path, copy),
					() => undefined
				)
				.catch(() => undefined)
		);
	}
	return answer;
}

/** The manifest of the record as the site serves it now; as last kept with all its parts when the site does not give it. */
async function manifest(event: Asked): Promise<Response> {
	const kept = async () => caches.match(MANIFEST, { cacheName: RECORD, ignoreVary: true });
	try {
		const answer = await network(event.request);
		if (!isAcceptable(answer, MANIFEST)) return (await kept()) ?? answer;
		const copy = answer.clone();
		event.waitUntil(
			caches
				.open(RECORD)
				.then((cache) => keepRecord(cache, MANIFEST, copy, ask))
				.catch(() => undefined)
		);
		return answer;
	} catch {
		return (await kept()) ?? Response.error();
	}
}

const withoutBody = ({ status, headers }: Response) => new Response(null, { status, headers });
