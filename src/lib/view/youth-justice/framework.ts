import { possessive } from '$lib/domain/geography';
import { formatPeriodShort } from '$lib/domain/period-words';
import { rowSources } from '../held-sources';
import { missingSentence, missingWord } from '../missing';
import { formatCounts, formatFigure } from '../number';
import type { Reading, Statement, SubjectContext, SubjectSection, SummaryLine } from '../subject';
import { sectionOf } from '../subject-section';
import type { TableCell, TableView } from '../table';
import { readFramework, shareFault } from './framework-reading';
import {
	FRAMEWORK,
	frameworkOrder,
	frameworkSets,
	inSet,
	lengthOf,
	type FrameworkMeasure,
	type FrameworkSet
} from './framework-set';
import { measureOf } from './official-measures';

const SECTION = { key: 'framework', title: 'Concordat framework: children in care and the police' };

/** Our own stretches of time shown beside the baseline: a year of quarters. */
const SHOWN = 4;

const months = ({ period }: FrameworkSet) => lengthOf(period);

const headOf = (set: FrameworkSet) =>
	`${set.place}, ${formatPeriodShort(set.period)} (${months(set)})`;

function cellOf(context: SubjectContext, measure: FrameworkMeasure, set: FrameworkSet): TableCell {
	const figure = inSet(set, measure);
	const noun = measureOf(context, `${FRAMEWORK}${measure}`);
	if (figure === null || figure.value === null || noun === null) {
		const symbol = figure?.symbol ?? null;
		return {
			text: missingWord(symbol),
			value: null,
			reason: missingSentence(symbol, figure?.denominator ?? null)
		};
	}
	const counts = formatCounts(figure.numerator, figure.denominator);
	const text = `${formatFigure(figure.value, figure.decimals, noun.unit, noun.per)}${counts === null ? '' : ` (${counts})`}`;
	const fault = shareFault(measure, set);
	return fault === null
		? { text, value: figure.value, reason: null }
		: { text: `${text}, as printed: cannot be right`, value: null, reason: fault };
}

function tableOf(context: SubjectContext, sets: readonly FrameworkSet[]): TableView {
	const rows = frameworkOrder.flatMap((measure) => {
		const noun = measureOf(context, `${FRAMEWORK}${measure}`);
		const figures = sets.map((set) => inSet(set, measure)).filter((each) => each !== null);
		if (noun === null || figures.length === 0) return [];
		const unit = { text: noun.unit_label, value: null, reason: null };
		return [
			{
				head: noun.name,
				cells: [unit, ...sets.map((set) => cellOf(context, measure, set))],
				...rowSources(context, figures)
			}
		];
	});
	return {
		caption: 'The framework’s measures, each stretch of time in a column of its own',
		columns: ['Measure', 'Counted in', ...sets.map(headOf)],
		rows,
		notes: sets.flatMap((set) =>
			frameworkOrder.flatMap((measure) => {
				const fault = shareFault(measure, set);
				return fault === null ? [] : [`${headOf(set)}: ${fault}`];
			})
		)
	};
}

/** What keeps the baseline from being read as a target, or as a figure of ours. */
function besideOurs(
	{ authority }: SubjectContext,
	baseline: FrameworkSet,
	latest: FrameworkSet | null
): readonly Statement[] {
	const span = formatPeriodShort(baseline.period);
	const elsewhere: Statement = {
		key: 'benchmark',
		sentence: `${possessive(baseline.place)} figures are of another council over ${months(baseline)}: a benchmark, not a target, and no yearly figure can be made of them.`,
		because: `${baseline.place}, ${span}`
	};
	const windows: Statement | null =
		latest !== null && months(latest) !== months(baseline)
			? {
					key: 'windows',
					sentence: `Numbers counted over ${months(latest)} and over ${months(baseline)} cannot be compared, nor doubled or halved into one another.`,
					because: `${headOf(latest)}; ${headOf(baseline)}`
				}
			: null;
	const other = baseline.figures.every(({ geography }) => geography !== authority.geography);
	return [...(other ? [elsewhere] : []), ...(windows ? [windows] : [])];
}

function readingsOf(
	context: SubjectContext,
	baseline: FrameworkSet | null,
	latest: FrameworkSet | null
): readonly Reading[] {
	const first = baseline && readFramework(baseline);
	const both = [
		first &&
			baseline && {
				...first,
				beware: [...first.beware, ...besideOurs(context, baseline, latest)]
			},
		latest && readFramework(latest)
	];
	return both
		.filter((each) => each !== null)
		.filter(({ holds, beware }) => holds.length + beware.length > 0);
}

function summaryOf(context: SubjectContext, latest: FrameworkSet | null): readonly SummaryLine[] {
	const figure = latest && inSet(latest, 'offences-reported');
	const noun = measureOf(context, `${FRAMEWORK}offences-reported`);
	if (!figure || figure.value === null || !latest || noun === null) return [];
	return [
		{
			section: SECTION.key,
			figure: formatFigure(figure.value, figure.decimals, noun.unit, noun.per),
			sentence: `${noun.name}, ${headOf(latest)}.`,
			doubt: null
		}
	];
}

/** The Concordat’s measures: the baseline of another council, ours beside it where we count them, and what is wrong with either. */
export function frameworkSection(context: SubjectContext): SubjectSection {
	const { baseline, own } = frameworkSets(context);
	// What is counted on a day stands in a column of its own, and is not the latest stretch of time.
	const latest =
		own.filter(({ period }) => period.kind !== 'snapshot').at(-1) ?? own.at(-1) ?? null;
	const sets = [...(baseline ? [baseline] : []), ...own.slice(-SHOWN)];
	const { name } = context.authority;
	const nothing = sets.length === 0;
	const fill = 'Fill in the Concordat framework, which the upload page gives, and add it there.';
	return sectionOf({
		...SECTION,
		intro: nothing
			? null
			: `Figures kept to see whether an agreement with the police keeps children in care out of the justice system.${latest ? '' : ` ${name} holds none of its own. ${fill}`}`,
		readings: readingsOf(context, baseline, latest),
		tables: nothing ? [] : [tableOf(context, sets)],
		summary: summaryOf(context, latest),
		empty: nothing ? `No figure of the framework is held. ${fill}` : null
	});
}
