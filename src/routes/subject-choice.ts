import { parseIsoDate, type IsoDate } from '$lib/domain/id';
import type { TargetAsked } from '$lib/view/fostering/target';
import { SUBJECTS } from '$lib/view/subject-page';

/** What a reader chose of a subject's page. */
export interface SubjectChoice {
	/** Whether the worked example year is shown instead of the board's own figures. */
	readonly example: boolean;
	/** A slug of the page's carers; null for those it begins with. */
	readonly carers: string | null;
	/** Null where no target, or none that can be reckoned with, was asked for. */
	readonly wanted: TargetAsked | null;
	/** The same as written, for the form to show again. */
	readonly target: string;
	readonly by: string;
	/** What of the link could not be followed, each a sentence with its cure. */
	readonly complaints: readonly string[];
}

/** What there is to choose from. */
export interface SubjectOffer {
	readonly carers: readonly { readonly slug: string; readonly name: string }[];
}

/** Longer than any number or day: no more of a link's text is repeated. */
const LONGEST = 40;
/** More than any council could want, and few enough to reckon with. */
const MOST = 100_000;

const quote = (text: string) => `“${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}”`;

function targetOf(text: string): number | string {
	if (!/^\d{1,6}$/.test(text.trim()) || Number(text) < 1 || Number(text) > MOST)
		return `Write the number wanted as a whole number from 1 to 100,000: ${quote(text)} is none.`;
	return Number(text);
}

/** A day as the form writes it; otherwise a sentence. Whether it is late enough is for the figures to say. */
function dayOf(text: string): { day: IsoDate } | string {
	const day = parseIsoDate(text.trim());
	return day === null
		? `Write the day as year, month and day, such as 2027-03-31: ${quote(text)} is no day.`
		: { day };
}

/** Whether a page, by its route, is opened as the worked example. */
export const isExample = (route: string | null, parameters: URLSearchParams): boolean =>
	SUBJECTS.some((subject) => route === `/${subject}`) && parameters.get('example') === 'yes';

/** Reads a choice out of a link; null parameters stand for the page as built. Never throws, whatever the link says. */
export function readSubjectChoice(
	parameters: URLSearchParams | null,
	{ carers }: SubjectOffer
): SubjectChoice {
	const said = (name: string) => parameters?.get(name) ?? '';
	const [asked, target, by] = [said('carers'), said('target'), said('by')];
	const known = carers.some(({ slug }) => slug === asked);
	const wrong =
		asked === '' || known
			? []
			: [
					`The link names carers (${quote(asked)}) of whom nothing is held here. Choose among those listed.`
				];
	const number = target === '' ? null : targetOf(target);
	const day = by === '' ? null : dayOf(by);
	const half =
		(target === '') === (by === '')
			? []
			: [
					target === ''
						? 'Write also how many are wanted: a day alone is no target.'
						: 'Write also the day by which they are wanted.'
				];
	const faults = [number, day].filter((each) => typeof each === 'string');
	const wanted =
		typeof number === 'number' && day !== null && typeof day !== 'string'
			? { target: number, by: day.day }
			: null;
	return {
		example: said('example') === 'yes',
		carers: known ? asked : null,
		wanted,
		target: target.slice(0, LONGEST),
		by: by.slice(0, LONGEST),
		complaints: [...wrong, ...faults, ...half]
	};
}
