import { type Plan, byPath } from '../plan/index.ts'

/** What `init` writes: a spec that says by comments what can be said, and the two commands that matter. */
export const startPlan = (app: string, tool: string): Plan => ({
  files: [
    { path: 'ashlar.yaml', kind: 'once' as const, text: firstSpec(app), origin: 'init' },
    { path: 'package.json', kind: 'kept' as const, text: firstManifest(app), origin: 'init' },
  ].toSorted(byPath),
  lock: { version: 1, tool, patterns: {}, spec: null },
})

const firstManifest = (app: string): string =>
  `${JSON.stringify({ name: app, version: '0.1.0', private: true, type: 'module', scripts: { plan: 'ashlar plan', generate: 'ashlar generate' } }, null, 2)}\n`

const firstSpec = (
  app: string,
): string => `# What this backend is. \`ashlar plan\` shows what a change would do, \`ashlar generate\` does it.
ashlar: 1
app: ${app}
title: ${title(app)}
access: public # nobody signs in; everything that has a route is open

api:
  naming: snake_case # of the names that come by themselves: created_at, updated_at
  paging: page # ?page=1&size=20; or offset, cursor, none

entities:
  # One table, one folder, one set of routes. Id, created_at and updated_at come by themselves.
  Task:
    description: Something to be done.
    fields:
      # name: type(limits), \`?\` where it may be missing, \`= value\` for a default, \`unique\`, \`index\`
      title: string(1..200)
      description: string(..1000)?
      # price: decimal(10,2) > 0
      # email: email unique
      # state: enum(open | done) = open
      # due_on: date?
      completed: bool = false
    # the verbs that get a route; without this line: list, get, create, update, delete
    expose: [list, get, create, update, delete]
    list: { sort: [-created_at, title] } # the first is the default
`

const title = (app: string): string =>
  app
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
