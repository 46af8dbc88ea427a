import type { Period } from '$lib/domain/period';
import {
	RESPONSE_KINDS,
	responseCategoryOf,
	type ResponseCategory,
	type ResponseKind
} from '$lib/domain/response-category';
import { indicatorIdFrom } from '$lib/domain/id';
import { outcomeKind } from '$lib/domain/youth-justice-words';
import { missingSentence, missingWord } from '../missing';
import type { DrawnValue } from '../subject';
import { formatNumber } from '../number';
import { quartersOf, type ReturnFigure } from './return-figures';

/** Local responses that are counted together: a category, or one response that the table does not have. */
export interface ResponseGroup {
	/** `immediate`, or the response's own slug. */
	readonly key: string;
	readonly name: string;
	/** Null for a response that is in no category. */
	readonly category: ResponseKind | null;
	/** Slugs of the responses in it. */
	readonly responses: readonly string[];
}

/** Incidents where looked-after children live, by response, of one place. */
export interface ResponseSeries {
	readonly key: string;
	/** `incidents where looked-after children placed out of area live`. */
	readonly of: string;
	readonly groups: readonly ResponseGroup[];
	readonly periods: readonly Period[];
	readonly figures: readonly ReturnFigure[];
}

const NAMES: Readonly<Record<ResponseKind, string>> = {
	internal: 'Internal, by the home',
	'non-immediate': 'Non-immediate, police later',
	immediate: 'Immediate, police at once'
};

/** Whether a figure counts responses to incidents. */
export const isResponse = ({ of }: ReturnFigure) => outcomeKind(of.outcome.slug) === 'response';

/**
 * The three categories and, after them, each response that the table lacks. A protocol of which one word is used has all its words
 * counted with: one that is not given is missing, not zero.
 */
function groupsOf(
	figures: readonly ReturnFigure[],
	table: readonly ResponseCategory[]
): readonly ResponseGroup[] {
	const used = new Map(figures.map(({ of, called }) => [of.outcome.slug, called]));
	const mapped = [...used.keys()].flatMap((slug) => responseCategoryOf(table, slug) ?? []);
	const schemes = new Set(mapped.map(({ scheme }) => scheme));
	const expected = table.filter(({ scheme }) => schemes.has(scheme));
	const categories = RESPONSE_KINDS.flatMap((category) => {
		const responses = expected
			.filter((each) => each.category === category)
			.map(({ response }) => String(indicatorIdFrom('response', response)));
		return responses.length === 0
			? []
			: [{ key: category as string, name: NAMES[category], category, responses }];
	});
	const rest = [...used]
		.filter(([slug]) => responseCategoryOf(table, slug) === null)
		.map(([slug, called]) => ({
			key: slug,
			name: `“${called}”`,
			category: null,
			responses: [slug]
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
	return [...categories, ...rest];
}

/** The series that are held: wherever the children live, then in the area, then out of it. */
export const responseSeries = (
	all: readonly ReturnFigure[],
	table: readonly ResponseCategory[]
): readonly ResponseSeries[] =>
	['all-areas', 'in-area', 'out-of-area'].flatMap((placed) => {
		const figures = all.filter((each) => isResponse(each) && each.of.placed.slug === placed);
		const [one] = figures;
		if (!one) return [];
		const where = placed === 'all-areas' ? '' : ` placed ${one.of.placed.word}`;
		return [
			{
				key: placed,
				of: `incidents where ${one.of.care_status.word}${where} live`,
				groups: groupsOf(figures, table),
				periods: quartersOf(figures),
				figures
			}
		];
	});

/** The figure of one response in one quarter; null when no edition has a row for it. */
export const responseAt = (
	{ figures }: ResponseSeries,
	response: string,
	{ period }: Pick<Period, 'period'>
): ReturnFigure | null =>
	figures.find((each) => each.period === period && each.of.outcome.slug === response) ?? null;

/** The incidents of a group in a quarter: a gap where any response in it is missing or hidden. */
export function groupAt(
	series: ResponseSeries,
	{ responses }: ResponseGroup,
	period: Period
): DrawnValue {
	let sum = 0;
	for (const response of responses) {
		const figure = responseAt(series, response, period);
		if (figure === null || figure.value === null)
			return {
				value: null,
				text: missingWord(figure?.symbol ?? null),
				reason: missingSentence(figure?.symbol ?? null)
			};
		sum += figure.value;
	}
	return { value: sum, text: formatNumber(sum, 0), reason: null };
}

/** Every incident of a quarter that has a response; null where any is missing or hidden, so that there is no base. */
export function incidentsAt(series: ResponseSeries, period: Period): number | null {
	let sum = 0;
	for (const group of series.groups) {
		const { value } = groupAt(series, group, period);
		if (value === null) return null;
		sum += value;
	}
	return sum;
}
