import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { suite, test } from 'node:test'
import type * as Reporting from '../../golden/test/scenario/report.ts'
import type * as Running from '../../golden/test/scenario/run.ts'
import type * as Sending from '../../golden/test/scenario/send.ts'
import type { Outcome, Suite } from '../../golden/test/scenario/types.ts'
import { environment } from '../ashlar.ts'
import type { Tree } from '../trees.ts'
import { type Database, databases, load, shop, shopWith, start, unwrittenShop } from './shop.ts'

interface Ended {
  readonly code: number
  readonly said: string
}

const embedded: Database = { name: 'the embedded database', server: undefined }

/** What a tool says of an app, run there as its owner would. */
const run = (app: string, { server }: Database, command: string, ...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const { TEST_DATABASE_URL: _server, NODE_TEST_CONTEXT: _context, ...env } = environment
    const options = {
      cwd: app,
      env: { ...env, ...(server === undefined ? {} : { TEST_DATABASE_URL: server }) },
      timeout: 120_000,
      maxBuffer: 2 ** 26,
    }
    const child = execFile(command, args, options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? 1, said: stdout + stderr }),
    )
  })

const passes = async (...given: Parameters<typeof run>): Promise<Ended> => {
  const ended = await run(...given)
  assert.equal(ended.code, 0, ended.said.slice(-20_000))
  return ended
}

// in one process: starting another for each file takes longer than its tests
const tests = ['--test', '--test-isolation=none', '--test-reporter=spec', 'test/scenarios.test.ts']

type States = Readonly<Record<string, string>>

/** The table of requirements as the tests print it: what each id is. */
const statesIn = (said: string): States =>
  Object.fromEntries(
    [...said.matchAll(/^\W*([FV]\d+)\s+(proved|failed|waiting|unproved)\b/gm)].map(([, id = '', state = '']) => [
      id,
      state,
    ]),
  )

interface Asked {
  readonly isGreen: boolean
  readonly states: States
}

const askTests = async (app: string, database: Database): Promise<Asked> => {
  const { code, said } = await run(app, database, process.execPath, ...tests)
  return { isGreen: code === 0, states: statesIn(said) }
}

const askScenarios = async (app: string, database: Database): Promise<Asked> => {
  const { address, clearAll } = await start(app, database)
  const { suite: said } = await load<{ suite: Suite }>(app, 'test/scenarios.ts')
  const { runScenario } = await load<typeof Running>(app, 'test/scenario/run.ts')
  const { sendTo } = await load<typeof Sending>(app, 'test/scenario/send.ts')
  const { rowsOf } = await load<typeof Reporting>(app, 'test/scenario/report.ts')
  const outcomes: Outcome[] = []
  for (const scenario of said.scenarios) {
    await clearAll()
    outcomes.push(await runScenario(scenario, sendTo(address), said.prefix))
  }
  return {
    isGreen: outcomes.every(({ state }) => state === 'passed'),
    states: Object.fromEntries(rowsOf(said.requirements, outcomes).map(({ id, state }) => [id, state])),
  }
}

const idsThatAre = (state: string, states: States): string[] => Object.keys(states).filter((id) => states[id] === state)

const all = [
  ...Array.from({ length: 17 }, (_, at) => `F${at + 1}`),
  ...Array.from({ length: 5 }, (_, at) => `V${at + 1}`),
]

/** Files that an owner got wrong, and what the report must then call failed; what it needs not touch stays proved. */
const mistakes: Readonly<Record<string, { readonly files: Tree; readonly failed: readonly string[] }>> = {
  'a checkout that takes no stock': {
    files: {
      'src/modules/orders/operations/checkout.ts': `import { carts } from '../../carts/index.ts'
import { orders } from '../index.ts'

export const checkout = async ({ tx, scope, input: { cart } }) => {
  await carts.update(tx, scope, cart.id, { status: 'CHECKED_OUT' })
  return orders.create(tx, scope, {
    customer_id: cart.customer_id,
    items: cart.items.map(({ product_id, quantity, unit_price }) => ({ product_id, quantity, unit_price })),
    total_amount: cart.total,
  })
}
`,
    },
    failed: ['F13', 'F15', 'V2'],
  },
  'a checkout that leaves the cart open and answers another sum': {
    files: {
      'src/modules/orders/operations/checkout.ts': `import { takeStock } from '../stock.ts'
import { orders } from '../index.ts'

export const checkout = async ({ tx, scope, input: { cart }, fail }) => {
  if (await takeStock(tx, cart.items)) fail.out_of_stock()
  return orders.create(tx, scope, {
    customer_id: cart.customer_id,
    items: cart.items.map(({ product_id, quantity, unit_price }) => ({ product_id, quantity, unit_price })),
    total_amount: '1.00',
  })
}
`,
    },
    failed: ['F13'],
  },
  'a cancel that gives nothing back': {
    files: { 'src/modules/orders/operations/cancel.ts': 'export const cancel = async () => {}\n' },
    failed: ['F15'],
  },
  'an open that always makes a cart': {
    files: {
      'src/modules/carts/operations/open.ts': `import { carts } from '../index.ts'

export const open = ({ tx, scope, input: { customer } }) => carts.create(tx, scope, { customer_id: customer.id })
`,
    },
    failed: ['F8'],
  },
  'an add_item that never looks at what is there': {
    files: {
      'src/modules/carts/operations/add_item.ts': `import { cartItems } from '../../cart-items/index.ts'

export const addItem = ({ tx, scope, it, input: { product, quantity } }) =>
  cartItems.create(tx, scope, { cart_id: it.id, product_id: product.id, quantity })
`,
    },
    failed: ['F9'],
  },
  'a set_item that keeps the line at zero and looks at no stock': {
    files: {
      'src/modules/carts/operations/set_item.ts': `import { cartItems } from '../../cart-items/index.ts'

export const setItem = async ({ tx, scope, input: { item, quantity } }) => {
  if (quantity > 0) await cartItems.update(tx, scope, item.id, { quantity })
}
`,
    },
    failed: ['F11'],
  },
  'a clear that clears nothing': {
    files: { 'src/modules/carts/operations/clear.ts': 'export const clear = async () => {}\n' },
    failed: ['F12'],
  },
}

/** What has nothing to do with carts and orders. */
const untouched = ['F2', 'F3', 'F5', 'F7', 'V1', 'V5']

const checks = [
  ['has no type error', 'tsc', '-p', '.'],
  ['is formatted', 'oxfmt', '--check', '.'],
  ['has nothing for the linter', 'oxlint', '--type-aware', '--deny-warnings', '.'],
] as const

suite('the shop that a spec and six functions make', { concurrency: 2 }, () => {
  const app = shop()
  for (const [what, command, ...args] of checks)
    test(what, async () => void (await passes(app, embedded, command, ...args)))
  for (const database of databases)
    test(`passes its own tests on ${database.name}, and every requirement is proved`, async (context) => {
      const { said } = await passes(app, database, process.execPath, ...tests, 'src/modules/**/*.test.ts')
      const states = statesIn(said)
      for (const [id, state] of Object.entries(states)) context.diagnostic(`${id} ${state}`)
      assert.deepEqual(states, Object.fromEntries(all.map((id) => [id, 'proved'])))
    })

  test('proves the same to a script that knows only its address', async () => {
    const { address } = await start(app, databases.at(-1) ?? embedded)
    const { said } = await passes(app, embedded, process.execPath, 'scripts/scenarios.ts', address, '--json')
    assert.equal((JSON.parse(said) as { proved: number }).proved, all.length)
  })

  for (const [at, [name, { files, failed }]] of Object.entries(mistakes).entries())
    test(`${name} is found by the scenarios, and named in the report`, async () => {
      const mistaken = shopWith(files)
      const database = databases.at(-1) ?? embedded
      // one as its owner would see it; the others in this process, which is ten times as fast
      const { isGreen, states } = await (at === 0 ? askTests : askScenarios)(mistaken, database)
      assert.deepEqual(Object.keys(states), all)
      for (const id of failed) assert.equal(states[id], 'failed', id)
      for (const id of untouched) assert.equal(states[id], 'proved', id)
      assert.deepEqual(idsThatAre('waiting', states), [])
      assert.equal(isGreen, false)
    })

  test('waits for its functions as long as they are not written, and nothing has failed', async () => {
    const { said } = await passes(unwrittenShop(), databases.at(-1) ?? embedded, process.execPath, ...tests)
    const states = statesIn(said)
    assert.deepEqual(Object.keys(states), all, said)
    assert.deepEqual(idsThatAre('failed', states), [])
    for (const id of ['F8', 'F9', 'F11', 'F12', 'F13', 'F15']) assert.equal(states[id], 'waiting', id)
    for (const id of untouched) assert.equal(states[id], 'proved', id)
  })
})
