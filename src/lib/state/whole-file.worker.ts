import { filledWhereBlank } from '$lib/database/lait/blank-lines';
import { hashOf } from '$lib/workspace/edition';
import { isUtf8 } from './utf-8';
import type { Finding } from './whole-file';

const say = (finding: Finding) => postMessage(finding);

addEventListener('message', async ({ data: file }: MessageEvent<File>) => {
	try {
		const buffer = await file.arrayBuffer();
		const bytes = new Uint8Array(buffer);
		say({ filled: filledWhereBlank(bytes) });
		say({ is_utf8: isUtf8(bytes) });
		say({ hash: await hashOf(buffer) });
	} catch (cause) {
		say({ failed: cause instanceof Error ? cause.message : String(cause) });
	}
});
