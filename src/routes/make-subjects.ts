import { drawBoth, type Drawing } from '$lib/chart/drawing';
import { subjectPlot } from '$lib/chart/subject';
import type { Engine } from '$lib/database/engine';
import { askHeldFigures, type HeldQuestion } from '$lib/database/queries/held-figures';
import { modeOfFigures } from '$lib/database/relations';
import { ENGLAND } from '$lib/domain/geography';
import type { HeldFigures } from '$lib/domain/held-figures';
import type { IndicatorId, IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import { inHouseIndicators } from '$lib/view/fostering/in-house';
import { fosteringPage } from '$lib/view/fostering/page';
import { paperIndicators } from '$lib/view/fostering/paper-reading';
import { placesIndicators } from '$lib/view/fostering/places';
import type { SubjectFigure } from '$lib/view/subject';
import { narrowed, type SubjectName, type SubjectView } from '$lib/view/subject-page';
import { BASELINE_PLACE, FRAMEWORK } from '$lib/view/youth-justice/framework-set';
import { officialMeasures } from '$lib/view/youth-justice/official-measures';
import { youthJusticePage } from '$lib/view/youth-justice/page';
import type { Multiple } from '$lib/view/multiple';
import type { DrawnCompare } from './compare/drawn-compare';
import { drawCompare, makeMultiple } from './compare/make-compare';
import type { DrawnSubject, SubjectMaterial } from './drawn-subject';
import type { SubjectChoice } from './subject-choice';

type Measures = Pick<HeldQuestion, 'families' | 'indicators'>;

/** What is asked for a page: whole families by what their ids begin with, and measures by name. */
const ASKED: Readonly<Record<SubjectName, Measures>> = {
	fostering: {
		families: ['fostering-', 'ofsted-fostering-'],
		indicators: [...placesIndicators, ...inHouseIndicators, ...paperIndicators]
	},
	'youth-justice': { families: ['yj-'], indicators: officialMeasures }
};

/** Asked of the board’s own authority and of Derby, whose baseline it is, and so that Derby stands among no one’s neighbours. */
const FRAMEWORK_ASKED: Measures = { families: [FRAMEWORK], indicators: [] };

/** The measures of a register that a page may speak of. */
export function measuresOfSubject(
	subject: SubjectName,
	register: Register
): readonly IndicatorId[] {
	const asked = subject === 'youth-justice' ? [ASKED[subject], FRAMEWORK_ASKED] : [ASKED[subject]];
	return register.indicators
		.map(({ indicator }) => indicator)
		.filter((id) =>
			asked.some(
				({ families, indicators }) =>
					indicators.includes(id) || families.some((family) => id.startsWith(family))
			)
		);
}

/** What the reader may choose of a page: carers, and a target. */
export type SubjectAsked = Pick<SubjectChoice, 'carers' | 'wanted'>;

const USUAL: SubjectAsked = { carers: null, wanted: null };

/** Words a page: the same in the build and in the browser. */
export function wordSubject(
	subject: SubjectName,
	material: SubjectMaterial,
	asked: SubjectAsked = USUAL
): SubjectView {
	return subject === 'fostering'
		? fosteringPage(material, asked)
		: youthJusticePage(material, material.response_categories);
}

/** The board's own authority, its region, England, and the statistical neighbours the board is compared with. */
function placesOf({ board, geographies, neighbours }: Register) {
	const own = geographies.find(({ geography }) => geography === board.geography);
	const beside = neighbours
		.filter((each) => each.geography === board.geography)
		.filter((each) => each.neighbour_set === board.neighbour_set)
		.map(({ neighbour }) => neighbour);
	return [...new Set([board.geography, ...(own?.region ? [own.region] : []), ENGLAND, ...beside])];
}

/** Two answers of different measures as one. */
function together(some: HeldFigures, others: HeldFigures): HeldFigures {
	const besides = <Each>(a: readonly Each[], b: readonly Each[], id: (each: Each) => string) => {
		const there = new Set(a.map(id));
		return [...a, ...b.filter((each) => !there.has(id(each)))];
	};
	return {
		figures: [...some.figures, ...others.figures],
		indicators: [...some.indicators, ...others.indicators],
		geographies: besides(some.geographies, others.geographies, ({ geography }) => geography),
		vintages: besides(some.vintages, others.vintages, ({ vintage }) => vintage).toSorted((a, b) =>
			b.published.localeCompare(a.published)
		)
	};
}

/** Asks for everything a page speaks of. Throws `QueryError`. */
export async function askMaterial(
	engine: Engine,
	register: Register,
	subject: SubjectName,
	today: IsoDate
): Promise<SubjectMaterial> {
	const { board, geographies, events, response_categories } = register;
	const asked = await askHeldFigures(engine, {
		...ASKED[subject],
		geographies: placesOf(register)
	});
	const held =
		subject === 'youth-justice'
			? together(
					asked,
					await askHeldFigures(engine, {
						...FRAMEWORK_ASKED,
						geographies: [...new Set([BASELINE_PLACE, board.geography])]
					})
				)
			: asked;
	const own = geographies.find(({ geography }) => geography === board.geography);
	return {
		held,
		authority: {
			geography: board.geography,
			name: own?.name ?? board.council,
			region: own?.region ?? null
		},
		mode: modeOfFigures(engine),
		today,
		events: events.filter(({ geography }) => geography === null || geography === board.geography),
		response_categories
	};
}

/** Every figure of a page, in the order it is read. */
const figuresOf = ({ sections }: SubjectView): readonly SubjectFigure[] =>
	sections.flatMap(({ figures }) => figures);

/** Narrower than this, in CSS pixels, is a telephone or half a sheet of A4. */
const NARROW = 600;

/** Draws every figure of a page at both widths, by its key. */
export function drawSubject(view: SubjectView, document: Document): Record<string, Drawing> {
	return Object.fromEntries(
		figuresOf(view).flatMap(({ key, drawing, finding, description }) =>
			drawing === null
				? []
				: [
						[
							key,
							drawBoth((width) =>
								subjectPlot(
									width < NARROW ? narrowed(drawing) : drawing,
									{ title: finding, description, width },
									document
								)
							)
						]
					]
		)
	);
}

/** The trends of the measures a section draws as their own pages do; those without a figure are left out. */
async function trendsOf(
	engine: Engine,
	register: Register,
	view: SubjectView,
	document: Document
): Promise<Record<string, DrawnCompare>> {
	const { geography } = register.board;
	const drawn: [string, DrawnCompare][] = [];
	for (const { key, measures } of view.sections) {
		const multiples: Multiple[] = [];
		for (const indicator of measures) {
			const multiple = await makeMultiple(engine, register, { indicator, geography });
			if (multiple && multiple.figure.empty === null) multiples.push(multiple);
		}
		if (multiples.length > 0) drawn.push([key, drawCompare(multiples, 'free', document)]);
	}
	return Object.fromEntries(drawn);
}

/** Asks, words and draws the page of a subject for the board's own authority. Throws `QueryError`. */
export async function makeSubject(
	engine: Engine,
	register: Register,
	subject: SubjectName,
	{ built, document }: { built: IsoDate; document: Document },
	asked: SubjectAsked = USUAL
): Promise<DrawnSubject> {
	const material = await askMaterial(engine, register, subject, built);
	const view = wordSubject(subject, material, asked);
	return {
		view,
		drawn: drawSubject(view, document),
		trends: await trendsOf(engine, register, view, document),
		material: subject === 'fostering' ? material : null,
		mode: material.mode,
		example: false
	};
}

/** The page of a worked example: worded and drawn as a board's own, and marked. */
export function makeExample(
	subject: SubjectName,
	material: SubjectMaterial,
	document: Document
): DrawnSubject {
	const view = wordSubject(subject, material);
	return {
		view,
		drawn: drawSubject(view, document),
		trends: {},
		material: subject === 'fostering' ? material : null,
		mode: material.mode,
		example: true
	};
}
