import type { Indicator } from '$lib/domain/indicator';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Figure, Making } from '../format';
import type { Interval } from './interval';
import { together, tooLarge } from './making';
import type { Point, Series } from './series';
import { counted, placeName, printedAs, whereIs } from './words';

/** Rows of parts named in a sentence. */
const rowsNamed = 6;

/** One broken sum. */
interface Broken {
	/** Null where the whole is a hundred per cent. */
	readonly total: string | null;
	readonly holds: Making;
	readonly of: string;
	readonly indicator: Indicator;
	readonly series: Series;
	readonly point: Point;
	readonly figures: readonly (Figure | null)[];
	readonly whole: Interval;
	readonly parts: readonly Interval[];
}

const known = (figures: readonly (Figure | null)[]) =>
	figures.filter((each): each is Figure => each !== null && each.value !== null);

function rowsOf(figures: readonly Figure[], own: number | null): string {
	const rows = [...new Set(figures.map(({ source_row }) => source_row))];
	if (rows.length === 1 && rows[0] === own) return 'in the same row';
	if (rows.length === 1) return `row ${rows[0]}`;
	return rows.length > rowsNamed
		? `rows ${Math.min(...rows)} to ${Math.max(...rows)}`
		: `rows ${rows.join(', ')}`;
}

/** What the parts make: the sum printed, and how many of them are hidden or missing. */
function made(figures: readonly (Figure | null)[], unit: Indicator['unit']): string {
	const given = known(figures);
	const decimals = Math.max(...given.map((each) => each.decimals));
	const sum = Number(given.reduce((total, { value }) => total + (value ?? 0), 0).toFixed(decimals));
	const hidden = figures.length - given.length;
	const text = `${counted(sum)}${unit === 'percent' ? '%' : ''}`;
	return hidden === 0 ? text : `${text} with ${hidden} of ${figures.length} hidden or missing`;
}

/** Whose it is to mend. */
const cure = (published: boolean) =>
	published
		? 'Ask the publisher which is right, and quote neither the whole nor its parts until it is known.'
		: 'Correct the row that is wrong, or say in the note why they differ.';

/** What is said of parts that cannot make their whole. */
export function sumSentence(broken: Broken): (published: boolean) => string {
	const { total, indicator, series, point, figures, whole, parts, of, holds } = broken;
	return (published) => {
		const given = known(figures);
		if (total === null) {
			const rows = rowsOf(given, null);
			return `${rows.charAt(0).toUpperCase()}${rows.slice(1)} ${rows.startsWith('row ') ? 'prints' : 'print'} ${of} as ${given.map((each) => printedAs(each, indicator)).join(', ')} for ${placeName(series)} in ${formatPeriodShort(point.period)} (first “${indicator.name}”). They make ${made(figures, indicator.unit)}, and shares of one base make 100% however they are rounded. ${cure(published)}`;
		}
		const large = holds === 'exactly' || holds === 'at most' ? -1 : tooLarge(whole, parts);
		const part = figures[large];
		const { source_row } = point.figure;
		const said = `Row ${source_row} prints ${printedAs(point.figure, indicator)} ${whereIs(series, point.period, indicator)}`;
		if (part)
			return `${said}, but ${of}, part of it, is ${printedAs(part, indicator)} (${rowsOf([part], source_row)}): a part is larger than its whole. ${cure(published)}`;
		const { least } = together(parts);
		const more = least > whole.most ? 'more' : 'less';
		const room = published ? ', and rounding does not account for it' : '';
		return `${said}, but ${of} (${rowsOf(given, source_row)}) make ${made(figures, indicator.unit)}, which is ${more}${room}. ${cure(published)}`;
	};
}
