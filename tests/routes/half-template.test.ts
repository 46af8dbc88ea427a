import { expect, test } from 'vitest';
import { writtenPart, type WrittenTemplate } from '$lib/state/template-edits';
import { halfTemplate, wholeTemplate } from '../../src/routes/reports/templates/half-template';

const written: WrittenTemplate = {
	name: 'Short report',
	council: 'A council',
	header_as: 'table',
	source: '',
	parts: [{ ...writtenPart(null), heading: 'SUMMARY', required: true }]
};

test('a template half written comes back as it was put by', () => {
	expect(wholeTemplate(halfTemplate(written))).toEqual(written);
});

test.each([
	['no list', { parts: '{}' }],
	['no JSON', { parts: '[' }],
	['a heading without its fields', { parts: '[{"heading":"A"}]' }],
	['a kind nobody knows', { parts: JSON.stringify([{ ...writtenPart(null), kind: 'script' }]) }],
	['a head set as nothing known', { header_as: 'image' }]
])('what was put by with %s is none of ours', (_, changed) => {
	expect(wholeTemplate({ ...halfTemplate(written), ...changed })).toBeNull();
});
