const A_MOMENT = 300;

/** Resolves a moment after the page and all it is made of stand, when the browser has nothing more pressing to do. */
export function afterThePage(): Promise<void> {
	const loaded = new Promise<void>((resolve) => {
		if (document.readyState === 'complete') resolve();
		else addEventListener('load', () => resolve(), { once: true });
	});
	const idle = () =>
		new Promise<void>((resolve) => {
			// Safari has no idle callback.
			if ('requestIdleCallback' in window)
				requestIdleCallback(() => resolve(), { timeout: 2 * A_MOMENT });
			else setTimeout(resolve, A_MOMENT);
		});
	return loaded.then(() => new Promise((resolve) => setTimeout(resolve, A_MOMENT))).then(idle);
}
