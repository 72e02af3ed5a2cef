import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { camelCase, entityNames, kebabCase, nearest, snakeCase, words } from '../../src/names/index.ts'

/** name: plural as a type, value, table, path, words */
const rows: readonly (readonly [string, string, string, string, string, string])[] = [
  ['Task', 'Tasks', 'task', 'tasks', 'tasks', 'task'],
  ['StockEntry', 'StockEntries', 'stockEntry', 'stock_entries', 'stock-entries', 'stock entry'],
  ['Person', 'People', 'person', 'people', 'people', 'person'],
  ['SalesPerson', 'SalesPeople', 'salesPerson', 'sales_people', 'sales-people', 'sales person'],
  ['Child', 'Children', 'child', 'children', 'children', 'child'],
  ['Category', 'Categories', 'category', 'categories', 'categories', 'category'],
  ['Day', 'Days', 'day', 'days', 'days', 'day'],
  ['Box', 'Boxes', 'box', 'boxes', 'boxes', 'box'],
  ['Branch', 'Branches', 'branch', 'branches', 'branches', 'branch'],
  ['Status', 'Statuses', 'status', 'statuses', 'statuses', 'status'],
  ['Analysis', 'Analyses', 'analysis', 'analyses', 'analyses', 'analysis'],
  ['Quiz', 'Quizzes', 'quiz', 'quizzes', 'quizzes', 'quiz'],
  ['Hero', 'Heroes', 'hero', 'heroes', 'heroes', 'hero'],
  ['Photo', 'Photos', 'photo', 'photos', 'photos', 'photo'],
  ['Shelf', 'Shelves', 'shelf', 'shelves', 'shelves', 'shelf'],
  ['Sheep', 'SheepCollection', 'sheep', 'sheep', 'sheep', 'sheep'],
  ['News', 'NewsCollection', 'news', 'news', 'news', 'news'],
  ['LabEquipment', 'LabEquipmentCollection', 'labEquipment', 'lab_equipment', 'lab-equipment', 'lab equipment'],
  ['Settings', 'SettingsCollection', 'settings', 'settings', 'settings', 'settings'],
  ['HTTPServer', 'HTTPServers', 'httpServer', 'http_servers', 'http-servers', 'http server'],
  ['UserURL', 'UserURLs', 'userUrl', 'user_urls', 'user-urls', 'user url'],
  ['URLs', 'URLsCollection', 'urls', 'urls', 'urls', 'urls'],
  ['Address2', 'Address2s', 'address2', 'address2s', 'address2s', 'address2'],
]

describe('the names of an entity', () => {
  for (const [name, types, value, table, kebabs, one] of rows) {
    it(name, () => {
      const names = entityNames(name)
      assert.deepEqual(
        [names.type, names.types, names.value, names.table, names.kebabs, names.words],
        [name, types, value, table, kebabs, one],
      )
    })
  }

  it('never has one name for one row and for many', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,30}$/), (name) => {
        const { type, types, value, values, table, kebabs } = entityNames(name)
        assert.notEqual(type, types)
        assert.notEqual(value, values)
        assert.match(table, /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/)
        assert.equal(kebabs, table.replaceAll('_', '-'))
        assert.match(values, /^[a-z][A-Za-z0-9]*$/)
      }),
    )
  })
})

describe('casing', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['fullName', 'full_name', 'full-name', 'fullName'],
    ['full_name', 'full_name', 'full-name', 'fullName'],
    ['HTTPServerURL', 'http_server_url', 'http-server-url', 'httpServerUrl'],
    ['line1', 'line1', 'line1', 'line1'],
    ['address2Line', 'address2_line', 'address2-line', 'address2Line'],
    ['a', 'a', 'a', 'a'],
  ]
  for (const [name, snake, kebab, camel] of cases) {
    it(name, () => assert.deepEqual([snakeCase(name), kebabCase(name), camelCase(name)], [snake, kebab, camel]))
  }
  it('takes any separators', () => assert.deepEqual(words('Some other-name_here'), ['some', 'other', 'name', 'here']))
})

describe('the nearest name', () => {
  const known = ['description', 'path', 'fields', 'unique', 'expose', 'list']
  const cases: readonly (readonly [string, string | null])[] = [
    ['feilds', 'fields'],
    ['Fields', 'fields'],
    ['field', 'fields'],
    ['uniqe', 'unique'],
    ['descripton', 'description'],
    ['colour', null],
    ['', null],
    ['x', null],
    ['x'.repeat(10_000), null],
  ]
  for (const [name, expected] of cases)
    it(`${name.slice(0, 20)}: ${expected}`, () => assert.equal(nearest(name, known), expected))
})
