import { defineCommand } from 'citty'
import { check } from '../ashlar.ts'
import { jsonSchema, jsonSchemaFor } from '../spec/index.ts'
import { exitCodes } from './exit-codes.ts'
import { exitCodeOf, print, tellDiagnostics } from './output.ts'

export default defineCommand({
  meta: { name: 'schema', description: 'Print the JSON Schema of the language, for editors' },
  args: {
    spec: { type: 'string', valueHint: 'FILE', description: 'a spec whose names an editor is to offer' },
  },
  run: ({ args }) => {
    if (args.spec === undefined) {
      print(JSON.stringify(jsonSchema(), null, 2))
      return exitCodes.clean
    }
    const { spec, diagnostics, sources } = check(args.spec)
    tellDiagnostics(diagnostics, sources)
    if (spec !== null) print(JSON.stringify(jsonSchemaFor(spec), null, 2))
    return exitCodeOf(diagnostics)
  },
})
