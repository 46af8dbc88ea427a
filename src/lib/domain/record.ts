import type { Action } from './action';
import type { Amendment } from './amendment';
import type { Board } from './board';
import type { Event } from './event';
import type { Geography } from './geography';
import type { Hex } from './hex';
import type { Indicator } from './indicator';
import type { AgendaItem, Decision, Meeting, MemberQuestion } from './meeting';
import type { Neighbour } from './neighbour';
import type { HeldBack } from './observation';
import type { Priority, Theme } from './priority';
import type { Protocol, ProtocolStep } from './protocol';
import type { FindingReason, Report, ReportText, ReportVersion } from './report';
import type { ResponseCategory } from './response-category';
import type { RevisionNote } from './revision-note';
import type { Target } from './target';
import type { Template, TemplatePart } from './template';
import type { Vintage } from './vintage';
import type { WorkPlanItem } from './work-plan';

/** The nouns of the published record that describe figures and the board, without the figures themselves. */
export interface Register {
	readonly board: Board;
	readonly geographies: readonly Geography[];
	/** A place on the map for each current authority. */
	readonly hexes: readonly Hex[];
	readonly indicators: readonly Indicator[];
	readonly vintages: readonly Vintage[];
	readonly held_back: readonly HeldBack[];
	readonly revision_notes: readonly RevisionNote[];
	readonly neighbours: readonly Neighbour[];
	readonly targets: readonly Target[];
	readonly events: readonly Event[];
	readonly meetings: readonly Meeting[];
	readonly agenda_items: readonly AgendaItem[];
	readonly decisions: readonly Decision[];
	readonly questions: readonly MemberQuestion[];
	readonly work_plan_items: readonly WorkPlanItem[];
	readonly actions: readonly Action[];
	readonly protocols: readonly Protocol[];
	readonly protocol_steps: readonly ProtocolStep[];
	readonly response_categories: readonly ResponseCategory[];
	readonly amendments: readonly Amendment[];
	readonly priorities: readonly Priority[];
	readonly themes: readonly Theme[];
	readonly templates: readonly Template[];
	readonly template_parts: readonly TemplatePart[];
	readonly reports: readonly Report[];
	readonly report_texts: readonly ReportText[];
	readonly report_versions: readonly ReportVersion[];
	readonly finding_reasons: readonly FindingReason[];
}
