import { reasonWord } from '$lib/domain/fostering-checked';
import { fosteringReasons } from '$lib/domain/fostering-reasons';
import type { PeriodId } from '$lib/domain/id';
import type { Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { capital } from '$lib/domain/wording';
import { heldCell } from '../held-cell';
import { formatNumber } from '../number';
import type { DrawnValue } from '../subject';
import type { TableCell } from '../table';
import type { FosteringFigure } from './recruitment';
import type { FigureFault } from './recruitment-faults';
import { latestWindows } from './windows';

/** Those who left for one reason over all the windows, with a cell for each window. */
export interface LeaversLine extends DrawnValue {
	/** `Family or work`; in a sentence `word`. */
	readonly label: string;
	readonly word: string;
	/** Those whose reason is not given, worked out from the total. */
	readonly rest: boolean;
	readonly cells: readonly TableCell[];
	readonly figures: readonly (FosteringFigure | null)[];
}

/** Those of one kind and unit who left in the latest windows. */
export interface Leavers {
	readonly carers: string;
	readonly unit: string;
	readonly windows: readonly Period[];
	/** A line a reason, the most given first; then those hidden or missing, then those whose reason is not given. */
	readonly lines: readonly LeaversLine[];
	readonly whole: LeaversLine;
	/** How many left over all the windows; null when that is missing, hidden or in doubt. */
	readonly total: number | null;
	readonly used: readonly FosteringFigure[];
	readonly faults: readonly FigureFault[];
}

const place = (slug: string) => {
	const at = fosteringReasons.findIndex((each) => each.slug === slug);
	return at < 0 ? fosteringReasons.length : at;
};

interface Reckoning {
	readonly windows: readonly Period[];
	readonly figures: readonly FosteringFigure[];
	readonly faultOf: (figure: FosteringFigure) => string | null;
	/** Windows whose reasons make the whole: one without a row was given by nobody there. */
	readonly complete: ReadonlySet<PeriodId>;
}

const nobody = { value: 0, text: '0', reason: null };

/** Counts of one reason (null for the total) added over the windows. One that is missing in a window is not taken for nought. */
function lineOf(
	reason: string | null,
	{ windows, figures, faultOf, complete }: Reckoning
): LeaversLine {
	const word = reason === null ? 'all who left' : reasonWord(reason);
	const found = windows.map(
		({ period }) =>
			figures.find((each) => each.period === period && each.of.reason === reason) ?? null
	);
	const drawn = found.map((each, at) =>
		each === null && reason !== null && complete.has(windows[at]?.period ?? ('' as PeriodId))
			? nobody
			: heldCell(each, each && faultOf(each))
	);
	const lacking = drawn.findIndex(({ value }) => value === null);
	const sum = drawn.reduce((made, { value }) => made + (value ?? 0), 0);
	const gap = drawn[lacking];
	const at = windows[lacking];
	return {
		label: capital(word),
		word,
		rest: false,
		cells: drawn,
		figures: found,
		...(gap && at
			? {
					value: null,
					text: gap.text,
					reason:
						windows.length > 1
							? `Not added up, because of ${formatPeriodShort(at)}: ${gap.reason ?? ''}`.trim()
							: gap.reason
				}
			: { value: sum, text: formatNumber(sum, 0), reason: null })
	};
}

/** Those whose reason is not given: the total less the reasons, only where every one of them may be shown. */
function restOf(whole: LeaversLine, lines: readonly LeaversLine[], windows: readonly Period[]) {
	const less = (total: number | null, parts: readonly (number | null)[]) =>
		total === null || parts.some((part) => part === null)
			? null
			: total - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
	const rest = less(
		whole.value,
		lines.map(({ value }) => value)
	);
	if (rest === null || rest <= 0 || lines.length === 0) return [];
	const inside = windows.map((_, place) =>
		less(
			whole.cells[place]?.value ?? null,
			lines.map(({ cells }) => cells[place]?.value ?? null)
		)
	);
	return [
		{
			label: 'Reason not given',
			word: 'no reason given',
			rest: true,
			value: rest,
			text: formatNumber(rest, 0),
			reason: null,
			cells: inside.map((value): TableCell =>
				value === null
					? { value, text: 'Not known', reason: 'A part of it is not given.' }
					: { value, text: formatNumber(value, 0), reason: null }
			),
			figures: whole.figures
		}
	];
}

/** The windows in which the reasons that have a row, every one of them shown, make the whole. */
function completeIn(figures: readonly FosteringFigure[]): ReadonlySet<PeriodId> {
	const totals = figures.filter(({ of, value }) => of.reason === null && value !== null);
	return new Set(
		totals
			.filter(({ period, value }) => {
				const parts = figures.filter((each) => each.period === period && each.of.reason !== null);
				const shown = parts.every((part) => part.value !== null);
				return shown && parts.reduce((sum, part) => sum + (part.value ?? 0), 0) === value;
			})
			.map(({ period }) => period)
	);
}

/** Puts together those who left in the latest windows. `figures` are of one kind of carers and one unit, split or not. */
export function leaversOf(
	{ carers, unit }: Pick<Leavers, 'carers' | 'unit'>,
	figures: readonly FosteringFigure[],
	faults: readonly FigureFault[]
): Leavers {
	const totals = figures.filter(({ of }) => of.reason === null);
	const windows = latestWindows(totals.length > 0 ? totals : figures);
	const used = figures.filter(({ period }) => windows.some((each) => each.period === period));
	const ours = faults.filter((fault) => fault.figures.some((each) => used.includes(each)));
	const faultOf = (figure: FosteringFigure) =>
		ours.find((fault) => fault.withheld.includes(figure))?.sentence ?? null;
	const complete = completeIn(used);
	const reckoning = { windows, figures: used, faultOf, complete };
	const whole = lineOf(null, reckoning);
	const reasons = [...new Set(used.flatMap(({ of }) => of.reason ?? []))].sort(
		(a, b) => place(a) - place(b) || a.localeCompare(b)
	);
	const lines = reasons
		.map((reason) => lineOf(reason, reckoning))
		.sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
	return {
		carers,
		unit,
		windows,
		lines: [...lines, ...restOf(whole, lines, windows)],
		whole,
		total: whole.value,
		used,
		faults: ours
	};
}
