import type { VintageId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { Engine, Parameter } from './engine';
import { HELD, printedFigures, PUBLIC, standingFigures, type Relations } from './figure-relations';

/** The council's own editions and papers with how many figures each has, as one text: only of these may any have to be hidden. */
export const OWN_FIGURES = `SELECT coalesce(string_agg(vintage || ' ' || figures, ', ' ORDER BY vintage), '')
	FROM (SELECT vintage_key, count(*) AS figures FROM observation
		SEMI JOIN (SELECT vintage_key FROM vintage WHERE status IN ('local', 'paper')) USING (vintage_key)
		GROUP BY vintage_key)
	JOIN vintage USING (vintage_key)`;

/**
 * What is held of the council's own now, and was when the hidden figures were listed; null when they never were. `added`: editions of
 * the council's own that came from a file.
 */
const SETTLED = `SELECT (SELECT count(*) FROM hidden_observation)::int AS hidden,
	(${OWN_FIGURES}) AS own, (SELECT any_value(own) FROM hidden_settled) AS settled,
	(SELECT count(*) FROM brought
		SEMI JOIN (SELECT vintage_key FROM vintage WHERE status IN ('local', 'paper')) USING (vintage_key)
		WHERE noun IN ('vintage', 'part'))::int AS added`;

const settling = new WeakMap<Engine, (engine: Engine) => Promise<void>>();

/** Has an engine list what is hidden from the public whenever it must be known and what the council has itself is other than it was. */
export function settlesBy(engine: Engine, settle: (engine: Engine) => Promise<void>): void {
	settling.set(engine, settle);
}

/** Which figures a page or a paper is made of. */
export interface Figures {
	/** `public` reads nothing that is hidden from the public; `internal` reads what is held. */
	readonly mode: Mode;
	/** The only editions that are read, as a report was made from; null or left out for all that are held. */
	readonly editions?: readonly VintageId[] | null;
}

const askSettled = async (engine: Engine) => {
	const [row] = await engine.recall<{
		hidden: number;
		own: string;
		settled: string | null;
		added: number;
	}>(SETTLED);
	return row && row.settled === row.own ? { ...row, is: true } : { ...row, hidden: 0, is: false };
};

const under_way = new WeakMap<Engine, Promise<unknown>>();

/** Settles it once for all that ask at the same time: while it is listed anew nothing is settled, so each waits and looks again. */
async function settledBy(engine: Engine, settle: (engine: Engine) => Promise<void>) {
	const before = under_way.get(engine) ?? Promise.resolve();
	const work = before.then(async () => {
		const state = await askSettled(engine);
		if (state.is) return state;
		await settle(engine);
		return askSettled(engine);
	});
	under_way.set(
		engine,
		work.catch(() => undefined)
	);
	return work;
}

/**
 * Whether anything is hidden. Of a record alone, in an engine nobody has told how to settle it, nothing is. Throws where that does not
 * hold and what must be hidden is not known: better no page than a leak.
 */
async function isAnyHidden(engine: Engine): Promise<boolean> {
	let state = await askSettled(engine);
	const settle = settling.get(engine);
	if (!state.is && settle) state = await settledBy(engine, settle);
	const plain = !settle && state.settled === null && state.added === 0;
	if (!state.is && !plain)
		throw new Error(
			'It is not settled which figures the public may not see, so none are shown. Reload the page and try again.'
		);
	return state.hidden > 0;
}

const read_as = new WeakMap<Engine, Mode>();

/** Whom the answers of an engine are for: one that was not limited to what the public may read tells everything it holds. */
export const modeOfFigures = (engine: Engine): Mode => read_as.get(engine) ?? 'internal';

type Readable = keyof Relations | 'current_observation' | 'printed_observation';

const READ =
	/\b(FROM|JOIN)(\s+)(current_observation|printed_observation|observation|held_back|vintage)\b(?!\s*\()(\s+AS\s+\w+)?/gi;

/** Figures named without the word that a statement is read by. */
const UNSEEN =
	/,\s*(?:current_observation|printed_observation|observation)\b(?!\s*\.)(?=\s+(?:AS|WHERE|JOIN)\b)/i;

/** A statement that reads other relations under the same names. */
function rewritten(sql: string, relations: ReadonlyMap<Readable, string>): string {
	if (UNSEEN.test(sql))
		throw new Error(`A statement reads figures in a way that cannot be limited: ${sql}`);
	return sql.replaceAll(
		READ,
		(whole: string, word: string, space: string, name: string, as: string | undefined) => {
			const relation = relations.get(name.toLowerCase() as Readable);
			return relation === undefined ? whole : `${word}${space}${relation}${as ?? ` AS ${name}`}`;
		}
	);
}

const bracketed = (sql: string) => `(${sql})`;
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The relations of one mode and some editions. */
function relationsOf(
	hides: boolean,
	editions: readonly VintageId[] | null
): ReadonlyMap<Readable, string> {
	if (editions === null)
		return new Map<Readable, string>([
			['observation', PUBLIC.observation],
			['held_back', PUBLIC.held_back],
			['current_observation', 'public_current_observation'],
			['printed_observation', 'public_printed_observation']
		]);
	const all = hides ? PUBLIC : HELD;
	const wanted = editions.length === 0 ? 'NULL' : editions.map(quoted).join(', ');
	const some = {
		vintage: bracketed(`SELECT * FROM vintage WHERE vintage IN (${wanted})`),
		observation: bracketed(`SELECT * FROM ${all.observation} WHERE vintage_key IN (
			SELECT vintage_key FROM vintage WHERE vintage IN (${wanted}))`),
		held_back: all.held_back
	};
	return new Map<Readable, string>([
		['vintage', some.vintage],
		['observation', some.observation],
		['held_back', some.held_back],
		['current_observation', bracketed(standingFigures(some))],
		['printed_observation', bracketed(printedFigures(some))]
	]);
}

/**
 * The same engine, reading only what a mode may show and, where editions are given, only what those editions said. Whatever is
 * reckoned from its answers follows. It changes nothing held and refuses a statement that would. Where nothing is hidden and no
 * editions are given it costs nothing.
 */
export function withFigures(engine: Engine, { mode, editions = null }: Figures): Engine {
	if (mode === 'internal' && editions === null) return engine;
	const limited = async (sql: string): Promise<string> => {
		if (!/^\s*(?:SELECT|WITH|EXPLAIN)\b/i.test(sql))
			throw new Error('Figures of a mode are only read.');
		const hides = mode === 'public' && (await isAnyHidden(engine));
		return hides || editions !== null ? rewritten(sql, relationsOf(hides, editions)) : sql;
	};
	const read: Engine = {
		...engine,
		query: async <Row extends object>(sql: string, parameters?: readonly Parameter[]) =>
			engine.query<Row>(await limited(sql), parameters),
		recall: async <Row extends object>(sql: string, parameters?: readonly Parameter[]) =>
			engine.recall<Row>(await limited(sql), parameters),
		registerFile: () => Promise.reject(new Error('Figures of a mode are only read.')),
		dropFile: () => Promise.reject(new Error('Figures of a mode are only read.'))
	};
	read_as.set(read, mode);
	return read;
}
