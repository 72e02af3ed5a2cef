import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Answer, assertNothingInside, clientOf, databases, shop, start } from './shop.ts'

const nobody = '018f0000-0000-7000-8000-000000000000'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const most = 2_147_483_647

/** An error as this API answers all of them. */
const assertError = ({ status, headers, body }: Answer, expected: number, code?: string): void => {
  assert.equal(status, expected, `expected ${expected}, got ${status}: ${JSON.stringify(body)}`)
  assert.equal(headers.get('content-type'), 'application/problem+json; charset=utf-8')
  assert.equal(body.status, expected)
  for (const key of ['type', 'title', 'code', 'detail', 'requestId']) assert.equal(typeof body[key], 'string', key)
  if (code !== undefined) assert.equal(body.code, code)
  assertNothingInside(body)
}

const pointers = ({ body }: Answer): string[] => (body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)

const keysOf = (body: object): string => Object.keys(body).toSorted().join(' ')

/** What no list, no number and no object may stand for. */
const notTexts: readonly unknown[] = [7, true, null, [], {}, ['x']]
const notIds: readonly unknown[] = [
  7,
  null,
  '',
  'no-id',
  [],
  {},
  `${nobody}0`,
  nobody.slice(1),
  `{${nobody}}`,
  nobody.replaceAll('-', ''),
]
const noIdsInPaths: readonly string[] = [
  'no-id',
  '0',
  '-1',
  '%27%20or%201%3D1',
  '%00',
  `${nobody}0`,
  'x'.repeat(500),
  encodeURIComponent('💥'),
]

const hostile: Readonly<Record<string, string>> = {
  'quotes and SQL': `Robert'); drop table "products"; -- \\' \\" $1 $$ %s ? :id`,
  markup: '<script>alert("x")</script> &amp; <!-- ]]>',
  templates: '{{7*7}} ${7*7} {customer} %(x)s #{1}',
  'patterns of like': '100%_\\%',
  'signs of JSON': '"},{"price":"0.01"}\\u0041\\n\\',
  'spaces around': '  two  spaces\t',
  'line ends': 'one\ntwo\r\nthree\u2028four\u2029five',
  'control characters': '\u0001\u001b[31m\u007f',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈é',
  'other directions': '\u202eevil\u202c שלום مرحبا',
  'composed and not': '\u00e9 e\u0301 ﬁ Å',
  'zero width': 'a\u200bb\ufeffc',
  'words of JavaScript': '__proto__ constructor toString null undefined NaN',
  'the longest': '漢'.repeat(200),
}

for (const database of databases)
  suite(`the shop from outside, on ${database.name}`, async () => {
    const app = await start(shop(), database)
    const client = clientOf(app)
    const { get, post, put, send, product, customer, add, cart, checkout, order, stock } = client
    const remove = client.delete

    suite('products', () => {
      test('a product has exactly its keys, and is shown as it was created', async () => {
        const sent = { name: 'Pen', description: 'Writes', price: '2.5', stock: 3, is_active: true }
        const { body } = await post('/products', sent).expect(201)
        assert.equal(keysOf(body), 'created_at description id is_active name price stock updated_at')
        assert.match(body.id, uuid)
        assert.match(body.created_at, moment)
        assert.deepEqual(
          { ...body, id: 0, created_at: 0, updated_at: 0 },
          {
            ...sent,
            price: '2.50',
            id: 0,
            created_at: 0,
            updated_at: 0,
          },
        )
        assert.deepEqual((await get(`/products/${body.id}`).expect(200)).body, body)
        assert.deepEqual((await get(`/products/${body.id.toUpperCase()}`).expect(200)).body, body)
      })

      test('without a description and a state it has none and is active', async () => {
        const { description, is_active } = await product()
        assert.deepEqual([description, is_active], [null, true])
        assert.equal((await product({ is_active: false })).is_active, false)
        assert.equal((await product({ stock: 0 })).stock, 0)
        assert.equal((await product({ stock: most })).stock, most)
      })

      const prices: readonly (readonly [unknown, string])[] = [
        ['0.01', '0.01'],
        [0.01, '0.01'],
        ['99999999.99', '99999999.99'],
        [99999999.99, '99999999.99'],
        ['1', '1.00'],
        [1, '1.00'],
        [1.1, '1.10'],
        ['1.10', '1.10'],
        ['1.1000', '1.10'],
        [4.35, '4.35'],
        [1.005e2, '100.50'],
      ]
      for (const [sent, shown] of prices)
        test(`a price of ${JSON.stringify(sent)} is ${shown}`, async () => {
          const { id, price } = await product({ price: sent })
          assert.equal(price, shown)
          assert.equal((await get(`/products/${id}`)).body.price, shown)
        })

      test('a price in a number of many digits is read digit by digit', async () => {
        const body = (price: string): string => `{"name":"Pen","stock":1,"price":${price}}`
        assert.equal((await send('POST', '/products', body('99999999.990')).expect(201)).body.price, '99999999.99')
        assert.equal((await send('POST', '/products', body('1.5e1')).expect(201)).body.price, '15.00')
        for (const price of [
          '1.0000000000000000001',
          '0.009',
          '1e-3',
          '1e400',
          '123456789.00',
          '-0',
          '0e5',
          '01',
          '1.',
          '.5',
          'NaN',
        ])
          assertError(await send('POST', '/products', body(price)), 400)
      })

      const refused: Readonly<Record<string, readonly unknown[]>> = {
        name: [...notTexts, '', 'x'.repeat(201), undefined],
        description: [7, true, [], {}, 'x'.repeat(2001)],
        price: [
          ...[0, -1, -0.01, 1.001, 1e8, 100000000, true, null, [], {}, undefined],
          ...['0', '0.00', '-0', '-1', '1.001', '100000000', '', ' ', 'abc', '1,5', ' 1', '1 ', '+1', '0x10', '１'],
          ...['NaN', 'Infinity', '-Infinity', '1e1000', '.5', '5.', '1'.repeat(500)],
        ],
        stock: [-1, 1.5, '1', '', most + 1, -most - 2, 1e20, 1e308, null, true, [], {}],
        is_active: ['true', 1, 0, null, '', [], {}],
      }
      for (const [field, values] of Object.entries(refused))
        test(`${field} is refused where it is wrong, by create and by change, at its place`, async () => {
          const { id } = await product()
          for (const value of values) {
            const body = { name: 'Pen', price: '1.00', stock: 1, [field]: value }
            const answer = await post('/products', body)
            assertError(answer, 400)
            assert.deepEqual(pointers(answer), [`/${field}`], JSON.stringify(value))
            if (value === undefined) continue
            const changed = await put(`/products/${id}`, { [field]: value })
            assertError(changed, 400)
            assert.deepEqual(pointers(changed), [`/${field}`], JSON.stringify(value))
          }
        })

      test('every wrong field is named at once', async () => {
        const answer = await post('/products', { name: '', price: '0', stock: -1, is_active: 'no', colour: 'red' })
        assertError(answer, 400)
        assert.deepEqual(pointers(answer).toSorted(), ['/colour', '/is_active', '/name', '/price', '/stock'])
      })

      test('what is not the client’s to say is refused', async () => {
        const { id } = await product()
        for (const key of ['id', 'created_at', 'updated_at', 'constructor', 'Name', ''])
          for (const answer of [
            await post('/products', { name: 'Pen', price: '1.00', stock: 1, [key]: nobody }),
            await put(`/products/${id}`, { [key]: nobody }),
          ])
            assertError(answer, 400)
      })

      test('bodies that are no object of JSON are refused', async () => {
        const bodies = ['', ' ', '{', '[]', '[{}]', '"x"', 'null', '7', 'true', '{"name":"a","name":"b"}', '{"a":1,}']
        for (const body of [...bodies, '{"__proto__":{}}', "{'name':'x'}", '{"name":"\\ud800"}', '{"name":"a\\u0000"}'])
          assertError(await send('POST', '/products', body), 400)
        assertError(await send('POST', '/products', '['.repeat(10_000)), 400)
        assertError(await send('POST', '/products', 'name=Pen', 'application/x-www-form-urlencoded'), 415)
        assertError(await send('POST', '/products', 'x'.repeat(1_100_000)), 413)
      })

      test('a change touches only what it names', async () => {
        const before = await product({ description: 'Writes' })
        const { body } = await put(`/products/${before.id}`, { price: '3.00' }).expect(200)
        assert.deepEqual({ ...body, updated_at: 0 }, { ...before, price: '3.00', updated_at: 0 })
        assert.equal((await put(`/products/${before.id}`, { description: null }).expect(200)).body.description, null)
        assert.equal((await put(`/products/${before.id}`, { stock: 0 }).expect(200)).body.stock, 0)
        assert.equal((await put(`/products/${before.id}`, {}).expect(200)).body.price, '3.00')
      })

      test('a product is taken off the shelf, more than once, and put back', async () => {
        const { id } = await product()
        for (let count = 0; count < 2; count += 1)
          assert.equal((await post(`/products/${id}/deactivate`).expect(200)).body.is_active, false)
        assert.equal((await get(`/products/${id}`).expect(200)).body.is_active, false)
        assert.equal((await put(`/products/${id}`, { is_active: true }).expect(200)).body.is_active, true)
      })

      test('what is not there is not found', async () => {
        for (const id of [nobody, ...noIdsInPaths]) {
          assertError(await get(`/products/${id}`), 404)
          assertError(await put(`/products/${id}`, { stock: 1 }), 404)
          assertError(await post(`/products/${id}/deactivate`), 404)
        }
        const { id } = await product()
        assertError(await remove(`/products/${id}`), 404)
        assertError(await get(`/products/${id}/deactivate`), 404)
        assertError(await get('/no-such-thing'), 404)
      })

      for (const [what, name] of Object.entries(hostile))
        test(`a name with ${what} comes back as it was`, async () => {
          const { id } = await product({ name, description: name })
          const { body } = await get(`/products/${id}`).expect(200)
          assert.deepEqual([body.name, body.description], [name, name])
        })
    })

    suite('the list of products', () => {
      test('has pages, the active ones alone, and each once', async () => {
        await app.clearAll()
        for (let count = 0; count < 25; count += 1) await product({ name: `Pen ${count % 7}`, price: `${count + 1}` })
        const { id } = await product({ name: 'Hidden' })
        await put(`/products/${id}`, { is_active: false }).expect(200)
        await product({ name: 'Never shown', is_active: false })

        const { body } = await get('/products').expect(200)
        assert.deepEqual({ ...body, items: body.items.length }, { items: 20, total: 25, page: 1, size: 20, pages: 2 })
        const seen = new Set<string>()
        for (let page = 1; page <= 4; page += 1) {
          const part = (await get(`/products?page=${page}&size=7`).expect(200)).body
          assert.deepEqual([part.total, part.page, part.size, part.pages], [25, page, 7, 4])
          for (const one of part.items) seen.add(one.id)
        }
        assert.equal(seen.size, 25)
        assert.ok(!seen.has(id))
        const beyond = (await get('/products?page=99').expect(200)).body
        assert.deepEqual(beyond, { items: [], total: 25, page: 99, size: 20, pages: 2 })
        assert.equal((await get('/products?size=100').expect(200)).body.items.length, 25)
      })

      test('is sorted as asked', async () => {
        const pricesOf = async (sort: string): Promise<number[]> =>
          (await get(`/products?size=100&sort=${sort}`).expect(200)).body.items.map(({ price }: { price: string }) =>
            Number(price),
          )
        const up = await pricesOf('price')
        assert.deepEqual(
          up,
          up.toSorted((a, b) => a - b),
        )
        assert.deepEqual(await pricesOf('-price'), up.toReversed())
        const { items } = (await get('/products?size=100').expect(200)).body
        const names = items.map(({ name }: { name: string }) => name)
        assert.deepEqual(names, names.toSorted())
      })

      test('finds words as they are', async () => {
        await app.clearAll()
        for (const name of ['100% wool', '100 wool', 'under_score', 'underXscore', 'Blue PEN']) await product({ name })
        const found = async (q: string): Promise<number> =>
          (await get(`/products?q=${encodeURIComponent(q)}`).expect(200)).body.total
        assert.deepEqual(
          [await found('100%'), await found('r_s'), await found('pen blue'), await found("'"), await found('none')],
          [1, 1, 1, 0, 0],
        )
      })

      const queries = [
        'page=0',
        'page=-1',
        'page=x',
        'page=1.5',
        'page=',
        'page=1&page=2',
        'page=99999999999',
        'page=1e1',
      ]
      for (const query of [...queries, 'size=0', 'size=101', 'size=-5', 'size=1000000', 'size=%201', 'size=0x5'])
        test(`refuses ?${query}`, async () => assertError(await get(`/products?${query}`), 400))
      for (const query of [
        'limit=5',
        'page_size=5',
        'sort=stock',
        'sort=id;drop',
        'q=',
        'is_active=false',
        'Page=1',
        'x',
      ])
        test(`does not know ?${query}`, async () => assertError(await get(`/products?${query}`), 400))
    })

    suite('customers', () => {
      test('a customer has exactly his keys', async () => {
        const sent = { email: 'shape@example.org', full_name: 'Ada Lovelace' }
        const { body } = await post('/customers', sent).expect(201)
        assert.equal(keysOf(body), 'created_at email full_name id updated_at')
        assert.match(body.created_at, moment)
        assert.deepEqual((await get(`/customers/${body.id}`).expect(200)).body, body)
        assert.deepEqual({ email: body.email, full_name: body.full_name }, sent)
        assertError(await get(`/customers/${nobody}`), 404)
        assertError(await get('/customers/no-id'), 404)
      })

      test('an address is taken once', async () => {
        const { email } = await customer()
        const answer = await post('/customers', { email, full_name: 'Another' })
        assertError(answer, 400)
        assert.deepEqual(pointers(answer), ['/email'])
      })

      const addresses = [
        '',
        'x',
        'x@',
        '@x.org',
        'a b@x.org',
        'a@b@x.org',
        'a@x..org',
        'a@-x.org',
        'a@x.org ',
        ' a@x.org',
      ]
      for (const email of [
        ...addresses,
        'a@x.org\nb@x.org',
        '<a@x.org>',
        'a@x.org,b@x.org',
        `${'a'.repeat(260)}@x.org`,
      ])
        test(`the address ${JSON.stringify(email).slice(0, 30)} is refused`, async () => {
          const answer = await post('/customers', { email, full_name: 'Ada' })
          assertError(answer, 400)
          assert.deepEqual(pointers(answer), ['/email'])
        })

      test('what is missing, too long, of another type or unknown is refused', async () => {
        const email = 'never@example.org'
        for (const value of [...notTexts, undefined]) {
          assertError(await post('/customers', { email: value, full_name: 'Ada' }), 400)
          assertError(await post('/customers', { email, full_name: value }), 400)
        }
        for (const full_name of ['', 'x'.repeat(201)]) assertError(await post('/customers', { email, full_name }), 400)
        for (const key of ['id', 'created_at', 'role'])
          assertError(await post('/customers', { email, full_name: 'Ada', [key]: nobody }), 400)
        await post('/customers', { email, full_name: 'Ada' }).expect(201)
      })
    })

    suite('carts', () => {
      test('a cart has exactly its keys, and so have its lines', async () => {
        const one = await product({ price: '2.50' })
        const { id: owner } = await customer()
        const { body: empty } = await post('/carts', { customer_id: owner }).expect(201)
        assert.equal(keysOf(empty), 'created_at customer_id id items status total updated_at')
        assert.deepEqual([empty.customer_id, empty.status, empty.items, empty.total], [owner, 'OPEN', [], '0.00'])
        const { body } = await add(empty.id, [one, 2]).expect(201)
        const [line] = body.items
        assert.equal(keysOf(line), 'id product_id quantity subtotal unit_price')
        assert.deepEqual(
          { ...line, id: 0 },
          { id: 0, product_id: one.id, quantity: 2, unit_price: '2.50', subtotal: '5.00' },
        )
        assert.equal(body.total, '5.00')
        assert.deepEqual((await get(`/carts/${empty.id}`).expect(200)).body, body)
      })

      test('the open cart is used again, and after a checkout there is another', async () => {
        const [one, { id: owner }, { id: other }] = [await product(), await customer(), await customer()]
        const open = async (customer_id: string) => (await post('/carts', { customer_id }).expect(201)).body
        const first = await open(owner)
        await add(first.id, [one, 1]).expect(201)
        const again = await open(owner)
        assert.deepEqual([again.id, again.items.length], [first.id, 1])
        assert.notEqual((await open(other)).id, first.id)
        await checkout(first.id).expect(201)
        const next = await open(owner)
        assert.notEqual(next.id, first.id)
        assert.deepEqual([next.status, next.items], ['OPEN', []])
        assert.equal((await open(owner)).id, next.id)
      })

      test('a cart for nobody is not found, and for no id not valid', async () => {
        assertError(await post('/carts', { customer_id: nobody }), 404)
        for (const customer_id of [...notIds, undefined]) assertError(await post('/carts', { customer_id }), 400)
        const { id } = await customer()
        for (const more of [{ status: 'OPEN' }, { items: [] }, { id: nobody }])
          assertError(await post('/carts', { customer_id: id, ...more }), 400)
        assertError(await post('/carts'), 400)
      })

      test('the same product grows its line, another one has its own, in the order of adding', async () => {
        const [a, b] = [await product({ price: '1.00' }), await product({ price: '2.00' })]
        const { id } = await cart([b, 1], [a, 2], [b, 3])
        assert.equal((await post(`/carts/${id}/items`, { product_id: a.id }).expect(201)).status, 201)
        const { body } = await get(`/carts/${id}`).expect(200)
        assert.deepEqual(
          body.items.map((line: { product_id: string; quantity: number; subtotal: string }) => [
            line.product_id,
            line.quantity,
            line.subtotal,
          ]),
          [
            [b.id, 4, '8.00'],
            [a.id, 3, '3.00'],
          ],
        )
        assert.equal(body.total, '11.00')
      })

      test('no more is put in than there is, and a refused line stays as it was', async () => {
        const one = await product({ stock: 5 })
        const { id } = await cart()
        assertError(await add(id, [one, 6]), 400, 'out_of_stock')
        await add(id, [one, 3]).expect(201)
        const before = (await get(`/carts/${id}`).expect(200)).body
        assertError(await add(id, [one, 3]), 400, 'out_of_stock')
        assertError(await add(id, [one, most]), 400, 'out_of_stock')
        assert.deepEqual((await get(`/carts/${id}`).expect(200)).body, before)
        await add(id, [one, 2]).expect(201)
        assertError(await add(id, [await product({ stock: 0 }), 1]), 400, 'out_of_stock')
        assert.equal(await stock(one), 5, 'a cart takes no stock')
      })

      test('a quantity is a whole number above zero', async () => {
        const one = await product()
        const { id } = await cart()
        for (const quantity of [0, -1, 1.5, '2', null, true, [], {}, most + 1, 1e20, 1e308])
          assertError(await post(`/carts/${id}/items`, { product_id: one.id, quantity }), 400)
        assert.deepEqual((await get(`/carts/${id}`).expect(200)).body.items, [])
      })

      test('a product that is off the shelf is refused', async () => {
        const one = await product()
        const { id } = await cart([one, 1])
        await post(`/products/${one.id}/deactivate`).expect(200)
        assertError(await add(id, [one, 1]), 400, 'product_inactive')
      })

      test('what is unknown is not found, and what is no id not valid', async () => {
        const one = await product()
        const { id } = await cart()
        assertError(await add(nobody, [one, 1]), 404)
        for (const path of noIdsInPaths) assertError(await add(path, [one, 1]), 404)
        assertError(await post(`/carts/${id}/items`, { product_id: nobody }), 404)
        for (const product_id of [...notIds, undefined])
          assertError(await post(`/carts/${id}/items`, { product_id }), 400)
        for (const key of ['unit_price', 'subtotal', 'id', 'cart_id'])
          assertError(await post(`/carts/${id}/items`, { product_id: one.id, [key]: '0.01' }), 400)
        for (const path of [nobody, ...noIdsInPaths]) assertError(await get(`/carts/${path}`), 404)
      })

      test('a line is changed, and zero or less takes it out', async () => {
        for (const quantity of [0, -1, -most - 1]) {
          const [a, b] = [await product({ price: '1.00', stock: 4 }), await product({ price: '5.00' })]
          const { id, items } = await cart([a, 1], [b, 1])
          const line = `/carts/${id}/items/${items[0].id}`
          assert.equal((await put(line, { quantity: 4 }).expect(200)).body.total, '9.00')
          assertError(await put(line, { quantity: 5 }), 400, 'out_of_stock')
          assertError(await put(line, { quantity: most }), 400, 'out_of_stock')
          assert.equal((await put(line, { quantity: 2 }).expect(200)).body.total, '7.00')
          const { body } = await put(line, { quantity }).expect(200)
          assert.deepEqual([body.items.length, body.items[0].product_id, body.total], [1, b.id, '5.00'])
          assertError(await put(line, { quantity: 1 }), 404)
        }
      })

      test('a line is found in its own cart alone', async () => {
        const one = await product()
        const [mine, other] = [await cart([one, 1]), await cart([one, 1])]
        assertError(await put(`/carts/${mine.id}/items/${other.items[0].id}`, { quantity: 2 }), 404)
        assertError(await put(`/carts/${nobody}/items/${mine.items[0].id}`, { quantity: 2 }), 404)
        for (const path of [nobody, ...noIdsInPaths])
          assertError(await put(`/carts/${mine.id}/items/${path}`, { quantity: 2 }), 404)
        assert.deepEqual((await get(`/carts/${other.id}`).expect(200)).body, other)
        const line = `/carts/${mine.id}/items/${mine.items[0].id}`
        for (const body of [
          {},
          { quantity: null },
          { quantity: '2' },
          { quantity: 1.5 },
          { quantity: most + 1 },
          { quantity: -1e300 },
        ])
          assertError(await put(line, body), 400)
        assertError(await put(line, { quantity: 1, unit_price: '0.01' }), 400)
        assertError(await put(line), 400)
      })

      test('a cart is emptied, and filled again', async () => {
        const one = await product()
        const { id } = await cart([one, 2], [await product(), 1])
        for (let count = 0; count < 2; count += 1) {
          const { body } = await remove(`/carts/${id}`).expect(200)
          assert.deepEqual([body.id, body.status, body.items, body.total], [id, 'OPEN', [], '0.00'])
        }
        assert.equal((await add(id, [one, 1]).expect(201)).body.items.length, 1)
        for (const path of [nobody, ...noIdsInPaths]) assertError(await remove(`/carts/${path}`), 404)
      })

      test('a closed cart refuses every change, and is still shown', async () => {
        const one = await product()
        const { id, items } = await cart([one, 2])
        await checkout(id).expect(201)
        assertError(await add(id, [one, 1]), 400, 'cart_closed')
        assertError(await put(`/carts/${id}/items/${items[0].id}`, { quantity: 1 }), 400, 'cart_closed')
        assertError(await put(`/carts/${id}/items/${items[0].id}`, { quantity: 0 }), 400, 'cart_closed')
        assertError(await remove(`/carts/${id}`), 400, 'cart_closed')
        assertError(await checkout(id), 400, 'cart_closed')
        const { body } = await get(`/carts/${id}`).expect(200)
        assert.deepEqual([body.status, body.items], ['CHECKED_OUT', items])
        assert.equal(await stock(one), 8)
      })
    })

    suite('money', () => {
      const sums: readonly (readonly [string, readonly (readonly [price: string, quantity: number])[]])[] = [
        ['0.30', [['0.10', 3]]],
        [
          '0.30',
          [
            ['0.1', 1],
            ['0.2', 1],
          ],
        ],
        ['99.99', [['33.33', 3]]],
        ['99999999.99', [['99999999.99', 1]]],
        ['9999999999.00', [['99999999.99', 100]]],
        [
          '100000000.00',
          [
            ['99999999.99', 1],
            ['0.01', 1],
          ],
        ],
        [
          '1.10',
          [
            ['0.07', 10],
            ['0.04', 10],
          ],
        ],
        [
          '14.35',
          [
            ['4.35', 1],
            ['2.00', 5],
          ],
        ],
        ['21474836.47', [['0.01', most]]],
        [
          '0.03',
          [
            ['0.01', 1],
            ['0.01', 1],
            ['0.01', 1],
          ],
        ],
      ]
      for (const [total, lines] of sums)
        test(`${lines.map(([price, quantity]) => `${quantity} x ${price}`).join(' + ')} is ${total}, in the cart and in the order`, async () => {
          const bought: [never, number][] = []
          for (const [price, quantity] of lines)
            bought.push([(await product({ price, stock: most })) as never, quantity])
          const filled = await cart(...bought)
          assert.equal(filled.total, total)
          const { body } = await checkout(filled.id).expect(201)
          assert.equal(body.total_amount, total)
          assert.equal((await get(`/orders/${body.id}`).expect(200)).body.total_amount, total)
        })

      test('a sum that no order can hold is refused, and nothing is taken', async () => {
        const one = await product({ price: '99999999.99', stock: most })
        const filled = await cart([one, 101])
        assert.equal(filled.total, '10099999998.99')
        assertError(await checkout(filled.id), 400)
        assert.equal(await stock(one), most)
        assert.equal((await get(`/carts/${filled.id}`).expect(200)).body.status, 'OPEN')
        const all = await cart([one, most])
        assert.equal(all.total, '214748364678525163.53')
      })

      test('a line and an order keep the price that they were made with', async () => {
        const one = await product({ price: '10.00', stock: 20 })
        const filled = await cart([one, 2])
        await put(`/products/${one.id}`, { price: '15.00' }).expect(200)
        const kept = (await get(`/carts/${filled.id}`).expect(200)).body
        assert.deepEqual([kept.items[0].unit_price, kept.total], ['10.00', '20.00'])
        assert.equal((await put(`/carts/${filled.id}/items/${kept.items[0].id}`, { quantity: 3 })).body.total, '30.00')
        const { body } = await checkout(filled.id).expect(201)
        await put(`/products/${one.id}`, { price: '99.00' }).expect(200)
        const later = (await get(`/orders/${body.id}`).expect(200)).body
        assert.deepEqual([later.items[0].unit_price, later.total_amount], ['10.00', '30.00'])
        assert.equal((await cart([one, 1])).total, '99.00')
      })
    })

    suite('orders', () => {
      test('an order has exactly its keys, and so have its lines', async () => {
        const [a, b] = [await product({ price: '2.50', stock: 5 }), await product({ price: '1.00', stock: 5 })]
        const filled = await cart([a, 2], [b, 5])
        const { body } = await checkout(filled.id).expect(201)
        assert.equal(keysOf(body), 'created_at customer_id id items payment_status status total_amount updated_at')
        assert.match(body.id, uuid)
        assert.deepEqual(
          [body.customer_id, body.total_amount, body.status, body.payment_status],
          [filled.customer_id, '10.00', 'PENDING_PAYMENT', 'PENDING'],
        )
        assert.equal(keysOf(body.items[0]), 'id product_id quantity unit_price')
        assert.deepEqual(
          body.items.map((line: object) => ({ ...line, id: 0 })),
          [
            { id: 0, product_id: a.id, quantity: 2, unit_price: '2.50' },
            { id: 0, product_id: b.id, quantity: 5, unit_price: '1.00' },
          ],
        )
        assert.deepEqual([await stock(a), await stock(b)], [3, 0])
        assert.deepEqual((await get(`/orders/${body.id}`).expect(200)).body, body)
      })

      test('one product too few: nothing at all is taken', async () => {
        const [a, b, c] = [await product({ stock: 5 }), await product({ stock: 5 }), await product({ stock: 5 })]
        const filled = await cart([a, 5], [b, 5], [c, 5])
        await put(`/products/${b.id}`, { stock: 4 }).expect(200)
        const answer = await checkout(filled.id)
        assertError(answer, 400, 'out_of_stock')
        assert.equal(answer.body.about.product_id, b.id)
        assert.deepEqual([await stock(a), await stock(b), await stock(c)], [5, 4, 5])
        assert.deepEqual((await get(`/carts/${filled.id}`).expect(200)).body, filled)
        assert.equal((await get(`/orders?customer_id=${filled.customer_id}`).expect(200)).body.total, 0)
        await put(`/products/${b.id}`, { stock: 5 }).expect(200)
        await checkout(filled.id).expect(201)
        assert.deepEqual([await stock(a), await stock(b), await stock(c)], [0, 0, 0])
      })

      test('an empty cart, no cart and no id are refused', async () => {
        assertError(await checkout((await cart()).id), 400, 'cart_empty')
        assertError(await checkout(nobody), 404)
        for (const cart_id of [...notIds, undefined]) assertError(await post('/orders', { cart_id }), 400)
        const { id } = await cart([await product(), 1])
        for (const more of [{ total_amount: '0.01' }, { status: 'PAID' }, { customer_id: nobody }, { items: [] }])
          assertError(await post('/orders', { cart_id: id, ...more }), 400)
        assertError(await post('/orders'), 400)
        await checkout(id).expect(201)
      })

      test('paying: once, and then no cancel', async () => {
        const one = await product({ stock: 5 })
        const { id } = await order([one, 2])
        const { body } = await post(`/orders/${id}/pay`).expect(200)
        assert.deepEqual([body.status, body.payment_status], ['PAID', 'SIMULATED_OK'])
        assertError(await post(`/orders/${id}/pay`), 400, 'transition')
        assertError(await post(`/orders/${id}/cancel`), 400, 'transition')
        assert.deepEqual((await get(`/orders/${id}`).expect(200)).body, body)
        assert.equal(await stock(one), 3)
      })

      test('cancelling: once, the stock is back, and then no pay', async () => {
        const [a, b] = [await product({ stock: 5 }), await product({ stock: 5 })]
        const { id, items } = await order([a, 2], [b, 5])
        await put(`/products/${a.id}`, { stock: 100 }).expect(200)
        const { body } = await post(`/orders/${id}/cancel`).expect(200)
        assert.deepEqual([body.status, body.payment_status, body.items], ['CANCELLED', 'PENDING', items])
        assert.deepEqual([await stock(a), await stock(b)], [102, 5])
        assertError(await post(`/orders/${id}/cancel`), 400, 'transition')
        assertError(await post(`/orders/${id}/pay`), 400, 'transition')
        assert.deepEqual([await stock(a), await stock(b)], [102, 5])
      })

      test('stock that is given back to a full shelf is refused rather than lost', async () => {
        const one = await product({ stock: 5 })
        const { id } = await order([one, 2])
        await put(`/products/${one.id}`, { stock: most }).expect(200)
        assertError(await post(`/orders/${id}/cancel`), 400)
        assert.equal((await get(`/orders/${id}`).expect(200)).body.status, 'PENDING_PAYMENT')
        assert.equal(await stock(one), most)
      })

      test('a product that went off the shelf can still be given back', async () => {
        const one = await product({ stock: 5 })
        const { id } = await order([one, 2])
        await post(`/products/${one.id}/deactivate`).expect(200)
        await post(`/orders/${id}/cancel`).expect(200)
        assert.equal(await stock(one), 5)
      })

      test('what is not there is not found, and what cannot be done is no address', async () => {
        for (const id of [nobody, ...noIdsInPaths]) {
          assertError(await get(`/orders/${id}`), 404)
          assertError(await post(`/orders/${id}/pay`), 404)
          assertError(await post(`/orders/${id}/cancel`), 404)
        }
        const { id } = await order([await product(), 1])
        assertError(await remove(`/orders/${id}`), 404)
        assertError(await put(`/orders/${id}`, { status: 'PAID' }), 404)
        assertError(await app.patch(`/api/v1/orders/${id}`, { status: 'PAID' }), 404)
      })

      test('what takes no body refuses one', async () => {
        const { id } = await order([await product(), 1])
        assertError(await post(`/orders/${id}/pay`, { amount: '0.01' }), 400)
        assertError(await post(`/orders/${id}/pay?amount=1`), 400)
        assert.equal((await get(`/orders/${id}`).expect(200)).body.status, 'PENDING_PAYMENT')
      })

      test('the list is of one customer, newest first, by status', async () => {
        const one = await product({ stock: 100 })
        const { id: owner } = await customer()
        const made: string[] = []
        for (let count = 0; count < 5; count += 1) {
          const { body } = await post('/carts', { customer_id: owner }).expect(201)
          await add(body.id, [one, 1]).expect(201)
          made.push((await checkout(body.id).expect(201)).body.id)
        }
        await order([one, 1])
        await post(`/orders/${made[0]}/pay`).expect(200)
        await post(`/orders/${made[1]}/cancel`).expect(200)
        const list = async (query = '') => (await get(`/orders?customer_id=${owner}${query}`).expect(200)).body
        const idsOf = (body: { items: { id: string }[] }): string[] => body.items.map(({ id }) => id)
        const all = await list()
        assert.deepEqual(idsOf(all), made.toReversed())
        assert.deepEqual([all.total, all.page, all.size, all.pages], [5, 1, 20, 1])
        assert.deepEqual(idsOf(await list('&sort=created_at')), made)
        assert.deepEqual(idsOf(await list('&status=PAID')), [made[0]])
        assert.deepEqual(idsOf(await list('&status=CANCELLED')), [made[1]])
        assert.equal((await list('&status=PENDING_PAYMENT')).total, 3)
        assert.equal((await list('&status=PAID,CANCELLED')).total, 2)
        assert.deepEqual(idsOf(await list('&size=2&page=2')), made.toReversed().slice(2, 4))
        assert.equal(all.items[0].items.length, 1, 'the lines are shown')
        assert.deepEqual((await get(`/orders?customer_id=${nobody}`).expect(200)).body.items, [])
      })

      test('the list asks for a customer, and refuses what it does not know', async () => {
        const queries = ['', 'status=PAID', 'customer_id=', 'customer_id=no-id', 'customer_id=%00']
        const known = `customer_id=${nobody}`
        const more = [
          'status=paid',
          'status=',
          'status=PAID%20',
          'status=PAID,',
          'sort=total_amount',
          'page=0',
          'size=101',
        ]
        for (const query of [
          ...queries,
          ...more.map((one) => `${known}&${one}`),
          `${known}&${known}`,
          `${known}&total=1`,
        ])
          assertError(await get(`/orders?${query}`), 400)
      })
    })
  })
