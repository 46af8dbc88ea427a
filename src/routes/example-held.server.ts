import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeldFigures } from '$lib/domain/held-figures';
import type { IsoDate, VintageId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Vintage } from '$lib/domain/vintage';
import { Desk } from '$lib/intake/desk';
import type { SubjectName } from '$lib/view/subject-page';

/** The worked examples by the page they are shown on. */
const FILES: Readonly<Record<SubjectName, string>> = {
	fostering: 'fostering-recruitment-example.csv',
	'youth-justice': 'youth-justice-outcomes-example.csv'
};

/** By what every row of an example says that it is one; a return that says so is refused. */
const MARK = /Example, not real/g;

/** No council’s name: the figures are of none. */
export const COUNCIL = 'Example council';

const edition = (subject: SubjectName): Vintage => ({
	vintage: `example-${subject}-2022` as VintageId,
	publisher: 'Worked example, not real',
	title: 'invented figures of no council',
	published: '2022-05-31' as IsoDate,
	retrieved: '2022-05-31' as IsoDate,
	status: 'local',
	licence: 'None: the figures are invented',
	note: 'Every figure is invented.',
	hash: null
});

/**
 * The figures of a worked example, read as any return is: its rows are taken for the board’s authority, which is then called by
 * no council’s name. Throws where a row of it is not accepted, and so stops the build.
 */
export async function exampleHeld(subject: SubjectName, register: Register): Promise<HeldFigures> {
	const file = FILES[subject];
	const own = register.geographies.find(({ geography }) => geography === register.board.geography);
	if (!own) throw new Error('The record has no authority of the board’s own.');
	const text = await readFile(join(process.cwd(), 'data', 'examples', file), 'utf8');
	const asAny = text.replace(MARK, '').replaceAll(COUNCIL, own.name);
	const desk = new Desk({
		indicators: register.indicators,
		geographies: register.geographies,
		authority: own.geography
	});
	const { key } = await desk.open(file, new TextEncoder().encode(asAny));
	const { figures, indicators, problems } = desk.read(key, 0, new Map());
	// Small counts are warned of in every file; these are of no child.
	const wrong = problems.filter(
		({ severity, rule }) => severity !== 'note' && rule !== 'disclosure.small-count'
	);
	if (wrong.length > 0 || figures.length === 0)
		throw new Error(
			`The worked example ${file} is not accepted: ${wrong.map(({ message }) => message).join(' ')}`
		);
	const vintage = edition(subject);
	const there = new Set(figures.map(({ indicator }) => indicator));
	return {
		figures: figures.map((figure) => ({ ...figure, vintage: vintage.vintage, held_back: null })),
		indicators: [...indicators, ...register.indicators].filter(
			({ indicator }, place, all) =>
				there.has(indicator) && all.findIndex((each) => each.indicator === indicator) === place
		),
		geographies: [{ ...own, name: COUNCIL }],
		vintages: [vintage]
	};
}
