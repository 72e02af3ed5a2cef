import assert from 'node:assert/strict'
import { beforeEach, suite, test } from 'node:test'
import { startApp } from '../../../test/app.ts'
import { type Accepted, type Refused, nobody, pointers, testFields } from '../../../test/resource.ts'
import { aStockEntry, savedStockEntry } from './stock-entries.fixtures.ts'
import { stockEntries } from './stock-entries.repository.ts'

const accepted: readonly Accepted[] = [
  ['batch_number', '1'],
  ['batch_number', '9223372036854775807'],
  ['contact', 'a@b.co'],
  ['contact', null],
  ['count', 0],
  ['count', 2147483647],
  ['expires_on', '2024-02-29'],
  ['expires_on', '9999-12-31'],
  ['expires_on', null],
  ['info_url', 'http://a.example'],
  ['info_url', null],
  ['moisture', 0],
  ['moisture', 1],
  ['moisture', null],
  ['note', 'x'],
  ['note', null],
  ['opens_at', '00:00:00'],
  ['opens_at', '23:59:59'],
  ['opens_at', null],
  ['price', '0.01'],
  ['price', '99999999.99'],
  ['received_at', '2024-02-29T00:00:00.000Z'],
  ['received_at', '9999-12-31T23:59:59.999Z'],
  ['shelf', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ['shelf', null],
  ['sku', 'xxx'],
  ['sku', 'x'.repeat(40)],
  ['state', 'ordered'],
  ['state', 'stored'],
  ['state', 'sold'],
]

const refused: readonly Refused[] = [
  ['batch_number', 'is too small', '0'],
  ['batch_number', 'is too large', '9223372036854775808'],
  ['batch_number', 'is no number', '12x'],
  ['batch_number', 'is null', null],
  ['batch_number', 'is missing', undefined],
  ['contact', 'is no text', 7],
  ['contact', 'has no domain', 'someone@'],
  ['count', 'is too small', -1],
  ['count', 'is too large', 2147483648],
  ['count', 'has a fraction', 0.5],
  ['count', 'is text', '0'],
  ['count', 'is null', null],
  ['expires_on', 'is no text', 7],
  ['expires_on', 'is no day', '2023-02-29'],
  ['info_url', 'is no text', 7],
  ['info_url', 'is another kind of address', 'javascript:alert(1)'],
  ['moisture', 'is text', '1.5'],
  ['moisture', 'is too small', -1],
  ['moisture', 'is too large', 2],
  ['note', 'is no text', 7],
  ['opens_at', 'is no text', 7],
  ['opens_at', 'is past midnight', '24:00:00'],
  ['price', 'is too small', '0.00'],
  ['price', 'is too large', '100000000.00'],
  ['price', 'has too many digits', '0.011'],
  ['price', 'is no number', '12x'],
  ['price', 'is null', null],
  ['price', 'is missing', undefined],
  ['received_at', 'is no text', 7],
  ['received_at', 'has no zone', '2024-02-29T00:00:00'],
  ['received_at', 'is no day', '2023-02-29T00:00:00Z'],
  ['received_at', 'is null', null],
  ['shelf', 'is no text', 7],
  ['shelf', 'is too short', '018f0000-0000-7000-8000-00000000000'],
  ['sku', 'is no text', 7],
  ['sku', 'is too short', 'xx'],
  ['sku', 'is too long', 'x'.repeat(41)],
  ['sku', 'is null', null],
  ['sku', 'is missing', undefined],
  ['state', 'is none of its words', 'no-ordered'],
  ['state', 'is null', null],
]

suite('stock entries', async () => {
  const app = await startApp()
  beforeEach(() => app.clear('stock_entries'))

  testFields(
    app,
    { path: '/stock-entries', method: 'post', created: 201, table: 'stock_entries', valid: aStockEntry, invalid: 422 },
    accepted,
    refused,
  )

  test('a list shows what was saved, and refuses parameters that it does not know', async () => {
    const row = await savedStockEntry(app)
    const { body } = await app.get(`/stock-entries`).expect(200)
    assert.ok(body.items.some((item: { id: string }) => item.id === row.id))
    await app.get('/stock-entries?no_such_parameter=1').expect(422)
  })

  test('a stock entry is shown by its id', async () => {
    const row = await savedStockEntry(app)
    const { body } = await app.get(`/stock-entries/${row.id}`).expect(200)
    assert.deepEqual(body, row)
    await app.get(`/stock-entries/${nobody}`).expect(404)
    await app.get('/stock-entries/no-id').expect(404)
  })

  test('a created stock entry is stored', async () => {
    const { body } = await app.post('/stock-entries', aStockEntry()).expect(201)
    assert.deepEqual(body, await stockEntries.get(app.db, app.scope(), body.id))
  })

  test('sku cannot be taken twice', async () => {
    const row = await savedStockEntry(app)
    const same = aStockEntry({ sku: row.sku })
    const { body } = await app.post('/stock-entries', same).expect(409)
    assert.deepEqual(pointers(body), ['/sku'])
  })

  test('batch_number and shelf cannot be taken twice', async () => {
    const row = await savedStockEntry(app)
    const same = aStockEntry({ batch_number: row.batch_number, shelf: row.shelf })
    const { body } = await app.post('/stock-entries', same).expect(409)
    assert.deepEqual(pointers(body), ['/batch_number', '/shelf'])
  })

  test('a key that is not known is refused', async () => {
    await app.post('/stock-entries', { ...aStockEntry(), no_such_key: 1 }).expect(422)
  })

  test('a stock entry is replaced as a whole', async () => {
    const { id } = await savedStockEntry(app)
    const { body } = await app.put(`/stock-entries/${id}`, aStockEntry()).expect(200)
    assert.equal(body.id, id)
    await app.put(`/stock-entries/${nobody}`, aStockEntry()).expect(404)
    await app.put(`/stock-entries/${id}`, { no_such_key: 1 }).expect(422)
  })

  test('a change leaves alone what it does not name', async () => {
    const row = await savedStockEntry(app)
    const { body } = await app.patch(`/stock-entries/${row.id}`, {}).expect(200)
    assert.deepEqual(body, row)
    await app.patch(`/stock-entries/${nobody}`, {}).expect(404)
    await app.patch(`/stock-entries/${row.id}`, { no_such_key: 1 }).expect(422)
  })

  test('a change is stored', async () => {
    const { id } = await savedStockEntry(app)
    const change = { batch_number: aStockEntry().batch_number }
    const { body } = await app.patch(`/stock-entries/${id}`, change).expect(200)
    assert.deepEqual(body, await stockEntries.get(app.db, app.scope(), id))
  })

  test('a deleted stock entry is gone', async () => {
    const { id } = await savedStockEntry(app)
    await app.delete(`/stock-entries/${id}`).expect(204)
    assert.equal(await app.count('stock_entries'), 0)
    await app.delete(`/stock-entries/${id}`).expect(404)
  })
})
