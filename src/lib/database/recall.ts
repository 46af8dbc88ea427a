import type { Engine, Parameter } from './engine';

/** Statements that change nothing held. Anything else may, and forgets every answer. */
const READS = /^\s*(?:SELECT|WITH|EXPLAIN)\b/i;

/** Answers kept at most: a measure needs a handful. */
const KEPT = 60;

/**
 * Gives an engine its `recall`: what a statement answered is answered again without asking, until a statement that may change
 * something is put to the engine. That forgets everything before it runs, so that no answer outlives the figures it was made of.
 */
export function withRecall(engine: Omit<Engine, 'recall'>): Engine {
	const kept = new Map<string, Promise<readonly object[]>>();
	const query: Engine['query'] = (sql, parameters) => {
		if (!READS.test(sql)) kept.clear();
		return engine.query(sql, parameters);
	};
	return {
		...engine,
		query,
		recall<Row extends object>(sql: string, parameters: readonly Parameter[] = []) {
			const key = JSON.stringify([sql, parameters]);
			const known = kept.get(key);
			if (known) return known as Promise<readonly Row[]>;
			const answer = query<Row>(sql, parameters);
			kept.set(key, answer);
			answer.catch(() => kept.delete(key));
			const [oldest] = kept.keys();
			if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
			return answer;
		}
	};
}
