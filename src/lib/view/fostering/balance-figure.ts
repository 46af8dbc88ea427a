import { unitWord } from '$lib/domain/fostering-checked';
import type { Period } from '$lib/domain/period';
import { formatPeriod, formatPeriodShort } from '$lib/domain/period-words';
import { capital } from '$lib/domain/wording';
import { BALANCE_PARTS, type Balance } from '$lib/statistics/reconcile';
import { heldCell } from '../held-cell';
import { rowOf, sourcesOf } from '../held-sources';
import { formatNumber } from '../number';
import type { DrawnValue, SubjectContext, SubjectDrawing, SubjectFigure } from '../subject';
import type { TableCell, TableView } from '../table';
import { MOVEMENTS, type WindowBalance } from './balance';
import {
	balanceFinding,
	movementsWords,
	partNames,
	signed,
	type UnitBalances
} from './balance-words';
import type { FosteringFigure } from './recruitment';
import type { FigureFault } from './recruitment-faults';
import { fosteringMarks, spanWords } from './section-parts';
import { counted, stockWord } from './stock-words';

/** Quarters that are drawn and stay readable. */
const DRAWN = 8;

const doubted = ({ balance, window }: WindowBalance): string | null =>
	balance.kind === 'unreconciled'
		? `The figures of ${formatPeriodShort(window)} do not reconcile, so at least one of them is wrong.`
		: null;

const figuresIn = ({ figures }: WindowBalance) => BALANCE_PARTS.map((part) => figures[part]);

/** Movements by quarter as columns, or those of one window as bars; null where there is nothing that may be drawn. */
function drawingOf(context: SubjectContext, of: UnitBalances): SubjectDrawing | null {
	const quarters = of.balances.filter(({ window }) => window.kind === 'quarter').slice(-DRAWN);
	const unit = unitWord(of.unit);
	if (quarters.length > 1) {
		// Rows of a like size share a scale: those who came beside those who left. The few transferred are in the table.
		const panels = (['approvals', 'left'] as const).map((part) => ({
			name: partNames[part],
			columns: quarters.map((each): DrawnValue => heldCell(each.figures[part], doubted(each)))
		}));
		const drawable = panels.some(({ columns }) => columns.some(({ value }) => value !== null));
		return !drawable
			? null
			: {
					kind: 'columns',
					periods: quarters.map(({ window }) => ({
						period: window.period,
						label: formatPeriodShort(window)
					})),
					panels,
					unit,
					marks: fosteringMarks(
						context,
						quarters.map(({ window }) => window)
					)
				};
	}
	const [only] = of.run;
	if (!only || only.balance.kind !== 'reconciled') return null;
	return {
		kind: 'bars',
		bars: MOVEMENTS.map((part) => ({
			...heldCell(only.figures[part]),
			low: null,
			high: null,
			label: partNames[part]
		})),
		unit,
		most: null
	};
}

function outcomeCells(balance: Balance): readonly TableCell[] {
	const word = (text: string, reason: string | null): TableCell => ({ text, reason, value: null });
	switch (balance.kind) {
		case 'reconciled':
			return [
				{ text: signed(balance.net), reason: null, value: balance.net },
				{ text: '0', reason: null, value: 0 }
			];
		case 'unreconciled':
			return [
				word('Not given', 'The figures do not reconcile, so no net figure is given.'),
				{ text: signed(balance.residual), reason: null, value: balance.residual }
			];
		case 'incomplete': {
			const reason = 'A part is missing or hidden, so neither can be worked out.';
			return [word('Not given', reason), word('Not known', reason)];
		}
	}
}

/** Cells of the two stocks a window has, and of what moved in it. */
function tableRows(context: SubjectContext, of: UnitBalances): TableView['rows'] {
	return of.balances.map((each) => {
		const fault = doubted(each);
		return rowOf(
			context,
			formatPeriod(each.window),
			[
				...BALANCE_PARTS.map((part) => heldCell(each.figures[part], fault)),
				...outcomeCells(each.balance)
			],
			figuresIn(each)
		);
	});
}

/** The row that joins the latest windows; none where there is but one. */
function joinedRow(context: SubjectContext, { run, joined }: UnitBalances): TableView['rows'] {
	if (!joined || run.length < 2) return [];
	const cells = BALANCE_PARTS.map((part): TableCell => {
		const value = joined.parts[part];
		if (joined.balance.kind === 'unreconciled')
			return {
				text: 'In doubt',
				reason: 'The figures it is made of do not reconcile.',
				value: null
			};
		return value === null
			? { text: 'Not known', reason: 'A part of it is missing or hidden.', value: null }
			: { text: formatNumber(value, 0), reason: null, value };
	});
	return [
		rowOf(
			context,
			formatPeriod(joined.window),
			[...cells, ...outcomeCells(joined.balance)],
			run.flatMap(figuresIn)
		)
	];
}

/** How far apart a window is that does not reconcile. Rows and editions are in the faults of the return's own rules. */
const residuals = ({ balances, unit }: UnitBalances): readonly string[] =>
	balances.flatMap(({ balance, window }) =>
		balance.kind === 'unreconciled'
			? [
					`${formatPeriod(window)}: the parts make ${counted(balance.made, unitWord(unit))}, and ${formatNumber(balance.made + balance.residual, 0)} are given for the end, a difference of ${signed(balance.residual)}. Correct the row that is wrong and add the return again.`
				]
			: []
	);

function notesOf({ carers, unit, balances, mixed }: UnitBalances): readonly string[] {
	const carried = balances
		.filter((each) => each.carried)
		.map(({ window }) => formatPeriodShort(window));
	return [
		`The figures count ${unitWord(unit)}. They are not added to figures of another unit.`,
		...(balances.length > 1 && mixed === null
			? [
					'Those transferred in and out, and what there was at the beginning and the end, are in the table.'
				]
			: []),
		...(carried.length > 0
			? [
					`No opening figure is given for ${carried.join(', ')}: what the quarter before closed with stands for it.`
				]
			: []),
		...(carers === 'all'
			? ['The source does not say which kind of carers, or gives every kind together.']
			: []),
		...(mixed === null
			? []
			: [
					'Give those approved and those who left for the same quarters and in the same unit, and a net figure follows.'
				])
	];
}

/** The windows in words: quarters as their two ends, others each by itself, since they may overlap. */
const within = (windows: readonly Period[]) =>
	windows.every(({ kind }) => kind === 'quarter')
		? spanWords(windows)
		: windows.map(formatPeriod).join('; ');

/** The balance of one unit as a figure. */
export function balanceFigure(
	context: SubjectContext,
	of: UnitBalances,
	faults: readonly FigureFault[]
): SubjectFigure {
	const { carers, unit, joined, balances } = of;
	const finding = balanceFinding(of);
	const drawing = drawingOf(context, of);
	const windows = balances.map(({ window }) => window);
	const used: readonly FosteringFigure[] = of.figures;
	const who = capital(stockWord(carers, unit));
	const moved = joined?.balance.kind === 'reconciled' ? ` ${capital(movementsWords(joined))}.` : '';
	const said = new Set(faults.flatMap(({ figures }) => figures));
	const unsaid = residuals({
		...of,
		balances: balances.filter(
			(each) => !figuresIn(each).some((figure) => figure && said.has(figure))
		)
	});
	return {
		key: `balance-${carers}-${unit}`,
		finding: `${finding.sentence}${moved}`,
		doubt: '',
		subtitle: `${who} who came and who left, ${within(windows)}`,
		period: within(windows),
		unit: unitWord(unit),
		drawing,
		empty:
			drawing === null
				? 'Nothing is drawn, because the figures make no balance. The table has them as they were given.'
				: null,
		description: `${finding.sentence}${moved} Each row of the table is a stretch of time: what there was at the beginning, who came, who left, what there was at the end, the net figure and what does not reconcile.`,
		table: {
			caption: `${who} at the beginning and the end of each stretch of time, and those who came and left between`,
			columns: [
				'Stretch of time',
				...BALANCE_PARTS.map((part) => partNames[part]),
				'Net figure',
				'Does not reconcile by'
			],
			rows: [...tableRows(context, of), ...joinedRow(context, of)],
			notes: []
		},
		faults: [...faults.map(({ sentence }) => sentence), ...unsaid],
		notes: notesOf(of),
		...sourcesOf(context, used)
	};
}
