#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`error[environment]: this needs Node 24 or newer, and this is ${process.versions.node}`)
  process.exit(5)
}
module.enableCompileCache?.()
// published: compiled; in the repository: the source, whose types Node strips
const source = new URL('../src/cli/index.ts', import.meta.url)
const { main } = await import(existsSync(source) ? source.href : new URL('../dist/cli/index.js', import.meta.url).href)
process.exitCode = await main(process.argv.slice(2))
