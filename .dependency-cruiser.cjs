// Who may import whom: the table of docs/architecture.md in a form a machine can hold us to.
const TESTS = '\\.test\\.tsx?$'
/** Pure files of a feature: no suffix that allows more. */
const PURE = {
  path: '^app/(features|rules|content)/',
  pathNot: ['\\.server\\.ts$', '\\.tsx$', '/use-[a-z-]+\\.ts$', TESTS],
}
/** Lesson bodies are drawn to HTML on the server, once for everybody: a view and a use case in one. */
const LESSON_RENDERER = '^app/features/lessons/render-lesson\\.server\\.tsx$'
const VIEWS = { path: '^app/features/.+\\.tsx$', pathNot: [TESTS, LESSON_RENDERER] }
const SERVER = { path: '^app/features/.+\\.server\\.ts$' }
const HTTP = { path: '^app/http/', pathNot: TESTS }
/** A test may look at anything its neighbour cannot. */
const NOT_TESTS = { pathNot: TESTS }
/** A type is gone when the program runs, so it carries nothing with it. */
const AT_RUN_TIME = { dependencyTypesNot: ['type-only', 'type-import'] }

/**
 * The floors of the house, ground first (docs/architecture.md): an area may use lower floors only, types included. What an
 * upper floor must hear of, a lower one writes down (an outbox row, a refusal) or is asked for by the upper one.
 */
const FLOORS = [
  ['audit'],
  ['accounts', 'quick-replies', 'notifications'],
  ['cohorts'],
  ['activities', 'lessons'],
  ['exam-forms'],
  ['attempts'],
  ['grading', 'drills', 'typing', 'signoffs'],
  ['chats', 'supervision'],
  ['visits'],
  ['live-work'],
  ['rubrics'],
  ['conduct'],
  ['mentor-desk', 'promotion', 'plan'],
  ['today'],
  ['reports'],
  ['demo'],
]

/** One rule a floor: nothing above it, and no neighbour on it. A folder that stands on no floor may not be reached at all. */
function floorRules() {
  return FLOORS.flatMap((floor, level) =>
    floor.map((area) => {
      const lower = [...FLOORS.slice(0, level).flat(), area].join('|')
      return {
        name: `floor-${level}-${area}`,
        severity: 'error',
        from: { path: `^app/features/${area}/`, ...NOT_TESTS },
        to: { path: '^app/features/', pathNot: `^app/features/(${lower})/` },
      }
    }),
  )
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floorRules(),
    {
      name: 'every-area-has-a-floor',
      severity: 'error',
      from: { path: '^app/features/', pathNot: `^app/features/(${FLOORS.flat().join('|')})/` },
      to: {},
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: AT_RUN_TIME },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: 'build/server' },
    },
    {
      name: 'pure-files-stay-pure',
      comment: 'Rules get the time, the seed and the rows as arguments; they do nothing themselves.',
      severity: 'error',
      from: PURE,
      to: {
        ...AT_RUN_TIME,
        path: [
          '^node_modules/(react|react-dom|kysely|pg|better-sqlite3|@remix-run)/',
          '^db/',
          '^app/(http|routes|jobs)/',
          '\\.server\\.ts$',
        ],
      },
    },
    {
      name: 'views-carry-no-forms',
      comment: 'What may come in is read on the server; in a view it would bring the schema library to the browser.',
      severity: 'error',
      from: VIEWS,
      to: { ...AT_RUN_TIME, path: ['-forms\\.ts$', '^app/content/', '^node_modules/zod/'] },
    },
    {
      name: 'the-course-stands-on-the-ground',
      comment: 'What a course is made of is known to every area, so it may know none of them.',
      severity: 'error',
      from: { path: '^app/content/', ...NOT_TESTS },
      to: { path: ['^app/(?!content/|rules/)', '^db/', '^scripts/'] },
    },
    { name: 'pure-files-use-no-node', severity: 'error', from: PURE, to: { dependencyTypes: ['core'] } },
    {
      name: 'use-cases-know-no-web',
      severity: 'error',
      from: SERVER,
      to: {
        ...AT_RUN_TIME,
        path: ['^node_modules/(react|react-dom|@remix-run|express)/', '^app/(routes|components)/', '\\.tsx$'],
      },
    },
    {
      name: 'use-cases-know-no-http',
      severity: 'error',
      from: SERVER,
      to: { ...AT_RUN_TIME, path: '^app/http/' },
    },
    {
      name: 'use-cases-open-no-database',
      severity: 'error',
      from: SERVER,
      to: { ...AT_RUN_TIME, path: '^db/(connect|migrate)\\.ts$' },
    },
    {
      name: 'views-see-no-server',
      severity: 'error',
      from: VIEWS,
      to: { ...AT_RUN_TIME, path: ['\\.server\\.ts$', '^db/'] },
    },
    {
      name: 'routes-see-no-database',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: ['^db/', '^node_modules/(kysely|pg|better-sqlite3)/'] },
    },
    {
      name: 'routes-see-no-other-route',
      severity: 'error',
      from: { path: '^app/routes/([^.]+)' },
      to: { ...AT_RUN_TIME, path: '^app/routes/' },
    },
    {
      name: 'components-know-no-domain',
      comment: 'What a component shows is given to it; the shell may know the names of permissions.',
      severity: 'error',
      from: { path: '^app/(components|i18n)/', ...NOT_TESTS },
      to: {
        ...AT_RUN_TIME,
        path: ['^app/(features|http|routes|jobs|content)/', '^db/'],
        pathNot: '^app/features/accounts/permissions\\.ts$',
      },
    },
    {
      name: 'http-knows-accounts-only',
      severity: 'error',
      from: HTTP,
      to: {
        ...AT_RUN_TIME,
        path: ['^app/(features|routes|jobs|components)/', '^db/'],
        pathNot: ['^app/features/accounts/', '^db/(connect|migrate)\\.ts$'],
      },
    },
    {
      name: 'queries-know-tables-only',
      severity: 'error',
      from: { path: '^db/queries/' },
      to: {
        ...AT_RUN_TIME,
        pathNot: [
          '^db/(queries|tables)/',
          '^db/(portable|prepared|transaction|dialect)\\.ts$',
          '^node_modules/kysely/',
        ],
      },
    },
    {
      name: 'migrations-know-no-tables',
      comment: 'Types move on, migrations do not.',
      severity: 'error',
      from: { path: '^db/migrations/' },
      to: { path: ['^db/(tables|queries)/', '^app/'] },
    },
    {
      name: 'the-database-knows-no-app',
      severity: 'error',
      from: { path: '^db/', ...NOT_TESTS },
      to: { ...AT_RUN_TIME, path: ['^app/', '^scripts/'] },
    },
    {
      name: 'only-tests-use-builders',
      severity: 'error',
      from: { path: '^(app|db|scripts)/', ...NOT_TESTS },
      to: { path: '^tests/' },
    },
    {
      name: 'the-app-uses-no-scripts',
      severity: 'error',
      from: { path: '^(app|db)/', ...NOT_TESTS },
      to: { path: '^scripts/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^build/', '^data/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    builtInModules: { add: [] },
  },
}
