import fontUrl from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';

/** An SVG drawing as a file. */
export const svgFile = (svg: string) => new Blob([svg], { type: 'image/svg+xml;charset=utf-8' });

/**
 * The picture with the site's own font inside it, so that it looks the same wherever it is opened. Where the font cannot be
 * read the picture is returned as it came, and Arial stands in.
 */
export async function withFont(svg: string): Promise<string> {
	try {
		const bytes = new Uint8Array(await (await fetch(fontUrl)).arrayBuffer());
		const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
		const source = `url(data:font/woff2;base64,${btoa(text)}) format('woff2')`;
		const rule = `<style>@font-face{font-family:'Source Sans 3 Variable';font-weight:200 900;src:${source}}</style>`;
		return svg.replace('>', `>${rule}`);
	} catch {
		return svg;
	}
}

function paint(url: string, scale: number): Promise<HTMLCanvasElement> {
	return new Promise((resolve, reject) => {
		const image = new Image();
		image.onload = () => {
			const canvas = document.createElement('canvas');
			canvas.width = image.naturalWidth * scale;
			canvas.height = image.naturalHeight * scale;
			const context = canvas.getContext('2d');
			if (!context) return reject(new Error('This browser cannot paint a picture.'));
			context.drawImage(image, 0, 0, canvas.width, canvas.height);
			resolve(canvas);
		};
		image.onerror = () => reject(new Error('This browser could not read the drawing.'));
		image.src = url;
	});
}

/**
 * A standalone SVG painted as a PNG, `scale` pixels to each of the drawing's (2 prints sharply on A4). In a browser only. Rejects with a
 * sentence when the browser cannot do it.
 */
export async function pngFile(svg: string, scale = 2): Promise<Blob> {
	const url = URL.createObjectURL(svgFile(await withFont(svg)));
	try {
		const canvas = await paint(url, scale);
		return await new Promise((resolve, reject) =>
			canvas.toBlob(
				(blob) => (blob ? resolve(blob) : reject(new Error('This browser made no picture.'))),
				'image/png'
			)
		);
	} finally {
		URL.revokeObjectURL(url);
	}
}
