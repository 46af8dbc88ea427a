import type { MeetingView } from './meeting';
import type { MeetingFigure, MeetingFigures } from './meeting-figures';
import type { ThenAndNow } from './then-and-now';

/** As many of each as one side of A4 holds. */
const MOST = { agenda: 16, figures: 7, actions: 4, told: 4 } as const;

/** What the one-page brief for members says, cut to what one side of A4 holds. */
export interface MeetingBrief {
	readonly agenda: readonly {
		readonly item: number | null;
		readonly title: string;
		readonly by: string;
	}[];
	/** Whether the lines are the work plan's, because there is no agenda yet. */
	readonly from_plan: boolean;
	readonly figures: readonly MeetingFigure[];
	readonly actions: readonly {
		readonly text: string;
		readonly detail: string;
		/** What the board was told and what it is now; empty where no figure is linked. */
		readonly figures: readonly ThenAndNow[];
	}[];
	readonly told: readonly ThenAndNow[];
	/** The sources and editions of every figure it says, each once. */
	readonly sources: readonly string[];
	/** What is left out, as a sentence; null when nothing is. */
	readonly left_out: string | null;
}

/** Figures a member should look at first: what is new or revised, what misses its target, what is worse; then the rest in order. */
function urgency({ news, target, judgement }: MeetingFigure): number {
	if (news !== null) return 0;
	if (target?.verdict === 'misses') return 1;
	if (judgement.verdict === 'worse') return 2;
	return 3;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

/** Cuts a meeting to one page for members. `figures` null: they could not be read. */
export function briefOf(meeting: MeetingView, figures: MeetingFigures | null): MeetingBrief {
	const from_plan = meeting.agenda.length === 0;
	const lines = from_plan
		? meeting.planned.map(({ report, lead, delivery }) => ({
				item: null,
				title: report,
				by: lead === 'Not stated' ? delivery : `${lead}. ${delivery}`
			}))
		: meeting.agenda.map(({ item, title, report_of, delivery, time }) => ({
				item,
				title,
				by: [report_of, delivery === 'Procedure' ? null : delivery, time]
					.filter((part) => part !== null)
					.join('. ')
			}));
	const ordered = (figures?.figures ?? []).toSorted((a, b) => urgency(a) - urgency(b));
	const asked = figures?.asked ?? [];
	const actions = meeting.open.map(({ action, text, owner, sentence }) => ({
		text,
		detail: `${owner}. ${sentence}`,
		figures: (asked.find((each) => each.action === action)?.figures ?? []).slice(0, 2)
	}));
	const beside = new Set(actions.flatMap((each) => each.figures.map(({ then }) => then)));
	const told = (figures?.told?.entries ?? []).filter(({ then }) => !beside.has(then));
	const said = [
		...actions.slice(0, MOST.actions).flatMap((each) => each.figures),
		...told.slice(0, MOST.told)
	];
	const cut = sum([
		Math.max(0, lines.length - MOST.agenda),
		Math.max(0, ordered.length - MOST.figures),
		Math.max(0, actions.length - MOST.actions),
		Math.max(0, told.length - MOST.told)
	]);
	return {
		agenda: lines.slice(0, MOST.agenda),
		from_plan,
		figures: ordered.slice(0, MOST.figures),
		actions: actions.slice(0, MOST.actions),
		told: told.slice(0, MOST.told),
		sources: [
			...new Set([
				...ordered.slice(0, MOST.figures).flatMap(({ source }) => source ?? []),
				...said.flatMap(({ then_source, now_source }) =>
					[then_source ?? [], now_source ?? []].flat()
				)
			])
		],
		left_out:
			cut === 0
				? null
				: `${cut} more ${cut === 1 ? 'line is' : 'lines are'} on the page of the meeting.`
	};
}
