import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { after, beforeEach, suite, test } from 'node:test'
import type { Context } from '../../golden/src/core/operations/index.ts'
import type * as CoreDb from '../../golden/src/core/db/index.ts'
import {
  type Answer,
  type Client,
  assertNothingInside,
  clientOf,
  databases,
  load,
  shopWith,
  start,
  tally,
} from './shop.ts'

type Given = Context<{
  it: { id: string; customer_id: string }
  input: { product: { id: string }; cart: { id: string; customer_id: string } }
  fails: 'out_of_stock' | 'cart_closed' | 'no_such_failure'
  returns: unknown
}>

type Behaviour = (given: Given) => unknown

/** What the owner's functions do, one after the other changed by the tests. */
const owner: { does: Behaviour } = { does: () => undefined }
Object.assign(globalThis, { owner })

const limitMs = 300
const delegated = (name: string): string => `export const ${name} = async (given) => globalThis.owner.does(given)\n`

/** The shop with its owner's functions taken over: adding answers the cart at hand, checkout what the function says. */
const app = shopWith({
  'src/modules/carts/operations/add_item.ts': delegated('addItem'),
  'src/modules/orders/operations/checkout.ts': delegated('checkout'),
})

/** Takes away all of a product's stock: what must not be stored. */
const sellOut = ({ tx }: Given, id: string) =>
  tx.$client.query('update products set stock = 0 where id = $1 returning id', [id])
const sellAllOut = ({ tx }: Given) => tx.$client.query('update products set stock = 0')

for (const database of databases)
  suite(`the owner's functions misbehave on ${database.name}`, async () => {
    const logged: string[] = []
    const server = await start(app, database, { OPERATION_TIMEOUT_MS: String(limitMs) }, (instance) => {
      instance.addHook('onRequest', async (request) => {
        Object.assign(request.log, { error: ({ err }: { err: Error }) => logged.push(String(err?.stack ?? err)) })
      })
    })
    const { transaction } = await load<typeof CoreDb>(app, 'src/core/db/index.ts')
    const client: Client = clientOf(server)
    const { product, cart, add, checkout, stock, get, put } = client

    beforeEach(() => {
      logged.length = 0
      owner.does = () => undefined
    })
    after(() => {
      owner.does = () => undefined
    })

    /** What became of a product with ten pieces and an empty cart, when the owner's function did this. */
    const when = async (does: Behaviour) => {
      const [one, { id }] = [await product({ stock: 10 }), await cart()]
      owner.does = does
      const from = performance.now()
      const answer = await add(id, [one, 1])
      const ms = performance.now() - from
      return { answer, ms, one, cart: id, log: logged.join('\n') }
    }

    type Ended = Awaited<ReturnType<typeof when>>

    /** Nothing of it is stored, nothing of it is said, nothing of it stays locked, and no connection is lost. */
    const assertUndone = async ({ answer, one, cart: id }: Ended, status: number, code: string): Promise<void> => {
      assert.equal(tally([answer]), `${status} ${code} x 1`, JSON.stringify(answer.body))
      assertNothingInside(answer.body)
      assert.match(answer.headers.get('content-type') ?? '', /problem\+json/)
      const from = performance.now()
      assert.equal((await put(`/products/${one.id}`, { name: 'Free again' }).expect(200)).body.stock, 10)
      assert.ok(performance.now() - from < 1000, 'the row was locked for long')
      assert.deepEqual((await get(`/carts/${id}`).expect(200)).body.items, [])
      await wait(20)
      const { total, idle, waiting } = server.pool.stats()
      assert.deepEqual([total - idle, waiting], [0, 0], 'a connection was not given back')
    }

    const failing: Readonly<Record<string, Behaviour>> = {
      'throws at once': () => {
        throw new Error('secret of the owner')
      },
      'throws after a write': async (given) => {
        await sellAllOut(given)
        throw new TypeError('secret of the owner')
      },
      'throws a text': async (given) => {
        await sellAllOut(given)
        // oxlint-disable-next-line typescript/only-throw-error -- owners do
        throw 'secret of the owner'
      },
      'throws nothing': async (given) => {
        await sellAllOut(given)
        // oxlint-disable-next-line typescript/only-throw-error -- owners do
        throw undefined
      },
      'throws what looks like a status': async (given) => {
        await sellAllOut(given)
        throw Object.assign(new Error('secret of the owner'), { statusCode: 200, status: 200 })
      },
      'raises a failure that it did not announce': async (given) => {
        await sellAllOut(given)
        given.fail.no_such_failure()
      },
      'asks for a table that is not there': async ({ tx }) => {
        await tx.$client.query('select secret from no_such_table')
      },
      'swallows an error of the database': async (given) => {
        await sellAllOut(given)
        await given.tx.$client.query('select secret from no_such_table').catch(() => {})
      },
      'swallows an error of the database and goes on': async (given) => {
        await given.tx.$client.query('select secret from no_such_table').catch(() => {})
        await sellAllOut(given).catch(() => {})
      },
      'gives the connection back': async (given) => {
        await sellAllOut(given)
        given.tx.$client.release()
      },
      'ends the connection': async (given) => {
        await sellAllOut(given)
        given.tx.$client.release(true)
      },
    }
    for (const [name, does] of Object.entries(failing))
      test(`one that ${name}: 500, and nothing is stored`, async () => {
        const ended = await when(does)
        await assertUndone(ended, 500, 'internal')
        assert.notEqual(ended.log, '')
      })

    test('one that writes and then fails: its own failure, and nothing is stored', async () => {
      const ended = await when(async (given) => {
        await sellAllOut(given)
        given.fail.out_of_stock({ product_id: given.input.product.id, stock: 3 })
      })
      await assertUndone(ended, 400, 'out_of_stock')
      assert.deepEqual(ended.answer.body.about, { product_id: ended.one.id, stock: 3 })
    })

    test('one that never ends: 503 in time, and its row is free', async () => {
      const ended = await when(async (given) => {
        await sellAllOut(given)
        return new Promise(() => {})
      })
      await assertUndone(ended, 503, 'operation_timeout')
      assert.ok(ended.ms >= limitMs - 20 && ended.ms < limitMs + 1000, `${ended.ms} ms`)
      assert.equal(ended.answer.headers.get('retry-after'), '1')
      assert.match(ended.log, /carts\.add_item was still running after 300 ms/)
    })

    test('one that sleeps in the database: 503, and its row is free', async (context) => {
      const ended = await when(async (given) => {
        await sellAllOut(given)
        await given.tx.$client.query('select pg_sleep(0.8)')
      })
      context.diagnostic(`answered after ${ended.ms.toFixed(0)} ms`)
      await assertUndone(ended, 503, 'operation_timeout')
    })

    test('twelve that never end at once, more than there are connections, leave every connection usable', async () => {
      const wanted: [string, { id: string; price: string; stock: number }][] = []
      for (let count = 0; count < 12; count += 1) wanted.push([(await cart()).id, await product()])
      owner.does = () => new Promise(() => {})
      const answers = await Promise.all(wanted.map(([id, one]) => add(id, [one, 1])))
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [503])
      owner.does = () => undefined
      for (const [id, one] of wanted) await add(id, [one, 1]).expect(201)
      assert.equal(server.pool.stats().waiting, 0)
    })

    const late: Readonly<Record<string, Behaviour>> = {
      waits: async (given) => {
        await wait(limitMs + 100)
        await sellAllOut(given)
      },
      'is in the middle of writing': async (given) => {
        for (;;) await sellAllOut(given)
      },
      'asked for more while a statement was under way': async (given) => {
        await given.tx.$client.query('select pg_sleep(0.5)')
        await sellAllOut(given)
        await sellAllOut(given)
      },
    }
    for (const [name, does] of Object.entries(late))
      test(`one that ${name} beyond its deadline never reaches the database again`, async () => {
        let end: unknown
        const ended = await when((given) => {
          const work = Promise.resolve(does(given))
          work.then(
            () => (end = 'stored'),
            (error: unknown) => (end = error),
          )
          return work
        })
        await wait(200)
        await assertUndone(ended, 503, 'operation_timeout')
        assert.match(String(end), /after its release|has ended/)
      })

    test('work that is left behind by one that throws never reaches the database', async () => {
      const ended = await when(async (given) => {
        const forgotten = async (): Promise<void> => {
          await given.tx.$client.query('select 1')
          await sellAllOut(given)
        }
        forgotten().catch(() => {})
        throw new Error('secret')
      })
      await wait(50)
      await assertUndone(ended, 500, 'internal')
    })

    test('work that is left behind by one that answers is part of it or never done', async () => {
      let refused: unknown
      const { answer, one } = await when(async (given) => {
        const forgotten = async (): Promise<void> => {
          for (let count = 0; count < 30; count += 1) await given.tx.$client.query('select 1')
          await sellOut(given, given.input.product.id)
        }
        forgotten().catch((error: unknown) => (refused = error))
      })
      await wait(200)
      assert.equal(answer.status, 201)
      assert.match(String(refused), /after its release|has ended/)
      assert.equal(await stock(one), 10)
    })

    const wrong: Readonly<Record<string, (id: string) => unknown>> = {
      nothing: () => undefined,
      null: () => null,
      'an empty object': () => ({}),
      'a number': () => 7,
      'a text': (id) => id,
      'a list': (id) => [{ id }],
      'an id that is a number': () => ({ id: 7 }),
      'an id that is none': () => ({ id: 'no-id' }),
      'an id with a NUL in it': () => ({ id: 'no\u0000id' }),
      'the id of no row': () => ({ id: '018f0000-0000-7000-8000-000000000000' }),
      'the id of another table': (id) => ({ id }),
    }
    for (const [name, result] of Object.entries(wrong))
      test(`one that returns ${name} where an order is promised: 500, and nothing is stored`, async () => {
        const [one, { id }] = [await product({ stock: 10 }), await cart()]
        await server.db.$client.query(
          `insert into cart_items (id, cart_id, product_id, quantity, unit_price, created_at, updated_at)
           values (gen_random_uuid(), $1, $2, 1, 1, now(), now())`,
          [id, one.id],
        )
        owner.does = async (given) => {
          await sellAllOut(given)
          return result(id)
        }
        const answer = await checkout(id)
        assert.equal(tally([answer]), '500 wrong_result x 1', JSON.stringify(answer.body))
        assertNothingInside(answer.body)
        assert.match(logged.join('\n'), /orders\.checkout/)
        assert.equal(await stock(one), 10)
      })

    const roots: Readonly<Record<string, Behaviour>> = {
      'the root database': () => server.db.$client.query('update products set stock = 0'),
      'a connection of its own': async () => {
        const own = await server.pool.connect()
        await own.query('update products set stock = 0')
        own.release()
      },
      'a transaction of its own': (given) => transaction(server.db, (tx) => sellAllOut({ ...given, tx })),
    }
    for (const [name, does] of Object.entries(roots))
      test(`one that opens ${name} inside its transaction: 500 at once, and the log says why`, async () => {
        const ended = await when(async (given) => {
          await sellAllOut(given)
          return does(given)
        })
        await assertUndone(ended, 500, 'internal')
        assert.match(ended.log, /the pool was used inside a transaction; use tx/)
        assert.ok(ended.ms < limitMs, `${ended.ms} ms`)
      })

    test('one that calls its own API for the row that it holds: 503, and no deadlock stays', async () => {
      const inner: Promise<Answer>[] = []
      const ended = await when(async ({ input }) => {
        const asked = put(`/products/${input.product.id}`, { name: 'From inside' })
        inner.push(asked)
        await asked
      })
      await assertUndone(ended, 503, 'operation_timeout')
      assert.deepEqual(
        (await Promise.all(inner)).map(({ status }) => status),
        [200],
      )
    })

    test('one that loses a race is run again from its beginning, and its first try is not stored', async () => {
      let tries = 0
      const { answer, one } = await when(async (given) => {
        await given.tx.$client.query('update products set stock = stock - 1 where id = $1', [given.input.product.id])
        if ((tries += 1) < 3)
          await given.tx.$client.query("do $$ begin raise exception 'lost' using errcode = '40001'; end $$")
      })
      assert.deepEqual([answer.status, tries, await stock(one)], [201, 3, 9])
    })

    test('one that always loses: 503, and nothing is stored', async () => {
      const ended = await when(async (given) => {
        await sellAllOut(given)
        await given.tx.$client.query("do $$ begin raise exception 'secret' using errcode = '40P01'; end $$")
      })
      await assertUndone(ended, 503, 'unavailable')
    })

    test('a part that fails on its own leaves the rest', async () => {
      const { answer, one } = await when(async (given) => {
        await transaction(given.tx, async (part) => {
          await sellAllOut({ ...given, tx: part })
          throw new Error('only this part')
        }).catch(() => {})
        await given.tx.$client.query('update products set stock = stock - 1 where id = $1', [given.input.product.id])
      })
      assert.deepEqual([answer.status, await stock(one)], [201, 9])
    })

    test('one that changes what it was given changes nothing', async () => {
      const {
        answer,
        one,
        cart: id,
      } = await when(async ({ it, input }) => {
        Object.assign(it, { id: 'changed' })
        Object.assign(input.product, { id: 'changed', stock: 0 })
      })
      assert.deepEqual([answer.status, answer.body.id, await stock(one)], [201, id, 10])
    })

    test('one that removes the row at hand: an error, and the row stays', async () => {
      const ended = await when(async ({ tx, it }) => {
        await tx.$client.query('delete from carts where id = $1', [it.id])
      })
      assert.ok(ended.answer.status >= 400, String(ended.answer.status))
      await get(`/carts/${ended.cart}`).expect(200)
    })
  })
