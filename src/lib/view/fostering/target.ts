import { formatDate } from '$lib/domain/calendar';
import { unitWord } from '$lib/domain/fostering-checked';
import type { IsoDate } from '$lib/domain/id';
import { approvalsNeeded } from '$lib/statistics/approvals-needed';
import { formatNumber } from '../number';
import type { SubjectContext, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import { emptySection } from './section-parts';
import { stockCount, stockWord } from './stock-words';
import { targetBasis, targetDoubts, yearsBetween } from './target-basis';
import { aboutNumber, range, targetFigure } from './target-figure';

/** What a reader wants to have: so many in the unit of the stock, on a day. */
export interface TargetAsked {
	readonly target: number;
	readonly by: IsoDate;
}

/** What the form begins with: the latest closing figure kept for a year. Null where no closing figure is held or may be shown. */
export interface TargetOffered extends TargetAsked {
	/** `households`. */
	readonly unit: string;
	/** The closing figure itself, and its day. */
	readonly stock: number;
	readonly at: IsoDate;
}

const key = 'target';
/** More than any council has. */
const MOST = 100_000;

/** What the form of the target begins with, for carers of one kind. */
export function targetOffered(context: SubjectContext, carers: string): TargetOffered | null {
	const basis = targetBasis(context, carers);
	return (
		basis && {
			target: basis.stock,
			by: basis.yearOn,
			unit: unitWord(basis.unit),
			stock: basis.stock,
			at: basis.at
		}
	);
}

/** Why a target cannot be answered, as a sentence with what to do; null when it can. */
function unanswerable({ target, by }: TargetAsked, at: IsoDate): string | null {
	if (!Number.isSafeInteger(target) || target < 0 || target > MOST)
		return `The target must be a whole number from 0 to ${formatNumber(MOST, 0)}. Write how many there should be.`;
	if (by <= at)
		return `The day of the target must be after ${formatDate(at)}, the day of the latest number held. Choose a later day.`;
	return yearsBetween(at, by) > 10
		? 'The day of the target is more than ten years away, and nobody can tell so far how many will leave. Choose an earlier day.'
		: null;
}

/** The approvals and enquiries needed to reach a target; null asks for what the form begins with. A day not after the closing figure's is answered with what to do. */
export function targetSection(
	context: SubjectContext,
	carers: string,
	asked: TargetAsked | null
): SubjectSection {
	const title = 'Approvals needed';
	const basis = targetBasis(context, carers);
	const offered = targetOffered(context, carers);
	const doubts = basis ? [] : targetDoubts(context, carers);
	if (doubts.length > 0)
		return sectionOf({
			key,
			title,
			intro: `Nothing is worked out, because a number it needs is in doubt. ${doubts.join(' ')}`
		});
	if (!basis || !offered)
		return emptySection(
			key,
			title,
			`Without the number of ${stockWord(carers, 'households')} at the end of a quarter, and of those who left, in one unit, nothing can be worked out.`
		);
	const wanted = asked ?? offered;
	const intro = `How many would have to be approved to have a number of ${stockWord(carers, basis.unit)} on a day, if as many leave as have left. Transfers are left out.`;
	const wrong = unanswerable(wanted, basis.at);
	const needed =
		wrong === null
			? approvalsNeeded({
					stock: basis.stock,
					target: wanted.target,
					years: yearsBetween(basis.at, wanted.by),
					leavers: { count: basis.left, years: basis.leavingYears },
					conversion: basis.conversion
				})
			: null;
	// Said above the form, which stays, so that another day or number can be asked for.
	if (!needed)
		return sectionOf({
			key,
			title,
			intro:
				wrong ??
				'A number the answer needs is not a whole one. Correct the return and add it again.'
		});
	return sectionOf({
		key,
		title,
		intro,
		figures: [targetFigure(context, basis, wanted, needed)],
		summary: [
			{
				section: key,
				figure: aboutNumber(needed.approvals.expected),
				sentence: `to be approved to have ${stockCount(wanted.target, carers, basis.unit)} on ${formatDate(wanted.by)}, if as many leave as before (${range(needed.approvals)}).`,
				doubt: null
			}
		]
	});
}
