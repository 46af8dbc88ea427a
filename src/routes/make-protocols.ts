import type { Register } from '$lib/domain/record';
import type { ProtocolRecord } from '$lib/view/protocols';

/** What the register of protocols is shown from: worded on the reader's own day. */
export const makeProtocols = ({
	protocols,
	protocol_steps,
	amendments
}: Register): ProtocolRecord => ({
	protocols,
	protocol_steps,
	amendments: amendments.filter(({ table }) => table === 'protocols')
});
