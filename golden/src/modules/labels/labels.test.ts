import assert from 'node:assert/strict'
import { beforeEach, suite, test } from 'node:test'
import { startApp } from '../../../test/app.ts'
import { type Accepted, type Refused, nobody, pointers, testFields } from '../../../test/resource.ts'
import { aLabel, savedLabel } from './labels.fixtures.ts'
import { labels } from './labels.repository.ts'

const accepted: readonly Accepted[] = [
  ['name', 'x'],
  ['name', 'x'.repeat(40)],
]

const refused: readonly Refused[] = [
  ['name', 'is no text', 7],
  ['name', 'is too short', ''],
  ['name', 'is too long', 'x'.repeat(41)],
  ['name', 'is null', null],
  ['name', 'is missing', undefined],
]

suite('labels', async () => {
  const app = await startApp()
  beforeEach(() => app.clear('labels'))

  testFields(
    app,
    { path: '/labels', method: 'post', created: 201, table: 'labels', valid: aLabel, invalid: 422 },
    accepted,
    refused,
  )

  test('a list shows what was saved, and refuses parameters that it does not know', async () => {
    const row = await savedLabel(app)
    const { body } = await app.get(`/labels`).expect(200)
    assert.ok(body.items.some((item: { id: string }) => item.id === row.id))
    await app.get('/labels?no_such_parameter=1').expect(422)
  })

  test('a label is shown by its id', async () => {
    const row = await savedLabel(app)
    const { body } = await app.get(`/labels/${row.id}`).expect(200)
    assert.deepEqual(body, row)
    await app.get(`/labels/${nobody}`).expect(404)
    await app.get('/labels/no-id').expect(404)
  })

  test('a created label is stored', async () => {
    const { body } = await app.post('/labels', aLabel()).expect(201)
    assert.deepEqual(body, await labels.get(app.db, app.scope(), body.id))
  })

  test('name cannot be taken twice', async () => {
    const row = await savedLabel(app)
    const same = aLabel({ name: row.name })
    const { body } = await app.post('/labels', same).expect(409)
    assert.deepEqual(pointers(body), ['/name'])
  })

  test('a key that is not known is refused', async () => {
    await app.post('/labels', { ...aLabel(), no_such_key: 1 }).expect(422)
  })

  test('a deleted label is gone', async () => {
    const { id } = await savedLabel(app)
    await app.delete(`/labels/${id}`).expect(204)
    assert.equal(await app.count('labels'), 0)
    await app.delete(`/labels/${id}`).expect(404)
  })
})
