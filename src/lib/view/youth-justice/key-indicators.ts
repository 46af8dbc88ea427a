import { quarterBefore, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { wordCell } from '../held-cell';
import { rowSources, sourcesOf, whereOf } from '../held-sources';
import { ageOf } from '../period-words';
import { withheldBy } from '../return-overlap';
import type { SubjectContext, SubjectFigure, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import type { TableView } from '../table';
import { isKeyIndicator, keyFigure, keyIndicators, shareValue } from './key-figures';
import { ownUnitTable } from './key-own-table';
import { keyTable } from './key-table';
import { keyLines, keySaid, lackingNotes, type KeyRow, type KeySide } from './key-words';
import { faultsIn, returnFaults } from './outcome-faults';
import { heldNotes, quartersOf, returnFigures, type ReturnFigure } from './return-figures';

const SECTION = { key: 'key-indicators', title: 'The ten key indicators' } as const;

const EMPTY =
	'No key indicator is held here for a quarter. Fill in the youth justice return, which the upload page gives, and add it there.';

const GROUPS = [
	{ key: 'looked-after', name: 'Looked-after children' },
	{ key: 'all-children', name: 'All children' }
] as const;

/** The figures of the latest quarter, the one before, and what cannot be right in them. */
interface Quarter {
	readonly figures: readonly ReturnFigure[];
	readonly latest: Period;
	readonly before: Period;
	readonly context: SubjectContext;
	readonly refusedAt: (figure: ReturnFigure | null) => string | null;
}

function sideOf(slug: string, care: string, quarter: Quarter): KeySide {
	const { figures, latest, before, context, refusedAt } = quarter;
	const figure = keyFigure(figures, slug, care, latest);
	const earlier = keyFigure(figures, slug, care, before);
	const refused = refusedAt(figure);
	return {
		figure,
		earlier,
		refused,
		now: shareValue(figure, context, refused),
		before: shareValue(earlier, context, refusedAt(earlier))
	};
}

const rowsOf = (quarter: Quarter): readonly KeyRow[] =>
	keyIndicators
		.filter(({ kind }) => kind === 'share')
		.map((indicator) => ({
			indicator,
			sides: [
				sideOf(indicator.slug, 'looked-after', quarter),
				sideOf(indicator.slug, 'all-children', quarter)
			]
		}));

function describe(rows: readonly KeyRow[], finding: string): string {
	const said = rows.map(({ indicator, sides: [ours, all] }) => {
		const range = ({ now }: KeySide) => (now.reason === null ? now.text : now.text.toLowerCase());
		return `${indicator.name}: looked-after children ${range(ours)}, all children ${range(all)}.`;
	});
	return `A dot with its likely range for each of ${rows.length} key indicators, looked-after children beside all children, from 0% to 100%. ${finding} ${said.join(' ')}`;
}

function figureOf(
	rows: readonly KeyRow[],
	quarter: Quarter,
	faults: readonly string[]
): SubjectFigure {
	const { figures, latest, before, context } = quarter;
	const said = keySaid(rows, latest);
	const dots = rows.map(({ indicator, sides }) => ({
		label: indicator.name,
		dots: sides.map(({ now }) => now)
	}));
	const nothing = dots.every(({ dots: two }) => two.every(({ value }) => value === null));
	const used = figures.filter(({ period }) => period === latest.period || period === before.period);
	const { sources, source_line } = sourcesOf(context, used);
	return {
		key: 'key-indicators',
		...said,
		subtitle: `Key indicators that are shares of children, ${context.authority.name}, ${formatPeriodShort(latest)}, % of children`,
		period: formatPeriodShort(latest),
		unit: '% of children',
		drawing: nothing
			? null
			: { kind: 'dots', groups: GROUPS, rows: dots, unit: '% of children', most: 100 },
		empty: nothing
			? 'There is nothing to draw: no share of children is given for the quarter. The table says why of each.'
			: null,
		description: describe(rows, said.finding),
		table: keyTable(rows, latest, before, context),
		faults,
		notes: [
			...lackingNotes((slug, care) => keyFigure(figures, slug, care, latest)),
			'The likely range (95%) is the Wilson score interval of the counts: how far chance alone could have moved the share.',
			'Every looked-after child is known to children’s social care, so “Links to wider services” is not compared.',
			'Each share is of its own children: what it is out of differs from one indicator to the next, so they are not added or averaged.',
			`The figures are ${ageOf(latest, context.today)}.`,
			...heldNotes(figures)
		],
		sources,
		source_line
	};
}

/** Numbers above what they are out of: no share can be, so none is drawn. */
const aboveBase = (figures: readonly ReturnFigure[], context: SubjectContext) =>
	figures.flatMap((figure) =>
		figure.value !== null && figure.denominator !== null && figure.value > figure.denominator
			? [
					`${whereOf(context, [figure])}: “${figure.of.outcome.word}” of ${figure.of.care_status.word} is ${figure.value} out of ${figure.denominator}, which no share can be. Correct the value or the denominator.`
				]
			: []
	);

/** What is counted in each, and out of what: the page’s key to their names. */
function meanings(figures: readonly ReturnFigure[], context: SubjectContext): TableView {
	const sources = rowSources(context, figures);
	return {
		caption: 'What each key indicator counts, and out of what',
		columns: ['Key indicator', 'Meaning'],
		rows: keyIndicators.map(({ name, meaning }) => ({
			head: name,
			cells: [wordCell(meaning)],
			...sources
		})),
		notes: []
	};
}

/**
 * The Youth Justice Board’s ten key indicators in the latest quarter a return gives any of them: shares of children drawn, looked-after
 * children beside all, the other three in a table in their own units; those not given are named.
 */
export function keyIndicatorsSection(context: SubjectContext): SubjectSection {
	const every = returnFigures(context);
	const figures = every.filter(isKeyIndicator);
	const latest = quartersOf(figures).at(-1);
	if (!latest) return sectionOf({ ...SECTION, empty: EMPTY });
	const before = quarterBefore(latest);
	const shown = figures.filter(
		({ period }) => period === latest.period || period === before.period
	);
	const found = returnFaults(every);
	const refusedAt = (figure: ReturnFigure | null) =>
		figure === null
			? null
			: (found.find((fault) => withheldBy(fault).includes(figure))?.what ?? null);
	const quarter: Quarter = { figures, latest, before, context, refusedAt };
	const rows = rowsOf(quarter);
	return sectionOf({
		...SECTION,
		intro: `The Youth Justice Board has asked every youth justice service for these since April 2023. They are shown for ${formatPeriodShort(latest)}, the latest quarter a return gives.`,
		figures: [
			figureOf(rows, quarter, [
				...faultsIn(shown, found, context).faults,
				...aboveBase(shown, context)
			])
		],
		tables: [ownUnitTable(figures, latest, before, context, refusedAt), meanings(shown, context)],
		summary: keyLines(SECTION.key, rows, latest)
	});
}
