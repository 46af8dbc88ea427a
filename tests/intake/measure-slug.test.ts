import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIndicatorId } from '$lib/domain/id';
import { distinctIds, measureId } from '$lib/intake/measure-slug';

describe('ids of measures named in words', () => {
	test('short words are the id, and long ones are cut between words and told apart', () => {
		expect(measureId('ees', ['19 to 21 years', 'Total', 'count'])).toBe(
			'ees-19-to-21-years-total-count'
		);
		const long = 'children who were away from placement without authorisation during the year';
		const one = measureId('ees', [long, 'count']);
		const other = measureId('ees', [long, 'percent']);
		expect(one).toMatch(
			/^ees-children-who-were-away-from-placement-without-authorisation-during-the-/
		);
		expect(one).not.toBe(other);
		expect(measureId('ees', [long, 'count'])).toBe(one);
	});

	test('the same words in another table are another measure', () => {
		expect(measureId('ees', ['Total'], 'sex')).not.toBe(measureId('ees', ['Total'], 'ethnicity'));
	});

	test('any words at all give an id, and different words never the same one', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.array(fc.string(), { maxLength: 3 }), {
					selector: (words) => JSON.stringify(words)
				}),
				(all) => {
					const ids = distinctIds(all.map((words) => ({ words, id: measureId('ees', words) })));
					for (const id of ids) expect(parseIndicatorId(id)).toBe(id);
					expect(new Set(ids).size).toBe(all.length);
				}
			)
		);
	});
});
