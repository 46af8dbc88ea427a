import type { Indicator } from '$lib/domain/indicator';

/** Words in every second name, which tell no measure from another. */
const common = new Set(
	'with from that which were have this per cent percent percentage number rate proportion year years and the for who aged child children during subject least months'.split(
		' '
	)
);
/** Words of nearly every measure here: they count for little. */
const weak = new Set(['looked', 'after', 'care']);

/** What different sources call one thing. */
const same: readonly (readonly [RegExp, string])[] = [
	[/^(?:convict|offen[dc]|caution|reprimand)/, 'offending'],
	[/^(?:teeth|tooth|dent)/, 'dental'],
	[/^(?:immunis|vaccin)/, 'immunised']
];

const shortNames = /\b(?:cla|lac|clas|lacs|cic)\b/g;

function wordsOf(text: string): ReadonlySet<string> {
	const words = text
		.toLowerCase()
		.replace(shortNames, 'looked after')
		.split(/[^a-z0-9]+/)
		.filter((word) => word.length > 2 && !common.has(word))
		.map((word) => same.find(([known]) => known.test(word))?.[1] ?? word.replace(/s$/, ''));
	return new Set(words);
}

const weightOf = (words: readonly string[]) =>
	words.reduce((sum, word) => sum + (weak.has(word) ? 0.25 : 1), 0);

/** Whether texts say that figures are percentages. */
export const saysPercent = (texts: readonly string[]) =>
	texts.some((text) => /%|\b(?:percentages?|per ?cent|proportion|pct)\b/i.test(text));

/** Counts after every other measure. */
export const countsLast = (measures: readonly Indicator[]): readonly Indicator[] => [
	...measures.filter(({ unit }) => unit !== 'count'),
	...measures.filter(({ unit }) => unit === 'count')
];

/** A measure whose name is near to a text, and whether the text has every word of it. */
export interface NearMeasure {
	readonly measure: Indicator;
	readonly sure: boolean;
}

/**
 * Up to five measures whose names share words with a text, nearest first: offered and never taken. Of a percentage no count comes
 * before a measure that is none.
 */
export function nearestMeasures(
	measures: readonly Indicator[],
	text: string,
	percent: boolean
): readonly NearMeasure[] {
	const words = wordsOf(text);
	if (words.size === 0) return [];
	const all = weightOf([...words]);
	const fits = ({ unit }: Indicator) => !percent || unit !== 'count';
	return measures
		.map((measure) => {
			const own = [...wordsOf(measure.name)];
			const shared = own.filter((word) => words.has(word));
			const weight = weightOf(shared);
			return { measure, weight, share: weight / Math.max(0.25, weightOf(own)) };
		})
		.filter(({ weight, share }) => weight > 0.5 && (share >= 0.4 || weight >= 2))
		.sort(
			(a, b) =>
				Number(fits(b.measure)) - Number(fits(a.measure)) ||
				Math.min(b.share, b.weight / all) - Math.min(a.share, a.weight / all) ||
				b.share - a.share
		)
		.slice(0, 5)
		.map(({ measure, weight, share }) => ({
			measure,
			sure: share === 1 && weight >= 0.6 * all && fits(measure)
		}));
}
