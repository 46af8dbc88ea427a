import type { Indicator, Unit } from '$lib/domain/indicator';
import type { Period, YearKind } from '$lib/domain/period';
import type { MeasureFinder } from './measure';
import { measureId } from './measure-slug';

/** What the words in the column `measure` say of a row: `Count`, `Percentage`, `Per 10,000 aged 10-17`. */
export interface MeasureWords {
	readonly unit: Unit;
	/** The population a rate is per; null where it is not a rate. */
	readonly per: number | null;
}

/** Reads the column `measure`; words that name no kind of figure are `other`. */
export function measureWords(text: string): MeasureWords {
	const rate = /\bper\s+([\d,]+)\b/i.exec(text);
	if (rate) return { unit: 'rate', per: Number((rate[1] ?? '').replaceAll(',', '')) };
	if (/per ?cent|%|proportion/i.test(text)) return { unit: 'percent', per: null };
	if (/^\s*(?:count|number|total)\b/i.test(text)) return { unit: 'count', per: null };
	return { unit: 'other', per: null };
}

/** Titles under which a measure the record follows is passed on, where the title is not its own name. */
const titles: ReadonlyMap<string, string> = new Map([
	['children looked after who had their annual health assessment', 'health-assessments'],
	['children looked after who were up to date with their health assessments', 'health-assessments']
]);

const plain = (text: string) => text.trim().replace(/\s+/g, ' ');

/** What a row counts, as the file says it in three columns. */
export interface PrintedMeasure {
	readonly indicator: string;
	readonly measure: string;
	readonly unit: string;
}

const ages = (text: string) => /aged (\d+)\D+(\d+)/i.exec(text)?.slice(1).join() ?? null;

/** Whether words that name ages name those of the measure. */
function sameAges(measure: Indicator, printed: PrintedMeasure): boolean {
	const named = ages(printed.measure) ?? ages(printed.indicator);
	return named === null || named === ages(measure.unit_label) || named === ages(measure.definition);
}

/** The measure the record follows that these words are, in the same unit; null where there is none. */
export function followed(measures: MeasureFinder, printed: PrintedMeasure): Indicator | null {
	const { unit, per } = measureWords(printed.measure);
	const title = plain(printed.indicator);
	const id = titles.get(title.toLowerCase());
	const found = id === undefined ? measures.byName(title) : measures.byId(id);
	return found && found.unit === unit && found.per === per && sameAges(found, printed)
		? found
		: null;
}

const youthJustice =
	/youth justice|caution|sentenc|custod|court|offen[cd]|remand|first.time entrant|\bYJS\b|\bYOT\b/i;

/** What a bare year would mean for a measure whose first period is this one. */
export function kindFrom({ kind }: Period): YearKind {
	switch (kind) {
		case 'calendar-year':
		case 'academic-year':
		case 'quarter':
		case 'month':
		case 'snapshot':
			return kind;
		case 'rolling-year':
		case 'span':
			return 'span';
		case 'financial-year':
		case 'pooled-years':
			return 'financial-year';
	}
}

/** A measure of its own for words the record does not follow. */
export function ownMeasure(
	printed: PrintedMeasure,
	year_kind: YearKind,
	decimals: number,
	file: string
): Indicator {
	const { unit, per } = measureWords(printed.measure);
	const [title, words] = [plain(printed.indicator), plain(printed.measure)];
	const theirs = youthJustice.test(title);
	const who = plain(printed.unit).toLowerCase();
	return {
		indicator: measureId(theirs ? 'yj' : 'local', [title, words]),
		name: `${title} (${words.charAt(0).toLowerCase()}${words.slice(1)})`,
		theme: theirs ? 'Offending and youth justice' : 'Local returns',
		unit,
		per,
		unit_label:
			unit === 'percent'
				? `% of ${who || 'those counted'}`
				: unit === 'count'
					? who || 'number'
					: words,
		decimals,
		polarity: 'none',
		year_kind,
		subject: null,
		predicate: null,
		definition: `What the table calls “${title}”, given as “${words}”. The table does not say more of who is counted.`,
		caution:
			'Taken from a table that was reshaped from its publisher’s: check it there before quoting it.',
		source: theirs ? 'Youth Justice Board, local tables as reshaped' : file,
		next_update: null,
		lait_code: null,
		quartile: false,
		scorecard: null
	};
}
