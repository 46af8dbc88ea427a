import type { FosteringOf } from '$lib/domain/fostering-figure';
import { parseFosteringId } from '$lib/domain/fostering-return';
import { comparePeriods } from '$lib/domain/period';
import { capital, listed } from '$lib/domain/wording';
import { printedInterval } from '$lib/statistics/rounding';
import { distinct, periodsOf, type PaperFigure } from './paper-figures';
import { fosterCareCounts } from './paper-holds';
import {
	whichCarers,
	rowsOf,
	textOf,
	valueOf,
	when,
	type PaperEdition,
	type ReadingRule
} from './paper-words';
import { counted, singular } from './stock-words';

/** A figure with its unit and its time: `68 placements in December 2020`. */
const dated = (figure: PaperFigure) =>
	`${counted(valueOf(figure), figure.of.unit)} ${when(figure.period)}`;

/** Figures of some measures as wholes, of no cohort. */
const wholes = ({ figures }: Pick<PaperEdition, 'figures'>, ...measures: readonly string[]) =>
	figures.filter(({ of }) => measures.includes(of.measure) && of.reason === null && !of.cohort);

const carersOf = (figures: readonly PaperFigure[]) => distinct(figures.map(({ of }) => of.carers));
const alike = (a: FosteringOf, b: FosteringOf) =>
	a.measure === b.measure && a.carers === b.carers && a.cohort === b.cohort;

/** One thing counted in one unit at first and in others later. */
export const unitsChanged: ReadingRule = ({ figures }) => {
	for (const one of figures.filter(({ of }) => of.reason === null)) {
		const same = figures.filter(({ of }) => of.reason === null && alike(of, one.of));
		const periods = periodsOf(same);
		const [first, last] = [periods[0], periods.at(-1)];
		if (!first || !last || first === last) continue;
		const at = (period: typeof first) =>
			same.filter((each) => each.period.period === period.period);
		const [then, now] = [at(first), at(last)];
		if (then.some((a) => now.some((b) => a.of.unit === b.of.unit))) continue;
		const words = (all: readonly PaperFigure[]) => listed(all.map(({ of }) => of.unit));
		const about = whichCarers(one.of.carers);
		return {
			key: 'units-changed',
			sentence: `${about === '' ? 'The' : `With ${about}, the`} earlier figure is of ${words(then)} (${valueOf(then[0] ?? one)}, ${when(first)}) and the later ones are of ${words(now)} (${now.map(valueOf).join(' and ')}, ${when(last)}): no change can be told from them.`,
			because: `${listed([...then, ...now].map(dated))}: ${rowsOf([...then, ...now])}. A change needs two figures of one unit.`
		};
	}
	return null;
};

/** Those approved and those who left, in units or windows that differ. */
export const netFigureUntold: ReadingRule = (edition) => {
	const flows = wholes(edition, 'approvals', 'left');
	for (const carers of carersOf(flows)) {
		const ours = flows.filter(({ of }) => of.carers === carers);
		const came = ours.filter(({ of }) => of.measure === 'approvals');
		const went = ours.filter(({ of }) => of.measure === 'left');
		const paired = came.some((a) =>
			went.some((b) => a.of.unit === b.of.unit && a.period.period === b.period.period)
		);
		const [approved, left] = [came.at(-1), went.at(-1)];
		if (paired || !approved || !left) continue;
		const units = approved.of.unit !== left.of.unit;
		const windows = approved.period.period !== left.period.period;
		const why = listed([...(units ? ['units'] : []), ...(windows ? ['windows'] : [])]);
		return {
			key: 'net-figure',
			sentence: `No net figure can be made: ${counted(valueOf(left), left.of.unit)} left ${when(left.period)}, but ${counted(valueOf(approved), approved.of.unit)} ${valueOf(approved) === 1 ? 'was' : 'were'} approved ${when(approved.period)}.`,
			because: `The ${why} differ: ${rowsOf([left, approved])}. Give both in one unit for one quarter.`
		};
	}
	return null;
};

/** Whether there is an earlier figure of the same measure, unit and length of time to set one against. */
const hasEarlier = (all: readonly PaperFigure[], one: PaperFigure) => {
	const length = ({ start, end }: PaperFigure['period']) =>
		Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000);
	return all.some(
		({ of, period }) =>
			alike(of, one.of) &&
			of.unit === one.of.unit &&
			of.reason === null &&
			comparePeriods(period, one.period) < 0 &&
			Math.abs(length(period) - length(one.period)) <= 3
	);
};

/** Movements without a number to begin or end with and without an earlier figure of the same kind. */
export const directionUntold: ReadingRule = (edition) => {
	const flows = wholes(edition, 'approvals', 'left');
	for (const carers of carersOf(flows)) {
		const ours = flows.filter(({ of }) => of.carers === carers);
		const stocks = wholes({ figures: edition.all }, 'opening', 'closing').filter(
			({ of }) => of.carers === carers && ours.some((each) => each.of.unit === of.unit)
		);
		if (stocks.length > 0 || ours.some((each) => hasEarlier(edition.all, each))) continue;
		const unit = ours[0]?.of.unit ?? 'carers';
		return {
			key: 'direction',
			sentence: `Whether the number of ${unit} rose or fell is not known: neither a slight increase nor a decrease is borne by these figures.`,
			because: `No number of ${unit} is given for the beginning or the end, and no earlier figure of the same unit and window stands beside ${rowsOf(ours)}.`
		};
	}
	return null;
};

/** A percentage whose base is not said. */
export const baseMissing: ReadingRule = (edition) => {
	const share = edition.beside.find(
		({ figure, indicator }) => indicator.unit === 'percent' && figure.denominator === null
	);
	if (!share) return null;
	const { figure, indicator } = share;
	const whole = indicator.subject ?? indicator.unit_label.replace(/^% of /, '');
	const known = fosterCareCounts(edition);
	const printed = printedInterval({ value: figure.value ?? 0, decimals: figure.decimals });
	const other =
		known && (known.percent < printed.low || known.percent > printed.high)
			? ` It is not ${valueOf(known.placed)} of ${valueOf(known.inCare)}, which is ${known.share}.`
			: '';
	return {
		key: 'base-missing',
		sentence: `${textOf(share)} of what? The base, ${whole}, is neither explained nor counted.${other}`,
		because: `${indicator.name}, ${when(share.period)}: ${rowsOf([share])} has no count and no base. Give both.`
	};
};

const funnel = ['initial-enquiries', 'visits', 'applications'];

/** Applicants on a day beside those approved over time, without the funnel that tells the two apart. */
export const applicantsAreStock: ReadingRule = (edition) => {
	for (const applicants of wholes(edition, 'in-progress').toReversed()) {
		const same = ({ of }: PaperFigure) => of.carers === applicants.of.carers;
		const approved = wholes(edition, 'approvals').filter(same).at(-1);
		if (!approved || wholes(edition, ...funnel).some(same)) continue;
		return {
			key: 'applicants-stock',
			sentence: `The ${valueOf(applicants)} applicants in process are a number ${when(applicants.period)}, not a number over time: they are not to be added to the ${counted(valueOf(approved), approved.of.unit)} approved.`,
			because: `${capital(rowsOf([applicants]))} is of one day, ${rowsOf([approved])} ${when(approved.period)}. Some applicants will not be approved, and how many applied is not given.`
		};
	}
	return null;
};

/** An average of years without saying of whom: the return’s own measure says it. */
export const yearsOfWhom: ReadingRule = (edition) => {
	const [years] = wholes(edition, 'length-of-service').filter(
		({ of, figure }) => of.carers === 'all' && parseFosteringId(figure.indicator) === null
	);
	return years
		? {
				key: 'years-of-whom',
				sentence: `An average of ${textOf(years)} ${valueOf(years) === 1 ? 'year' : 'years'}: of which households is not said, those who foster now or those who left, nor whether connected persons are among them.`,
				because: `${capital(rowsOf([years]))}, ${when(years.period)}. Say whose years they are, and how many households the average is of.`
			}
		: null;
};

/** Measures of papers that count what happened, not what there is. */
const happenings: readonly string[] = ['fostering-additional-panels'];
const flowing = ['initial-enquiries', 'visits', 'applications', 'approvals', 'left'];

/** What happened, given for a single day: over what time is not said. */
export const timeMissing: ReadingRule = (edition) => {
	const events = [
		...edition.beside.filter(({ figure }) => happenings.includes(figure.indicator)),
		...wholes(edition, ...flowing)
	].filter(({ period }) => period.kind === 'snapshot');
	const [event] = events;
	if (!event) return null;
	const what = event.indicator.name.toLowerCase();
	return {
		key: 'time-missing',
		sentence: `${textOf(event)} ${valueOf(event) === 1 ? singular(what) : what}: over what time is not said.`,
		because: `${capital(rowsOf([event]))} is given ${when(event.period)} only. Give the first and last day it counts from and to.`
	};
};
