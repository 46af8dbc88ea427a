import { error, json } from '@sveltejs/kit';
import { serverDocument } from '$lib/chart/document.server';
import { withFigures } from '$lib/database/relations';
import { today } from '$lib/domain/calendar';
import { makeView, viewPaths, type ViewMaking } from './make-views';
import { builtRecord } from './record.server';

/** Pages are built for the public: what anybody may open holds nothing that is hidden from anybody. */
async function making(): Promise<ViewMaking> {
	const { register, engine, published } = await builtRecord();
	return {
		register,
		engine: withFigures(engine, { mode: 'public' }),
		document: serverDocument(),
		built: today(),
		record: published.hash
	};
}

/** What the views of one folder are called by: `cla-offending` of `measures/cla-offending.json`. */
export async function builtKeys(folder: string): Promise<readonly string[]> {
	const { register } = await builtRecord();
	return viewPaths(register)
		.filter((path) => path.startsWith(`${folder}/`))
		.map((path) => path.slice(folder.length + 1, -'.json'.length));
}

/** The view of a path below `/views/`, made of the record the pages are built with; `null` where it has nothing to show. */
export async function builtView(path: string): Promise<Response> {
	const made = await making();
	if (!viewPaths(made.register).includes(path)) error(404, 'The record has no such view.');
	return json(await makeView(path, made));
}
