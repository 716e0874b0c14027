/** The arrows of the architecture: doors → features → store → domain, platform. */
const only = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: to },
});
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    never(
      'no-cycles',
      'A cycle means that two files are one thing.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    only(
      'domain-is-pure',
      'domain imports nothing, not even npm',
      '^src/domain/(?!.*[.](test|fixture)[.]ts$)',
      '^src/domain/',
    ),
    only(
      'platform-inward',
      'platform stands on domain and npm',
      '^src/platform/(?!.*[.](test|fixture)[.]ts$)',
      '^(src/(platform|domain|locales)/|node_modules/|node:|[a-z_/]+$)',
    ),
    never(
      'store-inward',
      'store knows domain and platform only',
      { path: '^src/store/', pathNot: '[.](test|fixture)[.]ts$' },
      { path: '^src/(features|channels|jobs|routes|cli|ui)/' },
    ),
    never(
      'features-inward',
      'features never reach outward',
      { path: '^src/features/', pathNot: '[.](test|fixture)[.]ts$' },
      { path: '^src/(jobs|routes|cli|ui)/' },
    ),
    never(
      'features-apart',
      'features do not import each other',
      { path: '^src/features/([^/]+)/', pathNot: '[.](test|fixture)[.]ts$' },
      { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    ),
    never(
      'routes-not-store',
      'a page asks a feature, never the store',
      { path: '^src/(routes|hooks)', pathNot: '[.](test|fixture)[.]ts$' },
      {
        path: '^src/store/',
        pathNot: '^src/store/(process-app|app|database)[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    never(
      'channels-translate',
      'channels translate and never act',
      { path: '^src/channels/', pathNot: '[.](test|fixture)[.]ts$' },
      { path: '^src/(store|features|jobs|routes|cli|ui)/' },
    ),
    never(
      'ui-shows',
      'components show what they are given',
      { path: '^src/ui/', pathNot: '[.](test|fixture)[.]ts$' },
      { path: '^src/(store|features|channels|jobs|routes|cli)/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'not-to-test',
      'only tests import tests',
      { pathNot: '([.](test|fixture)[.]ts$|^tests/|^bench/)' },
      { path: '([.](test|fixture)[.]ts$|^tests/)' },
    ),
    never(
      'resolvable',
      'every import is found',
      {},
      { couldNotResolve: true, pathNot: '^([$]app|[$]env|#locales/words|[.]/[$]types)' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(src/locales/words|[.]svelte-kit|[?])' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.svelte', '.json'],
    },
  },
};
