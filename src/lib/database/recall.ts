import type { Engine, Parameter } from './engine';

/** Statements that change nothing held. Anything else may, and forgets every answer. */
const READS = /^\s*(?:SELECT|WITH|EXPLAIN)\b/i;

/** Answers, and rows in all of them, kept at most: a report on twenty measures asks some four hundred things at every pause in the writing. */
const KEPT = { answers: 600, rows: 200_000 };

/**
 * Gives an engine its `recall`: what a statement answered is answered again without asking, until a statement that may change
 * something is put to the engine. That forgets everything before it runs, so that no answer outlives the figures it was made of.
 */
export function withRecall(engine: Omit<Engine, 'recall'>): Engine {
	// The longest unasked stands first.
	const kept = new Map<string, { readonly answer: Promise<readonly object[]>; rows: number }>();
	let rows = 0;
	const forget = (key: string) => {
		rows -= kept.get(key)?.rows ?? 0;
		kept.delete(key);
	};
	const forgetOldest = () => {
		for (const key of kept.keys()) {
			if (kept.size <= KEPT.answers && rows <= KEPT.rows) return;
			forget(key);
		}
	};
	const forgetAll = () => {
		kept.clear();
		rows = 0;
	};
	const query: Engine['query'] = (sql, parameters) => {
		if (!READS.test(sql)) forgetAll();
		return engine.query(sql, parameters);
	};
	return {
		...engine,
		query,
		insertColumns(table, columns) {
			forgetAll();
			return engine.insertColumns(table, columns);
		},
		recall<Row extends object>(sql: string, parameters: readonly Parameter[] = []) {
			const key = JSON.stringify([sql, parameters]);
			const known = kept.get(key);
			if (known) {
				kept.delete(key);
				kept.set(key, known);
				return known.answer as Promise<readonly Row[]>;
			}
			const answer = query<Row>(sql, parameters);
			const entry = { answer, rows: 0 };
			kept.set(key, entry);
			answer.then(
				(all) => {
					if (kept.get(key) !== entry) return;
					entry.rows = all.length;
					rows += all.length;
					forgetOldest();
				},
				() => {
					if (kept.get(key) === entry) forget(key);
				}
			);
			return answer;
		}
	};
}
