import type { Problem } from '$lib/domain/problem';

/** What stopped something that our own mistake or the browser broke off. */
export const failed = (name: string, cause: unknown): Problem => ({
	file: name,
	row: null,
	column: null,
	rule: 'upload.failed',
	severity: 'error',
	message:
		cause instanceof Error && cause.name === 'EngineStartError'
			? cause.message
			: `${name} could not be read or added, and nothing held has changed. Reload the page and choose it again.`
});
