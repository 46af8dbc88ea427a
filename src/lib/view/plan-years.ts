import { formatDate } from '$lib/domain/calendar';
import { withoutYears, writeMunicipalYear } from '$lib/domain/plan-year';
import type { Register } from '$lib/domain/record';
import { planOf, type WorkPlanItem } from '$lib/domain/work-plan';
import { several } from './keeping';

/** Two years of the plan beside one another, a report a row. */
export interface YearsBeside {
	/** `Work plans 2021/22 and 2022/23`. */
	readonly caption: string;
	/** `2021/22`, `2022/23`. */
	readonly years: readonly [string, string];
	readonly rows: readonly {
		readonly report: string;
		/** When it comes in each: `15 November 2021`, `No meeting yet`; null: not planned. */
		readonly when: readonly [string | null, string | null];
	}[];
	/** How many come in both and how many in one only, as a sentence. */
	readonly said: string;
}

const whenOf = (items: readonly WorkPlanItem[]): string | null =>
	items.length === 0
		? null
		: items.map(({ meeting }) => (meeting ? formatDate(meeting) : 'No meeting yet')).join('; ');

/** The reports of two municipal years side by side; the same report of two years is one row. Null where neither has any. */
export function viewYearsBeside(
	register: Register,
	one: string,
	other: string
): YearsBeside | null {
	const [first, second] = [planOf(register, one), planOf(register, other)];
	const names = [...new Set([...first, ...second].map(({ report }) => withoutYears(report)))];
	if (names.length === 0) return null;
	const rows = names.map((name) => {
		const same = ({ report }: WorkPlanItem) => withoutYears(report) === name;
		const [left, right] = [first.filter(same), second.filter(same)];
		return {
			report: (left[0] ?? right[0])?.report ?? name,
			when: [whenOf(left), whenOf(right)] as const
		};
	});
	const count = (test: (when: readonly [string | null, string | null]) => boolean) =>
		rows.filter(({ when }) => test(when)).length;
	const both = count(([left, right]) => left !== null && right !== null);
	const years = [writeMunicipalYear(one), writeMunicipalYear(other)] as const;
	return {
		caption: `Work plans ${years[0]} and ${years[1]}`,
		years,
		rows,
		said:
			second.length === 0
				? `Nothing is planned for ${years[1]} yet.`
				: `${several(both, 'report')} ${both === 1 ? 'is' : 'are'} planned in both years, ${count(([, right]) => right === null)} only in ${years[0]}, ${count(([left]) => left === null)} only in ${years[1]}.`
	};
}
