import type { Indicator } from '$lib/domain/indicator';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Problem, Question } from '$lib/domain/problem';
import type { OffsetAgreement } from '$lib/domain/review';
import type { Answers } from './format';

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
function offsetEvidence(
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

/** Whether moving the years agrees with what is held clearly more often than leaving them, in at least three cells. */
function isShifted({ together }: OffsetFindings): boolean {
	const still = together.find(({ offset }) => offset === 0);
	const [other] = together.filter(({ offset }) => offset !== 0).sort(byShare);
	return (
		other !== undefined &&
		other.agreed >= ENOUGH &&
		share(other) >= (still ? share(still) : 0) + CLEARLY
	);
}

/**
 * A warning where the analyst has said what the years mean and what is held speaks clearly for others; the answer stands. Null
 * where nobody has said anything, or what is held says the same.
 */
export function doubtAnswer(
	findings: OffsetFindings,
	measures: readonly Indicator[],
	answers: Answers,
	file: string
): Problem | null {
	const rule = ['period.offset', 'period.bare-year'].find((each) => answers.has(each));
	if (rule === undefined || !isShifted(findings)) return null;
	return {
		file,
		row: null,
		column: null,
		rule: 'period.offset',
		severity: 'warning',
		message: `The years of ${file} are taken as you answered, but other years agree better with what is held. ${offsetEvidence(findings, measures) ?? ''} Look at the answer to what ${rule === 'period.bare-year' ? 'a year standing alone means' : 'the years say'} once more.`
	};
}

/**
 * The questions with what the figures held say of them: the evidence of the question what a bare year means; and where the
 * years themselves look shifted and nobody has answered that, a question of its own.
 */
export function withOffsets(
	asked: readonly Question[],
	answers: Answers,
	findings: OffsetFindings,
	measures: readonly Indicator[]
): readonly Question[] {
	const evidence = offsetEvidence(findings, measures);
	if (asked.some(({ rule }) => rule === 'period.bare-year'))
		return asked.map((each) => (each.rule === 'period.bare-year' ? { ...each, evidence } : each));
	if (answers.has('period.offset') || answers.has('period.bare-year')) return asked;
	const shifted = askOffset(findings, measures);
	return shifted ? [...asked, shifted] : asked;
}

/**
 * The question whether the years of a table are shifted: asked when moving them by a year agrees with what is held clearly more
 * often than leaving them, in at least three cells. Null when nothing speaks for a shift.
 */
function askOffset(findings: OffsetFindings, measures: readonly Indicator[]): Question | null {
	if (!isShifted(findings)) return null;
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
