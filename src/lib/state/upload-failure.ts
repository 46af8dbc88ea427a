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

/** Said of a file that changed or went after it was chosen. */
export const GONE = 'upload.gone';

/** A file of which the browser gives nothing any more. */
const gone = (name: string): Problem => ({
	file: name,
	row: null,
	column: null,
	rule: GONE,
	severity: 'error',
	message: `${name} can no longer be read: it was changed, moved or deleted after it was chosen. Nothing held has changed. Choose it again.`
});

/** What stopped the reading or adding of a file: that it is gone, or `failed`. */
export const failureOf = (file: File, cause: unknown): Promise<Problem> =>
	file
		.slice(0, 1)
		.arrayBuffer()
		.then(
			// A deleted file has no bytes, and only whoever asks for more of them is told why.
			({ byteLength }) => (byteLength > 0 ? failed(file.name, cause) : gone(file.name)),
			() => gone(file.name)
		);
