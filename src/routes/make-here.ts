import type { Engine } from '$lib/database/engine';
import { today } from '$lib/domain/calendar';
import { parseIndicatorId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import { readRegister } from '$lib/intake/record';
import { boardHere } from '$lib/state/board-here.svelte';
import { boardYear } from '$lib/state/board-year.svelte';
import { published } from '$lib/state/published.svelte';
import { SUBJECTS } from '$lib/view/subject-page';
import { measuresOfSubject } from './make-subjects';
import { makeView, type ViewMaking } from './make-views';

const refuse = () => Promise.reject(new Error('This view needs no figures, and asks for some.'));

/** Stands where no figure is asked for, so that a meeting can be read without starting the engine. */
const ASLEEP: Engine = {
	query: refuse,
	recall: refuse,
	insertColumns: refuse,
	registerFile: refuse,
	dropFile: refuse,
	close: () => Promise.resolve()
};

const WITHOUT_FIGURES =
	/^(?:board|authorities|open-actions|protocols|reports|report-templates|settings|calendar|meetings\/[^/]+|work-plans\/[^/]+)\.json$/;
const OF_ONE_MEASURE = /^(?:measures|everyone|multiples)\/([^/]+)\.json$/;

async function nounsAlone() {
	if (boardHere.edited) {
		await boardYear.read();
		if (boardYear.register === null) throw new Error(boardYear.trouble);
		return { engine: ASLEEP, register: boardYear.register };
	}
	return { engine: ASLEEP, register: readRegister(await published.tables()).register };
}

async function withFigures(path: string, mode: Mode) {
	const indicator = parseIndicatorId(OF_ONE_MEASURE.exec(path)?.[1] ?? '');
	const { engine } = await import('$lib/state/engine.svelte');
	const subject = SUBJECTS.find((each) => path === `${each}.json`);
	if (subject !== undefined) {
		await engine.ready([]);
		const need = measuresOfSubject(subject, engine.register);
		return { engine: await engine.asked(mode, need), register: engine.register };
	}
	const running = await engine.asked(mode, indicator === null ? 'all' : [indicator]);
	return { engine: running, register: engine.register };
}

/** Makes a view in this browser, of a record that was published without it. Rejects with a sentence. */
export async function makeHere(path: string, mode: Mode): Promise<unknown | null> {
	const { engine, register } = await (WITHOUT_FIGURES.test(path)
		? nounsAlone()
		: withFigures(path, mode));
	const making: ViewMaking = {
		engine,
		register,
		document,
		built: today(),
		record: published.hash ?? ''
	};
	return makeView(path, making);
}
