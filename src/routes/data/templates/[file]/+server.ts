import { error } from '@sveltejs/kit';
import { returnTemplates } from '$lib/domain/return-template';
import { templateCsv, templateWorkbook } from '$lib/export/template';
import { builtRecord } from '../../../record.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

const types: Readonly<Record<string, string>> = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

export const entries: EntryGenerator = () =>
	returnTemplates.flatMap(({ template }) =>
		Object.keys(types).map((type) => ({ file: `${template}.${type}` }))
	);

/** The blank returns, filled with the board's authority and the measures each lists. */
export const GET: RequestHandler = async ({ params }) => {
	const [name = '', type = ''] = params.file.split('.');
	const template = returnTemplates.find((each) => each.template === name);
	const contentType = types[type];
	if (!template || !contentType) error(404, 'There is no such template.');
	const { register } = await builtRecord();
	const authority = register.geographies.find(
		({ geography }) => geography === register.board.geography
	);
	const fill = {
		authority: authority?.name ?? register.board.council,
		followed: register.indicators.filter(template.lists)
	};
	const body =
		type === 'csv'
			? templateCsv(template, fill)
			: new Uint8Array(await templateWorkbook(template, fill));
	return new Response(body, { headers: { 'content-type': contentType } });
};
