import type { Geography } from '$lib/domain/geography';
import type { Asked, Format, Reading } from '../format';
import { Gathering } from '../gathering';
import { findHeader, type Header } from '../header';
import { placeAnswered } from '../mapping/which';
import { ranksIn, readLists, readOwnList } from '../neighbour-table';
import type { Sheet } from '../sheet';
import { yearIn } from '../title-year';

const numbers = Array.from({ length: 10 }, (_, place) => place + 1);
const listNames = ['SN', 'SN_', 'stat_', 'Neighbour '].map((name) =>
	numbers.map((rank) => `${name}${rank}`)
);
const ownNames = ['area_code', 'area_name'];
/** Years DfE is known to have issued a set in, then every other a set could be of. A reader has no date: none is to come. */
const KNOWN_SETS = ['2014', '2021', '2025'];
const YEARS_OF_ISSUE = [
	...KNOWN_SETS,
	...Array.from({ length: 12 }, (_, back) => String(2026 - back)).filter(
		(year) => !KNOWN_SETS.includes(year)
	)
];
/** One authority’s own list has ten rows; a few more may be notes. */
const OWN_LIST_ROWS = 16;

/** The header of a table of lists: at least three columns of neighbours. */
function listHeader(sheet: Sheet): Header | null {
	for (const names of listNames) {
		const header = findHeader(sheet, names, 3);
		if (header && ranksIn(header.names).length >= 3) return header;
	}
	return null;
}

/** The header of one authority’s own list: a column of codes and one of names, nothing else, over few rows. */
function ownHeader(sheet: Sheet): Header | null {
	const header = findHeader(sheet, ownNames);
	if (!header) return null;
	const named = header.names.filter((name) => name !== '').length;
	const rows = sheet.rows.length - header.body;
	return named === 2 && rows >= 1 && rows <= OWN_LIST_ROWS ? header : null;
}

/** The year of issue, by the file’s name, the sheet’s or a title above the table; else the analyst’s answer. */
function setOf(sheet: Sheet, header: Header, gathering: Gathering): string | null {
	const titles = sheet.rows.slice(0, header.index).flatMap(({ cells }) => cells.slice(0, 3));
	for (const text of [sheet.file, sheet.sheet ?? '', ...titles]) {
		const year = yearIn(text);
		if (year !== null) return String(year);
	}
	const answer = gathering.ask({
		rule: 'neighbours.set',
		text: 'Which year’s set of statistical neighbours is this?',
		options: YEARS_OF_ISSUE.map((option) => ({
			option,
			label: `The set issued in ${option}`
		})),
		fallback: null,
		evidence: `Neither the name of ${sheet.file} nor a title in it gives the year of issue. About half of a list changes when the model is run again.`
	});
	return answer === null || /^(?:19|20)\d{2}$/.test(answer)
		? answer
		: gathering.refuse(
				null,
				'period.unknown',
				`The answer “${answer.slice(0, 60)}” is no year of issue. Answer with a year such as 2025.`
			);
}

function ownerOf(asked: Asked, sheet: Sheet, gathering: Gathering): Geography | null {
	const { authority, places } = asked;
	const board = authority === null ? null : places.byCode(authority);
	const answer = gathering.ask({
		rule: 'place.which',
		text: 'Whose statistical neighbours are these?',
		options: board ? [{ option: board.geography, label: board.name }] : [],
		fallback: null,
		evidence: `${sheet.file} lists neighbours and does not say of which authority. Any authority may be given by its ONS code.`
	});
	return placeAnswered(gathering, asked, answer);
}

/** DfE’s statistical neighbours, in every shape they are passed on in. */
export const format: Format = {
	format: 'statistical-neighbours',
	title: 'Statistical neighbours',
	known_by:
		'columns such as SN1, SN_1 or stat_1, or a short list with area_code and area_name only',
	source: {
		prefix: 'neighbours',
		publisher: 'Department for Education',
		title: 'Children’s services statistical neighbours',
		licence: 'Open Government Licence v3.0',
		status: 'statistics'
	},
	knows: (sheet) => (listHeader(sheet) ? 0.95 : ownHeader(sheet) ? 0.6 : 0),
	read(sheet, asked): Reading {
		const gathering = new Gathering(sheet, asked);
		const lists = listHeader(sheet);
		const own = lists ? null : ownHeader(sheet);
		const header = lists ?? own;
		if (!header) {
			gathering.refuse(
				null,
				'structure.no-column',
				`${sheet.file} has no columns of neighbours such as SN1, SN_1 or stat_1. Choose the statistical neighbour file DfE publishes.`
			);
			return gathering.reading(0);
		}
		const set = setOf(sheet, header, gathering);
		const owner = own ? ownerOf(asked, sheet, gathering) : null;
		if (set === null || (own && !owner)) return gathering.reading(0);
		const rows =
			own && owner
				? readOwnList(sheet, own, set, owner, gathering)
				: readLists(sheet, header, set, gathering);
		return gathering.reading(rows);
	}
};
