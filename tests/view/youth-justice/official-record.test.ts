import { beforeAll, describe, expect, it } from 'vitest';
import { askHeldFigures } from '$lib/database/queries/held-figures';
import { parseGeographyCode, type GeographyCode } from '$lib/domain/id';
import type { SubjectContext } from '$lib/view/subject';
import { ageSection } from '$lib/view/youth-justice/age';
import { frameworkSection } from '$lib/view/youth-justice/framework';
import { officialSections } from '$lib/view/youth-justice/official';
import { officialMeasures } from '$lib/view/youth-justice/official-measures';
import { ratioSection } from '$lib/view/youth-justice/ratio';
import { sharedRecord } from '../../routes/record-engine';

let context: SubjectContext;

beforeAll(async () => {
	const { engine, register } = await sharedRecord();
	const geographies = ['E06000018', 'E92000001', 'E06000015', 'E08000025']
		.map(parseGeographyCode)
		.filter((each): each is GeographyCode => each !== null);
	const authority = register.geographies.find(({ geography }) => geography === geographies[0]);
	if (!authority) throw new Error('The record has no such place.');
	const held = await askHeldFigures(engine, {
		families: ['derby-', 'yj-'],
		indicators: officialMeasures,
		geographies
	});
	context = { held, authority, mode: 'internal', today: '2026-11-22', events: [] } as never;
}, 60_000);

describe('the record’s own figures of youth justice', () => {
	it('bears what a careful reader of Derby’s figures would say, no more and no less', () => {
		const { readings } = frameworkSection(context);
		expect(readings).toHaveLength(1);
		expect(readings[0]?.holds.map(({ key }) => key).toSorted()).toEqual([
			'calls-parts-sum',
			'timetables-recomputed'
		]);
		expect(readings[0]?.beware.map(({ key }) => key).toSorted()).toEqual([
			'attendance-base',
			'benchmark',
			'calls-printed',
			'timetables-group',
			'violence-no-count'
		]);
	});

	it('shows every measure of the framework once', () => {
		expect(frameworkSection(context).tables[0]?.rows).toHaveLength(15);
	});

	it('has Nottingham at about 6 times (3 to 11), year named, from the counts of that year', () => {
		const [found] = ratioSection(context).figures;
		expect(found?.finding).toMatch(
			/Nottingham were about 6 times .* year ending March 2025 \(likely range 3 to 11\)/
		);
		expect(found?.table.rows.map(({ head, cells }) => [head, cells[2]?.text])).toContainEqual([
			'England',
			'Not given'
		]);
	});

	it('gives every official measure held to one kind of year and an age to each', () => {
		const measures = officialSections(context).flatMap((each) => each.measures);
		expect(measures).toEqual([
			'first-time-entrants',
			'cla-offending',
			'cautioned-or-sentenced',
			'reoffending-10-14',
			'reoffending-15-17'
		]);
		const [ages] = ageSection(context).tables;
		expect(ages?.rows.map(({ cells }) => cells[3]?.value)).toEqual([22, 19, 19, 31, 31]);
	});
});
