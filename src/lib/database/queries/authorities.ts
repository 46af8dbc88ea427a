import type { Geography } from '$lib/domain/geography';
import type { Engine } from '../engine';
import { GEOGRAPHY } from './nouns';

/** The statement behind `listAuthorities`. */
export const AUTHORITIES = `SELECT ${GEOGRAPHY} FROM geography WHERE kind = 'authority'
	ORDER BY name, geography`;

/** Every authority, abolished ones too, by name. */
export const listAuthorities = (engine: Engine): Promise<Geography[]> =>
	engine.query<Geography>(AUTHORITIES);
