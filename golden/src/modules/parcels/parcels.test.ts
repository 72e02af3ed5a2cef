import assert from 'node:assert/strict'
import { beforeEach, suite, test } from 'node:test'
import { startApp } from '../../../test/app.ts'
import { type Accepted, type Refused, nobody, pointers, testFields, without } from '../../../test/resource.ts'
import { aParcel, savedParcel } from './parcels.fixtures.ts'
import { parcels } from './parcels.repository.ts'

const accepted: readonly Accepted[] = [
  ['code', 'B-1'],
  ['code', 'BB-1'],
  ['sender', 'a@b.co'],
]

const refused: readonly Refused[] = [
  ['code', 'is no text', 7],
  ['code', 'is null', null],
  ['code', 'is missing', undefined],
  ['due_on', 'is no text', 7],
  ['due_on', 'is no day', '2023-02-29'],
  ['packed_on', 'is no text', 7],
  ['packed_on', 'is no day', '2023-02-29'],
  ['packed_on', 'is null', null],
  ['pin', 'is no text', 7],
  ['pin', 'is too short', 'xxx'],
  ['pin', 'is too long', 'x'.repeat(5)],
  ['replaces_id', 'is no text', 7],
  ['replaces_id', 'is no id', 'no-id'],
  ['sender', 'is no text', 7],
  ['sender', 'has no domain', 'someone@'],
  ['sender', 'is null', null],
  ['sender', 'is missing', undefined],
]

suite('parcels', async () => {
  const app = await startApp()
  beforeEach(() => app.clear('parcels'))

  testFields(
    app,
    { path: '/parcels', method: 'post', created: 201, table: 'parcels', valid: aParcel, invalid: 422 },
    accepted,
    refused,
  )

  test('a list shows what was saved, and refuses parameters that it does not know', async () => {
    const row = await savedParcel(app)
    const { body } = await app.get(`/parcels`).expect(200)
    assert.ok(body.items.some((item: { id: string }) => item.id === row.id))
    await app.get('/parcels?no_such_parameter=1').expect(422)
  })

  test('a parcel is shown by its id', async () => {
    const row = await savedParcel(app)
    const { body } = await app.get(`/parcels/${row.id}`).expect(200)
    assert.deepEqual(body, without(row, ['pin']))
    await app.get(`/parcels/${nobody}`).expect(404)
    await app.get('/parcels/no-id').expect(404)
  })

  test('a created parcel is stored', async () => {
    const { body } = await app.post('/parcels', aParcel()).expect(201)
    assert.deepEqual(body, without(await parcels.get(app.db, app.scope(), body.id), ['pin']))
  })

  test('code cannot be taken twice', async () => {
    const row = await savedParcel(app)
    const same = aParcel({ code: row.code })
    const { body } = await app.post('/parcels', same).expect(409)
    assert.deepEqual(pointers(body), ['/code'])
  })

  test('replaces_id of no row is refused', async () => {
    const { body } = await app.post('/parcels', aParcel({ replaces_id: nobody })).expect(422)
    assert.deepEqual(pointers(body), ['/replaces_id'])
  })

  test('a key that is not known is refused', async () => {
    await app.post('/parcels', { ...aParcel(), no_such_key: 1 }).expect(422)
  })

  test('a parcel is replaced as a whole', async () => {
    const { id } = await savedParcel(app)
    const { body } = await app.put(`/parcels/${id}`, without(aParcel(), ['sender'])).expect(200)
    assert.equal(body.id, id)
    await app.put(`/parcels/${nobody}`, without(aParcel(), ['sender'])).expect(404)
    await app.put(`/parcels/${id}`, { no_such_key: 1 }).expect(422)
  })

  test('a change leaves alone what it does not name', async () => {
    const row = await savedParcel(app)
    const { body } = await app.patch(`/parcels/${row.id}`, {}).expect(200)
    assert.deepEqual(body, without(row, ['pin']))
    await app.patch(`/parcels/${nobody}`, {}).expect(404)
    await app.patch(`/parcels/${row.id}`, { no_such_key: 1 }).expect(422)
  })

  test('a change is stored', async () => {
    const { id } = await savedParcel(app)
    const change = { code: aParcel().code }
    const { body } = await app.patch(`/parcels/${id}`, change).expect(200)
    assert.deepEqual(body, without(await parcels.get(app.db, app.scope(), id), ['pin']))
  })

  test('a deleted parcel is gone', async () => {
    const { id } = await savedParcel(app)
    await app.delete(`/parcels/${id}`).expect(204)
    assert.equal(await app.count('parcels'), 0)
    await app.delete(`/parcels/${id}`).expect(404)
  })

  test('drop_line of no row is not found', async () => {
    await app.delete(`/parcels/${nobody}/lines/${nobody}`).expect(404)
  })

  test('lose of no row is not found', async () => {
    await app.post(`/parcels/${nobody}/lose`).expect(404)
  })

  test('lose changes what it says, once', async () => {
    const { id } = await savedParcel(app)
    const { body } = await app.post(`/parcels/${id}/lose`).expect(200)
    assert.equal(body.state, 'lost')
    await app.post(`/parcels/${id}/lose`).expect(409)
  })

  test('send of no row is not found', async () => {
    await app.post(`/parcels/${nobody}/send`).expect(404)
  })

  test('unlabel of no row is not found', async () => {
    await app.delete(`/parcels/${nobody}/labels/${nobody}`).expect(404)
  })
})
