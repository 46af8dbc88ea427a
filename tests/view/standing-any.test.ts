import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { serialise } from '$lib/chart/serialise';
import { standingDots } from '$lib/chart/standing-dots';
import { standingStrip } from '$lib/chart/standing-strip';
import { viewStanding, type StandingView } from '$lib/view/standing';
import { firstTime, generic, lookedAfter, offending } from './answer';
import { many, standing } from './standing-answer';

const decimals = fc.constantFrom(0, 1, 2);

/** Figures printed to one number of decimals, with counts, marks and missing rows among them. */
const figures = decimals.chain((places) => {
	const printed = fc.nat(1000).map((tenths) => (tenths / 10).toFixed(places));
	const counted = fc
		.tuple(fc.nat(60), fc.nat(400), printed)
		.map(([count, more, text]) => `${count}/${count + more + 1}=${text}`);
	const missing = fc.constantFrom('c', '-', 'z', 'held', '', 'c/240');
	const any = fc.oneof(printed, counted, missing);
	return fc.record({
		places: fc.constant(places),
		own: any,
		england: any,
		others: fc.array(any, { maxLength: 40 })
	});
});

const given = fc.record({
	indicator: fc.constantFrom(offending, firstTime, lookedAfter, generic, {
		...generic,
		unit: 'score' as const
	}),
	figures,
	neighbours: fc.nat(10),
	average: fc.constantFrom('mean' as const, 'median' as const)
});

const views = given.map(({ indicator, figures: { own, england, others, places }, ...rest }) => {
	const named = many(others);
	const neighbours = Object.keys(named).slice(0, rest.neighbours);
	const answer = standing({ indicator, own, england, others: named, neighbours });
	return { view: viewStanding(answer, { average: rest.average }), places, answer };
});

/** What is printed of figures, without the ranges, which come from counts or from what rounding hides. */
const printedBy = (view: StandingView) =>
	[
		...view.sentences.map((sentence) =>
			sentence.replace(/likely range, \S+ to [^,]+/, '').replace(/as (high|low) as \S+/, '')
		),
		...view.lait.items.map((item) => item.text),
		...(view.dots?.rules ?? []).map((rule) => rule.label),
		...(view.strip?.cuts ?? []).map((cut) => cut.label),
		view.strip?.label ?? '',
		...view.areas.map((area) => area.text)
	].join('\n');

describe('whatever figures the authorities have', () => {
	it('every authority either has a figure or has none, and ranks are those of the better ones plus one', () => {
		fc.assert(
			fc.property(views, ({ view, answer }) => {
				const held = view.areas.filter((area) => area.value !== null);
				if (view.rank) {
					expect(view.rank.of + view.rank.without).toBe(answer.areas.length);
					expect(view.rank.of).toBe(held.length);
					const own = view.areas.find((area) => area.own)?.value ?? 0;
					const sign = answer.indicator.polarity === 'high' ? -1 : 1;
					const better = held.filter((area) => sign * (area.value ?? 0) < sign * own);
					expect(view.rank.rank).toBe(better.length + 1);
					expect(view.rank.rank + view.rank.tied - 1).toBeLessThanOrEqual(view.rank.of);
				}
				if (view.strip) expect(view.strip.dots.length + view.strip.without).toBe(view.areas.length);
				expect(view.table.rows.length).toBe(view.areas.length);
			}),
			{ numRuns: 150 }
		);
	});

	it('never prints more decimals than the source did', () => {
		fc.assert(
			fc.property(views, ({ view, places }) => {
				const found = [...printedBy(view).matchAll(/\d\.(\d+)/g)].map((each) => each[1]?.length);
				expect(Math.max(0, ...found.map((length) => length ?? 0))).toBeLessThanOrEqual(places);
			}),
			{ numRuns: 150 }
		);
	});

	it('words and draws them without a fault, a NaN or a blank cell', () => {
		fc.assert(
			fc.property(views, fc.constantFrom(358, 880), ({ view }, width) => {
				const drawn = [standingDots, standingStrip].map((plot) => {
					const svg = plot(view, { width }, serverDocument());
					return svg === null ? '' : serialise(svg);
				});
				expect([JSON.stringify(view.sentences), ...drawn].join('\n')).not.toMatch(
					/NaN|undefined|Infinity|\bnull\b/
				);
				const cells = [view.table, view.nearest].flatMap((table) => table?.rows ?? []);
				expect(cells.flatMap((row) => row.cells).every((cell) => cell.text !== '')).toBe(true);
			}),
			{ numRuns: 60 }
		);
	});
});
