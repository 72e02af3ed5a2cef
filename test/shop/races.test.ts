import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Answer, type Client, clientOf, databases, shop, start, tally } from './shop.ts'

/** Real bugs of this kind show once in a hundred: ROUNDS=100. */
const rounds = Number(process.env['ROUNDS'] ?? 3)

type Race = (shop: Client) => Promise<void>

const times = <T>(count: number, one: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => one(at)))

/** An answer that says no is an answer; one that says that the server is at its end is none. */
const assertAllServed = (answers: readonly Answer[]): void =>
  assert.deepEqual(
    answers.filter(({ status }) => status >= 500).map(({ body }) => body),
    [],
  )

const linesOf = (body: { items: { product_id: string; quantity: number }[] }) =>
  body.items.map(({ product_id, quantity }) => ({ product_id, quantity }))

const races: Readonly<Record<string, Race>> = {
  'ten customers want the last three pieces': async ({ product, cart, checkout, get, stock }) => {
    const wanted = await product({ stock: 3 })
    const carts = await times(10, () => cart([wanted, 1]))
    const answers = await Promise.all(carts.map(({ id }) => checkout(id)))
    assert.equal(tally(answers), '201 x 3, 400 out_of_stock x 7')
    assert.equal(await stock(wanted), 0)
    for (const [at, { id, items }] of carts.entries()) {
      const { body } = await get(`/carts/${id}`).expect(200)
      assert.equal(body.status, answers[at]?.status === 201 ? 'CHECKED_OUT' : 'OPEN')
      assert.deepEqual(body.items, items)
    }
  },

  'eight first carts of one customer': async ({ customer, post, get }) => {
    const { id } = await customer()
    const answers = await times(8, () => post('/carts', { customer_id: id }))
    assert.equal(tally(answers), '201 x 8')
    const ids = new Set(answers.map(({ body }) => body.id))
    assert.equal(ids.size, 1)
    await get(`/carts/${[...ids][0]}`).expect(200)
  },

  'six cancels of one order': async ({ product, order, post, stock }) => {
    const one = await product({ stock: 5 })
    const { id } = await order([one, 2])
    const answers = await times(6, () => post(`/orders/${id}/cancel`))
    assert.equal(tally(answers), '200 x 1, 400 transition x 5')
    assert.equal(await stock(one), 5)
  },

  'carts with the same products in opposite order': async ({ product, cart, checkout, stock }) => {
    const [a, b] = [await product({ stock: 20 }), await product({ stock: 20 })]
    const carts = await times(6, (at) => (at % 2 === 0 ? cart([a, 1], [b, 2]) : cart([b, 2], [a, 1])))
    assert.equal(tally(await Promise.all(carts.map(({ id }) => checkout(id)))), '201 x 6')
    assert.deepEqual([await stock(a), await stock(b)], [14, 8])
  },

  'a cart that is sent twice': async ({ product, cart, checkout, get, stock }) => {
    const one = await product({ stock: 9 })
    const { id, customer_id } = await cart([one, 2])
    const answers = await times(4, () => checkout(id))
    assert.equal(tally(answers), '201 x 1, 400 cart_closed x 3')
    assert.equal(await stock(one), 7)
    assert.equal((await get(`/orders?customer_id=${customer_id}`).expect(200)).body.total, 1)
  },

  'pay and cancel': async ({ product, order, post, get, stock }) => {
    const one = await product({ stock: 5 })
    const { id } = await order([one, 2])
    const [paid, cancelled] = await Promise.all([post(`/orders/${id}/pay`), post(`/orders/${id}/cancel`)])
    assert.equal(tally([paid, cancelled]), '200 x 1, 400 transition x 1')
    const { body } = await get(`/orders/${id}`).expect(200)
    const end = paid.status === 200 ? ['PAID', 'SIMULATED_OK', 3] : ['CANCELLED', 'PENDING', 5]
    assert.deepEqual([body.status, body.payment_status, await stock(one)], end)
  },

  'the same product put into one cart five times': async ({ product, cart, add, get }) => {
    const [plenty, few] = [await product({ stock: 100 }), await product({ stock: 7 })]
    const { id } = await cart()
    assert.equal(tally(await times(5, () => add(id, [plenty, 2]))), '201 x 5')
    assert.equal(tally(await times(5, () => add(id, [few, 2]))), '201 x 3, 400 out_of_stock x 2')
    assert.deepEqual(linesOf((await get(`/carts/${id}`).expect(200)).body), [
      { product_id: plenty.id, quantity: 10 },
      { product_id: few.id, quantity: 6 },
    ])
  },

  'one line that all change at once': async ({ product, cart, add, put, delete: remove, get }) => {
    const one = await product({ stock: 100 })
    const { id, items } = await cart([one, 1])
    const line = `/carts/${id}/items/${items[0].id}`
    const answers = await Promise.all([
      put(line, { quantity: 3 }),
      add(id, [one, 1]),
      put(line, { quantity: 5 }),
      remove(`/carts/${id}`),
      put(line, { quantity: 0 }),
      add(id, [one, 2]),
    ])
    assertAllServed(answers)
    assert.ok((await get(`/carts/${id}`).expect(200)).body.items.length <= 1)
  },

  'a checkout while the cart is still filled': async ({ product, cart, add, checkout, get, stock }) => {
    const one = await product({ stock: 50 })
    const { id } = await cart([one, 1])
    const [order, ...added] = await Promise.all([checkout(id), ...[1, 1, 1].map((many) => add(id, [one, many]))])
    assert.equal(order.status, 201)
    assertAllServed(added)
    const closed = (await get(`/carts/${id}`).expect(200)).body
    assert.deepEqual(linesOf(order.body), linesOf(closed))
    assert.equal(await stock(one), 50 - closed.items[0].quantity)
    assert.equal(closed.items[0].quantity, 1 + added.filter(({ status }) => status === 201).length)
  },

  'one address, registered five times': async ({ post }) => {
    const email = `race-${(addresses += 1)}-${process.pid}@example.org`
    const answers = await times(5, () => post('/customers', { email, full_name: 'Ada' }))
    assert.equal(tally(answers), '201 x 1, 400 conflict x 4')
  },

  'a busy day: no piece appears, none is lost': async ({ product, order, cart, checkout, post, put, get, stock }) => {
    const shelf = [await product({ stock: 12 }), await product({ stock: 12 }), await product({ stock: 12 })]
    const any = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)] as T
    const sold: string[] = []
    const visit = async (): Promise<Answer[]> => {
      const { id } = await cart([any(shelf), 1])
      const added = await Promise.all(
        shelf.map(({ id: one }) => post(`/carts/${id}/items`, { product_id: one, quantity: 2 })),
      )
      const bought = await checkout(id)
      if (bought.status === 201) sold.push(bought.body.id)
      const one = sold.length > 0 ? any(sold) : undefined
      const undone = one === undefined ? [] : [await post(`/orders/${one}/${any(['cancel', 'pay'])}`)]
      const renamed = await put(`/products/${any(shelf).id}`, { price: any(['1.00', '2.00']) })
      return [...added, bought, ...undone, renamed]
    }
    const first = await order([shelf[0] as never, 1])
    sold.push(first.id)
    assertAllServed((await times(6, visit)).flat())
    for (const { id } of shelf) {
      const kept = await Promise.all(sold.map(async (one) => (await get(`/orders/${one}`).expect(200)).body))
      const gone = kept
        .filter(({ status }) => status !== 'CANCELLED')
        .flatMap(linesOf)
        .filter(({ product_id }) => product_id === id)
        .reduce((sum, { quantity }) => sum + quantity, 0)
      const left = await stock({ id })
      assert.ok(left >= 0)
      assert.equal(left + gone, 12)
    }
  },
}
let addresses = 0

for (const database of databases)
  suite(`races on ${database.name}`, async () => {
    const app = await start(shop(), database)
    const client = clientOf(app)

    for (const [name, race] of Object.entries(races))
      test(`${name}, ${rounds} times`, async (context) => {
        const taken: number[] = []
        for (let round = 0; round < rounds; round += 1) {
          const from = performance.now()
          await race(client)
          taken.push(performance.now() - from)
        }
        const all = taken.reduce((sum, ms) => sum + ms, 0)
        context.diagnostic(
          `${name}: ${rounds} rounds in ${(all / 1000).toFixed(1)} s, the longest ${Math.max(...taken).toFixed(0)} ms`,
        )
      })

    test('no customer has two open carts, and no stock is below zero', async () => {
      const { rows: twice } = await app.pool.query(
        "select customer_id from carts where status = 'OPEN' group by customer_id having count(*) > 1",
      )
      const { rows: below } = await app.pool.query('select id from products where stock < 0')
      assert.deepEqual([twice, below], [[], []])
    })
  })
