import assert from 'node:assert/strict'
import { cpSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Helpers from '../../golden/test/app.ts'
import { ashlar, assertCode, home } from '../ashlar.ts'
import { type Tree, addTo, makeTree } from '../trees.ts'

export type TestApp = Helpers.TestApp
export type Answer = Helpers.Answer

export interface Database {
  readonly name: string
  /** undefined is the embedded one */
  readonly server: string | undefined
}

const server = process.env['TEST_DATABASE_URL']

/** Every database that the shop must behave alike on. */
export const databases: readonly Database[] = [
  { name: 'the embedded database', server: undefined },
  ...(server === undefined ? [] : [{ name: 'PostgreSQL', server }]),
]

const example = join(home, 'examples', 'shop')
let made: string | undefined
let copies = 0

/** A folder for apps, from which the repository's packages are found. */
const makeFolder = (): string => {
  const folder = makeTree()
  symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

const generate = (app: string): string => {
  assertCode(ashlar(['generate', '--spec', join(app, 'ashlar.yaml'), '--out', app]), 0)
  return app
}

/** The shop as its owner has it: the spec, his functions, and what is made of them. Made once, so it must not be changed. */
export const shop = (): string => {
  if (made !== undefined) return made
  const app = join(makeFolder(), 'app')
  cpSync(example, app, { recursive: true })
  return (made = generate(app))
}

/** Another one, with other files in it. */
export const shopWith = (files: Tree): string => {
  const app = `${shop()}-${(copies += 1)}`
  cpSync(shop(), app, { recursive: true })
  addTo(app, files)
  return app
}

/** The shop before its owner has written anything but the spec. */
export const unwrittenShop = (): string => {
  const app = join(makeFolder(), 'app')
  cpSync(join(example, 'ashlar.yaml'), join(app, 'ashlar.yaml'))
  return generate(app)
}

type Start = Parameters<typeof Helpers.startApp>

/** Starts a generated app in this process, on a database of its own. */
export const start = async (app: string, database: Database, ...given: Start): Promise<TestApp> => {
  const { startApp } = await load<typeof Helpers>(app, 'test/app.ts')
  // read by the app at the moment of the call
  if (database.server === undefined) delete process.env['TEST_DATABASE_URL']
  else process.env['TEST_DATABASE_URL'] = database.server
  return startApp(...given)
}

/** A module of a generated app. */
export const load = async <M>(app: string, path: string): Promise<M> =>
  (await import(pathToFileURL(join(app, path)).href)) as M

export interface Product {
  readonly id: string
  readonly price: string
  readonly stock: number
}

export type Line = readonly [product: Product, quantity: number]

const prefix = '/api/v1'
let customers = 0

/** What one does in a shop, over HTTP. */
export const clientOf = (app: TestApp) => {
  const get = (path: string) => app.get(prefix + path)
  const post = (path: string, body?: unknown) => app.post(prefix + path, body)
  const put = (path: string, body?: unknown) => app.put(prefix + path, body)
  const remove = (path: string) => app.delete(prefix + path)
  const create = async (path: string, body: unknown) => (await post(path, body).expect(201)).body

  const product = (given: object = {}) => create('/products', { name: 'Pen', price: '2.50', stock: 10, ...given })
  const customer = (given: object = {}) =>
    create('/customers', { email: `customer-${(customers += 1)}@example.org`, full_name: 'Ada', ...given })
  const add = (cart: string, [{ id }, quantity]: Line) => post(`/carts/${cart}/items`, { product_id: id, quantity })
  /** A new customer's cart with these lines in it. */
  const cart = async (...lines: readonly Line[]) => {
    const { id } = await create('/carts', { customer_id: (await customer()).id })
    for (const line of lines) await add(id, line).expect(201)
    return (await get(`/carts/${id}`).expect(200)).body
  }
  const checkout = (id: string) => post('/orders', { cart_id: id })
  const order = async (...lines: readonly Line[]) => (await checkout((await cart(...lines)).id).expect(201)).body
  const stock = async ({ id }: { readonly id: string }): Promise<number> =>
    (await get(`/products/${id}`).expect(200)).body.stock

  /** raw: any text as the body */
  const send = (method: string, path: string, body: string, type = 'application/json') =>
    app.send(prefix + path, { method, body, headers: { 'content-type': type } })

  return { get, post, put, delete: remove, send, product, customer, add, cart, checkout, order, stock }
}

export type Client = ReturnType<typeof clientOf>

/** How many answers have each status and code: '201 x 3, 400 out_of_stock x 7'. */
export const tally = (answers: readonly Answer[]): string => {
  const counts = new Map<string, number>()
  for (const { status, body } of answers) {
    const said = status < 400 ? String(status) : `${status} ${body.code}`
    counts.set(said, (counts.get(said) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([said, count]) => `${said} x ${count}`)
    .join(', ')
}

/** An answer that an outsider may see: nothing of the inside is in it. */
export const assertNothingInside = (body: unknown): void =>
  assert.doesNotMatch(
    JSON.stringify(body),
    /secret|file:|node_modules|\.ts\b|drizzle|\b(select|insert|update|delete) .*\b(from|into|set)\b|postgres|pglite|TypeError|constraint/i,
  )
