import { describe, expect, it } from 'vitest';
import { parsePeriodLabel } from '$lib/domain/period-label';
import { readDay, readMonth, readsAs, readSerial, readSpan } from '$lib/domain/written-date';
import { readQuarter, readYears } from '$lib/domain/year-label';
import { displayed } from '$lib/intake/file/displayed';
import { withoutMarks } from '$lib/intake/dfe-outcomes/headings';
import { plainName, shown } from '$lib/intake/header';
import { Desk } from '$lib/intake/desk';
import { readUnit } from '$lib/intake/lait-dictionary';
import { readNumber } from '$lib/intake/number';
import { yearEndingIn, yearIn } from '$lib/intake/title-year';
import { hints, isNameLike, hasGivenName } from '$lib/intake/checks/personal-hints';
import { personalCells, personalHeaders, mayBePersonal } from '$lib/intake/checks/personal';
import { mayTellOfOne, personalTexts } from '$lib/intake/checks/personal-text';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import { parseIndicatorId, parsePeriodId, indicatorIdFrom } from '$lib/domain/id';
import { slug } from '$lib/export/file-name';
import { isOwnDrawing } from '$lib/chart/own-drawing';
import { asked, register } from '../intake/asked';

const LONG = 100_000;

/**
 * Texts that make a recogniser with nested or neighbouring repeats go over them again and again: one piece many times, led by
 * what a good text begins with and ended by what spoils it. The test’s own limit is what stops a recogniser that does.
 */
const attacks = ['', '1 ', '['].flatMap((start) =>
	[
		'1',
		'a',
		'A',
		' ',
		'\t',
		'.',
		',',
		'-',
		'_',
		'/',
		'(',
		'[',
		'"',
		"'",
		'0',
		'=',
		'%',
		'1,',
		'1 ',
		'a ',
		'A a ',
		'1/',
		' -',
		'-1',
		'a1',
		'20 ',
		'2019-',
		'2019/',
		'Q1 ',
		'to ',
		' to',
		'march ',
		'31 march ',
		'a@',
		'@a',
		'a.',
		'+44 7',
		'per '
	].flatMap((piece) =>
		['', '!'].map(
			(end) => start + piece.repeat(Math.ceil(LONG / piece.length)).slice(0, LONG) + end
		)
	)
);

const { places, measures } = asked();

const recognisers: Readonly<Record<string, (text: string) => unknown>> = {
	'a number': readNumber,
	'a period': (text) => parsePeriodLabel(text, 'financial-year'),
	years: (text) => readYears(text, 'financial-year', 'ends'),
	'a quarter': (text) => readQuarter(text, 'financial-year'),
	'a day': readDay,
	'the order of a day': readsAs,
	'a month': readMonth,
	'a span': readSpan,
	'a day as a number': readSerial,
	'a year in a title': (text) => [yearIn(text), yearEndingIn(text)],
	'a header': (text) => [plainName(text), shown(text), withoutMarks(text)],
	'a unit': (text) => readUnit(text, text),
	'a number’s format': (text) => displayed(12.5, text),
	'a place': (text) => [places.byName(text), places.byCode(text)],
	'a measure': (text) => measures.byName(text),
	'a person’s own record, by cell': (text) => [
		mayBePersonal(text),
		mayTellOfOne(text),
		...personalCells.map(({ fits }) => fits(text)),
		...personalTexts.map(({ fits }) => fits(text))
	],
	'a person’s own record, by header': (text) =>
		personalHeaders.map(({ header }) => header.test(text)),
	'a person’s name': (text) => [isNameLike(text), hasGivenName(text), hints.length],
	'a formula': mayRunInSpreadsheet,
	'an id': (text) => [
		parseIndicatorId(text),
		parsePeriodId(text),
		indicatorIdFrom('x', text),
		slug(text)
	],
	'a drawing': (text) => isOwnDrawing(`<svg ${text}`)
};

describe('looked at by every recogniser of what a file says', () => {
	it.each(Object.entries(recognisers))(
		'a text of 100,000 letters made against it is soon told for %s or none',
		(_, recognise) => {
			for (const text of attacks) expect(() => recognise(text)).not.toThrow();
		},
		30_000
	);
});

describe('a file with such a text', () => {
	const headers = [
		'authority,period,indicator,value',
		'Area,2019/20,2020/21',
		'time_period,time_identifier,geographic_level,new_la_code,value'
	];
	const few = attacks.filter((_, place) => place % 23 === 0);

	it.each(headers)(
		'in every place under %s is read or refused',
		async (header) => {
			const width = header.split(',').length;
			const desk = new Desk({
				indicators: measures.all,
				geographies: register.geographies,
				authority: register.board.geography
			});
			for (const text of few) {
				const cell = `"${text.replaceAll('"', '""')}"`;
				const rows = Array.from({ length: width }, (_, place) =>
					Array.from({ length: width }, (_, at) => (at === place ? cell : 'Nottingham')).join(',')
				);
				const bytes = new TextEncoder().encode(
					[header, ...rows, `${cell}${',1'.repeat(width - 1)}`].join('\n')
				);
				const seen = await desk.open('long.csv', bytes);
				for (const place of seen.sheets.keys()) desk.read(seen.key, place, new Map());
				expect(seen.sheets.length + seen.problems.length).toBeGreaterThan(0);
				desk.putAway(seen.key);
			}
		},
		60_000
	);
});
