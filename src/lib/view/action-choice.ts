import type { ActionTiming, ActionsView } from './actions';

/** Which actions are asked for: how they stand to their dates, and whose they are. */
export interface ActionChoice {
	readonly show: 'all' | 'open' | ActionTiming;
	/** As the log names the owner; null for everybody's. */
	readonly owner: string | null;
}

/** What may be asked for, as the link writes it and as people read it. */
export const SHOWN: readonly { readonly show: ActionChoice['show']; readonly name: string }[] = [
	{ show: 'all', name: 'All actions' },
	{ show: 'open', name: 'Open actions' },
	{ show: 'overdue', name: 'Overdue' },
	{ show: 'undated', name: 'No date given' },
	{ show: 'due later', name: 'Not due yet' },
	{ show: 'closed', name: 'Closed' }
];

/** Reads a link's choice; what it does not know is taken as everything, and said. */
export function readActionChoice(
	params: URLSearchParams | null,
	owners: readonly string[]
): ActionChoice & { readonly complaint: string | null } {
	const wanted = params?.get('show') ?? null;
	const whose = params?.get('owner') ?? null;
	const known = SHOWN.find(({ show }) => show === wanted);
	const owner = whose !== null && owners.includes(whose) ? whose : null;
	const complaints = [
		wanted !== null && !known ? 'The link asks for a kind of action that there is none of.' : null,
		whose !== null && owner === null ? `No action in the log belongs to “${whose}”.` : null
	].filter((complaint) => complaint !== null);
	return {
		show: known?.show ?? 'all',
		owner,
		complaint:
			complaints.length === 0 ? null : `${complaints.join(' ')} That part of the link is left out.`
	};
}

/** The choice as a link writes it; empty for everything. */
export function queryOf({ show, owner }: ActionChoice): string {
	const params = new URLSearchParams();
	if (show !== 'all') params.set('show', show);
	if (owner !== null) params.set('owner', owner);
	return params.toString();
}

/** The log's groups with the actions asked for; a group without any is left out. */
export const chooseActions = (
	{ groups }: ActionsView,
	{ show, owner }: ActionChoice
): ActionsView['groups'] =>
	groups
		.filter(
			({ timing }) => show === 'all' || (show === 'open' ? timing !== 'closed' : timing === show)
		)
		.map((group) => ({
			...group,
			lines: group.lines.filter((line) => owner === null || line.owner === owner)
		}))
		.filter(({ lines }) => lines.length > 0);
