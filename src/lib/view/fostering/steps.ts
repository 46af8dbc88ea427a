import type { Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { capital } from '$lib/domain/wording';
import { flowConversion, pooled, type Conversion } from '$lib/statistics/conversion';
import { formatNumber } from '../number';
import type { SubjectContext } from '../subject';
import {
	faultAt,
	figureAt,
	quartersHeld,
	recruitmentsOf,
	soundValue,
	stageOf,
	type FosteringFigure,
	type Recruitment
} from './recruitment';
import { YEAR } from './windows';

/** A later stage and the earlier one it is set against. */
export interface Step {
	readonly later: string;
	readonly earlier: string;
}

/** Each stage against the one before it, and the last against the first. */
export const steps: readonly Step[] = [
	{ later: 'visits', earlier: 'initial-enquiries' },
	{ later: 'applications', earlier: 'visits' },
	{ later: 'approvals', earlier: 'applications' },
	{ later: 'approvals', earlier: 'initial-enquiries' }
];

/** What a step says: `Approvals for every 100 applications`. */
export const nameOf = ({ later, earlier }: Step) =>
	`${capital(stageOf(later).word)} for every 100 ${stageOf(earlier).word}`;

/** The figures of both stages in every quarter asked about. */
export const figuresFor = (recruitment: Recruitment, step: Step, quarters: readonly Period[]) =>
	quarters.flatMap(({ period }) => [
		figureAt(recruitment, step.later, period),
		figureAt(recruitment, step.earlier, period)
	]);

/** Why a step of a quarter has no conversion, as a sentence that names the quarter. */
export function whyNot(recruitment: Recruitment, step: Step, quarter: Period): string | null {
	const [later, earlier] = figuresFor(recruitment, step, [quarter]);
	const when = formatPeriodShort(quarter);
	const [after, before] = [step.later, step.earlier].map((slug) => stageOf(slug).word);
	const missing = [later, earlier].findIndex((each) => (each?.value ?? null) === null);
	if (missing >= 0)
		return `${when} has no number of ${missing === 0 ? after : before}, or it may not be shown.`;
	if ((later?.value ?? 0) > (earlier?.value ?? 0))
		return `${when} has ${formatNumber(later?.value ?? 0, 0)} ${after} and only ${formatNumber(earlier?.value ?? 0, 0)} ${before}: some of the ${after} go back to an earlier quarter, or a number is wrong. Check both rows of the return.`;
	const fault = faultAt(recruitment, later ?? null) ?? faultAt(recruitment, earlier ?? null);
	if (fault !== null) return `A number of ${when} is in doubt: ${fault}`;
	return earlier?.value === 0 ? `${when} has no ${before} to set the ${after} against.` : null;
}

/** A step over some quarters together: nothing where a number of one is missing, hidden or in doubt. */
export const convert = (
	recruitment: Recruitment,
	step: Step,
	quarters: readonly Period[]
): Conversion => {
	const sum = (slug: string) =>
		pooled(
			quarters.map(({ period }) => soundValue(recruitment, figureAt(recruitment, slug, period)))
		);
	return flowConversion(sum(step.later), sum(step.earlier));
};

/** Why a step has no conversion over some quarters: the first that stands in its way. */
export function pooledReason(
	recruitment: Recruitment,
	step: Step,
	quarters: readonly Period[]
): string {
	if (quarters.length < YEAR)
		return `Only ${quarters.length} of the last four quarters ${quarters.length === 1 ? 'is' : 'are'} held.`;
	const found = quarters.flatMap((each) => {
		const sound = figuresFor(recruitment, step, [each]).every(
			(figure) => soundValue(recruitment, figure) !== null
		);
		return sound ? [] : (whyNot(recruitment, step, each) ?? []);
	});
	return (
		found[0] ??
		`The four quarters together have more ${stageOf(step.later).word} than ${stageOf(step.earlier).word}, or none of either.`
	);
}

/** Whether a figure is of a step: what happened in a period, no cohort's and no reason's. */
export const isStep = ({ of }: FosteringFigure) =>
	!of.cohort &&
	of.reason === null &&
	steps.some(({ later, earlier }) => [later, earlier].includes(of.measure));

/**
 * Approvals for every hundred enquiries in the last four quarters, in the first unit that has all of both; null where none has or
 * where it cannot be worked out.
 */
export function ownConversion(context: SubjectContext, carers: string) {
	for (const recruitment of recruitmentsOf(context, carers)) {
		const quarters = quartersHeld(recruitment.figures.filter(isStep)).slice(-YEAR);
		const found = convert(
			recruitment,
			{ later: 'approvals', earlier: 'initial-enquiries' },
			quarters
		);
		if (quarters.length === YEAR && found.refused === null)
			return { found, quarters, unit: recruitment.unit };
	}
	return null;
}
