import type { Indicator, Unit } from '$lib/domain/indicator';
import type { EesColumns, EesIndicator } from './columns';
import { findDataset, plainFilter, type EesDataset } from './datasets';
import type { EesLine } from './lines';
import { eesYearKind } from './period';
import { distinctIds, measureId } from '../measure-slug';

const people: readonly (readonly [RegExp, string])[] = [
	[/care_leaver/, 'care leavers'],
	[/child/, 'children'],
	[/pupil/, 'pupils'],
	[/student|learner/, 'learners'],
	[/population/, 'people']
];

/** The unit of one column on one line: some files print percentages and averages in a column named `number`. */
function unitOf(
	{ name, part, unit, label }: EesIndicator,
	filters: readonly string[]
): Pick<Indicator, 'unit' | 'per' | 'unit_label'> {
	const plain = name.toLowerCase();
	const counted = people.find(([word]) => word.test(plain))?.[1] ?? label.toLowerCase();
	const as = (unit: Unit, unit_label: string, per: number | null = null) => ({
		unit,
		per,
		unit_label
	});
	if (part === 'percent') return as('percent', '%');
	if (unit === '£' || /(?:^|_)(?:cost|spend|expenditure|pounds|gbp)(?:_|$)/.test(plain))
		return as('pounds', '£');
	if (part === 'rate') {
		const digits = /per_?(\d+)(k?)/.exec(plain);
		const per = Number(digits?.[1] ?? 0) * (digits?.[2] ? 1000 : 1);
		return per > 0
			? as('rate', `per ${per.toLocaleString('en-GB')}`, per)
			: as('other', label.toLowerCase());
	}
	const last = filters.at(-1) ?? '';
	if (/^percentage\b|^per cent\b/i.test(last)) return as('percent', '%');
	if (
		/^average\b|\baverage\b.*\bscore$|^mean\b|^median\b/i.test(last) ||
		/average|mean|median|score/.test(plain)
	)
		return as('score', 'average');
	if (part === 'count' || part === 'population') return as('count', counted);
	return as('other', label.toLowerCase());
}

/** What each column of each line is: a measure followed or one of the file's own. */
export interface EesMeasures {
	readonly known: EesDataset | null;
	/** The file's own measure of a column of a line. */
	of(line: EesLine, column: number): Indicator;
	/** The data set's name for a column; its own where no data set is known. */
	readonly named: readonly string[];
}

/**
 * Measures for every line and column. Ids come from the words of the filters and the column, with the data set's name before
 * them where it is known; elsewhere a hash of the columns keeps two tables with the same words apart.
 */
export function eesMeasures(columns: EesColumns, lines: readonly EesLine[]): EesMeasures {
	const found = findDataset(columns);
	const named = columns.indicators.map(
		({ name }) => found?.named.get(name.toLowerCase()) ?? name.toLowerCase()
	);
	const several = new Set(lines.map(({ identifier }) => identifier.toLowerCase())).size > 1;
	const filters = columns.filters.map(({ name }) => name.toLowerCase()).join();
	const asked = lines.flatMap((line) =>
		named.map((name) => {
			const reporting = line.identifier.toLowerCase() === 'reporting year';
			const words = [
				...line.filters.map(plainFilter).filter((text) => text !== ''),
				name,
				...(several || !reporting ? [line.identifier.toLowerCase()] : [])
			];
			return found
				? { words, id: measureId('ees', [found.known.dataset, ...words]) }
				: { words, id: measureId('ees', words, `${filters} ${name}`) };
		})
	);
	const ids = distinctIds(asked);
	const measures = new Map<string, readonly Indicator[]>();
	lines.forEach((line, place) => {
		const own = columns.indicators.map((column, at) => ({
			indicator: ids[place * named.length + at] as Indicator['indicator'],
			name: [...line.filters.filter((text) => text !== ''), column.label].join(', '),
			theme: 'Explore Education Statistics',
			...unitOf(column, line.filters),
			decimals:
				column.decimals ??
				line.records.reduce((most, { cells }) => Math.max(most, cells[at]?.decimals ?? 0), 0),
			polarity: 'none' as const,
			year_kind: eesYearKind(line.identifier, line.filters),
			subject: null,
			predicate: null,
			definition: `What the file prints in the column “${column.name}”${line.filters.length === 0 ? '' : ` on the rows for ${line.filters.map((text) => `“${text}”`).join(', ')}`}. The publication it comes from defines it.`,
			caution:
				line.identifier.toLowerCase() === 'reporting year'
					? 'A reporting year is taken to end on 31 March, as in DfE’s releases on children’s social care.'
					: null,
			source: 'DfE, Explore Education Statistics',
			next_update: null,
			lait_code: null,
			quartile: false,
			scorecard: null
		}));
		measures.set(line.key, own);
	});
	return {
		known: found?.known ?? null,
		named,
		of: (line, column) => measures.get(line.key)?.[column] as Indicator
	};
}
