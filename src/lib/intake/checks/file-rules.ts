import type { Rule } from './rules';

/** What is asked of a file before anything in it is read. */
export const fileRules: readonly Rule[] = [
	{
		rule: 'structure.empty',
		stage: 'structure',
		title: 'Nothing in the file',
		explanation: 'The file has no filled cell.',
		cure: 'Choose the file that holds the figures.'
	},
	{
		rule: 'structure.quotes',
		stage: 'structure',
		title: 'A quotation mark that never closes',
		explanation:
			'A cell of a text file began with a quotation mark and did not end with one, so it cannot be told where cells begin. Its row is set aside; reading goes on with the next row of the usual width.',
		cure: 'Save the file as CSV again where it was made.'
	},
	{
		rule: 'structure.ragged',
		stage: 'structure',
		title: 'A row cut short or too long',
		explanation:
			'A row has fewer or more cells than the header: the file was cut short, or a comma stands outside quotation marks.',
		cure: 'Get the file again from its source, or correct the row.'
	},
	{
		rule: 'structure.no-column',
		stage: 'structure',
		title: 'A column is missing',
		explanation: 'The kind of file is known by its header, and a column it needs is not there.',
		cure: 'Put the column back, or choose the file as it was published.'
	},
	{
		rule: 'structure.no-rows',
		stage: 'structure',
		title: 'No row can be used',
		explanation: 'A header was found and nothing under it that could be read as a figure.',
		cure: 'Choose the file or the sheet that holds the figures.'
	},
	{
		rule: 'structure.few-rows',
		stage: 'structure',
		title: 'Most rows cannot be used',
		explanation:
			'More than half of the rows have a fault, so the file is likely not the one that was meant.',
		cure: 'Correct the rows listed, or choose another file.'
	},
	{
		rule: 'structure.encoding',
		stage: 'structure',
		title: 'Letters that cannot be read',
		explanation:
			'The bytes of the file are not letters in any of the ways that spreadsheets write them.',
		cure: 'Save it as “CSV UTF-8” and choose it again.'
	},
	{
		rule: 'structure.decimal-comma',
		stage: 'structure',
		title: 'Commas for decimal points',
		explanation:
			'Figures are written as 9,8 and not as 9.8, as a spreadsheet set to another country writes them.',
		cure: 'Nothing, if they were read as meant; otherwise save the file with decimal points.'
	},
	{
		rule: 'structure.hidden',
		stage: 'structure',
		title: 'A sheet that is hidden',
		explanation:
			'A spreadsheet does not show this sheet of the workbook, so it may be an old copy or somebody’s workings.',
		cure: 'Make sure that its figures are meant before they are used.'
	},
	{
		rule: 'value.marked',
		stage: 'value',
		title: 'Marks beside figures',
		explanation:
			'A letter or sign such as p, r or * stands beside a figure, as sources write of provisional, revised or noted ones. The figure is kept and the mark is not.',
		cure: 'Read the notes of the file for what the mark means.'
	},
	{
		rule: 'structure.binary',
		stage: 'structure',
		title: 'Not a table',
		explanation: 'The file is a picture, a document or a program, whatever its name ends in.',
		cure: 'Choose a CSV, Excel or OpenDocument file.'
	},
	{
		rule: 'structure.too-large',
		stage: 'structure',
		title: 'Too large to read',
		explanation:
			'The file, a line of it or what is packed in it is larger than any table of figures.',
		cure: 'Choose the file as its source publishes it, or only the sheet needed.'
	},
	{
		rule: 'structure.encrypted',
		stage: 'structure',
		title: 'Locked with a password',
		explanation: 'The workbook is encrypted, and nothing can be read of it.',
		cure: 'Take the password off in Excel and save it again.'
	},
	{
		rule: 'structure.not-a-table',
		stage: 'structure',
		title: 'No table that is known',
		explanation: 'No header row with places, periods and figures was found.',
		cure: 'Choose a file with a header row, or say which column is which.'
	},
	{
		rule: 'structure.repeated-header',
		stage: 'structure',
		title: 'A header pasted in again',
		explanation:
			'The header stands among the rows a second time, as it does when quarters are pasted together.',
		cure: 'Nothing: it is passed over.'
	},
	{
		rule: 'structure.footnote',
		stage: 'structure',
		title: 'Notes under the table',
		explanation: 'Lines of text follow the figures, or stand among them.',
		cure: 'Read them: they may say that a definition changed.'
	},
	{
		rule: 'structure.formula',
		stage: 'structure',
		title: 'Formulas without a result',
		explanation:
			'A cell holds a formula whose result was not saved with the workbook, so there is nothing to read.',
		cure: 'Open the workbook in Excel, let it work the formulas out, and save it again.'
	},
	{
		rule: 'structure.metadata',
		stage: 'structure',
		title: 'A description without figures',
		explanation: 'The file says what the columns of another file mean.',
		cure: 'Choose it together with its data file.'
	},
	{
		rule: 'structure.other-column',
		stage: 'structure',
		title: 'A column this return does not have',
		explanation: 'The return has a column beside those of its template, which is not read.',
		cure: 'Give its figures rows of their own.'
	},
	{
		rule: 'structure.total',
		stage: 'structure',
		title: 'A row of totals',
		explanation: 'The row adds up other rows of the table and is the figure of no place.',
		cure: 'Nothing: it is not kept. If it is England or a region, write that name.'
	},
	{
		rule: 'structure.same-heading',
		stage: 'structure',
		title: 'Two columns with one heading',
		explanation:
			'Columns differ only in a footnote mark, or not at all. Each is kept as a measure of its own.',
		cure: 'Read the notes of the file before using either.'
	},
	{
		rule: 'structure.unread',
		stage: 'structure',
		title: 'The file could not be opened',
		explanation: 'The computer did not give the file to the program.',
		cure: 'Check its name and that you may read it.'
	},
	{
		rule: 'structure.failed',
		stage: 'structure',
		title: 'The file was read and could not be added',
		explanation: 'The program made a mistake while it added the file. Nothing held has changed.',
		cure: 'Report it with the file, and read the other files without it.'
	},
	{
		rule: 'mapping',
		stage: 'structure',
		title: 'Which column is which',
		explanation:
			'The table is of no kind that is known, so the analyst is asked once which column holds place, period, measure and value. The answer is kept for tables with the same header.',
		cure: 'Answer the question.'
	},
	{
		rule: 'rows.left-out',
		stage: 'structure',
		title: 'Some rows cannot be used',
		explanation:
			'At least half of the rows are good. The analyst is asked whether to go on without the others.',
		cure: 'Leave them out, or correct the file and choose it again.'
	},
	{
		rule: 'privacy.row-level',
		stage: 'privacy',
		title: 'A row for each child',
		explanation:
			'A header such as UPN, NHS number, date of birth, postcode or surname anywhere in the file, cells that have the form of one, or one inside a note, mean that the file tells of one child at a time. Such a file is refused before anything else is looked at, with every sheet of its workbook; nothing of it is kept or repeated.',
		cure: 'Add the rows up by area and period, and choose that file.'
	}
];
