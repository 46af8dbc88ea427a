import type { Mode } from '$lib/domain/mode';

/** Whom the page shown, or being opened, is for. The frame follows the address with it; every question to the engine reads it. */
class ShownMode {
	#mode = $state<Mode>('public');

	get mode(): Mode {
		return this.#mode;
	}

	/** Told by the frame before a page is opened, so that it is opened with the figures of its mode. */
	follow(mode: Mode): void {
		this.#mode = mode;
	}
}

/** The mode of this window. */
export const shownMode = new ShownMode();
