import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** SvelteKit announces page changes to screen readers in one element with this inline style; nothing else may have one. */
const ROUTE_ANNOUNCER_STYLE = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** Tests read the words that `npm run words` compiled: several runners at once would write over each other. */
const words = process.env['VITEST']
  ? []
  : [
      paraglideVitePlugin({
        project: './src/locales/project.inlang',
        outdir: './src/locales/words',
        strategy: ['baseLocale'],
        outputStructure: 'locale-modules',
        emitReadme: false,
      }),
    ];

export default defineConfig({
  plugins: [
    ...words,
    sveltekit({
      // The prefix keeps a stray ADDRESS_HEADER or BODY_SIZE_LIMIT of the operator from meaning anything here.
      adapter: adapter({ envPrefix: 'KIT_' }),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'style-src-attr': ['unsafe-hashes', ROUTE_ANNOUNCER_STYLE],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'worker-src': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'base-uri': ['none'],
        },
      },
      compilerOptions: { runes: true },
    }),
  ],
  // Citizen pages load small modules by `?worker&url`: an own hashed file each, without the framework.
  worker: { format: 'es' },
});
