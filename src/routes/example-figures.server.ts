import { serverDocument } from '$lib/chart/document.server';
import { today } from '$lib/domain/calendar';
import type { SubjectName } from '$lib/view/subject-page';
import type { DrawnSubject } from './drawn-subject';
import { COUNCIL, exampleHeld } from './example-held.server';
import { makeExample } from './make-subjects';
import { builtRecord } from './record.server';

/** The page of a worked example, worded and drawn. */
export async function exampleSubject(subject: SubjectName): Promise<DrawnSubject> {
	const { register } = await builtRecord();
	const held = await exampleHeld(subject, register);
	const { geography } = register.board;
	return makeExample(
		subject,
		{
			held,
			authority: { geography, name: COUNCIL, region: null },
			mode: 'public',
			today: today(),
			events: register.events.filter((each) => each.geography === null),
			response_categories: register.response_categories
		},
		serverDocument()
	);
}
