import { dirname } from 'node:path'
import { defineCommand } from 'citty'
import { plan } from '../ashlar.ts'
import { changesText } from './changes-text.ts'
import { exitCodes } from './exit-codes.ts'
import { json, out, spec } from './options.ts'
import { exitCodeOf, print, printJson, tell, tellDiagnostics } from './output.ts'

export default defineCommand({
  meta: { name: 'plan', description: 'Say what generate would change, and change nothing' },
  args: { spec, out, json, check: { type: 'boolean', default: false, description: 'exit 6 when there are changes' } },
  run: async ({ args }) => {
    const { changes, diagnostics, sources } = await plan(args.spec, args.out ?? dirname(args.spec))
    if (args.json)
      printJson(
        { changes: changes.map(({ path, action, origin }) => ({ path, action, origin })) },
        diagnostics,
        sources,
      )
    else {
      tellDiagnostics(diagnostics, sources)
      if (exitCodeOf(diagnostics) === exitCodes.clean) print(changesText(changes, 'would be'))
      else tell('Nothing can be generated as it stands.')
    }
    const code = exitCodeOf(diagnostics)
    return code === exitCodes.clean && args.check && changes.length > 0 ? exitCodes.findings : code
  },
})
