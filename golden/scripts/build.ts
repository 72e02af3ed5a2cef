import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'

/**
 * One bundle for production in `dist`. The embedded database stays outside: it is a WebAssembly module with files of
 * its own, needed only where there is no DATABASE_URL. The worker is an entry of its own, where main.ts looks for it.
 */
const esbuild = await import('esbuild').catch(() => null)
if (esbuild === null) {
  const built = existsSync('dist/main.js')
  console.error(`esbuild is not installed: ${built ? 'dist stays as it is' : 'npm ci --include=dev'}`)
  process.exit(built ? 0 : 1)
}
await rm('dist', { recursive: true, force: true })
await esbuild.build({
  entryPoints: ['src/main.ts', 'src/migrate.ts', 'src/core/db/embedded.worker.ts'],
  outbase: 'src',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  sourcemap: true,
  external: ['@electric-sql/pglite', 'pg-native'],
  // packages in CommonJS ask for `require`, which a module does not have
  banner: {
    js: "import { createRequire as createRequire_ } from 'node:module'; const require = createRequire_(import.meta.url);",
  },
  logLevel: 'warning',
})
