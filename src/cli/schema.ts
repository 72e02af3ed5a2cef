import { defineCommand } from 'citty'
import { jsonSchema } from '../spec/index.ts'
import { exitCodes } from './exit-codes.ts'
import { print } from './output.ts'

export default defineCommand({
  meta: { name: 'schema', description: 'Print the JSON Schema of the language, for editors' },
  run: () => {
    print(JSON.stringify(jsonSchema(), null, 2))
    return exitCodes.clean
  },
})
