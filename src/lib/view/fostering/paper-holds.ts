import { reasonWord } from '$lib/domain/fostering-checked';
import { comparePeriods } from '$lib/domain/period';
import { formatNumber } from '../number';
import type { PlainFigure, PaperFigure } from './paper-figures';
import { rowsOf, valueOf, when, type PaperEdition, type ReadingRule } from './paper-words';
import { counted } from './stock-words';

const latestFirst = (a: PaperFigure, b: PaperFigure) => comparePeriods(b.period, a.period);
const numbers = [
	'no',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten'
] as const;

/** Those who left are the sum of the reasons given. */
export const leaversSum: ReadingRule = ({ figures }) => {
	const totals = figures
		.filter(({ of }) => of.measure === 'left' && of.reason === null && !of.cohort)
		.sort(latestFirst);
	for (const total of totals) {
		const parts = figures.filter(
			({ of, period }) =>
				of.measure === 'left' &&
				of.reason !== null &&
				of.carers === total.of.carers &&
				of.unit === total.of.unit &&
				period.period === total.period.period
		);
		const sum = parts.reduce((made, each) => made + valueOf(each), 0);
		if (parts.length < 2 || sum !== valueOf(total)) continue;
		const many = numbers[parts.length] ?? String(parts.length);
		return {
			key: 'leavers-sum',
			sentence: `The ${counted(sum, total.of.unit)} who left ${when(total.period)} are the sum of the ${many} reasons given.`,
			because: `${parts.map((each) => `${valueOf(each)} ${reasonWord(each.of.reason ?? '')}`).join(' + ')} = ${sum}: ${rowsOf([total])} and ${rowsOf(parts)}.`
		};
	}
	return null;
};

/** Children with foster carers beside all children in care, on one day. */
export function fosterCareCounts({ figures, beside }: Pick<PaperEdition, 'figures' | 'beside'>): {
	readonly placed: PaperFigure;
	readonly inCare: PlainFigure;
	/** To one decimal, as the counts allow: `67.7%`. */
	readonly share: string;
	readonly percent: number;
} | null {
	const bases = beside.filter(({ figure }) => figure.indicator === 'local-children-in-care');
	for (const placed of figures
		.filter(({ of }) => of.measure === 'children-in-foster-care' && of.carers === 'all')
		.sort(latestFirst)) {
		const inCare = bases.find(({ period }) => period.period === placed.period.period);
		if (!inCare || valueOf(inCare) <= 0 || valueOf(placed) > valueOf(inCare)) continue;
		const percent = (100 * valueOf(placed)) / valueOf(inCare);
		return { placed, inCare, percent, share: `${formatNumber(percent, 1)}%` };
	}
	return null;
}

/** The share of children in care who live with foster carers, both counts being given for one day. */
export const fosterCareShare: ReadingRule = (edition) => {
	const found = fosterCareCounts(edition);
	if (!found) return null;
	const { placed, inCare, share } = found;
	return {
		key: 'foster-care-share',
		sentence: `${formatNumber(valueOf(placed), 0)} of the ${formatNumber(valueOf(inCare), 0)} children in care lived with foster carers, the council’s own or an agency’s, ${when(placed.period)}: ${share}.`,
		because: `Both are counts of children on one day: ${rowsOf([inCare, placed])}.`
	};
};

/** Those approved, as a count of their own window. */
export const approvedCount: ReadingRule = ({ figures }) => {
	const [approved] = figures
		.filter(({ of }) => of.measure === 'approvals' && !of.cohort)
		.sort(latestFirst);
	return approved
		? {
				key: 'approved-count',
				sentence: `${counted(valueOf(approved), approved.of.unit)} ${valueOf(approved) === 1 ? 'was' : 'were'} approved ${when(approved.period)}. It holds as a count of that time by itself.`,
				because: `One unit and one window: ${rowsOf([approved])}.`
			}
		: null;
};
