import { error } from './entry.ts'

/** Codes about expressions: conditions, computed fields, values that are copied or set. */
export const conditions = {
  'bad-expression': error(
    'An expression that cannot be read',
    'Expressions are written in CEL, in double quotes: names joined with dots, == != < <= > >= in, && || !, + - * / %, a ? b : c, and functions. A single = is no comparison, and texts stand in single quotes.',
    `where: "it.status = 'open'"`,
    `where: "it.status == 'open'"`,
  ),
  'long-expression': error(
    'An expression that is too large',
    'An expression may have 2000 characters and 300 parts, nested 40 deep; with the computed fields that it uses, 3000 parts. Everything in it is compiled into one SQL statement. Say parts of it in computed fields, or ask for less.',
  ),
  'no-such-syntax': error(
    'A part of CEL that expressions here do not have',
    'Maps, positions in lists, bytes, unsigned and hexadecimal numbers are part of CEL, but nothing in a database row is like them.',
    'where: "it.lines[0].price > 10"',
    'where: "it.lines.exists(line, line.price > 10)"',
  ),
  'unknown-name': error(
    'A name that means nothing here',
    'An expression begins with `it` (the row), `input` (what was sent), `now`, `today` or the variable of a macro. Not all of them exist everywhere: without a row there is no `it`.',
    `where: "status == 'open'"`,
    `where: "it.status == 'open'"`,
  ),
  'unknown-member': error(
    'A member that does not exist',
    'After a dot stands a field, a reference, a part, the other end of a relation or a computed field of the entity, by its name in the spec: the reference `customer`, not its column `customer_id`.',
    'where: "it.custmer.active"',
    'where: "it.customer.active"',
  ),
  'private-value': error(
    'A condition on a private field',
    'A private field is never answered. A condition on it would tell it all the same, one question at a time, and a computed field would show it outright.',
    `computed:\n  hint: "it.token"\n# ...\ntoken: string private`,
  ),
  'unknown-function': error(
    'A function that does not exist',
    'The functions are size sum min max avg clamp round lower upper has minutes hours days years date; behind a text stand startsWith endsWith contains matches; behind a list exists all exists_one filter map.',
    'where: "it.name.length() > 3"',
    'where: "size(it.name) > 3"',
  ),
  'wrong-arguments': error(
    'The wrong number of arguments',
    'Every function takes a certain number of arguments; the message says how many.',
    'total: "round(it.price, 2, 1)"',
    'total: "round(it.price, 2)"',
  ),
  'wrong-operand': error(
    'A value of the wrong type',
    'Expressions are typed against the entities. Numbers go with numbers, texts with texts, times with durations; a date and a datetime do not compare until one says date(t); rows compare with rows of the same entity.',
    'where: "it.due < now"\n# ...\ndue: date',
    'where: "it.due < today"',
  ),
  'inexact-mix': error(
    'A decimal mixed with a float',
    'Decimals are exact and floats are not; a result of both would look exact and not be. Make both fields decimals, or both floats. The same holds for a bigint and a float.',
    'price: decimal(10,2)\nfactor: float\n# ...\ntotal: "it.price * it.factor"',
    'price: decimal(10,2)\nfactor: decimal(5,4)',
  ),
  'unknown-word': error(
    'A word that is no member of the enum',
    'An enum is compared with one of its members, as a text in single quotes. With any other word the comparison would always be false.',
    `status: enum(open | done)\n# ...\nwhere: "it.status == 'opened'"`,
    `where: "it.status == 'open'"`,
  ),
  'bad-constant': error(
    'A constant that is none of its type',
    'Beside a date stands a text such as 2027-01-31, beside a datetime 2027-01-31T08:00:00Z, beside a time 08:00, beside a uuid its 36 characters. Whole numbers have at most 64 bits, decimals 30 digits. Texts cannot hold the character of code 0.',
    `where: "it.due > '31.01.2027'"`,
    `where: "it.due > '2027-01-31'"`,
  ),
  'division-by-zero': error(
    'A division by zero',
    'The divisor is the constant 0, so that there is never a result. A divisor that happens to be zero in some row makes the result missing there.',
    'ratio: "it.done / 0"',
    'ratio: "it.done / it.total"',
  ),
  'not-a-condition': error(
    'Something else than true or false',
    'A condition is an expression that is true or false: a comparison, a bool field, or several of them joined with && and ||.',
    'where: "it.stock"',
    'where: "it.stock > 0"',
  ),
  'wrong-result': error(
    'The result has the wrong type',
    'What an expression gives is stored or answered somewhere, and must be a value that fits there: neither a row nor a list, and of the type that the field has.',
    'computed:\n  buyer: "it.customer"',
    'computed:\n  buyer: "it.customer.name"',
  ),
  'taken-variable': error(
    'A variable with a name that is taken',
    'The variable of exists, all, filter or map is a new name. One that already means something, such as `it` or the variable around it, would hide that.',
    'where: "it.items.exists(it, it.price > 10)"',
    'where: "it.items.exists(item, item.price > 10)"',
  ),
  'bad-pattern': error(
    'A regular expression that is not allowed',
    'A pattern must mean the same in JavaScript, PostgreSQL and RE2, and be fast on every text. So it has letters, escapes such as \\. and \\d, classes, groups, |, and ? * + {n,m}; ^ and $ only at its ends. It has no look-around, no back-references, no lazy repetition, and no repetition of something that can itself be repeated in several ways.',
    `where: "it.code.matches('^([a-z]+)*$')"`,
    `where: "it.code.matches('^[a-z]*$')"`,
  ),
} as const
