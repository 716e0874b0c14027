import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** SvelteKit announces page changes to screen readers in one element with this inline style; nothing else may have one. */
const ROUTE_ANNOUNCER_STYLE = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** One file per language: for everything that Node runs as it is. */
const forNode = paraglideVitePlugin({
  project: './src/locales/project.inlang',
  strategy: ['baseLocale'],
  emitReadme: false,
  outdir: './src/locales/words',
  outputStructure: 'locale-modules',
});
/** One file per word for the build, so that a page carries only its own; a thousand files would slow Node's start. */
const forBuild = paraglideVitePlugin({
  project: './src/locales/project.inlang',
  strategy: ['baseLocale'],
  emitReadme: false,
  outdir: './.svelte-kit/words',
  outputStructure: 'message-modules',
});

/** Tests read the words that `npm run words` compiled: several runners at once would write over each other. */
function words(command: 'build' | 'serve') {
  if (process.env['VITEST']) return [];
  return command === 'build' ? [forNode, forBuild] : [forNode];
}

export default defineConfig(({ command }) => ({
  plugins: [
    ...words(command),
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
  resolve: {
    alias:
      command === 'build' && !process.env['VITEST']
        ? [{ find: /^#locales\/words\//, replacement: `${import.meta.dirname}/.svelte-kit/words/` }]
        : [],
  },
}));
