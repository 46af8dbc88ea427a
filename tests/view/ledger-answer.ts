import type { LedgerAnswer, LedgerRow, LedgerShown } from '$lib/database/queries/ledger';
import type { PeriodId, VintageId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import { day, lait, offending, place } from './answer';

export const FY20 = '2019-04-01/2020-03-31' as PeriodId;
export const FY19 = '2018-04-01/2019-03-31' as PeriodId;

const paper = (published: string, words: string): Vintage => ({
	...lait,
	vintage: `paper-${published}` as VintageId,
	publisher: 'Nottingham City Council',
	title: `Reducing Offending, board paper of ${words}`,
	published: day(published),
	status: 'paper'
});
export const january = paper('2021-01-18', '18 January 2021');
export const september = paper('2021-09-20', '20 September 2021');
/** The edition of LAIT before the newest. */
export const earlier: Vintage = {
	...lait,
	vintage: 'lait-2026-01-29' as VintageId,
	published: day('2026-01-29')
};
export const release: Vintage = {
	...lait,
	vintage: 'dfe-2024' as VintageId,
	title: 'Children looked after',
	published: day('2024-11-14')
};

/** A figure in short, as printed: `4`, `9.80`, `c`, `15/337=4`. */
export function row(edition: Vintage, text: string, changes: Partial<LedgerRow> = {}): LedgerRow {
	const counted = /^(\d+)\/(\d+)=(.*)$/.exec(text);
	const said = counted?.[3] ?? text;
	const number = /^\d+(\.\d+)?$/.test(said);
	return {
		period: FY20,
		vintage: edition.vintage,
		value: number ? Number(said) : null,
		symbol: number ? null : said,
		numerator: counted ? Number(counted[1]) : null,
		denominator: counted ? Number(counted[2]) : null,
		decimals: number ? (said.split('.')[1]?.length ?? 0) : 0,
		source_row: 7,
		held_back: null,
		...changes
	};
}

/** The figure of 2019/20 that stands, and the edition it is from. */
export const shows = (
	edition: Vintage,
	value: number | null,
	symbol: string | null = null
): LedgerShown => ({
	period: FY20,
	value,
	symbol,
	decimals: 0,
	vintage: edition.vintage
});

/** Every edition, newest first. */
export const vintages = [lait, earlier, release, september, january];

/** What the record answers of offending in Nottingham: the rows given and the editions they are of. */
export const answer = (
	rows: readonly LedgerRow[],
	changes: Partial<LedgerAnswer> = {}
): LedgerAnswer => ({
	indicator: offending,
	geography: place('Nottingham'),
	rows,
	absences: [],
	shown: [],
	vintages: vintages.filter((each) => rows.some((one) => one.vintage === each.vintage)),
	...changes
});

/** Nottingham’s two papers, which show 2019/20 as 4% and as 3%, and the editions after them. */
export const papersDiffer = answer(
	[row(january, '4'), row(september, '3'), row(release, '15/337=4'), row(lait, '4')],
	{ shown: [shows(lait, 4)] }
);
