import { defineCommand } from 'citty'
import { type Spec, check } from '../ashlar.ts'
import { exitCodeOf, print, printJson, tellDiagnostics } from './output.ts'
import { json, spec } from './options.ts'

export default defineCommand({
  meta: { name: 'check', description: 'Say everything that is wrong with a spec' },
  args: { spec, json },
  run: ({ args }) => {
    const { spec: found, diagnostics, sources } = check(args.spec)
    if (args.json) printJson({ ok: found !== null }, diagnostics, sources)
    else {
      tellDiagnostics(diagnostics, sources)
      if (found !== null)
        print(
          `${args.spec} is sound: ${counted(found.entities.length, 'entity', 'entities')}, ${counted(routesOf(found), 'route', 'routes')}`,
        )
    }
    return exitCodeOf(diagnostics)
  },
})

const routesOf = ({ entities }: Spec): number =>
  entities.flatMap(({ routes, operations }) => [...routes, ...operations.filter(({ route }) => route !== null)]).length

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
