import { beforeAll, describe, expect, test } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { withFigures } from '$lib/database/relations';
import type { Engine } from '$lib/database/engine';
import type { GeographyCode, IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import { SUBJECTS, type SubjectName } from '$lib/view/subject-page';
import type { DrawnSubject } from '../../src/routes/drawn-subject';
import { COUNCIL, exampleHeld } from '../../src/routes/example-held.server';
import {
	askMaterial,
	makeExample,
	makeSubject,
	measuresOfSubject,
	wordSubject
} from '../../src/routes/make-subjects';
import { firstViews, viewPaths } from '../../src/routes/make-views';
import { sharedRecord } from './record-engine';

const built = '2026-11-22' as IsoDate;
let engine: Engine;
let register: Register;
const document = serverDocument();
const pages = new Map<SubjectName, DrawnSubject>();
const examples = new Map<SubjectName, DrawnSubject>();

beforeAll(async () => {
	const record = await sharedRecord();
	register = record.register;
	engine = withFigures(record.engine, { mode: 'public' });
	for (const subject of SUBJECTS) {
		pages.set(subject, await makeSubject(engine, register, subject, { built, document }));
		const material = {
			held: await exampleHeld(subject, register),
			authority: { geography: register.board.geography, name: COUNCIL, region: null },
			mode: 'public' as const,
			today: built,
			events: [],
			response_categories: register.response_categories
		};
		examples.set(subject, makeExample(subject, material, document));
	}
});

const of = (subject: SubjectName, example = false) => {
	const made = (example ? examples : pages).get(subject);
	if (!made) throw new Error(`There is no page of ${subject}.`);
	return made;
};

describe('the pages of subjects', () => {
	test('speak of whole families of measures and of some by name, and of no others', () => {
		const asked = measuresOfSubject('fostering', register);
		expect(asked).toContain('fostering-carers-left');
		expect(asked).toContain('foster-places-approved');
		expect(asked).not.toContain('cla-offending');
		expect(measuresOfSubject('youth-justice', register)).toContain('derby-court-appearances');
	});

	test('hold no figure twice, of the board that Derby’s baseline is of either, and no one else’s framework', async () => {
		const derby = 'E06000015' as GeographyCode;
		for (const geography of [register.board.geography, derby]) {
			const of = { ...register, board: { ...register.board, geography } };
			const { held } = await askMaterial(engine, of, 'youth-justice', built);
			const cells = held.figures.map(
				(each) => `${each.indicator} ${each.geography} ${each.period}`
			);
			expect(new Set(cells).size).toBe(cells.length);
			const framework = held.figures.filter(({ indicator }) => indicator.startsWith('derby-'));
			expect(new Set(framework.map((each) => each.geography))).toEqual(new Set([derby]));
		}
	});

	test('are among the views of every record but one too large to word in full', () => {
		for (const subject of SUBJECTS) {
			expect(viewPaths(register)).toContain(`${subject}.json`);
			expect(firstViews(register)).not.toContain(`${subject}.json`);
		}
	});

	describe.each([false, true])('worked example: %s', (example) => {
		test.each(SUBJECTS)(
			'%s: every section, figure and line of the summary has its own place',
			(subject) => {
				const { view, drawn } = of(subject, example);
				const keys = [...view.sections, ...view.lacking].map(({ key }) => key);
				expect(new Set(keys).size).toBe(keys.length);
				const figures = view.sections.flatMap((section) => section.figures);
				expect(new Set(figures.map(({ key }) => key)).size).toBe(figures.length);
				expect(view.summary.length).toBeGreaterThan(1);
				expect(view.summary.length).toBeLessThanOrEqual(6);
				for (const { section, sentence } of view.summary) {
					expect(view.sections.map(({ key }) => key)).toContain(section);
					expect(sentence).toMatch(/[.?]$/);
				}
				for (const { key, drawing, empty } of figures) {
					expect(drawing === null, key).toBe(empty !== null);
					if (drawing === null) continue;
					expect(drawn[key]?.wide, key).toMatch(/^<svg[^]*<\/svg>$/);
					expect(drawn[key]?.narrow, key).toMatch(/^<svg[^]*<\/svg>$/);
				}
			}
		);

		test.each(SUBJECTS)('%s: nothing has a source but figures that are held', (subject) => {
			for (const { figures } of of(subject, example).view.sections)
				for (const { key, drawing, source_line } of figures)
					if (drawing !== null) expect(source_line, key).not.toBeNull();
		});
	});

	test.each(SUBJECTS)(
		'the example of %s is of no council, and shows every section there is a row for',
		(subject) => {
			const { view, example } = of(subject, true);
			expect(example).toBe(true);
			expect(view.heading).toContain(COUNCIL);
			expect(JSON.stringify(view)).not.toContain('Nottingham’s');
			expect(view.sections.length).toBeGreaterThan(2);
			expect(
				view.sections.flatMap(({ figures }) => figures.flatMap(({ faults }) => faults))
			).toEqual([]);
		}
	);

	test('the example’s carers can be chosen apart, and a target is worked out for them', () => {
		const { material, view } = of('fostering', true);
		if (!material || !view.offered) throw new Error('The example has no closing figure.');
		expect(view.carers.map(({ slug }) => slug)).toEqual(
			expect.arrayContaining(['mainstream', 'connected-persons', 'supported-lodgings'])
		);
		expect(view.chosen).toBe('mainstream');
		const apart = wordSubject('fostering', material, {
			carers: 'connected-persons',
			wanted: null
		});
		expect(apart.chosen).toBe('connected-persons');
		expect(apart).not.toEqual(view);
		const { stock } = view.offered;
		const more = (target: number) =>
			JSON.stringify(
				wordSubject('fostering', material, {
					carers: 'mainstream',
					wanted: { target, by: '2027-03-31' as IsoDate }
				}).sections.find(({ key }) => key === 'target')
			);
		expect(more(stock + 50)).not.toBe(more(stock));
	});

	test('trends are drawn of measures that have figures', () => {
		const { trends, view } = of('youth-justice');
		for (const { key, measures } of view.sections) {
			const drawn = trends[key]?.view.panels ?? [];
			expect(
				drawn.every(({ empty, indicator }) => empty === null && measures.includes(indicator))
			).toBe(true);
		}
		expect(Object.values(trends).flatMap(({ view: { panels } }) => panels).length).toBeGreaterThan(
			3
		);
	});
});
