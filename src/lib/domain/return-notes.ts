/** What the fostering return's notes explain: a subject and sentences for each. */
export const fosteringNotes: readonly (readonly [subject: string, text: string])[] = [
	[
		'What happened, and who got how far',
		'A stage may stand in two rows. With the window “whole period” it counts what happened in the quarter, to whomever. With “of those who enquired” it follows those who first enquired in that quarter as far as they had got by the day of the return. Late quarters grow, so give earlier quarters again with every return.'
	],
	[
		'What has to fit',
		'In one unit and one period: opening + approvals − left + transferred in − transferred out = closing, and the next opening is that closing. Places filled, vacant and not available are the places approved. Reasons are no more than their total. Where rows do not fit, the dashboard names them, and makes no net figure of them; write the reason in the note.'
	],
	[
		'One unit a row',
		'A household is not a carer, and neither is a place or a child. Write households and children in rows of their own, never both in one cell.'
	]
];

/** What the youth justice return's notes explain: a subject and sentences for each. */
export const youthJusticeNotes: readonly (readonly [subject: string, text: string])[] = [
	[
		'Children, offences and incidents',
		'An offence has one outcome in a period; a child with two outcomes is counted under each. They go in rows of their own and are never added together. Incidents are a third thing: what happened in a children’s home or placement, whether or not it was an offence.'
	],
	[
		'An outcome once',
		'Give each offence its last outcome only, and no row for a total of outcomes, such as all out-of-court disposals: it would count its parts again and is set aside. The number of offences in all may go in the column denominator.'
	],
	[
		'Responses to incidents',
		'One row for each response that the local protocol has, written “response: its name” and counted in incidents. The three in the blank return are Nottingham’s; change them for your own, such as “response: level 1”. The record’s table of response categories says which are internal, non-immediate or immediate. Numbers only: nothing of one incident or one child.'
	]
];
