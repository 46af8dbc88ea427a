import { unitWord } from '$lib/domain/fostering-checked';
import { fosteringUnits } from '$lib/domain/fostering-words';
import { capital, listed } from '$lib/domain/wording';
import { wilson } from '$lib/statistics/wilson';
import { rowOf, sourcesOf } from '../held-sources';
import { isSuppressed } from '../missing';
import { formatNumber } from '../number';
import type { BarsDrawing, SubjectContext, SubjectFigure, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import type { TableCell } from '../table';
import { leaversOf, type Leavers, type LeaversLine } from './leavers-lines';
import { figuresOf } from './recruitment';
import { recruitmentFaults } from './recruitment-faults';
import { emptySection } from './section-parts';
import { carersNoun, counted, stockCount, stockWord } from './stock-words';
import { windowHead, windowPhrase } from './windows';

const key = 'leavers';

/** The reasons given most often among those that may be shown. */
function foremost({ lines }: Leavers): readonly LeaversLine[] {
	const most = Math.max(0, ...lines.map(({ value }) => value ?? 0));
	return most === 0 ? [] : lines.filter(({ value, rest }) => value === most && !rest);
}

function findingOf(leavers: Leavers): string {
	const { carers, unit, total, windows, lines, whole } = leavers;
	const when = windowPhrase(windows);
	if (total === null) {
		const hidden = whole.figures.some((each) => isSuppressed(each?.symbol ?? null));
		return `How many ${stockWord(carers, unit)} left ${when} is ${hidden ? 'hidden to protect privacy' : 'not given'}.`;
	}
	const who = `${stockCount(total, carers, unit)} who left ${when}`;
	const [first, ...others] = foremost(leavers);
	if (total === 0) return `No ${stockWord(carers, unit)} left ${when}.`;
	if (lines.length === 0 || !first) return `${stockCount(total, carers, unit)} left ${when}.`;
	const why = listed([first, ...others].map(({ word }) => word));
	return others.length === 0
		? `${capital(why)} was the reason most often given: by ${formatNumber(first.value ?? 0, 0)} of the ${who}.`
		: `No one reason stands out: ${why} were each given by ${formatNumber(first.value ?? 0, 0)} of the ${who}.`;
}

function doubtOf(leavers: Leavers): string {
	const { total, lines } = leavers;
	const [first] = foremost(leavers);
	const said: string[] = [];
	if (lines.some(({ value }) => value === null))
		said.push('Not every reason may be shown, so another may have been given as often.');
	const second = lines
		.filter((line) => line !== first && !line.rest)
		.reduce((most, { value }) => Math.max(most, value ?? 0), 0);
	// Were two reasons as common as one another, each of those who gave either would be as likely to give one as the other.
	const most = first?.value ?? 0;
	const between = wilson(most, most + second);
	if (total !== null && between && between.low <= 0.5)
		said.push(`With ${formatNumber(total, 0)} leavers, the order of the reasons could be chance.`);
	return said.join(' ');
}

const bar = ({ label, value, text, reason }: LeaversLine): BarsDrawing['bars'][number] => ({
	label,
	value,
	text,
	reason,
	low: null,
	high: null
});

const cell = ({ value, text, reason }: LeaversLine): TableCell => ({ value, text, reason });

function figureOf(context: SubjectContext, leavers: Leavers): SubjectFigure {
	const { carers, unit, windows, lines, whole, used, faults } = leavers;
	const finding = findingOf(leavers);
	const head = windowHead(windows);
	const who = capital(stockWord(carers, unit));
	const drawable = lines.some(({ value }) => value !== null);
	const several = windows.length > 1;
	const columns = [...(several ? windows.map((window) => windowHead([window])) : []), head];
	return {
		key: `leavers-${carers}-${unit}`,
		finding,
		doubt: doubtOf(leavers),
		subtitle: `${who} who left, by reason, ${context.authority.name}, ${head}`,
		period: head,
		unit: unitWord(unit),
		drawing: drawable
			? { kind: 'bars', bars: lines.map(bar), unit: unitWord(unit), most: null }
			: null,
		empty: drawable
			? null
			: lines.length === 0
				? 'No reason is given, so there is nothing to draw. Give those who left by reason in the fostering return.'
				: 'No reason has a figure that may be drawn. The table says why of each.',
		description:
			`${finding} ${lines.map(({ label, text }) => `${label}: ${text}.`).join(' ')}`.trim(),
		table: {
			caption: `${who} who left, by reason, ${context.authority.name}`,
			columns: ['Reason', ...columns],
			rows: [...lines, whole].map((line) =>
				rowOf(
					context,
					line.label,
					several ? [...line.cells, cell(line)] : [cell(line)],
					line.figures
				)
			),
			notes: []
		},
		faults: faults.map(({ sentence }) => sentence),
		notes: [
			`The figures count ${unitWord(unit)}. Each is counted once, under one reason; local words stand under the reason they mean.`,
			...(lines.some(({ rest }) => rest)
				? ['“Reason not given” is the total less the reasons that have a row.']
				: ['Where the reasons that have a row make the whole, nobody gave another.'])
		],
		...sourcesOf(context, used)
	};
}

/** Carers of one kind (a slug of `carerKinds`) who left, by reason: a figure for each unit they are counted in. */
export function leaversSection(context: SubjectContext, carers: string): SubjectSection {
	const title = `Why ${carersNoun(carers)} left`;
	const all = figuresOf(context, carers).filter(({ of }) => of.measure === 'left' && !of.cohort);
	const units = fosteringUnits
		.map(({ slug }) => slug)
		.filter((unit) => all.some(({ of }) => of.unit === unit));
	if (units.length === 0)
		return emptySection(key, title, `No figure of ${carersNoun(carers)} who left is held.`);
	const found = units.map((unit) => {
		const figures = all.filter(({ of }) => of.unit === unit);
		return leaversOf({ carers, unit }, figures, recruitmentFaults(context, figures));
	});
	const [first] = found;
	const total = first?.total ?? null;
	return sectionOf({
		key,
		title,
		intro:
			units.length > 1
				? `${capital(listed(units.map(unitWord)))} are counted apart and never added.`
				: null,
		figures: found.map((each) => figureOf(context, each)),
		summary:
			first && total !== null
				? [
						{
							section: key,
							figure: formatNumber(total, 0),
							sentence: summarySentence(first, total),
							doubt: null
						}
					]
				: []
	});
}

/** The number that left, with the reason most often given where one stands out. */
function summarySentence(leavers: Leavers, total: number): string {
	const { carers, unit, windows } = leavers;
	const [first, ...others] = foremost(leavers);
	const most =
		first && others.length === 0
			? `; the reason most often given was ${first.word} (${counted(first.value ?? 0, unitWord(unit))})`
			: '';
	return `${stockWord(carers, unit, total)} left ${windowPhrase(windows)}${most}.`;
}
