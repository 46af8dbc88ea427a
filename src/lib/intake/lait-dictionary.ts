import { indicatorIdFrom, parseIsoDate, type IsoDate } from '$lib/domain/id';
import type { Indicator, Polarity, Unit } from '$lib/domain/indicator';
import type { YearKind } from '$lib/domain/period';

/** The columns of LAIT's data dictionary that are read; `Measure_short` is the long file's `Short Desc`. */
export const laitDictionaryColumns = [
	'Topic',
	'Measure',
	'Chart_title',
	'Measure_short',
	'Polarity',
	'y_axis_name',
	'Description',
	'Next Update',
	'Data Owner (DO) /Supplier and Contact Details',
	'dps',
	'Year_Type',
	'No_Quartile'
] as const;
/** The name of one of them. */
export type LaitDictionaryColumn = (typeof laitDictionaryColumns)[number];

const yearKinds: ReadonlyMap<string, YearKind> = new Map([
	['Financial Year', 'financial-year'],
	['Calendar Year', 'calendar-year'],
	['Academic Year', 'academic-year'],
	['Annual', 'snapshot'],
	['Annual - January', 'january'],
	['Annual (end of Sept)', 'september']
]);
const polarities: ReadonlyMap<string, Polarity> = new Map([
	['High', 'high'],
	['Low', 'low']
]);
/** Day 0 of a spreadsheet's dates. */
const serialOrigin = Date.UTC(1899, 11, 30);
const dayLength = 86_400_000;

/** A spreadsheet's day number as a date (45962 is 1 November 2025); null for text such as `TBC`. */
export function dateFromSerial(text: string): IsoDate | null {
	if (!/^\d{5}$/.test(text)) return null;
	return parseIsoDate(new Date(serialOrigin + Number(text) * dayLength).toISOString().slice(0, 10));
}

/** What LAIT's axis and title say the number is. */
export function readUnit(axis: string, title: string): { unit: Unit; per: number | null } {
	const rate = /\bper\s+(1,?000,?000|100,?000|10,?000|1,?000|100)\b/i;
	const per = rate.exec(axis) ?? (/^rate/i.test(axis) ? rate.exec(title) : null);
	if (per) return { unit: 'rate', per: Number((per[1] ?? '').replaceAll(',', '')) };
	const is = (unit: Unit) => ({ unit, per: null });
	if (/%/.test(axis) || /^percent/i.test(axis)) return is('percent');
	if (/^(?:spend|unit cost)/i.test(axis) || /£/.test(axis)) return is('pounds');
	if (/score/i.test(axis)) return is('score');
	if (/\(%\)|%/.test(title) || /^(?:turnover|absence) rate$/i.test(axis)) return is('percent');
	if (/^(?:number|total|entries|social workers|starters|leavers)\b/i.test(axis)) return is('count');
	return is('other');
}

/** One row of the dictionary: its number and its text under a column. */
export interface DictionaryRow {
	readonly row: number;
	readonly at: (column: LaitDictionaryColumn) => string;
}

/** Says something of a row of the dictionary. */
type Say = (
	severity: 'warning' | 'note',
	row: number,
	column: LaitDictionaryColumn,
	rule: string,
	message: string
) => void;

function measureOf(at: DictionaryRow['at'], code: string, year_kind: YearKind): Indicator {
	const owner = at('Data Owner (DO) /Supplier and Contact Details');
	return {
		indicator: indicatorIdFrom('lait', code),
		name: at('Measure') || code,
		theme: at('Topic') || 'Other',
		...readUnit(at('y_axis_name'), at('Chart_title')),
		unit_label: at('y_axis_name') || at('Chart_title') || code,
		decimals: /^\d$/.test(at('dps')) ? Number(at('dps')) : 1,
		polarity: polarities.get(at('Polarity')) ?? 'none',
		year_kind,
		subject: null,
		predicate: null,
		definition: at('Description') || at('Chart_title') || at('Measure') || code,
		caution: null,
		source: /[A-Za-z]/.test(owner) ? owner : 'DfE',
		next_update: dateFromSerial(at('Next Update')),
		lait_code: code,
		quartile: at('No_Quartile') !== 'N',
		scorecard: null
	};
}

/**
 * The measures the rows of LAIT's data dictionary describe. A measure that stands in it twice keeps its first row, with a
 * note where the second says something else. Blank decimals mean one, as LAIT's guide has it.
 */
export function describeMeasures(
	rows: readonly DictionaryRow[],
	file: string,
	say: Say
): readonly Indicator[] {
	const measures = new Map<string, { readonly measure: Indicator; readonly row: number }>();
	const ids = new Map<string, string>();
	const repeated: Repeated[] = [];
	for (const { row, at: textAt } of rows) {
		const at = (column: LaitDictionaryColumn) => {
			const cell = textAt(column).trim();
			return cell === 'NA' ? '' : cell;
		};
		const code = at('Measure_short');
		const year_kind = yearKinds.get(at('Year_Type'));
		if (code === '' || !year_kind) {
			say(
				'warning',
				row,
				code === '' ? 'Measure_short' : 'Year_Type',
				'identity.unknown-measure',
				`Row ${row} of ${file} has no ${code === '' ? 'short name' : 'known kind of year'}, so its measure is left out. Correct the row to use the measure.`
			);
			continue;
		}
		const measure = measureOf(at, code, year_kind);
		const first = measures.get(code);
		if (first) {
			const differing = (Object.keys(measure) as (keyof Indicator)[]).filter(
				(field) => measure[field] !== first.measure[field]
			);
			if (differing.length > 0) repeated.push({ code, row, first: first.row, differing });
			continue;
		}
		const other = ids.get(measure.indicator);
		if (other !== undefined) {
			say(
				'warning',
				row,
				'Measure_short',
				'identity.same-id',
				`Row ${row} of ${file} has the short name “${code}”, too like “${other}” to tell apart, so its measure is left out. Rename one of them.`
			);
			continue;
		}
		ids.set(measure.indicator, code);
		measures.set(code, { measure, row });
	}
	const [one] = repeated;
	if (one)
		say(
			'note',
			one.row,
			'Measure_short',
			'identity.described-twice',
			`${repeatedSaid(repeated, file)} The first row is used; nothing need be done.`
		);
	return [...measures.values()].map(({ measure }) => measure);
}

/** A row that describes a measure again, and not as the first row did. */
interface Repeated {
	readonly code: string;
	readonly row: number;
	readonly first: number;
	readonly differing: readonly string[];
}

function repeatedSaid(repeated: readonly Repeated[], file: string): string {
	const [one] = repeated;
	if (one && repeated.length === 1)
		return `Row ${one.row} of ${file} describes ${one.code} again with another ${one.differing.join(', ')} than row ${one.first}.`;
	const named = [...new Set(repeated.map(({ code }) => code))];
	const list = named.slice(0, 5).join(', ');
	const more = named.length > 5 ? ` and ${named.length - 5} more` : '';
	return `${repeated.length} rows of ${file} describe a measure again, and not as its first row does: ${list}${more}.`;
}
