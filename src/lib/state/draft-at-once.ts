import { SITE_PATH } from '$lib/domain/site-path';

/** What the names begin with: another site on the same host has its own. */
const BEFORE = `corporate-parenting-board${SITE_PATH}-draft:`;

/** What this browser holds at once; null where it has or gives no such place. */
function store(): Storage | null {
	try {
		return typeof localStorage === 'undefined' ? null : localStorage;
	} catch {
		return null;
	}
}

/** Writes a half-written form down before this returns, so that a page that goes in the same moment loses none of it. Where there is no room, nothing is held here. */
export function holdAtOnce(key: string, text: string): void {
	try {
		store()?.setItem(BEFORE + key, text);
	} catch {
		// Full or refused: an older text must not come back in its place.
		dropAtOnce(key);
	}
}

/** What was written down at once and not since brought to its place; null where nothing was. */
export function heldAtOnce(key: string): string | null {
	try {
		return store()?.getItem(BEFORE + key) ?? null;
	} catch {
		return null;
	}
}

/** Forgets it; with `text`, only while it is still that. */
export function dropAtOnce(key: string, text?: string): void {
	try {
		if (text === undefined || heldAtOnce(key) === text) store()?.removeItem(BEFORE + key);
	} catch {
		// A browser that holds nothing has nothing to forget.
	}
}

/** Everything written down at once, by key. */
export function allAtOnce(): ReadonlyMap<string, string> {
	const held = new Map<string, string>();
	try {
		const from = store();
		for (let place = 0; from !== null && place < from.length; place += 1) {
			const name = from.key(place);
			if (name?.startsWith(BEFORE) !== true) continue;
			const text = from.getItem(name);
			if (text !== null) held.set(name.slice(BEFORE.length), text);
		}
	} catch {
		// What cannot be read is not there.
	}
	return held;
}

/** Forgets everything written down at once. */
export function dropAllAtOnce(): void {
	for (const key of allAtOnce().keys()) dropAtOnce(key);
}
