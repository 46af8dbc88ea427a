import { SITE_PATH } from '$lib/domain/site-path';

/** What the names of all its caches begin with: another site on the same host has its own. */
const SITE = `corporate-parenting-board:${SITE_PATH}/:`;

/** Where this tab remembers that nothing is to be kept beyond the visit. */
const VISIT = `corporate-parenting-board${SITE_PATH}-visit`;

const session = (): Storage | null => {
	try {
		return typeof sessionStorage === 'undefined' ? null : sessionStorage;
	} catch {
		return null;
	}
};

/** Whether this tab was told to keep nothing beyond the visit. */
export function isVisitOnly(): boolean {
	try {
		return session()?.getItem(VISIT) === 'yes';
	} catch {
		return false;
	}
}

/** Remembers, for as long as this tab is open, whether nothing is to be kept beyond the visit. */
export function rememberVisit(visit: boolean): void {
	try {
		if (visit) session()?.setItem(VISIT, 'yes');
		else session()?.removeItem(VISIT);
	} catch {
		// A browser that keeps nothing keeps nothing beyond the visit either.
	}
}

/** Empties every cache of files that this site made for use without a network. Resolves to whether all of them went. */
export async function emptyCaches(): Promise<boolean> {
	if (typeof caches === 'undefined') return true;
	try {
		const names = (await caches.keys()).filter((name) => name.startsWith(SITE));
		const gone = await Promise.all(names.map((name) => caches.delete(name)));
		return gone.every(Boolean);
	} catch {
		return false;
	}
}
