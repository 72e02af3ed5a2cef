import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Runs an app's own scenarios against it, as anybody may. @returns whether none of them failed */
export const showScenarios = (address: string, folder: string): boolean => {
  const start = performance.now()
  const args = [join(folder, 'scripts', 'scenarios.ts'), address]
  console.log(`\nnpm run scenarios -- ${address}\n`)
  const { status } = spawnSync(process.execPath, args, { cwd: folder, stdio: 'inherit' })
  console.log(`\nin ${Math.round(performance.now() - start)} ms`)
  return status === 0
}
