import { publishedFile, publishedFiles } from '../../../record.server';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () => [...(await publishedFiles('manifests'))];

/** Every manifest there has been, by its hash: what a half-copied record falls back to. */
export const GET: RequestHandler = ({ params }) => publishedFile(`manifests/${params.file}`);
