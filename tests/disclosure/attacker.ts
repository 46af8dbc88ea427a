/** One figure as a public text prints it: a number, or null where a word is in its place. */
export interface Seen {
	readonly indicator: string;
	readonly period: string;
	readonly vintage: string;
	readonly value: number | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly decimals: number;
}

/** What an attacker knows of how figures hang together: the first is made of the others. */
interface Whole {
	readonly of: string;
	readonly parts: readonly string[];
	/** Whether the parts may leave some of it unsaid. */
	readonly open: boolean;
}

/** What an attacker brings along. */
export interface Knowledge {
	/** Cells as `indicator period`, within one edition or with a later edition's in place of one that it lacks. */
	readonly wholes: readonly Whole[];
	/** Shares with the cells of the number they count and of the number they are out of. */
	readonly shares: readonly {
		readonly share: string;
		readonly count: string;
		readonly base: string;
	}[];
	/** What a hidden number is taken for at the least and at the most. */
	readonly least: number;
	readonly most: number;
	/** Editions, the earliest first. */
	readonly editions: readonly string[];
}

/** The least and the most that a number can be. */
interface Domain {
	readonly low: number;
	readonly high: number;
}

/** No count here is larger. */
export const MOST = 100_000;
const exactly = (value: number): Domain => ({ low: value, high: value });

const cellOf = ({ indicator, period }: Pick<Seen, 'indicator' | 'period'>) =>
	`${indicator} ${period}`;

/** What may stand behind a word in place of a figure: at least `least`, and where all are taken for small no more than that. */
function domainOf({ value }: Seen, { least, most }: Knowledge): Domain {
	return value === null ? { low: least, high: most } : exactly(value);
}

interface Equation {
	readonly total: string;
	readonly parts: readonly string[];
	readonly open: boolean;
}

const sum = (domains: readonly Domain[]): Domain =>
	domains.reduce(
		(all, { low, high }) => ({ low: all.low + low, high: all.high + high }),
		exactly(0)
	);

/** Leaves each number only what some choice of the others allows, until nothing more goes. */
function narrow(domains: Map<string, Domain>, equations: readonly Equation[]): void {
	for (let changed = true; changed;) {
		changed = false;
		const put = (id: string, low: number, high: number) => {
			const before = domains.get(id);
			if (!before) return;
			const kept = { low: Math.max(before.low, low), high: Math.min(before.high, high) };
			// Nothing possible: what was taken for granted does not hold, and tells nothing.
			if (kept.low > kept.high || (kept.low === before.low && kept.high === before.high)) return;
			domains.set(id, kept);
			changed = true;
		};
		for (const { total, parts, open } of equations) {
			const of = (id: string) => domains.get(id) ?? { low: 0, high: MOST };
			const all = sum(parts.map(of));
			put(total, all.low, open ? MOST : all.high);
			for (const [place, part] of parts.entries()) {
				const others = sum(parts.filter((_, other) => other !== place).map(of));
				const whole = of(total);
				put(part, open ? 0 : whole.low - others.high, whole.high - others.low);
			}
		}
	}
}

/** Which unknowns the closed equations settle by elimination. */
function eliminated(domains: ReadonlyMap<string, Domain>, equations: readonly Equation[]) {
	const value = (id: string) => {
		const domain = domains.get(id);
		return domain && domain.low === domain.high ? domain.low : undefined;
	};
	const rows = equations
		.filter(({ open }) => !open)
		.map(({ total, parts }) => {
			const row = new Map<string, number>();
			let right = 0;
			for (const [id, factor] of [[total, 1], ...parts.map((part) => [part, -1])] as [
				string,
				number
			][]) {
				const known = value(id);
				if (known === undefined) row.set(id, (row.get(id) ?? 0) + factor);
				else right -= factor * known;
			}
			return { row, right };
		});
	const done: { pivot: string; row: Map<string, number>; right: number }[] = [];
	for (const given of rows) {
		const row = new Map(given.row);
		let { right } = given;
		const take = (from: Map<string, number>, what: ReadonlyMap<string, number>, by: number) => {
			for (const [id, factor] of what) {
				const left = (from.get(id) ?? 0) - by * factor;
				if (Math.abs(left) < 1e-9) from.delete(id);
				else from.set(id, left);
			}
		};
		for (const each of done) {
			const by = row.get(each.pivot) ?? 0;
			take(row, each.row, by);
			right -= by * each.right;
		}
		const [first] = row;
		if (!first) continue;
		const [pivot, scale] = first;
		for (const [id, factor] of row) row.set(id, factor / scale);
		right /= scale;
		for (const each of done) {
			const by = each.row.get(pivot) ?? 0;
			take(each.row, row, by);
			each.right -= by * right;
		}
		done.push({ pivot, row, right });
	}
	return new Map(
		done.flatMap(({ pivot, row, right }) => (row.size === 1 ? [[pivot, right] as const] : []))
	);
}

/** Counts whose share of a base prints as it does. */
const countsBehind = (value: number, decimals: number, base: number) =>
	Array.from({ length: base + 1 }, (_, count) => count).filter((count) => {
		const share = (100 * count) / base;
		return Math.abs(share - value) <= 0.5 * 10 ** -decimals + 1e-9;
	});

/**
 * Everything that can be told of figures from public texts: read, or reckoned by sums, by what is left, by shares of a base, by what
 * other editions print. By `indicator period vintage`, the number counted.
 */
export function attack(texts: readonly Seen[], knowledge: Knowledge): ReadonlyMap<string, number> {
	const { wholes, shares, editions } = knowledge;
	const told = new Map<string, number>();
	const idOf = (seen: Seen) => `${cellOf(seen)} ${seen.vintage}`;
	const isShare = new Set(shares.map(({ share }) => share));
	for (const edition of editions) {
		const upTo = editions.slice(0, editions.indexOf(edition) + 1);
		const here = new Map<string, Seen>();
		for (const vintage of upTo)
			for (const seen of texts) if (seen.vintage === vintage) here.set(cellOf(seen), seen);
		const domains = new Map<string, Domain>();
		for (const [cell, seen] of here)
			if (!isShare.has(seen.indicator)) domains.set(cell, domainOf(seen, knowledge));
		const equations = wholes
			.filter(({ of, parts }) => [of, ...parts].every((cell) => here.has(cell)))
			.map(({ of, parts, open }) => ({ total: of, parts, open }));
		for (const { share, count, base } of shares)
			for (const seen of here.values()) {
				if (seen.indicator !== share) continue;
				const at = (indicator: string) => `${indicator} ${seen.period}`;
				if (seen.numerator !== null) {
					told.set(idOf(seen), seen.numerator);
					domains.set(at(count), exactly(seen.numerator));
				}
				const known = domains.get(at(base));
				const out = seen.denominator ?? (known && known.low === known.high ? known.low : undefined);
				if (seen.value === null || out === undefined) continue;
				const behind = countsBehind(seen.value, seen.decimals, out);
				if (behind.length === 1) told.set(idOf(seen), behind[0] ?? 0);
				const before = domains.get(at(count));
				const both = behind.filter(
					(each) => !before || (each >= before.low && each <= before.high)
				);
				if (both.length > 0)
					domains.set(at(count), { low: Math.min(...both), high: Math.max(...both) });
			}
		narrow(domains, equations);
		for (const [cell, value] of eliminated(domains, equations)) domains.set(cell, exactly(value));
		narrow(domains, equations);
		for (const [cell, seen] of here) {
			const { low, high } = domains.get(cell) ?? { low: 0, high: MOST };
			if (low === high) told.set(idOf(seen), low);
		}
	}
	return told;
}

/** Guesses that a hidden figure is what another edition prints: the numbers, by cell. */
export function printedElsewhere(texts: readonly Seen[]): ReadonlyMap<string, ReadonlySet<number>> {
	const found = new Map<string, Set<number>>();
	for (const seen of texts)
		if (seen.value !== null)
			found.set(cellOf(seen), (found.get(cellOf(seen)) ?? new Set()).add(seen.value));
	return found;
}

/** How many came or went between two editions, where it is so few that they may be known. */
export function smallMoves(texts: readonly Seen[], threshold: number): readonly string[] {
	return texts.flatMap((one) =>
		texts.flatMap((other) => {
			if (cellOf(one) !== cellOf(other) || one.vintage >= other.vintage) return [];
			if (one.value === null || other.value === null) return [];
			const moved = Math.abs(one.value - other.value);
			return moved > 0 && moved <= threshold ? [cellOf(one)] : [];
		})
	);
}
