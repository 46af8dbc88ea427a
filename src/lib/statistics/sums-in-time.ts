import { parsePeriod } from '$lib/domain/period';
import type { StatedSum } from './disclosure';
import { plus, sumOf, type StatedCount, type Terms } from './one-sum';

const DAY = 86_400_000;
const dayAfter = (day: string) =>
	new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

/** A count of a stretch of time, both days in it. */
interface Span {
	readonly each: StatedCount;
	readonly start: string;
	readonly end: string;
}

/** The way from one day to another over spans, forwards or backwards; null where they do not meet. */
function wayBetween(spans: readonly Span[], from: string, to: string): Terms | null {
	const ways = new Map<string, Terms>([[from, []]]);
	const next = [from];
	for (let day = next.shift(); day !== undefined; day = next.shift()) {
		const way = ways.get(day) ?? [];
		if (day === to) return way;
		for (const { each, start, end } of spans) {
			const after = dayAfter(end);
			const [on, sign] = start === day ? [after, 1 as const] : [start, -1 as const];
			if ((start !== day && after !== day) || ways.has(on)) continue;
			ways.set(on, [...way, [each, sign]]);
			next.push(on);
		}
	}
	return null;
}

/**
 * Every other sum that spans of time state: those that lead from one day to another by two ways, as a rolling year and the next
 * differ by a quarter. Ways that do not make the same where all is printed are none: counts of a day, or of persons once.
 */
function roundAbout(spans: readonly Span[]): readonly StatedSum[] {
	const tree: Span[] = [];
	const length = ({ start, end }: Span) => Date.parse(end) - Date.parse(start);
	return spans
		.toSorted((a, b) => length(a) - length(b) || (a.start < b.start ? -1 : 1))
		.flatMap((span) => {
			const way = wayBetween(tree, span.start, dayAfter(span.end));
			if (!way) {
				tree.push(span);
				return [];
			}
			const values = way.map(([part, sign]) =>
				part === null || part.value === null ? null : sign * part.value
			);
			const made = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
			const whole = span.each.value !== null && !values.includes(null);
			return whole && made !== span.each.value ? [] : sumOf(span.each, way, false);
		});
}

const membersOf = ({ terms }: StatedSum) =>
	terms
		.map(({ id }) => id)
		.sort()
		.join('\n');

/** A stretch of time and two that make it, the shortest ones that do, and every other way round. */
export function inTime(series: readonly StatedCount[]): readonly StatedSum[] {
	const spans = series.flatMap((each): readonly Span[] => {
		const period = parsePeriod(each.period);
		return period && period.start !== period.end
			? [{ each, start: period.start, end: period.end }]
			: [];
	});
	const inside = spans.flatMap((total) => {
		const within = spans
			.filter((one) => one !== total && one.start >= total.start && one.end <= total.end)
			.sort((a, b) => (a.end < b.end ? -1 : 1));
		const halves = within
			.filter((first) => first.start === total.start)
			.flatMap((first) => {
				const second = within.find(
					(one) => one.start === dayAfter(first.end) && one.end === total.end
				);
				return second ? [[first, second]] : [];
			});
		const chain: Span[] = [];
		for (let next: string | null = total.start; next !== null;) {
			const from: string = next;
			const step = within.find(({ start }) => start === from);
			if (step) chain.push(step);
			next = step && step.end < total.end ? dayAfter(step.end) : null;
		}
		const whole = chain.at(-1)?.end === total.end && chain.length > 2 ? [chain] : [];
		return [...halves, ...whole].flatMap((parts) =>
			sumOf(total.each, plus(parts.map(({ each }) => each)), false)
		);
	});
	const told = new Set(inside.map(membersOf));
	return [...inside, ...roundAbout(spans).filter((each) => !told.has(membersOf(each)))];
}

/**
 * Stretches of time that nobody prints, told by a stretch and others in it that reach its end or its beginning but not both: the
 * last quarter of a year of which three are printed, and the quarter between two counts of a year to date.
 */
export function restsInTime(series: readonly StatedCount[]): readonly StatedSum[] {
	const spans = series.flatMap((each): readonly Span[] => {
		const period = parsePeriod(each.period);
		return period && period.start !== period.end
			? [{ each, start: period.start, end: period.end }]
			: [];
	});
	const told = new Set<string>();
	return spans
		.flatMap((total) => {
			const within = spans.filter(
				(one) => one !== total && one.start >= total.start && one.end <= total.end
			);
			const chain = (longest: boolean, backwards: boolean) => {
				const parts: Span[] = [];
				for (let at: string | null = backwards ? dayAfter(total.end) : total.start; at !== null;) {
					const from: string = at;
					const steps = within
						.filter(({ start, end }) => (backwards ? dayAfter(end) : start) === from)
						.sort((a, b) => (a.start + a.end < b.start + b.end ? -1 : 1));
					const step: Span | undefined = steps.at(longest === backwards ? 0 : -1);
					if (step) parts.push(step);
					at = step ? (backwards ? step.start : dayAfter(step.end)) : null;
				}
				return parts;
			};
			return [false, true].flatMap((longest) =>
				[false, true].flatMap((backwards) => {
					const parts = chain(longest, backwards);
					const first = parts[0];
					const last = parts.at(-1);
					const whole =
						(backwards ? last?.start : first?.start) === total.start &&
						(backwards ? first?.end : last?.end) === total.end;
					return whole ? [] : sumOf(total.each, plus(parts.map(({ each }) => each)), true);
				})
			);
		})
		.filter((sum) => {
			const members = membersOf(sum);
			return !told.has(members) && told.add(members);
		});
}
