import type { Entity, Spec } from '../spec/index.ts'
import { lines, markdown, withArticle } from './text.ts'

/** `README.md`: what this app is, how to run it, and every address it answers. */
export const readmeFile = (spec: Spec): string => `# ${markdown(spec.title)}

${spec.description === '' ? '' : `${markdown(spec.description)}\n`}
## Run it

\`\`\`sh
npm ci
npm run dev        # http://127.0.0.1:3000, with its own database in .data/
npm run check      # format, lint, types and all tests: what CI runs
npm start          # the production bundle
npm run scenarios -- http://127.0.0.1:3000
\`\`\`

Node 24 is needed; \`npm ci\` brings one along, and npm scripts use it.

| address | what |
| --- | --- |
${lines(spec.entities.flatMap((entity) => routeRows(spec, entity)))}
| \`/docs\`, \`/openapi.json\` | the API, for people and for programs |
| \`/health/live\`, \`/health/ready\` | the process answers; its dependencies do |
| \`/metrics\` | Prometheus |

## The database

Without \`DATABASE_URL\` the app keeps its rows in \`.data/database\`, in an embedded PostgreSQL inside its own process.
That is made for development: one process at a time, one transaction at a time, and a power cut can lose the last
writes or damage the folder. In production the app starts so only with \`EMBEDDED_IN_PRODUCTION=yes\`.

With \`DATABASE_URL=postgres://user:password@host:5432/name\` (PostgreSQL 15 or newer) an answered write is a kept write,
and any number of processes may run. Only there does the server itself stop a statement that overruns its deadline; the
embedded database is closed and opened again instead, which interrupts everything that waits for it.

\`\`\`sh
npm run migrate              # up to the newest
npm run migrate -- status
npm run migrate -- down 1
\`\`\`

In development the app migrates at start; in production a deployment does, before the new version runs.

## Configuration

Every variable with its default stands in \`.env.example\`; \`.env\` is read if it is there. A secret can come from a file:
\`DATABASE_URL_FILE=/run/secrets/database_url\`. The app refuses to start with anything missing, malformed or weak, and
names all of it. \`/metrics\`, \`/openapi.json\` and \`/docs\` are open in development and closed in production, unless
\`METRICS_ACCESS\`, \`OPENAPI_ACCESS\` or \`DOCS_ACCESS\` says \`open\` or \`token\` (then \`OPS_TOKEN\` as bearer token, or as a
browser's password).
`

const routeRows = ({ api }: Spec, { routes, operations, names }: Entity): string[] => [
  ...routes.map(
    ({ method, path, verb }) =>
      `| \`${method} ${api.prefix}${path}\` | ${sentence[verb](names.words, names.manyWords)} |`,
  ),
  ...operations.flatMap(({ route, name, description }) =>
    route === null
      ? []
      : [
          `| \`${route.method} ${api.prefix}${route.path}\` | ${description === '' ? `${markdown(name.replaceAll('_', ' '))}: ${withArticle(names.words)}` : markdown(description)} |`,
        ],
  ),
]

const sentence = {
  list: (_one: string, many: string) => many,
  get: (one: string) => `one ${one}`,
  create: (one: string) => `a new ${one}`,
  replace: (one: string) => `${withArticle(one)} as a whole`,
  update: (one: string) => `some fields of ${withArticle(one)}`,
  delete: (one: string) => `remove ${withArticle(one)}`,
}
