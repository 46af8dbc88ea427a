import { quartersUpTo, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { listed } from '$lib/domain/wording';
import { pooled } from '$lib/statistics/conversion';
import { countInterval } from '$lib/statistics/poisson';
import { overlaps } from '$lib/statistics/wilson';
import { formatNumber } from '../number';
import type { SummaryLine } from '../subject';
import {
	exits,
	figureAt,
	ladder,
	soundValue,
	stageOf,
	whoOf,
	type FosteringFigure,
	type Recruitment
} from './recruitment';
import { spanWords } from './section-parts';
import { YEAR } from './windows';

/** The figures of what happened in a period: no cohort's, no reason's, and not what there is on a day. */
export const flowsOf = ({ figures }: Recruitment) =>
	figures.filter(
		({ of }) => !of.cohort && of.reason === null && stageOf(of.measure).time === 'flow'
	);

/** The measures some figures are of, in the order of the stages, those who withdrew after them. */
export const measuresHeld = (flows: readonly FosteringFigure[]): readonly string[] =>
	[...ladder.map(({ slug }) => slug), ...exits].filter((slug) =>
		flows.some(({ of }) => of.measure === slug)
	);

/** How many of a measure over some quarters; null where one of them is missing, hidden or in doubt. */
const sumOf = (recruitment: Recruitment, measure: string, quarters: readonly Period[]) =>
	pooled(
		quarters.map(({ period }) => soundValue(recruitment, figureAt(recruitment, measure, period)))
	);

/** The stretch the finding is about: the last four quarters where approvals have all of them, otherwise the last quarter alone. */
function stretchOf(recruitment: Recruitment, quarters: readonly Period[]) {
	const last = quarters.at(-1);
	if (!last) return null;
	const year = quarters.slice(-YEAR);
	const whole = year.length === YEAR && sumOf(recruitment, 'approvals', year) !== null;
	return whole
		? { quarters: year, when: `in the four quarters ${spanWords(year)}` }
		: { quarters: [last], when: `in ${formatPeriodShort(last)}` };
}

/** What happened to how many, as the sentence a figure is titled with, without its stop. */
export function findingOf(recruitment: Recruitment, quarters: readonly Period[]): string {
	const stretch = stretchOf(recruitment, quarters);
	if (!stretch) return '';
	const found = ladder.map((stage) => ({
		...stage,
		count: sumOf(recruitment, stage.slug, stretch.quarters)
	}));
	const approved = found.at(-1)?.count ?? null;
	const before = found
		.slice(0, -1)
		.flatMap(({ count, did, one }) =>
			count === null ? [] : `${formatNumber(count, 0)} ${count === 1 ? one : did}`
		);
	if (approved === null)
		return before.length === 0
			? `Nothing can be said of the ${whoOf(recruitment)} recruited ${stretch.when}`
			: `Of ${whoOf(recruitment)}, ${listed(before)} ${stretch.when}; how many were approved cannot be said`;
	const were = approved === 1 ? 'was approved' : 'were approved';
	const said = `${formatNumber(approved, 0)} ${whoOf(recruitment, approved)} ${were} ${stretch.when}`;
	return before.length === 0 ? said : `${said}, when ${listed(before)}`;
}

/** How approvals moved against the same quarters a year before, and whether chance could have done it; null without them. */
export function movementOf(recruitment: Recruitment, quarters: readonly Period[]): string | null {
	const stretch = stretchOf(recruitment, quarters);
	const [first] = stretch?.quarters ?? [];
	if (!stretch || !first) return null;
	const earlier = quartersUpTo(first, YEAR + 1).slice(0, stretch.quarters.length);
	const now = sumOf(recruitment, 'approvals', stretch.quarters);
	const before = sumOf(recruitment, 'approvals', earlier);
	if (now === null || before === null) return null;
	if (now === before) return `As many were approved a year before (${spanWords(earlier)}).`;
	const [range, rangeBefore] = [countInterval(now), countInterval(before)];
	const noun = now > before ? 'rise' : 'fall';
	const said =
		range && rangeBefore && overlaps(range, rangeBefore)
			? `with numbers this small the ${noun} could be chance`
			: `the ${noun} is more than chance would usually explain`;
	return `A year before (${spanWords(earlier)}) it was ${formatNumber(before, 0)}: ${said}.`;
}

/** What the top of the page says of the recruitment of one unit; nothing where approvals are not known. */
export function summaryOf(
	recruitment: Recruitment,
	quarters: readonly Period[],
	section: string
): readonly SummaryLine[] {
	const stretch = stretchOf(recruitment, quarters);
	const approved = stretch && sumOf(recruitment, 'approvals', stretch.quarters);
	if (!stretch || approved === null) return [];
	const enquiries = sumOf(recruitment, 'initial-enquiries', stretch.quarters);
	const beside = enquiries === null ? '' : `, when ${formatNumber(enquiries, 0)} enquired`;
	return [
		{
			section,
			figure: formatNumber(approved, 0),
			sentence: `${whoOf(recruitment, approved)} approved ${stretch.when}${beside}.`,
			doubt: movementOf(recruitment, quarters)
		}
	];
}
