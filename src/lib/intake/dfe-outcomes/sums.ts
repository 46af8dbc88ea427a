import type { IndicatorId } from '$lib/domain/id';
import type { PlacesAdd, Sum } from '../format';
import type { DfeMeasure } from './measures';

/** To this year the files suppress counts of 1 to 5 and no others; later ones hide larger ones too, to protect those. */
const smallOnly = 2014;
const hiddenIn = (year: number) => (year > 0 && year <= smallOnly ? 5 : null);

/** Counts of authorities make their region’s and England’s, which are rounded. `year` is the latest of the table’s. */
export const dfePlacesAdd = (year: number): PlacesAdd => ({
	region: 'exactly',
	country: 'exactly',
	hidden: hiddenIn(year),
	where_kept: true
});

/** A heading without the word for its children, to find those of boys, of girls and of all. */
const ungrouped = ({ heading }: DfeMeasure) =>
	heading.parts
		.join(' ')
		.toLowerCase()
		.replace(/\b(?:boys|girls|children|all)\b/g, '')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();

/** Known columns that are parts of another. */
const known: readonly {
	readonly total: string | null;
	readonly parts: readonly string[];
	readonly holds: Sum['holds'];
	readonly of: string;
}[] = [
	{
		total: 'sdq-score-received',
		parts: ['sdq-normal', 'sdq-borderline', 'sdq-concern'],
		holds: 'exactly',
		of: 'normal, borderline and a cause for concern'
	},
	{
		total: null,
		parts: ['sdq-normal-percent', 'sdq-borderline-percent', 'sdq-concern-percent'],
		holds: 'exactly',
		of: 'normal, borderline and a cause for concern'
	},
	{
		total: 'substance-misuse',
		parts: ['substance-intervention', 'substance-intervention-refused'],
		holds: 'at most',
		of: 'those who received help and those who refused it'
	},
	...[
		'looked-after-12-months-aged-10-and-over',
		'looked-after-12-months-aged-5-and-under',
		'looked-after-12-months-aged-4-and-under',
		'looked-after-12-months-aged-5-to-16',
		'substance-misuse',
		'immunisations',
		'dental-checks',
		'health-assessments'
	].map((part) => ({
		total: 'looked-after-12-months',
		parts: [part],
		holds: 'each' as const,
		of: `“${part.replaceAll('-', ' ')}”`
	})),
	{
		total: 'looked-after-12-months-aged-10-and-over',
		parts: ['cautioned-or-convicted'],
		holds: 'each',
		of: 'the number cautioned or convicted'
	},
	{
		total: 'looked-after-12-months-aged-5-to-16',
		parts: ['sdq-score-received'],
		holds: 'each',
		of: 'the number with a score'
	}
];

/**
 * What is part of what in one of the yearly files: boys and girls of all children, in any count that has the three; and known
 * columns of one another. `became` gives the measure of a column, null where it has none; `latest` is
 * the latest year of the table.
 */
export function dfeSums(
	columns: readonly DfeMeasure[],
	became: (column: DfeMeasure) => IndicatorId | null,
	latest: number
): readonly Sum[] {
	const hidden = hiddenIn(latest);
	const sums: Sum[] = [];
	const add = (
		total: DfeMeasure | null,
		parts: readonly DfeMeasure[],
		rest: Pick<Sum, 'holds' | 'of'>
	) => {
		const whole = total && became(total);
		const ids = parts.flatMap((each) => became(each) ?? []);
		if ((total && whole === null) || ids.length < parts.length) return;
		if (total && [total, ...parts].some(({ indicator }) => indicator.unit !== 'count')) return;
		const column = (total ?? parts[0])?.heading.parts.at(-1) ?? null;
		sums.push({ total: whole, parts: ids, column, hidden, where_kept: null, ...rest });
	};
	const alike = new Map<string, DfeMeasure[]>();
	for (const each of columns) {
		const key = `${each.heading.year} ${ungrouped(each)}`;
		alike.set(key, [...(alike.get(key) ?? []), each]);
	}
	for (const group of alike.values()) {
		const of = (wanted: DfeMeasure['group']) => group.filter((each) => each.group === wanted);
		const [all, boys, girls] = [of(null), of('boys'), of('girls')];
		if (all.length !== 1 || boys.length !== 1 || girls.length !== 1) continue;
		add(all[0] ?? null, [...boys, ...girls], { holds: 'exactly', of: 'boys and girls' });
	}
	const years = new Set(columns.map(({ heading }) => heading.year));
	for (const group of ['boys', 'girls', null] as const)
		for (const year of years)
			for (const { total, parts, ...rest } of known) {
				const find = (id: string) =>
					columns.find(
						(each) =>
							each.known?.column === id && each.group === group && each.heading.year === year
					);
				const whole = total === null ? null : find(total);
				const found = parts.flatMap((each) => find(each) ?? []);
				if (whole !== undefined && found.length === parts.length) add(whole, found, rest);
			}
	const once = new Map(sums.map((each) => [JSON.stringify([each.total, each.parts]), each]));
	return [...once.values()];
}
