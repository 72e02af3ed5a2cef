import { defineCommand } from 'citty'
import { codes, explain } from '../diagnostics/index.ts'
import { nearest } from '../names/index.ts'
import { exitCodes } from './exit-codes.ts'
import { print, tell } from './output.ts'

export default defineCommand({
  meta: { name: 'explain', description: 'Explain the code of a diagnostic' },
  args: {
    code: {
      type: 'positional',
      required: false,
      description: 'such as unknown-key; none lists them all',
      valueHint: 'CODE',
    },
  },
  run: ({ args }) => {
    if (args.code === undefined) {
      print(codes().join('\n'))
      return exitCodes.clean
    }
    const text = explain(args.code)
    if (text !== null) {
      print(text)
      return exitCodes.clean
    }
    const near = nearest(args.code, codes())
    tell(`There is no code ${args.code}.${near === null ? '' : ` Did you mean ${near}?`}`)
    return exitCodes.usage
  },
})
