import type { HeldFigure } from '$lib/domain/held-figures';
import { comparePeriods, parsePeriod, type Period } from '$lib/domain/period';
import { formatPeriod, formatPeriodShort, periodPhrase } from '$lib/domain/period-words';
import { heldCell } from '../held-cell';
import { rowOf, sourcesOf } from '../held-sources';
import { formatNumber } from '../number';
import { ageOf } from '../period-words';
import type { DrawnValue, SubjectContext, SubjectFigure } from '../subject';
import { spanWords } from './section-parts';

const SHOWN = 8;

/** The official count of one day, both rounded to the nearest 5 by the source. */
interface OfficialDay {
	readonly at: Period;
	readonly approved: HeldFigure | null;
	readonly filled: HeldFigure | null;
}

function daysOf({ held, authority }: SubjectContext): readonly OfficialDay[] {
	const of = (indicator: string) =>
		held.figures.filter(
			(each) => each.indicator === indicator && each.geography === authority.geography
		);
	const [approved, filled] = [of('foster-places-approved'), of('foster-places-filled')];
	return [...new Set([...approved, ...filled].map(({ period }) => period))]
		.flatMap((period) => parsePeriod(period) ?? [])
		.sort(comparePeriods)
		.slice(-SHOWN)
		.map((at) => ({
			at,
			approved: approved.find(({ period }) => period === at.period) ?? null,
			filled: filled.find(({ period }) => period === at.period) ?? null
		}));
}

/** Approved places without a child in them: a difference of two rounded figures. Nothing where either is missing or they cannot both be right. */
function unfilled({ approved, filled }: OfficialDay): DrawnValue {
	const [all, full] = [approved?.value ?? null, filled?.value ?? null];
	const rest = all === null || full === null ? null : all - full;
	return rest === null || rest < 0
		? {
				value: null,
				text: 'Not known',
				reason: 'It needs both the approved and the filled places.'
			}
		: { value: rest, text: formatNumber(rest, 0), reason: null };
}

/** In a table, that it is a difference of two rounded figures. */
const roughly = (each: DrawnValue): DrawnValue =>
	each.value === null ? each : { ...each, text: `about ${each.text}` };

/** Approved and filled places as Ofsted counts them once a year; null where none is held. */
export function officialPlaces(context: SubjectContext): {
	readonly figure: SubjectFigure;
	readonly finding: { readonly figure: string | null; readonly sentence: string };
} | null {
	const days = daysOf(context);
	const latest = days
		.filter((day) => (day.approved?.value ?? 0) > 0 && unfilled(day).value !== null)
		.at(-1);
	if (!latest) return null;
	const [approved, filled] = [latest.approved?.value ?? 0, latest.filled?.value ?? 0];
	const finding = {
		figure: `about ${formatNumber((100 * filled) / approved, 0)}%`,
		sentence: `About ${formatNumber(filled, 0)} of ${formatNumber(approved, 0)} approved mainstream places were filled ${periodPhrase(latest.at)}, as Ofsted counts them.`
	};
	const span = spanWords(days.map(({ at }) => at));
	const used = days.flatMap((day) => [day.approved, day.filled]);
	const over = ({ approved: all, filled: full, at }: OfficialDay) =>
		(full?.value ?? 0) > (all?.value ?? Infinity)
			? `More places are given as filled than as approved ${periodPhrase(at)}. Look at the edition before either is quoted.`
			: null;
	return {
		finding,
		figure: {
			key: 'places-official',
			finding: finding.sentence,
			doubt: `Both figures are rounded to the nearest 5. The latest is ${ageOf(latest.at, context.today)}.`,
			subtitle: `Approved foster places with mainstream carers, ${context.authority.name}, ${span}, as published`,
			period: span,
			unit: 'places',
			drawing: {
				kind: 'stacked',
				parts: [
					{ key: 'filled', name: 'Filled' },
					{ key: 'not-filled', name: 'Not filled' }
				],
				bars: days.map((day) => ({
					period: day.at.period,
					label: formatPeriodShort(day.at),
					slices: [heldCell(day.filled), unfilled(day)],
					total: heldCell(day.approved).text,
					refused: over(day)
				})),
				unit: 'places',
				marks: []
			},
			empty: null,
			description: days
				.map(
					(day) =>
						`${formatPeriod(day.at)}: ${heldCell(day.approved).text} approved, ${heldCell(day.filled).text} filled.`
				)
				.join(' '),
			table: {
				caption: `Approved and filled foster places with mainstream carers, ${context.authority.name}`,
				columns: ['Day', 'Approved', 'Filled', 'Not filled'],
				rows: days.map((day) =>
					rowOf(
						context,
						formatPeriod(day.at),
						[heldCell(day.approved), heldCell(day.filled), roughly(unfilled(day))],
						[day.approved, day.filled]
					)
				),
				notes: []
			},
			faults: days.flatMap((day) => over(day) ?? []),
			notes: [
				'Published once a year for 31 March; the council’s own figures of a quarter are kept apart from it.',
				'Not filled is the approved places less the filled ones: vacant places and those not available are not told apart.'
			],
			...sourcesOf(context, used)
		}
	};
}
