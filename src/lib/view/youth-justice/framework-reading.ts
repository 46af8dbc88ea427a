import { formatPeriodShort } from '$lib/domain/period-words';
import { attainableCounts } from '$lib/statistics/attainable';
import { asPrinted, roundHalfUp } from '$lib/statistics/rounding';
import type { DatedFigure } from '../dated-figure';
import { formatFigure, formatNumber } from '../number';
import type { Reading, Statement } from '../subject';
import { inSet, lengthOf, type FrameworkMeasure, type FrameworkSet } from './framework-set';

/** A percentage of the framework, with the measures its counts must agree with. */
interface Share {
	/** The beginning of its statements’ keys. */
	readonly key: string;
	readonly measure: FrameworkMeasure;
	/** In a sentence: `violence or criminal damage`. */
	readonly name: string;
	/** The measure that is its base; null where no measure is. */
	readonly base: { readonly measure: FrameworkMeasure; readonly words: string } | null;
	/** The measures its numerator is the sum of; none where it is not made of others. */
	readonly parts: readonly { readonly measure: FrameworkMeasure; readonly words: string }[];
	/** A measure that would count the same group, if the two are the same. */
	readonly group: { readonly measure: FrameworkMeasure; readonly words: string } | null;
}

const SHARES: readonly Share[] = [
	{
		key: 'violence',
		measure: 'violence-or-damage-share',
		name: 'violence or criminal damage',
		base: { measure: 'offences-reported', words: 'offences reported' },
		parts: [],
		group: null
	},
	{
		key: 'calls',
		measure: 'police-calls-missing-or-absent-share',
		name: 'police calls because a child was missing or absent',
		base: { measure: 'police-calls', words: 'police calls' },
		parts: [
			{ measure: 'police-calls-missing', words: 'missing' },
			{ measure: 'police-calls-absent', words: 'absent' }
		],
		group: null
	},
	{
		key: 'timetables',
		measure: 'part-time-timetables-share',
		name: 'part-time timetables',
		base: null,
		parts: [],
		group: {
			measure: 'children-with-yos',
			words: 'children with the youth offending service'
		}
	}
];

const percent = (value: number, decimals: number) => formatFigure(value, decimals, 'percent');

/** A printed percentage as its counts give it, at the printed decimals; null without counts. */
function recomputed({ numerator, denominator, decimals }: DatedFigure): number | null {
	if (numerator === null || denominator === null || denominator <= 0) return null;
	return roundHalfUp((100 * numerator) / denominator, decimals);
}

const isPrinted = (figure: DatedFigure): figure is DatedFigure & { readonly value: number } =>
	figure.value !== null;

/** The two whole counts about a percentage that neither gives: `21 would be 81% and 22 would be 85%`. */
function aboutIt(value: number, decimals: number, base: number): string {
	const below = Math.min(base - 1, Math.floor((value * base) / 100));
	return [below, below + 1]
		.map((count) => `${count} would be ${percent((100 * count) / base, decimals)}`)
		.join(' and ');
}

function noWholeCount(share: Share, figure: DatedFigure, set: FrameworkSet): Statement | null {
	const base = share.base && inSet(set, share.base.measure);
	if (!isPrinted(figure) || !base || base.value === null || share.base === null) return null;
	if (recomputed(figure) !== null) return null;
	const { value, decimals } = figure;
	if (!Number.isInteger(base.value) || base.value <= 0) return null;
	if (attainableCounts({ value, decimals }, base.value) !== null) return null;
	return {
		key: `${share.key}-no-count`,
		sentence: `No whole number of the ${formatNumber(base.value, 0)} ${share.base.words} is ${percent(value, decimals)}: the percentage, its base or both are wrong. Ask for the count.`,
		because: `${share.name}: ${percent(value, decimals)} of ${formatNumber(base.value, 0)}; ${aboutIt(value, decimals, base.value)}`
	};
}

function againstCounts(share: Share, figure: DatedFigure): Statement | null {
	const worked = recomputed(figure);
	if (!isPrinted(figure) || worked === null) return null;
	const { decimals, numerator, denominator } = figure;
	const printed = asPrinted(figure);
	const counts = `${formatNumber(numerator ?? 0, 0)} of ${formatNumber(denominator ?? 0, 0)}`;
	const because = `${share.name}: printed ${percent(printed, decimals)}; ${counts}`;
	if (printed === worked)
		return {
			key: `${share.key}-recomputed`,
			sentence: `${counts} is ${percent(worked, decimals)}, as printed.`,
			because
		};
	const scale = 10 ** decimals;
	const exact = (100 * (numerator ?? 0)) / (denominator ?? 1);
	const cut = Math.floor(exact * scale) / scale === printed;
	return {
		key: `${share.key}-printed`,
		sentence: `${percent(printed, decimals)} is printed where ${counts} is ${percent(worked, decimals)}${cut ? ': it was cut off, not rounded' : ''}. Quote the counts.`,
		because
	};
}

function againstBase(share: Share, figure: DatedFigure, set: FrameworkSet): Statement | null {
	const base = share.base && inSet(set, share.base.measure);
	if (!base || base.value === null || figure.denominator === null || share.base === null)
		return null;
	if (base.value === figure.denominator) return null;
	return {
		key: `${share.key}-base`,
		sentence: `The base of the share of ${share.name} is not the number of ${share.base.words} given. Find out which is right.`,
		because: `base ${formatNumber(figure.denominator, 0)}; ${share.base.words} ${formatNumber(base.value, 0)}`
	};
}

function againstGroup(share: Share, figure: DatedFigure, set: FrameworkSet): Statement | null {
	const group = share.group && inSet(set, share.group.measure);
	if (!group || group.value === null || figure.denominator === null || share.group === null)
		return null;
	if (group.value === figure.denominator) return null;
	const one = formatNumber(100 / figure.denominator, 0);
	return {
		key: `${share.key}-group`,
		sentence: `The base of the share of ${share.name} is ${formatNumber(figure.denominator, 0)}, but ${formatNumber(group.value, 0)} ${share.group.words} are counted: they may not be the same group, and with so few one child is ${one} percentage points.`,
		because: `base ${formatNumber(figure.denominator, 0)}; ${share.group.words} ${formatNumber(group.value, 0)}`
	};
}

/** Whether the parts add up to the numerator; null where one is missing. */
function partsSum(
	share: Share,
	figure: DatedFigure,
	set: FrameworkSet
): (Statement & { right: boolean }) | null {
	const { numerator } = figure;
	const values = share.parts.map(({ measure }) => inSet(set, measure)?.value ?? null);
	const given = values.filter((each) => each !== null);
	if (numerator === null || given.length === 0 || given.length < values.length) return null;
	const sum = given.reduce((total, each) => total + each, 0);
	const terms = given.map((each) => formatNumber(each, 0)).join(' + ');
	const because = share.parts
		.map(({ words }, place) => `${words} ${formatNumber(given[place] ?? 0, 0)}`)
		.join('; ');
	return sum === numerator
		? {
				key: `${share.key}-parts-sum`,
				sentence: `${terms} is ${formatNumber(sum, 0)}, the count behind the share of ${share.name}.`,
				because,
				right: true
			}
		: {
				key: `${share.key}-parts-differ`,
				sentence: `${terms} is ${formatNumber(sum, 0)}, but the count behind the share of ${share.name} is ${formatNumber(numerator, 0)}. Find out which is right.`,
				because,
				right: false
			};
}

/** What makes a printed percentage of a set one that cannot be right, as a sentence; null when nothing does. */
export function shareFault(measure: FrameworkMeasure, set: FrameworkSet): string | null {
	const share = SHARES.find((each) => each.measure === measure);
	const figure = share && inSet(set, measure);
	if (!share || !figure) return null;
	const counted = againstCounts(share, figure);
	const wrong = counted?.key === `${share.key}-printed` ? counted : null;
	return (noWholeCount(share, figure, set) ?? wrong)?.sentence ?? null;
}

function unknownGroup(set: FrameworkSet): Statement | null {
	const average = inSet(set, 'attendance-average');
	if (!average || average.value === null || average.denominator !== null) return null;
	const [low, high] = [inSet(set, 'attendance-lowest'), inSet(set, 'attendance-highest')].map(
		(each) => (each && isPrinted(each) ? percent(each.value, each.decimals) : null)
	);
	return {
		key: 'attendance-base',
		sentence: `Average attendance of ${percent(average.value, average.decimals)} is of a group whose size is not given: with a few children one of them can move it far. Ask how many there were.`,
		because:
			low && high ? `lowest ${low}; highest ${high}` : 'no number of children is held with it'
	};
}

/** What one place’s figures of the framework bear and what they do not, each share checked against its counts, base and parts. */
export function readFramework(set: FrameworkSet): Reading {
	const checked = SHARES.flatMap((share) => {
		const figure = inSet(set, share.measure);
		if (!figure) return [];
		const sum = partsSum(share, figure, set);
		const counted = againstCounts(share, figure);
		const right = counted?.key === `${share.key}-recomputed`;
		return [
			{
				holds: sum?.right ?? false,
				statement: sum && { key: sum.key, sentence: sum.sentence, because: sum.because }
			},
			{ holds: right, statement: counted },
			{ holds: false, statement: noWholeCount(share, figure, set) },
			{ holds: false, statement: againstBase(share, figure, set) },
			{ holds: false, statement: againstGroup(share, figure, set) }
		];
	});
	const those = (wanted: boolean) =>
		checked.flatMap(({ holds, statement }) => (statement && holds === wanted ? [statement] : []));
	const unknown = unknownGroup(set);
	return {
		heading: `${set.place}, ${formatPeriodShort(set.period)} (${lengthOf(set.period)})`,
		holds: those(true),
		beware: unknown ? [...those(false), unknown] : those(false)
	};
}
