import type { VintageId } from '$lib/domain/id';
import type { EditionFiles } from './backup-shape';

const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A name every file system takes: plain letters, digits, points, hyphens; as much as possible of the name given. */
export function safeName(name: string): string {
	const plain = name
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.replace(/[^A-Za-z0-9._-]+/g, '-')
		.replace(/^[-.]+/, '');
	const point = plain.lastIndexOf('.');
	const ending = point > 0 && plain.length - point <= 10 ? plain.slice(point) : '';
	const stem = plain.slice(0, plain.length - ending.length).slice(0, 80);
	const cut = `${stem}${ending}`.replace(/[-.]+$/, '');
	return cut === '' ? 'file' : device.test(cut) ? `_${cut}` : cut;
}

/** Gives each edition's files their paths, `editions/<edition>/<file>`: no two alike, not even but for capitals. */
export function backupPaths() {
	const taken = new Set<string>();
	const free = (folder: string, name: string) => {
		let path = `${folder}${name}`;
		for (let again = 2; taken.has(path.toUpperCase()); again += 1)
			path = `${folder}${again}-${name}`;
		taken.add(path.toUpperCase());
		return path;
	};
	return (vintage: VintageId, file: string, dictionary: string | null): EditionFiles => {
		const folder = free('editions/', safeName(vintage));
		return {
			bytes: free(`${folder}/`, safeName(file)),
			dictionary:
				dictionary === null ? null : free(`${folder}/`, `dictionary-${safeName(dictionary)}`)
		};
	};
}
