import type { IndicatorId } from '$lib/domain/id';
import { cautionOf, finding, headline, isTooFew, token, type Told } from './sentences';
import {
	boardLines,
	bullets,
	drawn,
	eventLines,
	expected,
	has,
	joined,
	neighbourLine,
	numbered,
	paragraphs,
	type DraftTexts,
	type Telling
} from './telling';

const measures = (...ids: readonly string[]) => ids as readonly IndicatorId[];

/** Published for every authority. */
const PUBLISHED = measures('foster-care-share', 'foster-places-approved', 'foster-places-filled');
/** The council's own, each kind counted in its own unit. */
const CHILDREN = measures(
	'local-children-in-care',
	'fostering-children-placed',
	'fostering-council-share'
);
const CARERS = measures(
	'fostering-carers-left',
	'fostering-carers-approved',
	'fostering-applicants',
	'fostering-additional-panels',
	'fostering-years'
);
const REASONS = measures(
	'fostering-carers-left-care-standards',
	'fostering-carers-left-safeguarding',
	'fostering-carers-left-family-or-work',
	'fostering-carers-left-health',
	'fostering-carers-left-retired',
	'fostering-carers-left-moved-away',
	'fostering-carers-left-special-guardianship',
	'fostering-carers-left-covid-or-support'
);
const CONNECTED = measures(
	'fostering-connected-placements',
	'fostering-connected-families',
	'fostering-connected-children'
);

/** The measures a report on fostering speaks of. */
export const FOSTERING_MEASURES: readonly IndicatorId[] = [
	...PUBLISHED,
	...CHILDREN,
	...CARERS,
	...REASONS,
	...CONNECTED
];

/** Figures that stand in a list: a line each, those too small to be told left out. */
function points(all: readonly Told[]): readonly string[] {
	const cautions = new Set<string>();
	const said = all.flatMap((told) => {
		const { latest } = told.story;
		if (latest === null || isTooFew(told, latest)) return [];
		const caution = cautionOf(told, cautions);
		return [`${finding(told, latest)}.${caution === null ? '' : ` Note: ${caution}`}`];
	});
	return said.length === 0 ? [] : [bullets(said)];
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Why carers left, as far as the numbers are not too small to be told, and whether the reasons make up the whole. */
function reasonLines(telling: Telling): readonly string[] {
	const whole = telling.told('fostering-carers-left');
	const when = whole?.story.latest?.period.period;
	const reasons = telling
		.those(REASONS)
		.filter(({ measure }) => measure.figures.some(({ period }) => period === when));
	if (!whole?.story.latest || reasons.length === 0) return [];
	const known = reasons.flatMap((told) => {
		const { latest } = told.story;
		return latest && latest.period.period === when ? [{ told, figure: latest }] : [];
	});
	const large = known.filter(({ told, figure }) => !isTooFew(told, figure) && figure.value > 0);
	const said = large.map(
		({ told, figure }) => `${lowerFirst(told.measure.indicator.name)}, ${token(told, figure)}`
	);
	const few =
		large.length < reasons.length
			? 'The numbers behind the other reasons are too small to be given in a report.'
			: null;
	const sum = known.reduce((total, { figure }) => total + figure.value, 0);
	const adds =
		known.length === REASONS.length && sum === whole.story.latest.value
			? 'The reasons recorded add up to all who left.'
			: null;
	const names =
		said.length === 0
			? null
			: `Reasons recorded for leaving, where the number is large enough to be given: ${said.join('; ')}.`;
	return [[names, few, adds].filter((each) => each !== null).join(' ')];
}

function ownLines(telling: Telling): readonly string[] {
	const [children, carers, connected] = [CHILDREN, CARERS, CONNECTED].map((each) =>
		telling.those(each).filter(has)
	) as [Told[], Told[], Told[]];
	if (children.length + carers.length + connected.length === 0)
		return [
			`The record holds none of the council’s own figures for ${telling.place} on children placed, carers approved, applicants or carers who left. They have to be added before recruitment and retention can be told.`
		];
	return [
		...(children.length > 0 ? ['Children and placements:', ...points(children)] : []),
		...(carers.length > 0 ? ['Foster carers:', ...points(carers)] : []),
		...reasonLines(telling),
		...(connected.length > 0
			? ['Relatives and friends who foster, called connected persons:', ...points(connected)]
			: []),
		'The record holds no earlier figures of these, so nothing is said of how they have changed.'
	];
}

/** What can be told of carers coming and going, in one sentence each; nothing where neither is recorded. */
function flow(telling: Telling): string | null {
	const said = telling
		.those(measures('fostering-carers-left', 'fostering-carers-approved'))
		.flatMap((told) => {
			const { latest } = told.story;
			return latest === null || isTooFew(told, latest) ? [] : [`${finding(told, latest)}.`];
		});
	if (said.length === 0) return null;
	const periods = new Set(
		telling
			.those(measures('fostering-carers-left', 'fostering-carers-approved'))
			.flatMap(({ story }) => story.latest?.period.period ?? [])
	);
	const apart =
		said.length > 1 && periods.size > 1
			? ['The two are counted over different stretches of time, so no balance can be made of them.']
			: [];
	return [...said, ...apart].join(' ');
}

function recommendations(telling: Telling): string {
	const share = telling.told('foster-care-share');
	const own = telling.those([...CHILDREN, ...CARERS]).filter(has);
	const windows = flow(telling)?.includes('different stretches') ?? false;
	return numbered(
		[
			has(share) && share.story.latest
				? `To note that ${finding(share, share.story.latest)}.`
				: `To note that no published figure on children living with foster carers is held for ${telling.place}.`,
			own.length > 0
				? 'To note the council’s own figures on children placed and on foster carers.'
				: 'To recognise that the council’s own figures on recruitment and retention are missing from this report.',
			windows
				? 'To agree that carers who leave and carers who are approved are counted over the same stretch of time from now on.'
				: null,
			`To agree that the board receives these figures again when the next ones are published${expected([share], telling.day)}.`
		].filter((each) => each !== null)
	);
}

/** Writes what a report on fostering recruitment and retention says under each heading. */
export function draftFostering(telling: Telling): DraftTexts {
	const { place } = telling;
	const share = telling.told('foster-care-share');
	const board = boardLines(telling, FOSTERING_MEASURES);
	const events = eventLines(telling, FOSTERING_MEASURES);
	const places = telling.those(measures('foster-places-approved', 'foster-places-filled'));
	return {
		summary: joined([
			`This report is about the foster carers who look after children in our care, in law looked-after children, in ${place}: the children who live with them, the carers who come forward and those who leave.`,
			share ? headline(share) : null,
			flow(telling),
			'Children in our care gain when there are enough foster carers near their home, school and friends, and when carers stay.'
		]),
		'summary-for-young-people': joined([
			'This report is about foster carers: people who look after young people in care in their own home.',
			has(share) && share.story.latest ? `${finding(share, share.story.latest)}.` : null,
			'We want to find more people who can foster, and to help those who do to go on.'
		]),
		recommendations: recommendations(telling),
		'reasons-for-recommendations': joined([
			'The council has a duty, as far as it reasonably can, to secure enough homes in its area for the children in its care (Children Act 1989, section 22G).',
			'Whether there are enough foster carers depends on how many come forward, how many are approved and how many leave. These are counted in different units, households, carers, places and children, and over different stretches of time, so each figure is given with both.',
			'A difference between figures counted in different units, or over different times, says nothing. The report makes none.'
		]),
		background: joined([
			'## Foster care for children in our care',
			...paragraphs([share]),
			neighbourLine([share], telling),
			...drawn(share, telling),
			'## Foster places',
			...(places.length > 0 ? paragraphs(places) : ['No figures on foster places are held here.']),
			'## The council’s own figures',
			...ownLines(telling),
			...(events.length > 0 ? ['## What has happened', bullets(events)] : []),
			'## What the board asked',
			...(board.length > 0
				? board
				: ['No action, decision or question of the board about these figures is recorded.']),
			'## What is not known',
			'The record does not say how many people enquired, how long an approval takes, or how many approved places stand empty because no child can be matched to them. The views of children and of foster carers are not in the record: they have to be asked for before this report is published.'
		])
	};
}
