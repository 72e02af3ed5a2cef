import { openPool } from '../../golden/src/core/db/index.ts'

// Opens the embedded database of a directory and says so. Then, if asked to, leaves without closing it, or writes row
// after row without end and reports each.
const [directory = '', task] = process.argv.slice(2)
const workerUrl = new URL('../../golden/src/core/db/embedded.worker.ts', import.meta.url)

try {
  const pool = await openPool({ url: null, directory, workerUrl })
  process.stdout.write('open\n')
  if (task === 'leave') process.exit(0)
  const last = task === 'write' ? Infinity : 0
  for (let n = 1; n <= last; n += 1) {
    await pool.query('insert into acknowledged values ($1)', [n])
    process.stdout.write(`${n}\n`)
  }
} catch (error) {
  process.stdout.write(`${String(error)}\n`)
  process.exit(1)
}
