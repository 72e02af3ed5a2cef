import type { Suite } from './scenario/types.ts'

/** What the app must do, step by step, and which requirement each scenario proves. */
export const suite: Suite = {
  prefix: '',
  requirements: [
    { id: 'R1', says: 'Tasks are listed page by page, the newest first', by: 'Task.list' },
    { id: 'R2', says: 'A SKU is taken once', by: 'StockEntry.sku' },
    { id: 'R3', says: 'A parcel is sent once and never empty', by: 'Parcel.send' },
  ],
  scenarios: [
    {
      name: 'A list of tasks has pages',
      proves: ['R1'],
      steps: [
        {
          kind: 'request',
          method: 'POST',
          path: '/tasks',
          body: { title: 'Sow' },
          expect: { status: 201, body: { completed: false } },
          save: { sow: 'id' },
        },
        { kind: 'request', method: 'POST', path: '/tasks', body: { title: 'Reap' }, expect: 201, save: { reap: 'id' } },
        {
          kind: 'request',
          method: 'GET',
          path: '/tasks?size=1',
          expect: { body: { items: [{ id: '{reap}', title: 'Reap' }], page: 1, size: 1 } },
        },
        {
          kind: 'request',
          method: 'GET',
          path: '/tasks?size=1&page=2',
          expect: { body: { items: [{ id: '{sow}' }], page: 2 } },
        },
        {
          kind: 'request',
          method: 'PATCH',
          path: '/tasks/:sow',
          body: { completed: true },
          expect: { body: { completed: true, title: 'Sow' } },
        },
        { kind: 'request', method: 'DELETE', path: '/tasks/:sow', expect: 204 },
        { kind: 'request', method: 'DELETE', path: '/tasks/:sow', expect: { status: 404, code: 'not_found' } },
      ],
    },
    {
      name: 'Of two entries with one SKU there is one',
      proves: ['R2'],
      steps: [
        {
          kind: 'together',
          requests: [
            {
              method: 'POST',
              path: '/stock-entries',
              body: { batch_number: '71', expires_on: null, price: '10.00', sku: 'golden-scythe' },
              save: { entry: 'id' },
            },
            {
              method: 'POST',
              path: '/stock-entries',
              body: { batch_number: '72', expires_on: null, price: '12.50', sku: 'golden-scythe' },
              save: { entry: 'id' },
            },
          ],
          expect: [201, 409],
        },
        {
          kind: 'request',
          method: 'GET',
          path: '/stock-entries/:entry',
          expect: { body: { count: 0, sku: 'golden-scythe', state: 'ordered' } },
        },
        {
          kind: 'request',
          method: 'POST',
          path: '/stock-entries',
          body: { batch_number: '73', price: '0.00', sku: 'golden-sickle' },
          expect: { status: 422, code: 'invalid' },
        },
        { kind: 'request', method: 'DELETE', path: '/stock-entries/:entry', expect: 204 },
      ],
    },
    {
      name: 'A parcel is filled and sent',
      proves: ['R3'],
      steps: [
        {
          kind: 'request',
          method: 'POST',
          path: '/stock-entries',
          body: { batch_number: '74', count: 5, price: '0.10', sku: 'golden-fork' },
          expect: 201,
          save: { fork: 'id' },
        },
        {
          kind: 'request',
          method: 'POST',
          path: '/parcels',
          body: { code: 'AB-1', sender: 'ada@example.org' },
          expect: { status: 201, body: { pieces: 0, total: '0.00' } },
          save: { parcel: 'id' },
        },
        {
          kind: 'request',
          method: 'POST',
          path: '/parcels/:parcel/send',
          expect: { status: 422, code: 'nothing_to_send' },
        },
        {
          kind: 'request',
          method: 'POST',
          path: '/parcels/:parcel/lines',
          body: { entry_id: '{fork}', quantity: 6 },
          expect: { status: 409, code: 'not_in_stock' },
        },
        {
          kind: 'request',
          method: 'POST',
          path: '/parcels/:parcel/lines',
          body: { entry_id: '{fork}', quantity: 3 },
          expect: {
            status: 201,
            body: { lines: [{ amount: '0.30', price: '0.10', quantity: 3 }], pieces: 3, total: '0.30' },
          },
        },
        {
          kind: 'together',
          requests: [
            { method: 'POST', path: '/parcels/:parcel/send' },
            { method: 'POST', path: '/parcels/:parcel/send' },
          ],
          expect: [200, 409],
        },
        {
          kind: 'request',
          method: 'POST',
          path: '/parcels/:parcel/lines',
          body: { entry_id: '{fork}' },
          expect: { status: 409, code: 'parcel_closed' },
        },
        { kind: 'request', method: 'DELETE', path: '/stock-entries/:fork', expect: { status: 409, code: 'conflict' } },
      ],
    },
  ],
}
