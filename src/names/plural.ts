const irregular: ReadonlyMap<string, string> = new Map([
  ['person', 'people'],
  ['child', 'children'],
  ['man', 'men'],
  ['woman', 'women'],
  ['foot', 'feet'],
  ['tooth', 'teeth'],
  ['goose', 'geese'],
  ['mouse', 'mice'],
  ['ox', 'oxen'],
  ['criterion', 'criteria'],
  ['phenomenon', 'phenomena'],
  ['medium', 'media'],
  ['datum', 'data'],
  ['axis', 'axes'],
  ['matrix', 'matrices'],
  ['vertex', 'vertices'],
  ['quiz', 'quizzes'],
  ['leaf', 'leaves'],
  ['life', 'lives'],
  ['knife', 'knives'],
  ['wife', 'wives'],
  ['half', 'halves'],
  ['shelf', 'shelves'],
  ['wolf', 'wolves'],
  ['loaf', 'loaves'],
  ['thief', 'thieves'],
  ['calf', 'calves'],
  ['hero', 'heroes'],
  ['echo', 'echoes'],
  ['potato', 'potatoes'],
  ['tomato', 'tomatoes'],
  ['veto', 'vetoes'],
])

/** Words without a plural of their own, and words that are plurals already. */
const unchanged: ReadonlySet<string> = new Set([
  ...irregular.values(),
  ...'sheep deer fish series species aircraft'.split(' '),
  ...'news equipment information software hardware feedback metadata money staff'.split(' '),
  ...'furniture luggage traffic evidence advice knowledge'.split(' '),
  ...'settings preferences credentials analytics statistics stats goods'.split(' '),
])

/** Takes one English word in lower case and returns its plural; equal to it where there is none. */
export function plural(word: string): string {
  if (unchanged.has(word)) return word
  return irregular.get(word) ?? regular(word)
}

function regular(word: string): string {
  if (word.length > 4 && word.endsWith('sis')) return word.replace(/sis$/, 'ses')
  if (/(s|x|z|ch|sh)$/.test(word)) return word + 'es'
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies')
  return word + 's'
}
