import type { Built, KeyTable } from '../../src/spec/keys/fact.ts'
import type { api, bodies, entity, exposed, field, list, paging, top } from '../../src/spec/keys/table.ts'
import type { Level } from './frame.ts'

/** What the table of keys does not say: the default, in words, and an example. A key that is built has both, or it does not compile. */
export type KeyTexts<T extends KeyTable> = Readonly<Record<Built<T>, KeyText>>
export type KeyText = readonly [usual: string, example: string, level?: Level]

export const topTexts: KeyTexts<typeof top> = {
  ashlar: [
    'none: it must be there',
    'ashlar: 1\napp: shop\naccess: public\nentities:\n  Product:\n    fields:\n      name: string',
    'whole',
  ],
  app: ['none: it must be there', 'app: corner-shop'],
  title: ['`app` in words: `corner-shop` is "Corner shop"', 'title: The shop at the corner'],
  description: ['empty', 'description: Everything that a small shop sells.'],
  include: ['nothing', 'include: [api.yaml, entities/*.yaml]'],
  access: ['none: it must be there', 'access: public'],
  api: ['the default of each of its keys', 'api:\n  naming: snake_case\n  paging: page'],
  entities: [
    'none: there must be one',
    'entities:\n  Product:\n    fields:\n      name: string(1..200)\n      price: decimal(10,2) > 0',
  ],
}

export const apiTexts: KeyTexts<typeof api> = {
  prefix: ['none', 'prefix: /api/v1', 'api'],
  naming: ['`camelCase`', 'naming: snake_case', 'api'],
  paging: ['`cursor`', 'paging: page', 'api'],
  bodies: ['`plain`', 'bodies: { error: envelope }', 'api'],
  statuses: ['the statuses in the table below', 'statuses: { invalid: 400 }', 'api'],
  decimals: ['`string`', 'decimals: number', 'api'],
  cors: ['no origin', 'cors: [https://shop.example, https://admin.shop.example]', 'api'],
}

export const pagingTexts: KeyTexts<typeof paging> = {
  style: ['`cursor`; in an entity the style of the API', 'paging: { style: offset }', 'api'],
  size: ['20', 'paging: { style: page, size: 50 }', 'api'],
  max: ['100; 1000 for `none`', 'paging: { style: none, max: 300 }', 'api'],
  total: ['`exact`', 'paging: { style: page, total: none }', 'api'],
}

export const bodiesTexts: KeyTexts<typeof bodies> = {
  error: ['`problem`', 'bodies: { error: envelope }', 'api'],
}

export const entityTexts: KeyTexts<typeof entity> = {
  description: ['empty', 'description: Something that is sold.', 'entity'],
  path: ['the plural in kebab-case: `OrderItem` is `/order-items`', 'path: /goods', 'entity'],
  fields: [
    'none: there must be one',
    'fields:\n  name: string(1..200)\n  price: decimal(10,2) > 0\n  note: text?',
    'entity',
  ],
  unique: ['nothing', 'unique: [[name, sku]]', 'entity'],
  expose: [
    '`[list, get, create, update, delete]`',
    'expose: [list, get, create, { update: PUT /products/:id }]',
    'entity',
  ],
  list: ['newest first, paged as the API says', 'list: { sort: [name, -price], size: 50 }', 'entity'],
}

export const listTexts: KeyTexts<typeof list> = {
  sort: ['the time of creation, newest first', 'list: { sort: [-price, name] }', 'entity'],
  size: ['that of the API', 'list: { size: 50 }', 'entity'],
  max: ['that of the API', 'list: { max: 500 }', 'entity'],
  paging: ['that of the API', 'list: { paging: { style: offset, total: none } }', 'entity'],
}

export const exposedTexts: KeyTexts<typeof exposed> = {
  route: [
    'the route of the verb, in the table above',
    'expose: [list, { update: { route: PUT /products/:id } }]',
    'entity',
  ],
  status: ['201 for create, 204 for delete, else 200', 'expose: [list, { create: { status: 200 } }]', 'entity'],
}

export const fieldTexts: KeyTexts<typeof field> = {
  type: ['none: it must be there', 'price: { type: "decimal(10,2) > 0" }', 'fields'],
  default: ['none', 'label: { type: string(..40), default: new in store }', 'fields'],
  description: ['empty', 'price:\n  type: decimal(10,2) > 0\n  description: With taxes, in euros.', 'fields'],
}
