import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import { readScorecardChoice, themeId } from '$lib/view/scorecard-choice';
import { readSelection, writeSelection } from '../../src/routes/compare/selection';
import { readLedgerSelection } from '../../src/routes/data/ledger/selection';
import { readChoice } from '../../src/routes/indicators/[indicator]/selection';
import { readSubjectChoice } from '../../src/routes/subject-choice';
import { anyText, hostileTexts, isPolluted } from './texts';

const own = 'E06000018' as GeographyCode;
const other = 'E10000024' as GeographyCode;
const places = [
	{ geography: own, name: 'Nottingham' },
	{ geography: other, name: 'Nottinghamshire' }
];
const indicator = 'cla-offending' as IndicatorId;
const measures = ['cla-offending', 'dental-checks'].map((id) => ({
	indicator: id as IndicatorId,
	name: id
}));
const themes = ['Health', 'Offending and youth justice'];

const parameters =
	'indicator authority axes period differing neighbour_set mode average sort theme principle attention held carers target by example'.split(
		' '
	);

/** A link's query as anybody may write it: known parts and others, some named more than once, some not decodable. */
const anyQuery = fc
	.array(
		fc.tuple(
			fc.oneof(fc.constantFrom(...parameters), anyText),
			anyText,
			fc.constantFrom('encoded', 'raw', 'broken')
		),
		{ maxLength: 8 }
	)
	.map((parts) =>
		parts
			.map(([name, value, how]) =>
				how === 'raw'
					? `${name}=${value}`
					: `${encode(name)}=${encode(value)}${how === 'broken' ? '%E0%A4%A' : ''}`
			)
			.join('&')
	);

/** As a browser writes it: half a letter becomes the mark of a lost one. */
const encode = (text: string) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD'));

const readings = {
	scorecard: (query: URLSearchParams) => readScorecardChoice(query, themes),
	compare: (query: URLSearchParams) =>
		readSelection(query, {
			usual: [indicator],
			geography: own,
			measures,
			authorities: places,
			more: false
		}),
	'compare with files added': (query: URLSearchParams) =>
		readSelection(query, {
			usual: [indicator],
			geography: own,
			measures,
			authorities: places,
			more: true
		}),
	measure: (query: URLSearchParams) =>
		readChoice(query, {
			geography: own,
			neighbour_set: '2025',
			neighbour_sets: ['2021', '2025'],
			authorities: places,
			periods: ['2019-04-01/2020-03-31' as PeriodId]
		}),
	ledger: (query: URLSearchParams) =>
		readLedgerSelection(query, { indicator, geography: own, places }),
	'a subject’s page': (query: URLSearchParams) => {
		const carers = [{ slug: 'mainstream', name: 'Mainstream carers' }];
		// What was written into the form stands in it again; what is worked out is only of what was understood.
		const { target: _target, by: _by, ...choice } = readSubjectChoice(query, { carers });
		return choice;
	}
};

/** Every text anywhere in what was read. */
function textsIn(value: unknown): readonly string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe.each(Object.entries(readings))('a hostile link to %s', (_, read) => {
	it('never throws, and what it says is short whatever the link holds', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const said = textsIn(read(new URLSearchParams(query)));
				for (const text of said) expect(text.length).toBeLessThan(2_000);
				expect(isPolluted()).toBe(false);
			}),
			{ numRuns: 300 }
		);
	});

	it.each(parameters)('takes nothing from %s but what the record offers', (parameter) => {
		for (const text of hostileTexts) {
			const chosen = read(new URLSearchParams([[parameter, text]])) as unknown as Readonly<
				Record<string, unknown>
			>;
			const { complaints: _said, offers: _offers, ...selection } = chosen;
			const taken = textsIn(selection).filter((each) => each === text && text.length > 0);
			// A measure that may be in a file added here is asked of the engine by its id, which is letters, digits and hyphens.
			expect(taken.filter((each) => !/^[a-z0-9][a-z0-9-]*$/i.test(each))).toEqual([]);
		}
	});
});

it('a name of every object chooses nothing on the scorecard', () => {
	for (const name of ['__proto__', 'constructor', 'toString']) {
		const choice = readScorecardChoice(
			new URLSearchParams([
				['sort', name],
				['theme', name],
				['principle', name]
			]),
			themes
		);
		expect(choice).toMatchObject({ sort: 'board', theme: null, principle: null });
		expect(choice.complaints).toHaveLength(3);
	}
});

it('a link made of a selection leads back to it, whatever its measures are called', () => {
	const offer = { usual: [indicator], geography: own };
	fc.assert(
		fc.property(anyText, (text) => {
			const id = encode(text) as IndicatorId;
			const query = writeSelection({ indicators: [id], authorities: [own], axes: 'shared' }, offer);
			expect(new URLSearchParams(query).getAll('indicator')).toEqual([id]);
		})
	);
	expect(themeId('<img>')).toBe('img');
});
