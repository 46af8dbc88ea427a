import { JSDOM } from 'jsdom';

let made: Document | null = null;

/** A document to draw in where there is no browser: the build prerenders every figure with it. */
export function serverDocument(): Document {
	made ??= new JSDOM('<!doctype html>').window.document;
	return made;
}
