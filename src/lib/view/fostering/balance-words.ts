import { unitWord } from '$lib/domain/fostering-checked';
import { formatPeriodShort, periodPhrase } from '$lib/domain/period-words';
import { capital, listed } from '$lib/domain/wording';
import { isSuppressed } from '../missing';
import { formatNumber } from '../number';
import { MOVEMENTS, type BalancePart, type JoinedBalance, type WindowBalance } from './balance';
import type { FosteringFigure } from './recruitment';
import { stockWord } from './stock-words';

/** The balances of one unit, worded from. */
export interface UnitBalances {
	readonly carers: string;
	readonly unit: string;
	readonly figures: readonly FosteringFigure[];
	/** Of every window, in order of time. */
	readonly balances: readonly WindowBalance[];
	/** The windows that are joined, the latest ones. */
	readonly run: readonly WindowBalance[];
	readonly joined: JoinedBalance | null;
	/** Why those approved and those who left cannot be set against one another; null when they can. */
	readonly mixed: string | null;
}

/** The parts as a table heads them. */
export const partNames: Readonly<Record<BalancePart, string>> = {
	opening: 'At the beginning',
	approvals: 'Approved',
	transferred_in: 'Transferred in',
	left: 'Left',
	transferred_out: 'Transferred out',
	closing: 'At the end'
};

const partPhrases: Readonly<Record<BalancePart, string>> = {
	opening: 'how many there were at the beginning',
	approvals: 'those approved',
	transferred_in: 'those transferred in',
	left: 'those who left',
	transferred_out: 'those transferred out',
	closing: 'how many there were at the end'
};

/** A number with its sign: `+3`, `−2`, `0`. */
export const signed = (value: number) => `${value > 0 ? '+' : ''}${formatNumber(value, 0)}`;

const was = (count: number) => (count === 1 ? 'was' : 'were');

/** What moved, for a sentence after the numbers: `14 were approved and 3 transferred in; 12 left and 2 were transferred out`. */
export function movementsWords({ parts }: JoinedBalance): string {
	const [approved, came, left, went] = MOVEMENTS.map((part) => parts[part] ?? 0);
	const number = (value = 0) => (value === 0 ? 'none' : formatNumber(value, 0));
	return `${number(approved)} ${was(approved ?? 0)} approved and ${number(came)} transferred in; ${number(left)} left and ${number(went)} ${was(went ?? 0)} transferred out`;
}

/** When two stretches of time differ or two units do: why no net figure can be made of those approved and those who left; null when one may. */
export function mixedSentence(figures: readonly FosteringFigure[]): string | null {
	const came = figures.filter(({ of }) => of.measure === 'approvals');
	const went = figures.filter(({ of }) => of.measure === 'left');
	const [approved, left] = [came.at(-1), went.at(-1)];
	if (!approved || !left) return null;
	const paired = came.some((a) =>
		went.some((b) => a.of.unit === b.of.unit && a.period === b.period)
	);
	if (paired) return null;
	const units = approved.of.unit !== left.of.unit;
	const windows = approved.period !== left.period;
	const what = listed([
		...(units ? ['in different units'] : []),
		...(windows ? ['over different stretches of time'] : [])
	]);
	const each = (verb: string, { of, at }: FosteringFigure) =>
		`${verb} ${units ? `in ${unitWord(of.unit)} ` : ''}${periodPhrase(at)}`;
	return `Those who left and those approved are counted ${what}: ${each('those who left', left)}, ${each('those approved', approved)}.`;
}

/** What is missing from a balance, as the end of a sentence: `those transferred in are not given`. */
function lackWords({ run, joined }: UnitBalances): string {
	if (joined?.balance.kind !== 'incomplete') return '';
	const hidden = (part: BalancePart) =>
		run.some(({ figures }) => isSuppressed(figures[part]?.symbol ?? null));
	const { missing } = joined.balance;
	const veiled = missing.filter(hidden);
	const absent = missing.filter((part) => !hidden(part));
	return [
		...(absent.length > 0
			? [`no figure is given of ${listed(absent.map((part) => partPhrases[part]))}`]
			: []),
		...(veiled.length > 0
			? [
					`the figure of ${listed(veiled.map((part) => partPhrases[part]))} is hidden to protect privacy`
				]
			: [])
	].join(', and ');
}

/** What the latest balance of a unit says, with the number that matters; null for one that must not be given. */
export function balanceFinding(of: UnitBalances): {
	readonly figure: string | null;
	readonly sentence: string;
} {
	const { carers, unit, joined, mixed } = of;
	const none = (why: string) => ({
		figure: null,
		sentence: `No net figure can be given for ${stockWord(carers, unit)}. ${why}`
	});
	if (mixed !== null) return none(mixed);
	if (!joined) return none('No figure is held of those who came and those who left.');
	const { balance, parts, window } = joined;
	const phrase = periodPhrase(window);
	if (balance.kind === 'incomplete') {
		const lack = lackWords(of);
		const moved = balance.missing.every((part) => part.startsWith('transferred'));
		const cure =
			moved && !lack.includes('hidden')
				? ' Write 0 in the return where nobody was transferred.'
				: '';
		return none(`${capital(phrase)}, ${lack}.${cure}`);
	}
	if (balance.kind === 'unreconciled') {
		const wrong = of.run
			.filter((each) => each.balance.kind === 'unreconciled')
			.map((each) => formatPeriodShort(each.window));
		return none(
			wrong.length > 0
				? `The figures of ${listed(wrong)} do not reconcile, so at least one of them is wrong.`
				: `What one quarter closed with and the next opened with differ ${phrase}, so at least one figure is wrong.`
		);
	}
	const { net } = balance;
	const [from, to] = [parts.opening ?? 0, parts.closing ?? 0].map((each) => formatNumber(each, 0));
	const who = stockWord(carers, unit);
	return {
		figure: signed(net),
		sentence:
			net === 0
				? `The number of ${who} was ${to} at the end as at the beginning, ${phrase}.`
				: `The number of ${who} ${net > 0 ? 'rose' : 'fell'} by ${formatNumber(Math.abs(net), 0)}, from ${from} to ${to}, ${phrase}.`
	};
}
