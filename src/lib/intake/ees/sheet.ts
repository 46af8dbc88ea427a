import type { PeriodId } from '$lib/domain/id';
import type { Unit } from '$lib/domain/indicator';
import type { YearKind } from '$lib/domain/period';
import { baseOf, countOf, wholes, type EesWholes } from './base';
import { eesColumns, eesPlaces, eesRequired, numberReader } from './columns';
import { following, type EesFollowed } from './followed';
import { cellKey, type EesLine, type EesLines } from './lines';
import { eesMeasures } from './measures';
import type { EesMeta } from './meta';
import { eesPeriod } from './period';
import { eesLines } from './rows';
import { eesPlacesAdd, eesSums } from './sums';
import type { Asked, Figure, Reading } from '../format';
import { Gathering } from '../gathering';
import { dataRows } from '../data-rows';
import { findHeader, type Header } from '../header';
import type { Sheet } from '../sheet';
import { refuseEmpty, refuseHeader } from '../sheet-refusals';

/** Where a figure's count or base stands: the same place and time on a line. */
interface Beside {
	readonly line: EesLine | null;
	readonly column: number;
}

/** What the figures of one column of a line become. */
interface Target {
	readonly indicator: Figure['indicator'];
	readonly year_kind: YearKind;
	readonly unit: Unit;
	readonly numerator: Beside | null;
	readonly denominator: Beside | null;
}

const nobody: EesWholes = new Map();

/** The header of a tidy file; null where a sheet is none. */
export function findEesHeader(sheet: Sheet): Header | null {
	const header = findHeader(sheet, [...eesRequired, ...eesPlaces], eesRequired.length);
	return header && eesRequired.every((name) => header.columns.has(name)) ? header : null;
}

/**
 * Reads every figure of a tidy file of Explore Education Statistics, whatever its filters and indicators are called. Measures
 * the record follows get their own figures with count and base; every other column of every line becomes a measure of its own.
 * `meta` is the file's metadata where it was chosen with it.
 */
export function readEesSheet(sheet: Sheet, asked: Asked, meta: EesMeta | null): Reading {
	const gathering = new Gathering(sheet, asked);
	const header = findEesHeader(sheet);
	if (!header)
		return refuseHeader(
			gathering,
			sheet.file,
			eesRequired,
			'Choose the file as Explore Education Statistics gives it.'
		);
	const rows = dataRows(sheet, header, gathering);
	const columns = eesColumns(header, rows, meta, numberReader());
	if (columns.indicators.length === 0) {
		if (rows.length === 0) refuseEmpty(gathering, sheet.file, 'Choose the whole file.');
		else
			gathering.refuse(
				null,
				'structure.no-column',
				`${sheet.file} has no column of figures beside its places and periods. Choose the data file, not its guide.`
			);
		return gathering.reading(rows.length);
	}
	const lines = eesLines(sheet, header, rows, columns, gathering);
	const measures = eesMeasures(columns, lines.all);
	const followed = following(measures.known, measures.named, columns, asked.measures);
	const bases = columns.indicators.map((column, at) =>
		column.part === 'percent' ? wholes(lines, at) : nobody
	);
	const target = (line: EesLine, at: number): Target => {
		const yearly = /^(?:reporting|financial) year$/i.test(line.identifier);
		const found = yearly ? followed.of(line.filters, at) : null;
		if (found) return { ...found.indicator, ...besides(found, lines, line.identifier) };
		return { ...gathering.measure(measures.of(line, at)), ...parts(line, at) };
	};
	const parts = (line: EesLine, at: number): Pick<Target, 'numerator' | 'denominator'> => {
		const column = columns.indicators[at];
		const nothing = { numerator: null, denominator: null };
		if (column?.part === 'rate') return sameRow(line, measures.named);
		const count = column?.part === 'percent' ? countOf(column, columns.indicators) : null;
		if (!count) return nothing;
		const place = columns.indicators.indexOf(count);
		if (measures.of(line, place).unit !== 'count') return nothing;
		const base = baseOf(line, bases[at] ?? nobody, place, at);
		return {
			numerator: { line, column: place },
			denominator: base && { line: base, column: place }
		};
	};
	const targets = new Map<EesLine, readonly Target[]>();
	for (const line of lines.all) {
		const own = columns.indicators.map((_, at) => target(line, at));
		targets.set(line, own);
		addLine(line, own, gathering);
	}
	const has = (filters: readonly string[]) =>
		lines.all.some((line) => lines.find(filters, line.identifier) === line);
	for (const { line, filters, base, indicator } of followed.wanted) {
		if (has(filters) || !has(base)) continue;
		gathering.warn(
			null,
			columns.filters.at(-1)?.name ?? null,
			'identity.unknown-measure',
			`${sheet.file} has no rows for “${line}”, so it gives no figure for ${indicator.name}. If the release renamed them, their figures are under the new name.`
		);
	}
	const sums = eesSums(columns, lines.all, measures.known, (line, at) => {
		const own = targets.get(line)?.[at];
		return own ? { ...own, base: own.denominator?.line ?? null } : null;
	});
	return { ...gathering.reading(rows.length), sums, places_add: eesPlacesAdd };
}

function besides(
	{ numerator, denominator }: EesFollowed,
	lines: EesLines,
	identifier: string
): Pick<Target, 'numerator' | 'denominator'> {
	const beside = (part: EesFollowed['numerator']) =>
		part && { line: lines.find(part.filters, identifier), column: part.column };
	return { numerator: beside(numerator), denominator: beside(denominator) };
}

/** A rate's count and population, where the row has one column of each. */
function sameRow(
	line: EesLine,
	named: readonly string[]
): Pick<Target, 'numerator' | 'denominator'> {
	const beside = (name: string) => {
		const column = named.indexOf(name);
		return column < 0 ? null : { line, column };
	};
	return { numerator: beside('count'), denominator: beside('population') };
}

function addLine(line: EesLine, targets: readonly Target[], gathering: Gathering): void {
	const periods = new Map<string, PeriodId | null>();
	for (const record of line.records)
		record.cells.forEach((cell, at) => {
			const to = targets[at];
			if (!cell || !to) return;
			const said = `${to.year_kind} ${record.label}`;
			const period =
				periods.get(said) ?? eesPeriod(record.label, line.identifier, to.year_kind)?.period ?? null;
			periods.set(said, period);
			if (period === null) return;
			const value = (beside: Beside | null) =>
				beside?.line?.at.get(cellKey(record))?.cells[beside.column]?.value ?? null;
			gathering.add({
				indicator: to.indicator,
				geography: record.place.geography,
				period,
				value: cell.value,
				symbol: cell.symbol,
				numerator: value(to.numerator),
				denominator: value(to.denominator),
				decimals: cell.decimals,
				source_row: record.row.row
			});
		});
}
