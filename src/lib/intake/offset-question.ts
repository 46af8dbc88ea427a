import type { Indicator } from '$lib/domain/indicator';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Question } from '$lib/domain/problem';
import type { OffsetAgreement } from '$lib/domain/review';

/** How a table agrees with everything held together, cell by cell the edition published last, at one offset. */
type Together = Omit<OffsetAgreement, 'vintage' | 'title'>;

/** What comparing a table with the editions held at −1, 0 and +1 years came to. */
export interface OffsetFindings {
	readonly together: readonly Together[];
	readonly editions: readonly OffsetAgreement[];
}

/** Cells that must be comparable before an agreement says anything of the years. */
const ENOUGH = 3;
/** How much more often another offset must agree before the analyst is asked. */
const CLEARLY = 0.3;
/** Editions named one by one. */
const NAMED = 3;

const share = ({ agreed, compared }: Together) => (compared === 0 ? 0 : agreed / compared);
const byShare = (a: Together, b: Together) => share(b) - share(a) || b.agreed - a.agreed;

const moved = (offset: number) =>
	offset === 0 ? 'at 0' : offset > 0 ? 'at +1 year' : 'at −1 year';

function differences({ differing, compared, agreed }: Together, measures: readonly Indicator[]) {
	const [first] = differing;
	if (!first) return '';
	const unit = measures.find(({ indicator }) => indicator === first.indicator)?.unit;
	const value = (number: number) =>
		`${number.toFixed(first.decimals)}${unit === 'percent' ? '%' : ''}`;
	const period = parsePeriod(first.period);
	const which = compared - agreed === 1 ? 'the last differs' : 'one of those that differ';
	return `, ${which} (${period ? `${formatPeriodShort(period)}: ` : ''}file ${value(first.file_value)}, held ${value(first.held_value)})`;
}

/**
 * In how many cells a table agrees with what is held when its years are moved by +1, 0 and −1, the best first, and with which
 * editions at the best; null when nothing held has a cell of it.
 */
export function offsetEvidence(
	{ together, editions }: OffsetFindings,
	measures: readonly Indicator[]
): string | null {
	const found = together.filter(({ compared }) => compared > 0).sort(byShare);
	const [best] = found;
	if (!best) return null;
	const parts = found.map((each, place) =>
		place === 0
			? `${moved(each.offset)} this table agrees with what is held in ${each.agreed} of ${each.compared} cells${differences(each, measures)}`
			: `${moved(each.offset)} in ${each.agreed} of ${each.compared}`
	);
	const named = editions
		.filter(({ offset, compared }) => offset === best.offset && compared > 0)
		.sort((a, b) => b.compared - a.compared);
	const listed = named
		.slice(0, NAMED)
		.map(({ title, agreed, compared }) => `${agreed} of ${compared} with “${title}”`);
	const more = named.length > NAMED ? ` and ${named.length - NAMED} more editions` : '';
	const sentence = `${parts.join('; ')}.`;
	return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${listed.length > 0 ? ` Edition by edition ${moved(best.offset)}: ${listed.join(', ')}${more}.` : ''}`;
}

/**
 * The question whether the years of a table are shifted: asked when moving them by a year agrees with what is held clearly more
 * often than leaving them, in at least three cells. Null when nothing speaks for a shift.
 */
export function askOffset(
	findings: OffsetFindings,
	measures: readonly Indicator[]
): Question | null {
	const still = findings.together.find(({ offset }) => offset === 0);
	const [other] = findings.together.filter(({ offset }) => offset !== 0).sort(byShare);
	if (!other || other.agreed < ENOUGH || share(other) < (still ? share(still) : 0) + CLEARLY)
		return null;
	return {
		rule: 'period.offset',
		text: 'Do the years of this table say what they seem to say?',
		options: [
			{ option: '0', label: 'Yes: take the years as labelled' },
			{ option: '1', label: 'No: each year stands for the one after (2019 means 2020)' },
			{ option: '-1', label: 'No: each year stands for the one before (2019 means 2018)' }
		],
		fallback: null,
		evidence: offsetEvidence(findings, measures)
	};
}
