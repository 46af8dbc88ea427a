import { parseIsoDate, type IsoDate } from '$lib/domain/id';
import { isMunicipalYear } from '$lib/domain/plan-year';
import { FILTER_PARTS } from '$lib/view/plan-filter';

/** What a link to a plan asks for besides a filter. */
export interface PlanSelection {
	/** The day at whose end the plan is told; null: as it stands. */
	readonly agreed: IsoDate | null;
	/** Another municipal year shown beside it; null: none. */
	readonly beside: string | null;
	/** Whether it is open for changes. Never when it is told as of an earlier day. */
	readonly editing: boolean;
	/** A sentence for each part of the link that could not be followed. */
	readonly complaints: readonly string[];
}

const quote = (text: string) => `“${text.slice(0, 60)}”`;

/** Reads `?agreed=&beside=&edit=` out of a link; null parameters stand for the page as built. */
export function readPlanSelection(parameters: URLSearchParams | null, year: string): PlanSelection {
	const asked = (name: string) => parameters?.get(name) || null;
	const complaints: string[] = [];
	const [day, other] = [asked('agreed'), asked('beside')];
	const agreed = day === null ? null : parseIsoDate(day);
	if (day !== null && agreed === null)
		complaints.push(
			`The link asks for the plan as agreed on ${quote(day)}, which is no date. Write it like 2021-07-26. The plan is shown as it stands.`
		);
	const beside = other !== null && isMunicipalYear(other) && other !== year ? other : null;
	if (other !== null && beside === null)
		complaints.push(
			`The link asks for ${quote(other)} beside this plan, which is no other municipal year. Write it like 2022-23.`
		);
	return { agreed, beside, editing: agreed === null && asked('edit') === 'yes', complaints };
}

/** Parameters of a link to a plan, in a fixed order. */
const PARTS = ['agreed', 'beside', 'edit', ...FILTER_PARTS] as const;

/** The query of a link to a plan with some parts changed; null takes a part out. Empty, or begins with `?`. */
export function planQuery(
	parameters: URLSearchParams | null,
	changes: Readonly<Partial<Record<(typeof PARTS)[number], string | null>>>
): string {
	const query = PARTS.flatMap((part) => {
		const value = part in changes ? changes[part] : parameters?.get(part);
		return value ? [`${part}=${encodeURIComponent(value)}`] : [];
	});
	return query.length === 0 ? '' : `?${query.join('&')}`;
}
