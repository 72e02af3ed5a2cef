import { rm } from 'node:fs/promises'
import { build } from 'esbuild'

/**
 * One bundle for production in `dist`. The embedded database stays outside: it is a WebAssembly module with files of
 * its own, needed only where there is no DATABASE_URL. The worker is an entry of its own, where main.ts looks for it.
 */
await rm('dist', { recursive: true, force: true })
await build({
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
