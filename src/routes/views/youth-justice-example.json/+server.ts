import { json } from '@sveltejs/kit';
import { exampleSubject } from '../../example-figures.server';

export const prerender = true;

/** The worked example year of the page: invented figures of no council. */
export const GET = async () => json(await exampleSubject('youth-justice'));
