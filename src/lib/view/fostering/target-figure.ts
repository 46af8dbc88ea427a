import { formatDate } from '$lib/domain/calendar';
import { unitWord } from '$lib/domain/fostering-checked';
import type { IsoDate } from '$lib/domain/id';
import type { ApprovalsNeeded, Expected } from '$lib/statistics/approvals-needed';
import { roundHalfUp } from '$lib/statistics/rounding';
import { rowOf, sourcesOf } from '../held-sources';
import { formatNumber } from '../number';
import type { RangedValue, SubjectContext, SubjectFigure } from '../subject';
import type { TableCell } from '../table';
import { stockCount, stockWord } from './stock-words';
import type { TargetBasis } from './target-basis';
import { windowPhrase } from './windows';

/** A number that was worked out: `about 17`; nought is said as it is. */
export const aboutNumber = (value: number) =>
	value === 0 ? '0' : `about ${formatNumber(value, 0)}`;

/** The ends of a range in words: `10 to 27`. */
export const range = ({ low, high }: Expected) =>
	high === null
		? `at least ${formatNumber(low, 0)}`
		: low === high
			? formatNumber(low, 0)
			: `${formatNumber(low, 0)} to ${formatNumber(high, 0)}`;

/** What it takes, as a sentence. */
function findingOf(
	{ carers, unit }: TargetBasis,
	{ target, by }: { readonly target: number; readonly by: IsoDate },
	{ approvals, enquiries }: ApprovalsNeeded
): string {
	const goal = `To have ${stockCount(target, carers, unit)} on ${formatDate(by)}`;
	if (approvals.expected === 0 && approvals.high === 0)
		return `${goal}, none would have to be approved.`;
	const takes =
		enquiries === null
			? '.'
			: `, which at past rates takes about ${formatNumber(enquiries.expected, 0)} enquiries (${range(enquiries)}).`;
	return `${goal}, about ${formatNumber(approvals.expected, 0)} would have to be approved (${range(approvals)})${takes}`;
}

/** Counts below this are few enough for a reader to be told so. */
const SMALL = 100;

function doubtOf({ left, windows, carers, unit, conversion }: TargetBasis): string {
	const leaving = `It supposes that as many leave as did ${windowPhrase(windows)} (${stockCount(left, carers, unit)}); ${left < SMALL ? 'with numbers this small ' : ''}another year may be ${left < SMALL ? 'very ' : ''}different.`;
	if (conversion === null)
		return `${leaving} How many enquiries it takes cannot be told, because enquiries and approvals are not both given for the same time.`;
	if (conversion.approved === 0)
		return `${leaving} How many enquiries it takes cannot be told, because none of ${formatNumber(conversion.enquired, 0)} enquiries ${windowPhrase(conversion.windows)} had led to an approval.`;
	const past = `${formatNumber(conversion.approved, 0)} approved of ${formatNumber(conversion.enquired, 0)} that enquired`;
	return conversion.kind === 'cohort'
		? `${leaving} Enquiries are reckoned from ${past} ${windowPhrase(conversion.windows)}; some of the latest may still be approved, so fewer may do.`
		: `${leaving} Enquiries are reckoned from ${formatNumber(conversion.approved, 0)} approved and ${formatNumber(conversion.enquired, 0)} enquiries ${windowPhrase(conversion.windows)}, which are not the same households, so the range is rough.`;
}

const whole = (value: number) => roundHalfUp(value, 0);

const ranged = (
	label: string,
	{ expected, low, high }: Expected
): RangedValue & { label: string } => ({
	label,
	value: whole(expected),
	text: formatNumber(expected, 0),
	reason: null,
	low: whole(low),
	high: high === null ? null : whole(high)
});

const cell = (value: number): TableCell => ({
	value: whole(value),
	text: formatNumber(value, 0),
	reason: null
});
const nothing = (reason: string): TableCell => ({ value: null, text: 'Not known', reason });

/** Approvals needed beside those who will leave, in one unit and over one time; the table has the working. */
export function targetFigure(
	context: SubjectContext,
	basis: TargetBasis,
	wanted: { readonly target: number; readonly by: IsoDate },
	needed: ApprovalsNeeded
): SubjectFigure {
	const { carers, unit, stock, at, left, windows, conversion, used } = basis;
	const { leaving, approvals, enquiries } = needed;
	const finding = findingOf(basis, wanted, needed);
	const noRange: TableCell = { value: null, text: 'As given', reason: null };
	const row = (head: string, ...cells: readonly TableCell[]) => rowOf(context, head, cells, used);
	const spread = (head: string, { expected, low, high }: Expected) =>
		row(
			head,
			cell(expected),
			cell(low),
			high === null ? nothing('No upper end can be given.') : cell(high)
		);
	const time = `${formatDate(at)} to ${formatDate(wanted.by)}`;
	return {
		key: `approvals-needed-${carers}-${unit}`,
		finding,
		doubt: doubtOf(basis),
		subtitle: `${stockWord(carers, unit)}, ${context.authority.name}, ${time}: an estimate`.replace(
			/^./,
			(first) => first.toUpperCase()
		),
		period: time,
		unit: unitWord(unit),
		drawing: {
			kind: 'bars',
			bars: [ranged('Will have left', leaving), ranged('Approvals needed', approvals)],
			unit: unitWord(unit),
			most: null
		},
		empty: null,
		description: `${finding} ${stockCount(stock, carers, unit)} on ${formatDate(at)}; about ${formatNumber(leaving.expected, 0)} will have left by ${formatDate(wanted.by)}.`,
		table: {
			caption: `What it would take to have ${stockCount(wanted.target, carers, unit)} on ${formatDate(wanted.by)}`,
			columns: ['Step', 'Number', 'Low', 'High'],
			rows: [
				row(`At ${formatDate(at)}`, cell(stock), noRange, noRange),
				row(`Wanted on ${formatDate(wanted.by)}`, cell(wanted.target), noRange, noRange),
				row(`Left ${windowPhrase(windows)}`, cell(left), noRange, noRange),
				spread('Will have left', leaving),
				spread('Approvals needed', approvals),
				...(conversion && enquiries ? [spread('Enquiries needed', enquiries)] : [])
			],
			notes: []
		},
		faults: [],
		notes: [
			'Approvals needed are the number wanted, less the number there is, with those who will have left. The range is that of the number who left (95%, Poisson); for enquiries also that of the share approved (95%, Wilson), so it is wider than either.',
			'Nobody is counted as transferred in or out.',
			...(carers === 'connected-persons'
				? [
						'Connected persons are approved for a child they know: a number wanted of them says what to prepare for, not whom to recruit.'
					]
				: [])
		],
		...sourcesOf(context, used)
	};
}
