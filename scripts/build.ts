import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadBank } from '../src/project/index.ts'

/**
 * `npm run build`: what is published. The golden code goes in as one file of data, because npm drops dot files that
 * stand in a package's folders, and its lock.
 */
const home = join(import.meta.dirname, '..')
rmSync(join(home, 'dist'), { recursive: true, force: true })
const { status } = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: home, stdio: 'inherit' })
if (status !== 0) process.exit(1)
const { files, ...rest } = loadBank()
writeFileSync(join(home, 'dist', 'bank.json'), JSON.stringify({ ...rest, files: Object.fromEntries(files) }))
