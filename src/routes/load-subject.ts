import type { SubjectName } from '$lib/view/subject-page';
import type { DrawnSubject } from './drawn-subject';
import { readView } from './read-view';

/** The page of a subject as it was published. Throws a sentence where the site does not give it. */
export async function loadSubject(
	subject: SubjectName,
	fetch: typeof globalThis.fetch
): Promise<{ drawn: DrawnSubject }> {
	const drawn = await readView<DrawnSubject>(`${subject}.json`, fetch);
	if (!drawn) throw new Error('This page could not be read from this site. Reload the page.');
	return { drawn };
}
