import assert from 'node:assert/strict'
import { beforeEach, suite, test } from 'node:test'
import { startApp } from '../../../test/app.ts'
import { type Accepted, type Refused, nobody, testFields } from '../../../test/resource.ts'
import { aTask, savedTask } from './tasks.fixtures.ts'
import { tasks } from './tasks.repository.ts'

const accepted: readonly Accepted[] = [
  ['completed', true],
  ['completed', false],
  ['description', 'x'],
  ['description', 'x'.repeat(1000)],
  ['description', null],
  ['title', 'x'],
  ['title', 'x'.repeat(200)],
]

const refused: readonly Refused[] = [
  ['completed', 'is text', 'true'],
  ['completed', 'is null', null],
  ['description', 'is no text', 7],
  ['description', 'is too long', 'x'.repeat(1001)],
  ['title', 'is no text', 7],
  ['title', 'is too short', ''],
  ['title', 'is too long', 'x'.repeat(201)],
  ['title', 'is null', null],
  ['title', 'is missing', undefined],
]

suite('tasks', async () => {
  const app = await startApp()
  beforeEach(() => app.clear('tasks'))

  testFields(
    app,
    { path: '/tasks', method: 'post', created: 201, table: 'tasks', valid: aTask, invalid: 422 },
    accepted,
    refused,
  )

  test('a list shows what was saved, and refuses parameters that it does not know', async () => {
    const row = await savedTask(app)
    const { body } = await app.get(`/tasks`).expect(200)
    assert.ok(body.items.some((item: { id: string }) => item.id === row.id))
    await app.get('/tasks?no_such_parameter=1').expect(422)
  })

  test('a task is shown by its id', async () => {
    const row = await savedTask(app)
    const { body } = await app.get(`/tasks/${row.id}`).expect(200)
    assert.deepEqual(body, row)
    await app.get(`/tasks/${nobody}`).expect(404)
    await app.get('/tasks/no-id').expect(404)
  })

  test('a created task is stored', async () => {
    const { body } = await app.post('/tasks', aTask()).expect(201)
    assert.deepEqual(body, await tasks.get(app.db, app.scope(), body.id))
  })

  test('a key that is not known is refused', async () => {
    await app.post('/tasks', { ...aTask(), no_such_key: 1 }).expect(422)
  })

  test('a change leaves alone what it does not name', async () => {
    const row = await savedTask(app)
    const { body } = await app.patch(`/tasks/${row.id}`, {}).expect(200)
    assert.deepEqual(body, row)
    await app.patch(`/tasks/${nobody}`, {}).expect(404)
    await app.patch(`/tasks/${row.id}`, { no_such_key: 1 }).expect(422)
  })

  test('a change is stored', async () => {
    const { id } = await savedTask(app)
    const change = { completed: aTask().completed }
    const { body } = await app.patch(`/tasks/${id}`, change).expect(200)
    assert.deepEqual(body, await tasks.get(app.db, app.scope(), id))
  })

  test('a deleted task is gone', async () => {
    const { id } = await savedTask(app)
    await app.delete(`/tasks/${id}`).expect(204)
    assert.equal(await app.count('tasks'), 0)
    await app.delete(`/tasks/${id}`).expect(404)
  })
})
