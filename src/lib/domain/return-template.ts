import { fosteringColumns, fosteringRows } from './fostering-return';
import type { Indicator } from './indicator';
import { fosteringNotes, youthJusticeNotes } from './return-notes';
import {
	authorityColumn,
	noteColumn,
	periodColumn,
	symbolColumn,
	textColumn,
	type ReturnColumn
} from './return-column';
import { youthJusticeColumns, youthJusticeRows } from './youth-justice-return';

/** A return of the product's own: what is in its columns, and the rows a blank one begins with. */
export interface ReturnTemplate {
	/** Its file's name without the ending. */
	readonly template: string;
	readonly title: string;
	/** What it is for, as a sentence. */
	readonly about: string;
	readonly columns: readonly ReturnColumn[];
	/** What its notes explain beside the columns: a subject and sentences for each. */
	readonly notes: readonly (readonly [subject: string, text: string])[];
	/** Where its worked example is to be seen: `/fostering?example=yes`; null where it has none. */
	readonly example: string | null;
	/** Which measures of the record a blank one is filled with; of those there is no row where the template is for other figures. */
	readonly lists: (indicator: Indicator) => boolean;
	/** Text by column for each row to fill in; `followed` are those measures. */
	readonly rows: (followed: readonly Indicator[]) => readonly Readonly<Record<string, string>>[];
}

/** Measures of youth justice that no file of the record has: the Youth Justice Board gives each council its own. */
const boardsOwn: readonly string[] = ['reoffending-binary', 'reoffending-frequency', 'custody'];

const isFollowed = ({ indicator, scorecard, year_kind }: Indicator) =>
	scorecard !== null || year_kind === 'quarter' || boardsOwn.includes(indicator);

/** Any measure of the record, one figure a row. */
export const quarterlyReturn: ReturnTemplate = {
	template: 'quarterly-return',
	title: 'Quarterly return',
	about:
		'Any measure the board follows, one figure a row, with the count and base of a percentage.',
	notes: [],
	example: null,
	columns: [
		textColumn('indicator', 'The measure’s id, as the sheet of measures lists it.'),
		authorityColumn,
		periodColumn,
		textColumn(
			'value',
			'The figure as it is to be printed: 59.9%, 9.0 or 1,204. Trailing zeros say how exact it is. Leave it empty and give a symbol where it is not known.',
			{ holds: 'figure' }
		),
		textColumn('numerator', 'The count a percentage is made from; empty where there is none.', {
			required: false,
			holds: 'figure'
		}),
		textColumn('denominator', 'The base a percentage is made from; empty where there is none.', {
			required: false,
			holds: 'figure'
		}),
		symbolColumn,
		noteColumn
	],
	lists: isFollowed,
	rows: (followed) => followed.map(({ indicator }) => ({ indicator }))
};

/** The measures of Derby's Concordat, for a council to keep for itself under the same ids: the quarterly return with those rows. */
export const concordatReturn: ReturnTemplate = {
	...quarterlyReturn,
	template: 'concordat-framework',
	title: 'Concordat framework',
	about:
		'What Derby’s Concordat is watched by: offences reported, police calls, missing, absent, court appearances, breaches, attendance and part-time timetables of children in care, counted by the council for itself.',
	lists: ({ indicator }) => indicator.startsWith('derby-')
};

/** Outcomes by disposal and the ten key indicators, looked-after children beside all children. */
export const youthJusticeReturn: ReturnTemplate = {
	template: 'youth-justice-outcomes',
	title: 'Youth justice outcomes',
	about:
		'How offences were dealt with in a quarter and the Youth Justice Board’s ten key indicators, for looked-after children and for all children.',
	columns: youthJusticeColumns,
	notes: youthJusticeNotes,
	example: '/youth-justice?example=yes',
	lists: isFollowed,
	rows: youthJusticeRows
};

/** Recruitment, carers who left, places: by kind of carer. */
export const fosteringReturn: ReturnTemplate = {
	template: 'fostering-recruitment',
	title: 'Fostering recruitment',
	about:
		'Enquiries, visits, applications and approvals of a quarter, carers who left and why, and the places there are.',
	columns: fosteringColumns,
	notes: fosteringNotes,
	example: '/fostering?example=yes',
	lists: isFollowed,
	rows: fosteringRows
};

/** Every template there is. */
export const returnTemplates: readonly ReturnTemplate[] = [
	quarterlyReturn,
	youthJusticeReturn,
	fosteringReturn,
	concordatReturn
];

/** The sheets of a template's workbook that explain the return and hold no figures: their names and headers. */
export const guideSheets = {
	notes: { name: 'Notes', header: ['Subject', 'What to do'] },
	words: { name: 'Words', header: ['Column', 'Word', 'Meaning'] },
	measures: { name: 'Measures', header: ['Indicator', 'Name', 'Unit', 'Definition'] }
} as const;
