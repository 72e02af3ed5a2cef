import { openPool } from './index.ts'

// Opens the embedded database of a directory, says so, and, if asked to, writes and reports row after row without end.
const [directory = '', task] = process.argv.slice(2)
const workerUrl = new URL('./embedded.worker.ts', import.meta.url)

try {
  const pool = await openPool({ url: null, directory, workerUrl })
  console.log('open')
  for (let n = 1; task === 'write'; n += 1) {
    await pool.query('insert into acknowledged values ($1)', [n])
    console.log(n)
  }
  process.stdin.resume()
} catch (error) {
  console.log(String(error))
  process.exit(1)
}
