import type { Engine } from '$lib/database/engine';
import type { FigureAsk } from '$lib/domain/figure-binding';
import type { IsoDate } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import type { Pack } from '$lib/export/pack';
import { modeWords } from '$lib/report/compose';
import type { ComposedReport } from '$lib/report/composed';
import { viewMeeting, type MeetingView } from '$lib/view/meeting';
import { askEvidence } from '../../reports/ask-evidence';
import { drawVersion } from '../../reports/ask-version';

/** The published reports to a meeting, in the order of its agenda, each drawn from its own editions. */
async function reportsFor(engine: Engine, register: Register, date: IsoDate, mode: Mode) {
	const reports = register.reports
		.filter((each) => each.meeting === date && each.state === 'published')
		.toSorted((a, b) => (a.item ?? Infinity) - (b.item ?? Infinity) || 0);
	const composed: ComposedReport[] = [];
	for (const { report } of reports) {
		const version = register.report_versions.findLast(
			(each) => each.report === report && each.published
		);
		const drawn = version && (await drawVersion(engine, register, version, mode));
		if (drawn) composed.push(drawn.composed);
	}
	return composed;
}

/** The measures a report shows as a figure or a table already. */
const shownIn = (reports: readonly ComposedReport[]) =>
	new Set<string>(
		reports
			.flatMap(({ header, sections, appendices }) => [...header, ...sections, ...appendices])
			.flatMap(({ blocks }) => blocks)
			.flatMap((block) =>
				block.kind === 'figure' || block.kind === 'table' ? block.view.indicator : []
			)
	);

async function figuresFor(
	engine: Engine,
	register: Register,
	{ measures }: MeetingView,
	reports: readonly ComposedReport[],
	mode: Mode,
	day: IsoDate
) {
	const shown = shownIn(reports);
	const { geography, neighbour_set } = register.board;
	const asks = measures
		.filter(({ indicator }) => !shown.has(indicator))
		.map(({ indicator }): FigureAsk => ({
			shape: 'figure',
			indicator,
			geography,
			neighbour_set,
			until: null
		}));
	const { trends } = await askEvidence(engine, {
		register,
		bindings: [],
		asks,
		indicators: [],
		mode,
		editions: null,
		day
	});
	return [...trends.values()].filter(({ empty }) => empty === null);
}

/**
 * What members are handed for a meeting in one file: the agenda, what they asked for before, its published reports, and the figures
 * for it that stand in none of them. Drafts are left out. Null where there is no meeting on that day.
 */
export async function askPack(
	engine: Engine,
	register: Register,
	date: IsoDate,
	mode: Mode,
	day: IsoDate
): Promise<Pack | null> {
	const meeting = viewMeeting(register, date, day);
	if (!meeting) return null;
	const { board } = register;
	const reports = await reportsFor(engine, register, date, mode);
	return {
		title: `Papers for ${meeting.title}`,
		council: board.council,
		board: board.name,
		meeting: date,
		meeting_words: `${meeting.title}, ${meeting.time}, ${meeting.place}`,
		mode,
		mode_words: modeWords(mode),
		agenda: meeting.agenda.map(({ item, title, report_of, delivery }) => ({
			number: item,
			title,
			detail: report_of === null ? delivery : `Report of ${report_of}, ${delivery.toLowerCase()}`
		})),
		lists: [
			{
				heading: 'What you asked before, and is still open',
				lines: meeting.open.map(({ text, owner, sentence }) => `${text} ${owner}. ${sentence}`)
			}
		],
		reports,
		figures: await figuresFor(engine, register, meeting, reports, mode, day)
	};
}
