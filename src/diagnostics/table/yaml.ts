import { error } from './entry.ts'

/** Codes about the text itself, before anything is understood. */
export const yaml = {
  syntax: error(
    'The text is not valid YAML',
    'The file could not be read as YAML 1.2, so nothing in it was looked at. A quote or a bracket that is never closed, or a line with an indentation that fits no line above it, are the usual reasons.',
    'title: "A shop',
    'title: "A shop"',
  ),
  tab: error(
    'A tab stands where spaces must',
    'YAML indents with spaces. A tab looks different in every editor, and readers of YAML disagree about it, so it is refused at the start of a line.',
    '\u2192fields:',
    '  fields:',
  ),
  'control-character': error(
    'A character that cannot be seen',
    'Control characters (other than the end of a line) and halves of surrogate pairs are refused everywhere in a spec: databases do not store all of them, and terminals and editors act on them. Remove the character. A text of several lines is written with | or >-.',
    'title: "Shop\\u0000"',
    'title: Shop',
  ),
  anchor: error(
    'Anchors are refused',
    'A spec says everything where it is meant. An anchor (&name) is refused: tools could not edit one place without changing another. Remove it and write the value out.',
    'fields: &common { name: string }',
    'fields: { name: string }',
  ),
  alias: error(
    'Aliases are refused',
    'An alias (*name) repeats a part of the file from elsewhere, and a few lines of them can become gigabytes. Write the value out. If the text should begin with a star, put it in quotes.',
    'fields: *common',
    'fields: { name: string }',
  ),
  'merge-key': error(
    'Merge keys are refused',
    'The key << copies another map into this one; it is not part of YAML 1.2. Write the keys out.',
    'fields: { <<: *common }',
    'fields: { name: string }',
  ),
  tag: error(
    'Tags are refused',
    'A word that begins with ! is a tag in YAML: it would be taken off the value silently, and `!it.closed` would become an empty condition. Put conditions in double quotes.',
    'where: !it.closed',
    'where: "!it.closed"',
  ),
  directive: error(
    'Directives are refused',
    'Lines that begin with % change how YAML is read. A spec is always YAML 1.2. Remove the line.',
    '%YAML 1.1',
    'ashlar: 1',
  ),
  'many-documents': error(
    'More than one document in a file',
    'A line of three dashes begins a second document, of which nothing would be read. Put its keys into the first one, or into a file of their own and `include` it.',
    'app: shop\n---\ntitle: Shop',
    'app: shop\ntitle: Shop',
  ),
  'duplicate-key': error(
    'The same key twice',
    'A map may hold each key once. Of two, one would silently be lost.',
    'fields:\n  name: string\n  name: text',
    'fields:\n  name: string\n  note: text',
  ),
  'bad-key': error(
    'A key that is not a word',
    'Keys are plain words. A list, a map or nothing at all cannot be a key.',
    '? [a, b]\n: string',
    'a: string\nb: string',
  ),
  empty: error(
    'Nothing stands where a value must',
    'A key without a value is null in YAML, as are `null` and `~`. A spec never means something by nothing: write the value, or remove the key. A text that reads null is written in quotes.',
    'title:',
    'title: Shop',
  ),
  'flow-cut': error(
    'A value was cut by a comma or a bracket',
    'Inside one-line { } and [ ] YAML ends a value at a comma and refuses brackets. So `decimal(10,2)` becomes the two halves `decimal(10` and `2)`. Give the entry a line of its own, or put the value in quotes. Alternatives use a bar, which is safe anywhere: enum(open | done).',
    'fields: { price: decimal(10,2) }',
    'fields:\n  price: decimal(10,2)',
  ),
  'too-large': error(
    'The spec is too large',
    'One file may hold 1 MiB, and all files of a spec together 5 MiB in at most 100 files. A spec of four hundred entities needs less than half a megabyte. Split a large file with `include`.',
  ),
  'too-deep': error(
    'Too many levels',
    'A spec may be nested 50 levels deep. No construct of the language needs more than a dozen, and a file that is nested thousands of levels deep would bring down the program that reads it.',
  ),
} as const
