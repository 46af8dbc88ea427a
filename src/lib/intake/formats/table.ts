import type { Indicator } from '$lib/domain/indicator';
import { periodColumns } from '../mapping/across';
import type { Asked, Format, Reading } from '../format';
import { Gathering } from '../gathering';
import { dataRows } from '../data-rows';
import { findAnyHeader, type Header } from '../header';
import { localMeasure } from '../mapping/local-measure';
import {
	cellsOf,
	columnOf,
	readMapped,
	type MappedCell,
	type Mapping
} from '../mapping/mapped-rows';
import {
	askRole,
	describeColumns,
	guessRoles,
	type Role,
	type TableColumn
} from '../mapping/mapping';
import { noteUnread, periodsOverNames } from '../mapping/unread';
import { readNumber } from '../number';
import type { Sheet } from '../sheet';
import { askBareYear, askMeasure, askPlace, measureNamed, saidAbove } from '../mapping/which';

/** Whether the periods stand across: asked where a column is headed by one, and guessed from how many are. */
function isWide(gathering: Gathering, across: number): boolean {
	if (across === 0) return false;
	const answer = gathering.ask({
		rule: 'mapping.layout',
		text: 'How does the table lie?',
		options: [
			{ option: 'wide', label: 'Periods stand across: a column for each year or quarter' },
			{ option: 'long', label: 'Periods stand down: one column names the period' }
		],
		fallback: 'wide',
		evidence: `${across === 1 ? 'One column is' : `${across} columns are`} headed by a period.`
	});
	return answer !== 'long';
}

/** Asks for every column at once; null while one that is needed has not been answered. */
function askMapping(
	gathering: Gathering,
	file: string,
	header: Header,
	columns: readonly TableColumn[]
): Mapping | null {
	const headed = new Set(periodColumns(header).map(({ place }) => place));
	const across = columns.filter(({ place }) => headed.has(place));
	const wide = isWide(gathering, across.length);
	const free = wide ? columns.filter((each) => !across.includes(each)) : columns;
	const guessed = guessRoles(free);
	const ask = (role: Role) => askRole(gathering, file, role, free, guessed);
	const area = ask('area');
	const period = wide ? null : ask('period');
	const value = wide ? null : ask('value');
	const measure = value === 'every' ? 'every' : ask('measure');
	const paired = !wide && value !== 'every';
	const numerator = paired ? columnOf(ask('numerator')) : null;
	const denominator = paired ? columnOf(ask('denominator')) : null;
	if (area === null || area === 'every' || measure === null) return null;
	if (!wide && (value === null || columnOf(period) === null)) return null;
	const taken = [columnOf(area), columnOf(period)];
	const others = free.filter((each) => !taken.includes(each) && each.figures >= 0.5);
	const values = wide ? across : value === 'every' ? others : [columnOf(value)];
	return {
		area,
		measure,
		values: values.filter((each) => each !== null),
		period: columnOf(period),
		numerator,
		denominator
	};
}

const seenIn = (cells: readonly MappedCell[]) => ({
	labels: [...new Set(cells.map(({ label }) => label))],
	cells: cells.map(({ text }) => text),
	decimals: cells.reduce((most, { text }) => {
		const read = readNumber(text);
		return read.kind === 'printed' ? Math.max(most, read.decimals) : most;
	}, 0)
});

/** The measure of each name in the table: the record's own, else a new one. Names that are none are left out. */
function measuresOf(
	gathering: Gathering,
	asked: Asked,
	cells: readonly MappedCell[]
): ReadonlyMap<string, Indicator> {
	const byName = new Map<string, MappedCell[]>();
	for (const cell of cells) {
		const same = byName.get(cell.name);
		if (same) same.push(cell);
		else byName.set(cell.name, [cell]);
	}
	return new Map(
		[...byName].flatMap(([name, same]) => {
			const known = measureNamed(asked, name);
			const made = known ? null : localMeasure(asked, name, seenIn(same));
			return known ? [[name, known]] : made ? [[name, gathering.measure(made)]] : [];
		})
	);
}

function read(sheet: Sheet, asked: Asked): Reading {
	const gathering = new Gathering(sheet, asked);
	const { file } = sheet;
	const header = findAnyHeader(sheet);
	if (!header) {
		gathering.refuse(
			null,
			'structure.not-a-table',
			`${file} has no row of column names with rows of figures under it. Copy the table with its header, or choose another sheet.`
		);
		return gathering.reading(0);
	}
	const twice = periodsOverNames(sheet, header);
	if (twice !== null) {
		gathering.refuse(null, 'structure.not-a-table', twice);
		return gathering.reading(Math.max(0, sheet.rows.length - header.body));
	}
	const rows = dataRows(sheet, header, gathering);
	const columns = describeColumns(header, rows, asked);
	if (columns.every((each) => each.figures === 0)) {
		gathering.refuse(
			null,
			'structure.not-a-table',
			`${file} has no column of figures. Choose the sheet or the file that has them.`
		);
		return gathering.reading(rows.length);
	}
	const mapping = askMapping(gathering, file, header, columns);
	if (!mapping) return gathering.reading(rows.length);
	noteUnread(gathering, file, header, columns, mapping);
	const cells = cellsOf(rows, mapping);
	const title = saidAbove(sheet, header.index);
	const own = mapping.period ? (mapping.values[0]?.name ?? '') : (title[0] ?? '');
	const offered = localMeasure(asked, own, seenIn(cells));
	const texts = cells.map(({ text }) => text);
	const whole =
		mapping.measure === 'none'
			? askMeasure(gathering, asked, [...title, own], offered ? [offered] : [], texts)
			: null;
	const place = mapping.area === 'none' ? askPlace(gathering, asked) : null;
	const measures = mapping.measure === 'none' ? null : measuresOf(gathering, asked, cells);
	askBareYear(
		gathering,
		cells.map(({ label }) => label),
		measures
			? [...measures.values()].map((each) => each.year_kind)
			: [whole?.year_kind ?? 'financial-year']
	);
	if ((mapping.measure === 'none' && !whole) || (mapping.area === 'none' && !place))
		return gathering.reading(rows.length);
	if (whole) gathering.measure(whole);
	readMapped(gathering, file, columns, mapping, cells, (cell) => ({
		place,
		measure: whole ?? measures?.get(cell.name) ?? null
	}));
	const reading = gathering.reading(rows.length);
	const used = new Set(reading.figures.map((each) => each.indicator));
	return { ...reading, indicators: reading.indicators.filter((each) => used.has(each.indicator)) };
}

/** Any table with a header, when no other format knows it: the analyst says which column is what. */
export const format: Format = {
	format: 'table',
	title: 'Another table',
	known_by: 'a header row with rows of figures under it, when nothing else fits',
	source: {
		prefix: 'table',
		publisher: 'The council',
		title: 'Table of the council’s own',
		licence: 'The council’s own figures',
		status: 'local'
	},
	knows(sheet) {
		const header = findAnyHeader(sheet);
		if (!header || header.width < 2) return 0;
		const rows = sheet.rows.slice(header.body, header.body + 30);
		const figures = rows.some(({ cells }) =>
			cells.slice(0, header.width).some((cell) => readNumber(cell).kind === 'printed')
		);
		return figures ? 0.1 : 0.05;
	},
	read
};
