import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({ fallback: '404.html' }),
		// A style sheet fetched apart keeps the first chart waiting for one more journey over the network.
		inlineStyleThreshold: 20_000,
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', 'wasm-unsafe-eval'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'frame-src': ['none'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self', 'data:'],
				'style-src': ['self', 'unsafe-inline'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'require-trusted-types-for': ['script'],
				'trusted-types': [
					'svelte-trusted-html',
					'corporate-parenting-board',
					'corporate-parenting-drawing'
				]
			}
		},
		// Registered by us, once the first page stands; what only a host reads is not for the cache.
		serviceWorker: {
			register: false,
			files: (file) => !/(?:^|\/)[._]|\.(?:config|conf)$|^staticwebapp\.config\.json$/.test(file)
		},
		prerender: { handleHttpError: 'fail', handleMissingId: 'fail', handleUnseenRoutes: 'fail' },
		typescript: {
			config: (config) => ({
				...config,
				include: [...config.include, '../eslint.config.js', '../tests/**/*.ts', '../tests/**/*.js'],
				exclude: config.exclude.filter(
					(/** @type {string} */ path) => !path.includes('service-worker')
				)
			})
		}
	},
	compilerOptions: { runes: true }
};
