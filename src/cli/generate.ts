import { dirname } from 'node:path'
import { defineCommand } from 'citty'
import { generate } from '../ashlar.ts'
import { changesText } from './changes-text.ts'
import { exitCodes } from './exit-codes.ts'
import { json, out, spec } from './options.ts'
import { exitCodeOf, print, printJson, tell, tellDiagnostics } from './output.ts'

export default defineCommand({
  meta: { name: 'generate', description: 'Bring a folder in step with its spec, all or nothing' },
  args: { spec, out, json },
  run: async ({ args }) => {
    const folder = args.out ?? dirname(args.spec)
    const { changes, diagnostics, sources } = await generate(args.spec, folder)
    const code = exitCodeOf(diagnostics)
    if (args.json)
      printJson(
        {
          changes:
            code === exitCodes.clean ? changes.map(({ path, action, origin }) => ({ path, action, origin })) : [],
        },
        diagnostics,
        sources,
      )
    else {
      tellDiagnostics(diagnostics, sources)
      if (code === exitCodes.clean) print(changesText(changes, 'were'))
      else tell('Nothing was changed.')
    }
    if (code === exitCodes.clean && changes.some(({ path, action }) => path === 'package.json' && action === 'create'))
      tell(`Next: ${folder === '.' ? '' : `cd ${folder} && `}npm ci && npm run dev`)
    return code
  },
})
