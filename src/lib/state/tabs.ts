import { SITE_PATH } from '$lib/domain/site-path';

/**
 * What tabs tell each other of the working copy: something kept was changed, everything was erased, or one tab took everything
 * out of what is kept, to hold it alone.
 */
export type News = 'changed' | 'erased' | 'taken-out';

const CHANNEL = `corporate-parenting-board${SITE_PATH}`;

/** The other tabs of this site. A browser without channels has none that could be told. */
export class Tabs {
	#channel: BroadcastChannel | null = null;

	/** Listens from now on. */
	listen(hear: (news: News) => void): void {
		if (this.#channel || typeof BroadcastChannel === 'undefined') return;
		try {
			this.#channel = new BroadcastChannel(CHANNEL);
		} catch {
			return;
		}
		this.#channel.onmessage = ({ data }) =>
			hear(data === 'erased' || data === 'taken-out' ? data : 'changed');
	}

	/** Tells every other tab. */
	tell(news: News): void {
		this.#channel?.postMessage(news);
	}
}
