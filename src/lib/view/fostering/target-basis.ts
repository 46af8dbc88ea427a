import { fosteringUnits } from '$lib/domain/fostering-words';
import type { IsoDate } from '$lib/domain/id';
import { movePeriod, nextDay, type Period } from '$lib/domain/period';
import type { SubjectContext } from '../subject';
import { isBalancePart } from './balance';
import { figuresOf, type FosteringFigure } from './recruitment';
import { recruitmentFaults } from './recruitment-faults';
import { latestWindows } from './windows';

/** What is held to work the approvals out from, for carers of one kind and in one unit. */
export interface TargetBasis {
	readonly carers: string;
	readonly unit: string;
	/** The latest closing figure, and its day. */
	readonly stock: number;
	readonly at: IsoDate;
	/** The same day a year later. */
	readonly yearOn: IsoDate;
	/** Those who left over the windows, and how long the windows are in years. */
	readonly left: number;
	readonly leavingYears: number;
	readonly windows: readonly Period[];
	readonly conversion: TargetConversion | null;
	readonly used: readonly FosteringFigure[];
}

/** How many enquiries led to how many approvals. */
interface TargetConversion {
	readonly approved: number;
	readonly enquired: number;
	/** `cohort`: of those who enquired, however long after. `flow`: approvals of some quarters beside enquiries of the same. */
	readonly kind: 'cohort' | 'flow';
	readonly windows: readonly Period[];
	readonly used: readonly FosteringFigure[];
}

/** The same day of the next year; the last day of a month stays the last. */
const yearOn = (day: IsoDate) => (movePeriod(day, 1) ?? day) as string as IsoDate;

const days = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Years from one day to a later one: whole from a day to the same day of a year, the rest in days of 365.25 to the year. */
export function yearsBetween(from: string, to: string): number {
	const whole = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
	const moved = `${to.slice(0, 4)}${from.slice(4)}`.replace(/-02-29$/, '-02-28');
	return whole + (days(to) - days(moved)) / 365.25;
}

/** The figures of a measure in some windows, where every window has one that may be used; null otherwise. */
function everyWindow(
	figures: readonly FosteringFigure[],
	windows: readonly Period[]
): readonly FosteringFigure[] | null {
	const found = windows.flatMap(
		(window) => figures.find((each) => each.period === window.period && each.value !== null) ?? []
	);
	return windows.length > 0 && found.length === windows.length ? found : null;
}

const sumOf = (figures: readonly FosteringFigure[]) =>
	figures.reduce((sum, { value }) => sum + (value ?? 0), 0);

function conversionOf(
	sound: readonly FosteringFigure[],
	unit: string,
	cohort: boolean
): TargetConversion | null {
	const of = (measure: string) =>
		sound.filter(
			(each) =>
				each.of.measure === measure &&
				each.of.reason === null &&
				each.of.unit === unit &&
				each.of.cohort === cohort
		);
	const [enquiries, approvals] = [of('initial-enquiries'), of('approvals')];
	const windows = latestWindows(
		enquiries.filter(({ period }) => approvals.some((each) => each.period === period))
	);
	const [before, after] = [everyWindow(enquiries, windows), everyWindow(approvals, windows)];
	if (!before || !after) return null;
	const [enquired, approved] = [sumOf(before), sumOf(after)];
	return approved > enquired || enquired === 0
		? null
		: {
				approved,
				enquired,
				kind: cohort ? 'cohort' : 'flow',
				windows,
				used: [...before, ...after]
			};
}

/** What is in doubt of the latest number or of those who left, as sentences; none where nothing is. */
export function targetDoubts(context: SubjectContext, carers: string): readonly string[] {
	const all = figuresOf(context, carers);
	const needed = fosteringUnits.flatMap(({ slug: unit }) => {
		const ours = all.filter((each) => each.of.unit === unit && isBalancePart(each));
		const leaving = ours.filter(({ of }) => of.measure === 'left');
		const windows = new Set(latestWindows(leaving).map(({ period }) => period));
		const closing = ours.filter(({ of }) => of.measure === 'closing').at(-1);
		return [...(closing ? [closing] : []), ...leaving.filter(({ period }) => windows.has(period))];
	});
	const doubts = recruitmentFaults(context, all)
		.filter(({ withheld }) => withheld.some((each) => needed.includes(each)))
		.map(({ sentence }) => sentence);
	return [...new Set(doubts)];
}

/** What the approvals are worked out from; null where the latest number, or those who left, is missing, hidden or in doubt. */
export function targetBasis(context: SubjectContext, carers: string): TargetBasis | null {
	const all = figuresOf(context, carers);
	const faulty = new Set(recruitmentFaults(context, all).flatMap(({ withheld }) => withheld));
	const sound = all.filter((each) => !faulty.has(each));
	for (const { slug: unit } of fosteringUnits) {
		const ours = all.filter((each) => each.of.unit === unit && isBalancePart(each));
		const closing = ours.filter(({ of }) => of.measure === 'closing').at(-1);
		const leaving = ours.filter(({ of }) => of.measure === 'left');
		const windows = latestWindows(leaving);
		const left = everyWindow(
			leaving.filter((each) => !faulty.has(each)),
			windows
		);
		const [first, last] = [windows[0], windows.at(-1)];
		const stock = closing?.value ?? null;
		if (!closing || stock === null || faulty.has(closing) || !left || !first || !last) continue;
		const conversion = conversionOf(sound, unit, true) ?? conversionOf(sound, unit, false);
		return {
			carers,
			unit,
			stock,
			at: closing.at.end,
			yearOn: yearOn(closing.at.end),
			left: sumOf(left),
			leavingYears: yearsBetween(first.start, nextDay(last.end)),
			windows,
			conversion,
			used: [closing, ...left, ...(conversion?.used ?? [])]
		};
	}
	return null;
}
