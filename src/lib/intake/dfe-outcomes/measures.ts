import type { Indicator } from '$lib/domain/indicator';
import type { YearKind } from '$lib/domain/period';
import { shortHash } from '$lib/domain/short-hash';
import { dfeColumns, type DfeColumn } from './columns';
import type { DfeHeading } from './headings';
import { measureId } from '../measure-slug';

/** The children a column is of, where a file has them side by side. */
type DfeGroup = 'boys' | 'girls' | null;

/** One column of figures and what it becomes. */
export interface DfeMeasure {
	readonly heading: DfeHeading;
	readonly group: DfeGroup;
	/** Null for a column the table of known ones has not. */
	readonly known: DfeColumn | null;
	/** The file's own measure, used where `known` follows none of the record's. */
	readonly indicator: Indicator;
}

const schooling = /key stage|gcse|exclusion|absence|absentee/i;

function groupOf(text: string): DfeGroup {
	if (/\bboys\b/i.test(text)) return 'boys';
	return /\bgirls\b/i.test(text) ? 'girls' : null;
}

/** What a known column is called in a file: small letters, any group as children, no year after 31 March. */
const called = (text: string) =>
	text
		.toLowerCase()
		.replace(/\b(?:boys|girls)\b/g, 'children')
		.replace(/\b31 march (?:19|20)\d{2}$/, '31 march')
		.replace(/\s+/g, ' ')
		.trim();

const ending = /(?<![_ ])[_ ]*(?:_pc|_pct|_percent|_percentage|%|\(%\))$/;

/** The name of the count that a percentage's name is made from: `cla_convicted_pc`; null for a name of none. */
function countOf(name: string): string | null {
	if (ending.test(name)) return name.replace(ending, '');
	return /^percentage (?=of|who|identified|convicted)/.test(name)
		? name.replace(/^percentage/, 'number')
		: null;
}

function knownAs(parts: readonly string[]): DfeColumn | null {
	const names = [parts.join(' '), parts.at(-1) ?? ''].map(called);
	const found = (all: readonly string[]) =>
		dfeColumns.find(({ known }) => all.some((name) => known.test(name))) ?? null;
	const own = found(names);
	if (own) return own;
	// A percentage beside a known count is of that count, by whatever ending the file tells them apart.
	const counts = names.flatMap((name) => countOf(name) ?? []);
	const counted = counts.length > 0 ? found(counts) : null;
	return counted && (dfeColumns.find(({ of }) => of?.count === counted.column) ?? null);
}

function unknownUnit(text: string, decimals: number): Pick<Indicator, 'unit' | 'unit_label'> {
	if (/percentage|per cent|_pc$/i.test(text)) return { unit: 'percent', unit_label: '%' };
	if (/\baverage\b|\bmean\b/i.test(text)) return { unit: 'score', unit_label: 'average' };
	return decimals === 0
		? { unit: 'count', unit_label: 'children' }
		: { unit: 'other', unit_label: 'as the table says' };
}

/** What the figures of an unknown column are for, from what the table is about and the column's own words. */
function yearKind(topic: string, text: string): YearKind {
	if (schooling.test(topic) || schooling.test(text)) return 'academic-year';
	return /\bat 31 march\b/i.test(text) ? 'snapshot' : 'financial-year';
}

/**
 * What a column becomes. Known columns keep one id through every renaming; another's comes from its own words and, through a
 * hash, from what the table is about. `decimals` are the most its cells print.
 */
export function dfeMeasure(heading: DfeHeading, topic: string, decimals: number): DfeMeasure {
	const text = heading.parts.join(', ');
	const group = groupOf(text);
	const known = knownAs(heading.parts);
	const shared = {
		per: null,
		theme: 'Outcomes for looked-after children',
		decimals,
		polarity: 'none' as const,
		subject: null,
		predicate: null,
		source: 'DfE, Outcomes for children looked after by local authorities',
		next_update: null,
		lait_code: null,
		quartile: false,
		scorecard: null
	};
	if (known) {
		const { column, name, unit, unit_label, year_kind } = known;
		return {
			heading,
			group,
			known,
			indicator: {
				...shared,
				indicator: measureId('dfe', group ? [column, group] : [column]),
				name: group ? `${name}, ${group}` : name,
				unit,
				unit_label,
				year_kind,
				definition: `DfE’s yearly files on outcomes for looked-after children print it as “${text}”. Only children looked after without a break for at least 12 months on 31 March are counted.`,
				caution: 'Small counts are suppressed, and national and regional counts are rounded.'
			}
		};
	}
	return {
		heading,
		group,
		known,
		indicator: {
			...shared,
			...unknownUnit(text, decimals),
			indicator: measureId(
				'dfe',
				heading.parts.map((part) => part.toLowerCase()),
				topic === '' ? null : topic.toLowerCase()
			),
			name: topic === '' ? text.replaceAll('_', ' ') : `${text} (${topic})`,
			year_kind: yearKind(topic, text),
			definition: `What the table${topic === '' ? '' : ` “${topic}”`} prints in the column “${text}”. Its notes define it.`,
			caution: null
		}
	};
}

/**
 * Columns that only a footnote mark tells apart are measures of their own, none of them one the record follows. Also says which
 * they are.
 */
export function toldApart(measures: readonly DfeMeasure[]): {
	readonly measures: readonly DfeMeasure[];
	readonly alike: readonly DfeMeasure[];
} {
	const alike = sharing(
		measures,
		({ indicator, heading }) => `${indicator.indicator} ${heading.year}`
	);
	const twins = sharing(measures, ({ heading }) => heading.raw);
	const apart = (each: DfeMeasure): DfeMeasure => {
		const { heading, indicator } = each;
		const mark = shortHash(twins.has(each) ? `${heading.raw} ${heading.column}` : heading.raw);
		return {
			...each,
			known: null,
			indicator: {
				...indicator,
				indicator: `${indicator.indicator}-${mark}` as Indicator['indicator'],
				name: `${indicator.name}, column ${heading.column + 1}`
			}
		};
	};
	return {
		alike: [...alike],
		measures: measures.map((each) => (alike.has(each) ? apart(each) : each))
	};
}

/** Those of the measures that have a key in common with another. */
function sharing(
	measures: readonly DfeMeasure[],
	key: (measure: DfeMeasure) => string
): ReadonlySet<DfeMeasure> {
	const times = new Map<string, number>();
	for (const each of measures) times.set(key(each), (times.get(key(each)) ?? 0) + 1);
	return new Set(measures.filter((each) => (times.get(key(each)) ?? 0) > 1));
}
