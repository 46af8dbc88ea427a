import { describe, expect, it } from 'vitest';
import { youthJusticeOutcomes } from '$lib/domain/youth-justice-words';
import { keyIndicatorsSection } from '$lib/view/youth-justice/key-indicators';
import type { SubjectFigure } from '$lib/view/subject';
import { contextOf } from './return-fixture';

const ours = (slug: string) => `${slug}-children-looked-after-all-areas`;
const all = (slug: string) => `${slug}-children-all-children-all-areas`;
const ete = 'education-training-employment';
const now = 'Q4 2021/22';
const before = 'Q3 2021/22';

const given = {
	[ours(ete)]: { [before]: '4/8', [now]: '6/9' },
	[all(ete)]: { [before]: '30/50', [now]: '40/52' },
	[ours('mental-health')]: { [now]: '2/20' },
	[all('mental-health')]: { [now]: '60/80' },
	[ours('substance-misuse')]: { [now]: 'c' },
	[all('substance-misuse')]: { [now]: '12' },
	'board-attendance-members-all-children-all-areas': { [before]: '7/10', [now]: '9/12' },
	[all('serious-violence')]: { [now]: '12/30000' },
	'victims-victims-all-children-all-areas': { [now]: '30/40' }
};

function dots(figure: SubjectFigure | undefined) {
	if (figure?.drawing?.kind !== 'dots') throw new Error('No dots.');
	return figure.drawing;
}

describe('the ten key indicators', () => {
	const section = keyIndicatorsSection(contextOf(given));
	const [figure] = section.figures;
	const row = (label: string) => dots(figure).rows.find((each) => each.label === label)?.dots;

	it('draws the seven that are shares of children, looked-after children before all', () => {
		expect(dots(figure).groups.map(({ name }) => name)).toEqual([
			'Looked-after children',
			'All children'
		]);
		expect(dots(figure).rows).toHaveLength(7);
		expect(youthJusticeOutcomes.filter(({ kind }) => kind === 'key-indicator')).toHaveLength(10);
	});

	it('has each with its Wilson interval: 6 of 9 is 67% (35 to 88), 40 of 52 is 77% (64 to 86)', () => {
		// (12 + 3.8416 -+ 1.96 sqrt(3.8416 + 24/3)) / 25.6832 = (15.8416 -+ 6.7447) / 25.6832
		// (80 + 3.8416 -+ 1.96 sqrt(3.8416 + 160 x 12/52)) / 111.6832 = (83.8416 -+ 12.5138) / 111.6832
		const [first, second] = row('Education, training and employment') ?? [];
		expect([first?.text, second?.text]).toEqual(['67%', '77%']);
		expect(first?.low).toBeCloseTo(35.42, 1);
		expect(first?.high).toBeCloseTo(87.94, 1);
		expect(second?.low).toBeCloseTo(63.87, 1);
		expect(second?.high).toBeCloseTo(86.28, 1);
	});

	it('marks a gap with its reason: suppressed, without a base, not given', () => {
		expect(row('Substance misuse')?.map(({ value, text }) => [value, text])).toEqual([
			[null, 'Suppressed'],
			[null, 'No base']
		]);
		expect(row('SEND')?.map(({ text }) => text)).toEqual(['No figure', 'No figure']);
	});

	it('says where the two are apart by more than chance, and where they are not', () => {
		// 2 of 20 is 3% to 30%; 60 of 80 is 65% to 83%.
		expect(figure?.finding).toBe(
			'The share of looked-after children was lower than that of all children in “Mental health” in the quarter January to March 2022, by more than chance would usually explain.'
		);
		expect(figure?.doubt).toMatch(
			/^In 1 other that can be compared the difference could be chance\. Looked-after children are among all children/
		);
		expect(section.summary[0]).toEqual({
			section: 'key-indicators',
			figure: null,
			sentence: figure?.finding,
			doubt: 'In 1 other that can be compared the difference could be chance.'
		});
		expect(section.summary[1]).toEqual({
			section: 'key-indicators',
			figure: '67%',
			sentence:
				'of looked-after children were in suitable education, training or work when the work with them ended, in the quarter January to March 2022 (6 of 9). Of all children it was 77%.',
			doubt: 'The likely range is 35% to 88%.'
		});
	});

	it('names those not given and those hidden, apart', () => {
		expect(figure?.notes[0]).toBe(
			'Not given for looked-after children: Suitable accommodation, SEND, Out-of-court disposals, Links to wider services, Serious violence and Victims.'
		);
		expect(figure?.notes[1]).toBe(
			'Hidden to protect children’s privacy, for looked-after children: Substance misuse.'
		);
	});

	it('has counts, the quarter and the quarter before in its table', () => {
		const cells = figure?.table.rows.find(({ head }) => head.startsWith('Education'))?.cells;
		expect(cells?.map(({ text }) => text)).toEqual([
			...['6', '9', '67', '35 to 88', '50'],
			...['40', '52', '77', '64 to 86', '60']
		]);
		expect(figure?.table.columns).toHaveLength(11);
	});

	it('has the other three in units of their own: 12 of 30,000 is 4.0 per 10,000, Byar 2.1 to 7.0', () => {
		// Byar, 12: 12 (1 - 1/108 - 1.96/(3 sqrt 12))^3 = 6.19; 13 (1 - 1/117 + 1.96/(3 sqrt 13))^3 = 20.96; of 3 ten-thousands
		const rows = new Map(
			section.tables[0]?.rows.map(({ head, cells }) => [head, cells.map(({ text }) => text)])
		);
		expect(rows.get('Serious violence, all children')).toEqual([
			...['children', '12', '30,000', '4.0 per 10,000', '2.1 to 7.0 per 10,000', 'No figure']
		]);
		expect(rows.get('Management board attendance')?.slice(0, 4)).toEqual([
			...['members', '9', '12', '75%']
		]);
		expect(rows.get('Management board attendance')?.at(-1)).toBe('70%');
		expect(rows.get('Victims, looked-after children')?.[1]).toBe('No figure');
		expect(rows.has('Management board attendance, looked-after children')).toBe(false);
	});

	it('never prints a share above its base, and gives the public none of ten or fewer', () => {
		const said = (value: string, mode: 'internal' | 'public') =>
			dots(
				keyIndicatorsSection(
					contextOf({ [ours(ete)]: { [now]: value }, [all(ete)]: { [now]: '40/52' } }, { mode })
				).figures[0]
			).rows[1]?.dots[0]?.text;
		expect(said('12/9', 'internal')).toBe('In doubt');
		expect(said('6/9', 'internal')).toBe('67%');
		expect(said('6/9', 'public')).toBe('Suppressed');
		expect(said('0/0', 'internal')).toBe('Not applicable');
	});

	it('names a number above what it is out of, with its edition and row', () => {
		const [wrong] = keyIndicatorsSection(contextOf({ [ours(ete)]: { [now]: '12/9' } })).figures;
		expect(wrong?.faults).toEqual([
			'The council, Youth justice outcomes, the council’s own return, edition of 31 March 2022, row 2: “education, training and employment” of looked-after children is 12 out of 9, which no share can be. Correct the value or the denominator.'
		]);
	});

	it('reads nothing from links to wider services: every looked-after child is known to social care', () => {
		const [known] = keyIndicatorsSection(
			contextOf({
				[ours('wider-services')]: { [now]: '63/63' },
				[all('wider-services')]: { [now]: '131/196' }
			})
		).figures;
		expect(known?.finding).toMatch(/^In no key indicator can looked-after children be compared/);
	});

	it('says what to do where none is held for a quarter', () => {
		expect(keyIndicatorsSection(contextOf({})).empty).toMatch(/^No key indicator is held here/);
		expect(keyIndicatorsSection(contextOf({ [all(ete)]: { '2021/22': '40/52' } })).empty).toMatch(
			/^No key indicator is held here for a quarter\./
		);
	});

	it('compares nothing where only one of the two is given, and says what it needs', () => {
		const alone = keyIndicatorsSection(contextOf({ [ours(ete)]: { [now]: '6/9' } })).figures[0];
		expect(alone?.finding).toMatch(/^In no key indicator can looked-after children be compared/);
		expect(dots(alone).rows[1]?.dots[0]?.text).toBe('67%');
	});
});
