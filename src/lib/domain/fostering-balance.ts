import {
	carersWord,
	fosteringScope,
	putTogether,
	stageWord,
	unitWord,
	type FosteringChecked,
	type Together
} from './fostering-checked';
import { funnelStages } from './fostering-order';
import { grouped } from './grouped';
import type { IsoDate } from './id';
import { nextDay, parsePeriod } from './period';
import { faultOf, isGiven, type ReturnFault } from './return-fault';
import { inShort } from './return-time';
import { listed } from './wording';

/**
 * What a closing is made of, by the slugs of the measures and whether each is added or taken away: opening + approved - left +/-
 * transferred. The last two may be left out where nobody was transferred.
 */
export const balanceParts = [
	['opening', 1],
	['approvals', 1],
	['left', -1],
	['transferred-in', 1],
	['transferred-out', -1]
] as const;

const reconcileCure =
	'Correct the row that is wrong, give those transferred, or say in the note why they differ.';

/** The stock of a period, or of the day it begins (the day before too) or ends where it is given for that. */
function stockOf<Figure extends FosteringChecked>(
	{ all, whole }: Together<Figure>,
	measure: 'opening' | 'closing',
	figures: readonly Figure[]
): Figure | undefined {
	const [first] = all;
	const period = first && parsePeriod(first.period);
	if (!period || period.kind === 'snapshot') return whole(measure);
	const fits = (day: string) =>
		measure === 'closing'
			? day === period.end
			: day === period.start || nextDay(day as IsoDate) === period.start;
	return (
		whole(measure) ??
		figures.find(
			({ of, period: day }) =>
				of.measure === measure &&
				of.reason === null &&
				!of.cohort &&
				!first.of.cohort &&
				of.carers === first.of.carers &&
				of.unit === first.of.unit &&
				!day.includes('/') &&
				fits(day)
		)
	);
}

/** A stock that does not reconcile. Nothing is said where a part is hidden, or where more is missing than transfers. */
function reconcile<Figure extends FosteringChecked>(
	group: Together<Figure>,
	all: readonly Figure[]
): readonly ReturnFault<Figure>[] {
	const { whole } = group;
	const closing = stockOf(group, 'closing', all);
	const lines = balanceParts.map(([measure, sign]) => ({
		measure,
		sign,
		figure: measure === 'opening' ? stockOf(group, 'opening', all) : whole(measure)
	}));
	const needed = lines.every(
		({ measure, figure }) => figure !== undefined || measure.startsWith('transferred')
	);
	const there = lines.flatMap(({ figure, sign }) => (figure ? [{ figure, sign }] : []));
	if (!isGiven(closing) || closing.of.cohort || !needed) return [];
	if (there.some(({ figure }) => figure.value === null)) return [];
	const made = there.reduce((sum, { figure, sign }) => sum + sign * (figure.value ?? 0), 0);
	const residual = closing.value - made;
	if (residual === 0) return [];
	const missing = lines.filter(({ figure }) => !figure).map(({ measure }) => stageWord(measure));
	const sum = there
		.map(
			({ figure, sign }, at) =>
				`${at === 0 ? '' : sign > 0 ? ' + ' : ' − '}${stageWord(figure.of.measure)} ${figure.value}`
		)
		.join('');
	const figures = [closing, ...there.map(({ figure }) => figure)];
	const moved = whole('approvals') ?? closing;
	return [
		faultOf<Figure>('value.balance', figures, {
			measures: figures.map(({ of }) => of.measure),
			what: `${sum} make ${made}, but closing is ${closing.value}, ${Math.abs(residual)} ${residual < 0 ? 'fewer' : 'more'}${missing.length > 0 ? ` (${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} not given)` : ''}: ${fosteringScope(moved)}.`,
			cure: reconcileCure
		})
	];
}

/** An opening that is not what the period before it closed with. */
function carried<Figure extends FosteringChecked>(
	figures: readonly Figure[]
): readonly ReturnFault<Figure>[] {
	const key = ({ of }: Figure, day: string) => `${of.carers} ${of.unit} ${day}`;
	const stocks = (measure: string) =>
		figures.filter(({ of, value }) => of.measure === measure && value !== null);
	const closed = new Map<string, Figure[]>();
	for (const each of stocks('closing')) {
		const end = parsePeriod(each.period)?.end;
		if (end === undefined) continue;
		const at = key(each, nextDay(end));
		closed.set(at, [...(closed.get(at) ?? []), each]);
	}
	return stocks('opening').flatMap((opening) => {
		const start = parsePeriod(opening.period)?.start;
		const other = (start === undefined ? [] : (closed.get(key(opening, start)) ?? [])).find(
			({ value }) => value !== opening.value
		);
		return other
			? [
					faultOf('value.carried', [opening, other], {
						measures: ['opening', 'closing'],
						what: `The opening is ${opening.value} (${fosteringScope(opening)}), but ${inShort(other.period)} before it closed with ${other.value}.`,
						cure: 'Correct the row that is wrong, or say in the note what was recounted.'
					})
				]
			: [];
	});
}

const chains: readonly { readonly name: string; readonly measures: readonly string[] }[] = [
	{ name: 'balance', measures: ['opening', 'approvals', 'left', 'closing'] },
	{ name: 'funnel', measures: funnelStages }
];

/** One balance or funnel whose parts are in units that they do not share: children and households in one column. */
function unitsApart<Figure extends FosteringChecked>(
	figures: readonly Figure[]
): readonly ReturnFault<Figure>[] {
	const groups = grouped(
		figures.filter(({ of }) => of.reason === null),
		({ of, period }) => `${of.carers} ${of.cohort} ${period}`
	);
	return groups.flatMap((group) =>
		chains.flatMap(({ name, measures }) => {
			const steps = measures
				.map((measure) => group.filter(({ of }) => of.measure === measure))
				.filter((each) => each.length > 0);
			const units = [...new Set(steps.flat().map(({ of }) => of.unit))];
			const shared = units.some((unit) =>
				steps.every((each) => each.some(({ of }) => of.unit === unit))
			);
			const [first] = steps.flat();
			if (shared || steps.length < 2 || !first) return [];
			const said = steps.map(
				(each) =>
					`${stageWord(each[0]?.of.measure ?? '')} in ${listed([...new Set(each.map(({ of }) => unitWord(of.unit)))])}`
			);
			return [
				faultOf('identity.two-units', steps.flat(), {
					measures: steps.flat().map(({ of }) => of.measure),
					what: `The ${name} is in more than one unit: ${listed(said)} (${carersWord(first.of.carers)}, ${inShort(first.period)}). Nothing can be added or taken away between them.`,
					cure: 'Give every line in one unit, each unit in rows of its own; correct the column unit where children were written as households.'
				})
			];
		})
	);
}

/** What is wrong with the stock of carers: it does not reconcile, is not carried over, or is in two units. */
export const balanceFaults = <Figure extends FosteringChecked>(
	figures: readonly Figure[]
): readonly ReturnFault<Figure>[] => [
	...putTogether(figures).flatMap((group) => reconcile(group, figures)),
	...carried(figures),
	...unitsApart(figures)
];
