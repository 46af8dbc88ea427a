import { describe, expect, it } from 'vitest';
import type { ResponseCategory } from '$lib/domain/response-category';
import { responsesSection } from '$lib/view/youth-justice/responses';
import { contextOf } from './return-fixture';

const row = (
	response: string,
	scheme: string,
	category: ResponseCategory['category'],
	place: number
): ResponseCategory => ({ response, scheme, category, place, meaning: `Means ${response}.` });
const table = [
	row('internal', 'Nottingham', 'internal', 1),
	row('non-immediate', 'Nottingham', 'non-immediate', 2),
	row('immediate', 'Nottingham', 'immediate', 3),
	row('level 1', 'Norfolk', 'internal', 1),
	row('level 2', 'Norfolk', 'non-immediate', 2),
	row('level 3', 'Norfolk', 'immediate', 3)
];
const id = (response: string) => `response-${response}-incidents-looked-after-all-areas`;
const responses = (quarters: Readonly<Record<string, string>>, words: readonly string[]) =>
	Object.fromEntries(
		words.map((word, place) => [
			id(word),
			Object.fromEntries(
				Object.entries(quarters).flatMap(([label, text]) => {
					const value = text.split(' ')[place] ?? '-';
					return value === '-' ? [] : [[label, value]];
				})
			)
		])
	);
const ours = ['internal', 'non-immediate', 'immediate'];

describe('responses to incidents', () => {
	const quarters = { 'Q4 2020/21': '20 5 25', 'Q4 2021/22': '20 4 6' };
	const section = responsesSection(contextOf(responses(quarters, ours)), table);
	const [figure] = section.figures;

	it('draws a bar for each category as a share of all incidents, with its range', () => {
		// 6 of 30 is 20%; (12 + 3.8416 -+ 1.96 sqrt(3.8416 + 24 x 0.8)) / 67.6832 = 9.5% to 37.3%
		expect(figure?.drawing).toMatchObject({ kind: 'bars', unit: '% of incidents', most: 100 });
		const bars = figure?.drawing?.kind === 'bars' ? figure.drawing.bars : [];
		expect(bars.map(({ label, text }) => [label, text])).toEqual([
			['Internal, by the home', '67% (20 of 30)'],
			['Non-immediate, police later', '13% (4 of 30)'],
			['Immediate, police at once', '20% (6 of 30)']
		]);
		expect(bars[2]?.low).toBeCloseTo(9.5, 1);
		expect(bars[2]?.high).toBeCloseTo(37.3, 1);
	});

	it('says to how many the police were asked to come at once, and how that moved', () => {
		// 25 of 50 is 37% to 63%: it shares 37.3 with 9.5 to 37.3 only by a hair.
		expect(figure?.finding).toBe(
			'The police were asked to come at once to 6 of 30 incidents where looked-after children live (20%) in the quarter January to March 2022.'
		);
		expect(figure?.doubt).toBe(
			'The likely range is 10% to 37%. A year before, in the quarter January to March 2021, it was 50% (25 of 50): down 30 percentage points, which could be chance.'
		);
		expect(section.summary[0]).toMatchObject({
			figure: '20%',
			doubt:
				'The likely range is 10% to 37%. A year before it was 50%: down 30 percentage points, which could be chance.'
		});
	});

	it('has every quarter in its table and every word of the return in the table of categories', () => {
		expect(figure?.table.rows[0]?.cells.map(({ text }) => text)).toEqual(['20', '4', '6', '30']);
		expect(section.tables[0]?.rows.map(({ head, cells }) => [head, cells[0]?.text])).toEqual([
			['internal', 'internal'],
			['non-immediate', 'non-immediate'],
			['immediate', 'immediate']
		]);
	});

	it('takes another protocol’s words by the table alone: level 3 is immediate because it says so', () => {
		const levels = responses({ 'Q4 2021/22': '20 4 6' }, ['level-1', 'level-2', 'level-3']);
		expect(responsesSection(contextOf(levels), table).figures[0]?.finding).toContain('6 of 30');
		const turned = table.map((each) =>
			each.response === 'level 1'
				? { ...each, category: 'immediate' as const }
				: each.response === 'level 3'
					? { ...each, category: 'internal' as const }
					: each
		);
		expect(responsesSection(contextOf(levels), turned).figures[0]?.finding).toContain('20 of 30');
	});

	it('names a word the table lacks, in no category and yet among all incidents', () => {
		const more = { ...responses(quarters, ours), [id('restraint')]: { 'Q4 2021/22': '10' } };
		const [other] = responsesSection(contextOf(more), table).figures;
		// 6 of 20 + 4 + 6 + 10 = 40
		expect(other?.finding).toContain('6 of 40 incidents');
		expect(other?.notes.join(' ')).toContain(
			'Not in the table of response categories, and so in no category: “restraint”.'
		);
		expect(other?.drawing?.kind === 'bars' && other.drawing.bars.at(-1)?.label).toBe('“restraint”');
		const none = responsesSection(contextOf({ [id('restraint')]: { 'Q4 2021/22': '10' } }), table)
			.figures[0];
		expect(none?.doubt).toBe('None of the responses given is in the table of response categories.');
	});

	it('takes a word of the protocol that is not given as missing, not as zero', () => {
		const two = responses({ 'Q4 2021/22': '20 4' }, ['internal', 'non-immediate']);
		const [some] = responsesSection(contextOf(two), table).figures;
		expect(some?.finding).toMatch(/cannot be said in the quarter January to March 2022\.$/);
		expect(some?.doubt).toBe(
			'Not given: Immediate, police at once. Where there was none, write 0 in the return.'
		);
		expect(some?.drawing).toMatchObject({ unit: 'incidents', most: null });
		expect(some?.table.rows[0]?.cells.at(-1)?.text).toBe('Not known');
	});

	it('prints no total or share from which a hidden number could be told', () => {
		const hidden = responses({ 'Q4 2021/22': '20 c:hidden c:hidden' }, ours);
		const [some] = responsesSection(contextOf(hidden, { mode: 'public' }), table).figures;
		expect(some?.doubt).toMatch(/^Hidden to protect children’s privacy: Non-immediate/);
		expect(some?.table.rows[0]?.cells.map(({ text }) => text)).toEqual([
			...['20', 'Suppressed', 'Suppressed', 'Not known']
		]);
		expect(some?.drawing).toMatchObject({ unit: 'incidents' });
	});

	it('says what to do where none is held', () => {
		expect(responsesSection(contextOf({}), table).empty).toMatch(/^No response to an incident/);
	});
});
