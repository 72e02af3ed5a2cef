import { basename, resolve } from 'node:path'
import { defineCommand } from 'citty'
import { init } from '../ashlar.ts'
import { kebabCase } from '../names/index.ts'
import { changesText } from './changes-text.ts'
import { exitCodes } from './exit-codes.ts'
import { json } from './options.ts'
import { exitCodeOf, print, printJson, tell, tellDiagnostics } from './output.ts'

export default defineCommand({
  meta: { name: 'init', description: 'Start a project: a commented spec, and the scripts to use it' },
  args: { folder: { type: 'positional', default: '.', description: 'where', valueHint: 'DIR' }, json },
  run: async ({ args }) => {
    const { changes, diagnostics } = await init(args.folder, appName(args.folder))
    const code = exitCodeOf(diagnostics)
    if (args.json) printJson({ changes: changes.map(({ path, action }) => ({ path, action })) }, diagnostics, [])
    else {
      tellDiagnostics(diagnostics, [])
      if (code === exitCodes.clean) print(changesText(changes, 'were'))
      else tell('Nothing was changed.')
      if (code === exitCodes.clean)
        tell(`Next: edit ${args.folder}/ashlar.yaml, then \`ashlar generate --spec ${args.folder}/ashlar.yaml\``)
    }
    return code
  },
})

/** The folder's own name, as far as it can be one. */
const appName = (folder: string): string => {
  const name = kebabCase(basename(resolve(folder)).replaceAll(/[^A-Za-z0-9]+/g, '-'))
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 60)
  return name === '' ? 'app' : name
}
