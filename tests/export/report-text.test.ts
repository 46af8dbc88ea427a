import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IsoDate } from '$lib/domain/id';
import { packFileName, reportFileName } from '$lib/export/report-file-name';
import { reportText } from '$lib/export/report-text';
import { figures } from '../chart/figures';
import { aReport, cited, figure, paragraph, part, run, table } from './a-report';

describe('reportText', () => {
	const text = reportText(aReport());
	const lines = text.split('\n');

	test('prints every number, heading and list as it was composed', () => {
		for (const line of [
			'Nottingham City Council',
			'DRAFT | Corporate Parenting Board, Monday 15 November 2021',
			'Public version: numbers from 1 to 5 are hidden.',
			'[x] Nottingham People',
			'[ ] Living in Nottingham',
			'RECOMMENDATION(S)',
			'1 Note the figures of 2019/20.',
			'2 BACKGROUND',
			'2.1 4% of our looked-after children were cautioned or convicted.',
			'3. the police were told.',
			'- One more.',
			'A figure asked for here is of an edition that is not held.',
			'None.'
		])
			expect(lines).toContain(line);
	});

	test('says a figure in words and a table a row a line, with their source', () => {
		expect(lines).toContain(figures.offending.description);
		expect(lines).toContain(
			'Year ending 31 March 2020 (2019/20). Nottingham (%): 4; Number counted: 15; Out of: 337; Likely range (%): 2.7 to 7.2; Statistical neighbours’ mean, 2025 set (%): 4; Neighbours with a figure: 8 of 10; East Midlands (%): 3; England (%): 3.'
		);
		expect(lines.filter((line) => line.startsWith('Source: '))).toHaveLength(2);
	});

	test('ends with what was quoted, every edition, and what was left out', () => {
		expect(text).toContain(
			'FIGURES QUOTED IN THIS REPORT\n\n4%: Looked-after children convicted or cautioned, Nottingham, 2019/20. Printed as a whole per cent. One child is 0.3 percentage points. Source: Department for Education, Local Authority Interactive Tool, edition of 8 April 2026.'
		);
		expect(text).toContain('SOURCES AND EDITIONS\n\nDepartment for Education');
		expect(text).toContain('WHAT THIS VERSION LEAVES OUT\n\n1 number');
	});

	test('lists a figure quoted twice once', () => {
		const twice = aReport({
			sections: [part('1', 'One', paragraph('1.1', cited('4%'), run(' and '), cited('4%')))]
		});
		expect(reportText(twice).match(/^4%: /gm)).toHaveLength(1);
	});

	test('keeps a paragraph on its line whatever is in it, and the same report gives the same text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
				const report = aReport({
					title: words,
					header: [],
					sections: [part(words, words, paragraph('1.1', run(`A${words}B`)))],
					hidden: [],
					sources: []
				});
				const made = reportText(report);
				expect(made).toBe(reportText(structuredClone(report)));
				expect(made).not.toMatch(
					/(?!\n)[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE]|\p{Cs}/u
				);
				expect(
					made.split('\n').filter((line) => line.startsWith('1.1 A') && line.endsWith('B'))
				).toHaveLength(1);
			})
		);
	});

	test('refuses a figure for internal use in a public report', () => {
		for (const block of [figure(figures.internal), table(figures.internal)])
			expect(() => reportText(aReport({ sections: [part('1', 'One', block)] }))).toThrow(
				/internal use/
			);
	});
});

describe('reportFileName', () => {
	const meeting = '2021-11-15' as IsoDate;

	test.each([
		[
			'Reducing Offending Behaviour (Children in Care)',
			'draft',
			'public',
			'reducing-offending-behaviour-children-in-care-2021-11-15-draft-public.docx'
		],
		['Fostering', 'published', 'internal', 'fostering-2021-11-15-internal.docx'],
		['../../etc/passwd\u0000', 'published', 'public', 'etc-passwd-2021-11-15-public.docx'],
		['דוח', 'draft', 'public', 'report-2021-11-15-draft-public.docx']
	] as const)('of %j, %s, %s is %s', (title, state, mode, name) => {
		expect(reportFileName({ title, meeting, state, mode }, 'docx')).toBe(name);
	});

	test('is safe and short whatever the title, and ends with who it is for', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
				const name = reportFileName({ title, meeting, state: 'draft', mode: 'public' }, 'txt');
				expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-2021-11-15-draft-public\.txt$/);
				expect(name.length).toBeLessThan(100);
			})
		);
		expect(packFileName({ meeting, mode: 'internal' })).toBe(
			'meeting-pack-2021-11-15-internal.html'
		);
	});
});
