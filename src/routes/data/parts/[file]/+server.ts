import { publishedFile, publishedFiles } from '../../../record.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () => [...(await publishedFiles('parts'))];

/** The record's tables and figures, each named by its own content. */
export const GET: RequestHandler = ({ params }) => publishedFile(`parts/${params.file}`);
