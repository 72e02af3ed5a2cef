import { error, warning } from './entry.ts'

/** Codes about keys, values and files of a spec. */
export const language = {
  'unknown-key': error(
    'A key that the language does not have',
    'Only the keys of the language may stand here. An unknown one is an error, because a mistyped key would otherwise be ignored in silence.',
    'feilds:\n  name: string',
    'fields:\n  name: string',
  ),
  'missing-key': error(
    'A key is missing',
    'Some keys must be there: `ashlar`, `app`, `access` and `entities` at the top of a spec, `fields` in an entity, `type` in the long form of a field.',
    'app: shop',
    'ashlar: 1\napp: shop\naccess: public',
  ),
  'not-yet': error(
    'Part of the language, but not built yet',
    'The construct belongs to the Ashlar language, and what you wrote may well be right. This version of the tool does not generate anything for it yet, and it would rather stop than leave it out in silence. Take it out for now, or wait for a newer version.',
  ),
  'wrong-kind': error(
    'Another kind of value was expected',
    'A map (key: value), a list or a plain value stands where one of the others belongs.',
    'entities: [Product, Order]',
    'entities:\n  Product:\n    fields: { name: string }',
  ),
  'bad-value': error(
    'A value that is not allowed here',
    'The key takes certain values only; the message names them.',
    'naming: kebab',
    'naming: snake_case',
  ),
  'bad-number': error(
    'Not a number that is allowed here',
    'A whole number within the stated limits is expected, written with digits only: no exponent, no leading zero, no separators.',
    'size: 1e2',
    'size: 100',
  ),
  'defined-twice': error(
    'Defined in two places',
    'All files of a spec form one spec. An entity, and each key at the top, may be defined once in all of them together.',
  ),
  'include-missing': error(
    'An included file does not exist',
    'Paths under `include` are relative to the file that includes them.',
    'include: [entites/orders.yaml]',
    'include: [entities/orders.yaml]',
  ),
  'include-nothing': warning(
    'A pattern matches no file',
    'No file fits the pattern, so it includes nothing. Patterns are relative to the file that includes them: * stands for any characters within a name, ** for any folders.',
    'include: [entites/*.yaml]',
    'include: [entities/*.yaml]',
  ),
  'include-cycle': error(
    'Files include each other in a circle',
    'A file may not include itself, directly or through others. All files form one spec, so an included file sees the names of the file that includes it anyway: remove the line that leads back.',
  ),
  'include-outside': error(
    'An include leads out of the project folder',
    'A spec may be somebody else\u2019s. It can therefore only include files of its own folder, by relative paths with forward slashes.',
    'include: [../shared/user.yaml]',
    'include: [shared/user.yaml]',
  ),
} as const
