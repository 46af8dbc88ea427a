import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	fosteringFault,
	fosteringId,
	fosteringMeasure,
	parseFosteringId
} from '$lib/domain/fostering-return';
import { fosteringReasons } from '$lib/domain/fostering-reasons';
import { fosteringStages } from '$lib/domain/fostering-stages';
import { carerKinds, fosteringUnits } from '$lib/domain/fostering-words';
import { parseIndicatorId } from '$lib/domain/id';
import { isMissingSymbol } from '$lib/domain/observation';
import { namedOther, namedResponse, readWord, type ReturnWord } from '$lib/domain/return-column';
import { returnTemplates } from '$lib/domain/return-template';
import {
	parseYouthJusticeId,
	youthJusticeFault,
	youthJusticeId,
	youthJusticeMeasure,
	youthJusticeRows
} from '$lib/domain/youth-justice-return';
import {
	careStatuses,
	countedKinds,
	outcomeKind,
	placements,
	youthJusticeOutcomes
} from '$lib/domain/youth-justice-words';
import { register } from '../intake/asked';

const word = <Word extends ReturnWord>(words: readonly Word[], slug: string): Word => {
	const found = words.find((each) => each.slug === slug);
	if (!found) throw new Error(`No word ${slug}`);
	return found;
};
const name = fc
	.string({ unit: fc.constantFrom(...'abcXYZ 019-/'), minLength: 1, maxLength: 30 })
	.filter((text) => /[a-z]/i.test(text));
const other = name.map((text) => namedOther(`other: ${text}`)).filter((each) => each !== null);
const response = name
	.map((text) => namedResponse(`response: ${text}`))
	.filter((each) => each !== null);

describe('a measure of the youth justice return', () => {
	test('has an id that can be read aloud', () => {
		expect(
			youthJusticeId({
				outcome: word(youthJusticeOutcomes, 'community-resolution'),
				counted: word(countedKinds, 'offences'),
				care_status: word(careStatuses, 'looked-after'),
				placed: word(placements, 'out-of-area')
			})
		).toBe('yj-community-resolution-offences-looked-after-out-of-area');
	});

	test('can be taken apart again by its id, whatever an outcome is called', () => {
		const parts = fc.record({
			outcome: fc.oneof(fc.constantFrom(...youthJusticeOutcomes), other, response),
			counted: fc.constantFrom(...countedKinds),
			care_status: fc.constantFrom(...careStatuses),
			placed: fc.constantFrom(...placements)
		});
		fc.assert(
			fc.property(parts, (made) => {
				const id = youthJusticeId(made);
				expect(parseIndicatorId(id)).toBe(id);
				const read = parseYouthJusticeId(id);
				if (youthJusticeFault(made) !== null) expect(read).toBeNull();
				else
					expect(read).toMatchObject({
						outcome: { slug: made.outcome.slug },
						counted: made.counted,
						care_status: made.care_status,
						placed: made.placed
					});
			})
		);
	});

	test('says who is counted and where they live', () => {
		const measure = youthJusticeMeasure({
			outcome: word(youthJusticeOutcomes, 'youth-caution'),
			counted: word(countedKinds, 'children'),
			care_status: word(careStatuses, 'looked-after'),
			placed: word(placements, 'in-area')
		});
		expect(measure).toMatchObject({
			name: 'Youth caution: looked-after children placed in area',
			unit: 'count',
			unit_label: 'children',
			polarity: 'none',
			year_kind: 'quarter'
		});
		expect(measure.definition).toContain('without conditions');
	});

	test('is a response to incidents under the local protocol’s own name', () => {
		const level = namedResponse('Response: Level 1');
		if (!level) throw new Error('No response was read.');
		const parts = {
			outcome: level,
			counted: word(countedKinds, 'incidents'),
			care_status: word(careStatuses, 'looked-after'),
			placed: word(placements, 'all-areas')
		};
		const id = youthJusticeId(parts);
		expect(id).toBe('yj-response-level-1-incidents-looked-after-all-areas');
		expect(parseYouthJusticeId(id)?.outcome.word).toBe('response: level 1');
		expect(outcomeKind(level.slug)).toBe('response');
		expect(youthJusticeMeasure(parts)).toMatchObject({
			name: 'Response “Level 1”: incidents in homes and placements of looked-after children',
			unit_label: 'incidents'
		});
		const counted = word(countedKinds, 'children');
		expect(youthJusticeFault({ ...parts, counted })?.column).toBe('counted');
		const care_status = word(careStatuses, 'all-children');
		expect(youthJusticeFault({ ...parts, care_status })?.column).toBe('care_status');
	});

	test('is never split by place for all children', () => {
		const places = youthJusticeRows()
			.filter(({ care_status }) => care_status === 'all children')
			.map(({ placed }) => placed);
		expect(new Set(places)).toEqual(new Set(['all']));
	});

	test('is one of six disposals and ten key indicators', () => {
		const kinds = youthJusticeOutcomes.map(({ kind }) => kind);
		expect(kinds.filter((kind) => kind === 'disposal')).toHaveLength(6);
		expect(kinds.filter((kind) => kind === 'key-indicator')).toHaveLength(10);
	});
});

describe('a measure of the fostering return', () => {
	test('has an id that can be read aloud', () => {
		expect(
			fosteringId({
				carers: word(carerKinds, 'mainstream'),
				measure: word(fosteringStages, 'initial-enquiries'),
				reason: null,
				unit: word(fosteringUnits, 'households'),
				cohort: false
			})
		).toBe('fostering-mainstream-initial-enquiries-households');
		expect(
			fosteringId({
				carers: word(carerKinds, 'mainstream'),
				measure: word(fosteringStages, 'visits'),
				reason: null,
				unit: word(fosteringUnits, 'households'),
				cohort: true
			})
		).toBe('fostering-mainstream-cohort-visits-households');
	});

	test('can be taken apart again by its id, whatever a reason is called', () => {
		const parts = fc.record({
			carers: fc.constantFrom(...carerKinds),
			measure: fc.constantFrom(...fosteringStages),
			reason: fc.oneof(fc.constant(null), fc.constantFrom(...fosteringReasons), other),
			unit: fc.constantFrom(...fosteringUnits),
			cohort: fc.boolean()
		});
		fc.assert(
			fc.property(parts, (made) => {
				const id = fosteringId(made);
				expect(parseIndicatorId(id)).toBe(id);
				const read = parseFosteringId(id);
				if (fosteringFault(made) !== null) expect(read).toBeNull();
				else
					expect(read).toMatchObject({
						...made,
						reason: made.reason && { slug: made.reason.slug }
					});
			}),
			{ numRuns: 500 }
		);
	});

	test('is named with its reason and unit', () => {
		const measure = fosteringMeasure({
			carers: word(carerKinds, 'connected-persons'),
			measure: word(fosteringStages, 'left'),
			reason: word(fosteringReasons, 'moved-away'),
			unit: word(fosteringUnits, 'households'),
			cohort: false
		});
		expect(measure.theme).toBe('Homes and fostering');
		expect(measure.name).toBe('Connected persons: left, moved away (households)');
	});

	test('of those who enquired is a stage of the funnel or a withdrawal, in households or carers', () => {
		const fault = (measure: string, unit: string) =>
			fosteringFault({
				measure: word(fosteringStages, measure),
				reason: null,
				unit: word(fosteringUnits, unit),
				cohort: true
			})?.column ?? null;
		expect(fault('approvals', 'households')).toBeNull();
		expect(fault('withdrawn-after-visit', 'carers')).toBeNull();
		expect(fault('approvals', 'children')).toBe('unit');
		expect(fault('in-progress', 'households')).toBe('window');
		expect(fault('left', 'households')).toBe('window');
	});
});

test('no measure of the record is taken for one of a return', () => {
	expect(register.indicators.length).toBeGreaterThan(50);
	for (const { indicator } of register.indicators)
		expect([indicator, parseYouthJusticeId(indicator) ?? parseFosteringId(indicator)]).toEqual([
			indicator,
			null
		]);
});

describe('the words of a return', () => {
	const columns = returnTemplates.flatMap(({ template, columns }) =>
		columns.map((column) => ({ template, column }))
	);

	test.each(columns.map(({ template, column }) => [template, column.column, column] as const))(
		'of %s, column %s, each mean one thing',
		(_, __, column) => {
			for (const each of column.words) {
				expect(readWord(column, each.word)).toBe(each);
				for (const local of each.also)
					expect([local, readWord(column, local)]).toEqual([local, each]);
			}
			expect(new Set(column.words.map(({ slug }) => slug)).size).toBe(column.words.length);
		}
	);

	test('every mark offered is one the record knows', () => {
		const symbols = columns.find(({ column }) => column.column === 'symbol')?.column.words ?? [];
		expect(symbols.length).toBeGreaterThan(3);
		for (const { word: mark } of symbols) expect(isMissingSymbol(mark)).toBe(true);
	});

	test('“other” needs a name', () => {
		const column = { words: youthJusticeOutcomes, named: ['other'] as const };
		expect(readWord(column, 'Other: Triage')).toMatchObject({ slug: 'other-triage' });
		expect(readWord(column, 'other')).toBeNull();
		expect(readWord(column, 'other: 5')).toBeNull();
		expect(readWord({ ...column, named: [] }, 'other: Triage')).toBeNull();
	});

	test('every row a blank return begins with is of words its columns allow', () => {
		for (const template of returnTemplates)
			for (const row of template.rows(register.indicators))
				for (const [name, text] of Object.entries(row)) {
					const column = template.columns.find((each) => each.column === name);
					expect(column).toBeDefined();
					if (column && column.words.length > 0 && text !== '')
						expect(readWord(column, text)?.word).toBe(text);
				}
	});
});
