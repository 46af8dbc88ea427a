import type { EditionRows } from '$lib/database/queries/edition-rows';
import type { VintageId } from '$lib/domain/id';
import type { Audience } from '$lib/domain/manifest';
import type { Observation } from '$lib/domain/observation';
import type { Problem } from '$lib/domain/problem';
import type { Register } from '$lib/domain/record';
import type { RowEdit } from '$lib/domain/row-edit';
import type { Vintage } from '$lib/domain/vintage';
import type { EditConflict } from '$lib/intake/edits';
import { addRows, mergeObservations, type Merged } from '$lib/intake/merge-rows';
import { LATER_TABLES, readRegister } from '$lib/intake/record';
import { tables as definitions } from '$lib/intake/record-tables';
import { withoutRows } from '$lib/intake/without-rows';
import { figureId, figuresOf, hasAllOf, SUPPRESSED, type FigureKey } from './published-figures';
import { isWithoutHash } from './over-the-record';
import { freeName } from '$lib/workspace/edition';
import { nameAnew, writeEdits } from './publishing-edits';
import { draftsInPublic, withNumbersNamed, withoutDrafts } from './publishing-reports';

/** The record that a publication takes the place of. */
export interface StandingTables {
	/** Every table but the figures, as text by name without `.csv`. */
	readonly tables: ReadonlyMap<string, string>;
	/** `observations.csv`. */
	readonly observations: string;
}

/** An edition of the working copy with everything it brought. */
export interface EditionToPublish {
	readonly vintage: Vintage;
	/** The file it was read from. */
	readonly file: string;
	/** The sheet of a workbook; null for a text file. */
	readonly sheet: string | null;
	readonly rows: EditionRows;
}

/** What whoever publishes decided. */
export interface PublishChoices {
	/** Editions that stay on this computer. */
	readonly left_out: ReadonlySet<VintageId>;
	/** Figures to be published as suppressed, by `figureId` with the name the edition gets in the record. */
	readonly hidden: ReadonlySet<string>;
	/** Whose row stands where the record's was changed meanwhile, by `editId`; an edit without a choice stays open. */
	readonly edits: ReadonlyMap<string, 'mine' | 'record'>;
}

/** What becomes of one edition. */
interface EditionPublished {
	/** As the working copy knows it. */
	readonly vintage: VintageId;
	readonly file: string;
	/** The edition's row in the record. */
	readonly as: Vintage;
	/** `held`: the record has all of it already. `renamed`: another file has its name there. */
	readonly how: 'new' | 'renamed' | 'completed' | 'held' | 'left-out';
	/** Figures added. */
	readonly rows: number;
	/** Rows that the record holds with something else in them: the record's stand. */
	readonly differing: number;
}

/** The record as it would stand, and what of it is still to be decided. */
export interface Assembled extends StandingTables {
	readonly editions: readonly EditionPublished[];
	/** Row edits the record does not allow as it stands, and nobody has chosen about. */
	readonly conflicts: readonly EditConflict[];
	/** Row edits written; those the record holds already; those given up for the record's row. */
	readonly edited: readonly RowEdit[];
	readonly already: readonly RowEdit[];
	readonly given_up: readonly RowEdit[];
	/** Row edits about an edition that stays on this computer, and of reports that a public record may not hold: they stay here too. */
	readonly staying: readonly RowEdit[];
	/** Whether it differs from the record that stands. */
	readonly changed: boolean;
}

const UNTOLD =
	'Held back when it was checked; the reason stays with the council, because other figures of this edition are suppressed.';

const NOTHING_CHOSEN: PublishChoices = {
	left_out: new Set(),
	hidden: new Set(),
	edits: new Map()
};

/** The name an edition gets in the record: its own, that of the same file there, or the next free one. */
function settle(
	{ vintage, sheet, rows }: EditionToPublish,
	held: readonly Vintage[],
	observations: string
): { readonly as: Vintage; readonly how: 'new' | 'renamed' | 'held' } {
	const stem = vintage.vintage.replace(/-\d{1,2}$/, '');
	const same = held.find(
		(each) =>
			each.hash !== null &&
			each.hash === vintage.hash &&
			(sheet === null || each.vintage === vintage.vintage || each.vintage.startsWith(`${stem}-`))
	);
	if (same) return { as: same, how: 'held' };
	const unsigned = held.find((each) => isWithoutHash(each, vintage));
	if (unsigned && hasAllOf(rows.observations, figuresOf(observations, new Set([unsigned.vintage]))))
		return { as: unsigned, how: 'held' };
	const taken = new Set<string>(held.map((each) => each.vintage));
	if (!taken.has(vintage.vintage)) return { as: vintage, how: 'new' };
	const name = freeName(vintage.vintage, taken);
	return { as: { ...vintage, vintage: name }, how: 'renamed' };
}

const suppressed = (figure: Observation): Observation => ({
	...figure,
	value: null,
	symbol: SUPPRESSED,
	numerator: null,
	denominator: null
});

/**
 * The record that stands with what the working copy adds: rows of other editions and tables byte for byte as they are, the rows
 * the editions brought, and the row edits. Measures that an edition brought become the record's own, off the scorecard. Throws
 * where the record that stands cannot be read at all.
 */
export function assemble(
	standing: StandingTables,
	editions: readonly EditionToPublish[],
	edits: readonly RowEdit[],
	choices: PublishChoices = NOTHING_CHOSEN
): Assembled {
	const { register } = readRegister(standing.tables);
	const tables = new Map(standing.tables);
	const add = <Name extends 'vintages' | 'indicators' | 'held_back' | 'neighbours'>(
		name: Name,
		write: (text: string) => Merged
	) => {
		const merged = write(tables.get(name) ?? '');
		tables.set(name, merged.text);
		return merged.differing;
	};
	const held = [...register.vintages];
	const followed = new Set<string>(register.indicators.map(({ indicator }) => indicator));
	const order = register.indicators.map(({ indicator }) => indicator as string);
	const published: EditionPublished[] = [];
	let { observations } = standing;

	for (const edition of editions) {
		const { vintage, file, rows } = edition;
		const said = { vintage: vintage.vintage, file };
		if (choices.left_out.has(vintage.vintage)) {
			published.push({ ...said, as: vintage, how: 'left-out', rows: 0, differing: 0 });
			continue;
		}
		const settled = settle(edition, held, observations);
		const { how } = settled;
		const isHidden = (each: FigureKey) => choices.hidden.has(figureId(each));
		const hides = rows.observations.some((each) =>
			isHidden({ ...each, vintage: settled.as.vintage })
		);
		// Whoever has the rest of a file finds what was hidden by trying: the hash would tell which is right.
		const as = hides ? { ...settled.as, hash: null } : settled.as;
		const own = <Row extends { readonly vintage: VintageId }>(row: Row): Row => ({
			...row,
			vintage: as.vintage
		});
		const fresh = rows.indicators.filter(({ indicator }) => !followed.has(indicator));
		for (const { indicator } of fresh) {
			followed.add(indicator);
			order.push(indicator);
		}
		if (fresh.length > 0) {
			const bare = fresh.map((each) => ({ ...each, scorecard: null }));
			add('indicators', (text) => addRows(definitions.indicators, text, bare));
			const lait = tables.get('lait_measures') ?? '';
			tables.set('lait_measures', withoutRows(lait, new Set(fresh.map((each) => each.indicator))));
		}
		const figures = rows.observations
			.map(own)
			.map((each) => (isHidden(each) ? suppressed(each) : each));
		const merged = mergeObservations(observations, figures, order);
		observations = merged.text;
		// The reason a figure is held back may tell it, or another beside it.
		const kept = rows.held_back
			.map(own)
			.filter((each) => !isHidden(each))
			.map((each) => (hides ? { ...each, reason: UNTOLD } : each));
		add('held_back', (text) => addRows(definitions.held_back, text, kept));
		const other = add('neighbours', (text) =>
			addRows(definitions.neighbours, text, rows.neighbours)
		);
		if (how !== 'held') {
			held.push(as);
			add('vintages', (text) => addRows(definitions.vintages, text, [as]));
		}
		published.push({
			...said,
			as,
			how: how === 'held' && merged.added > 0 ? 'completed' : how,
			rows: merged.added,
			differing: merged.differing + other
		});
	}
	const named = nameAnew(edits, published, choices.hidden);
	const bound = withNumbersNamed(named.edits, published);
	const going = withoutDrafts(tables, bound.edits, choices.edits);
	const edited = writeEdits(tables, going.edits, choices.edits);
	const changed =
		observations !== standing.observations ||
		[...edited.contents].some(([name, text]) => text !== standing.tables.get(name));
	const { contents, ...rest } = edited;
	return {
		// A record of an earlier release becomes one of this.
		tables: new Map([...contents, ...[...LATER_TABLES].filter(([name]) => !contents.has(name))]),
		observations,
		editions: published,
		...rest,
		staying: [...named.staying, ...bound.staying, ...going.drafts],
		changed
	};
}

/** The record read again as it would be written: what it says, and what is wrong with it. Never throws. */
export function readAgain(tables: ReadonlyMap<string, string>): {
	readonly register: Register | null;
	readonly problems: readonly Problem[];
} {
	try {
		const { register, problems } = readRegister(tables);
		return { register, problems: [...problems, ...draftsInPublic(register)] };
	} catch (cause) {
		const message = cause instanceof Error ? cause.message : String(cause);
		return {
			register: null,
			problems: [
				{
					file: 'board.csv',
					row: null,
					column: null,
					rule: 'record.board',
					severity: 'error',
					message
				}
			]
		};
	}
}

/** Who may open the site a record is for; anybody, unless its board says otherwise. */
export const audienceOf = ({ board }: Register): Audience => board.audience ?? 'public';
