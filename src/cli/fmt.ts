import { defineCommand } from 'citty'
import { formatSpec } from '../ashlar.ts'
import { exitCodes } from './exit-codes.ts'
import { spec } from './options.ts'
import { exitCodeOf, print, tellDiagnostics } from './output.ts'

export default defineCommand({
  meta: { name: 'fmt', description: 'Write a spec the usual way; comments stay' },
  args: {
    spec,
    check: { type: 'boolean', default: false, description: 'exit 6 when it would change, and change nothing' },
  },
  run: ({ args }) => {
    const { changed, diagnostics, sources } = formatSpec(args.spec, !args.check)
    tellDiagnostics(diagnostics, sources)
    const code = exitCodeOf(diagnostics)
    if (code !== exitCodes.clean) return code
    print(
      changed ? `${args.spec} ${args.check ? 'would change' : 'was written anew'}` : `${args.spec} is as it should be`,
    )
    return changed && args.check ? exitCodes.findings : exitCodes.clean
  },
})
