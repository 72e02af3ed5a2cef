/**
 * An acronym with a plural s (URLs), an acronym, a capitalised or small word with the digits behind it, or digits alone.
 * The order matters: an acronym gives its last capital to the word that follows (HTTPServer is HTTP + Server).
 */
const word = /[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+/g

/** Takes a name in any casing and returns its words as they are written in it: `HTTPServer` gives HTTP and Server. */
export function rawWords(name: string): readonly string[] {
  return name.match(word) ?? []
}

/** Takes a name in any casing and returns its words in lower case. */
export function words(name: string): readonly string[] {
  return rawWords(name).map((one) => one.toLowerCase())
}

/** fullName -> full_name. The rule for columns and tables. */
export function snakeCase(name: string): string {
  return words(name).join('_')
}

/** StockEntry -> stock-entry. The rule for folders and paths. */
export function kebabCase(name: string): string {
  return words(name).join('-')
}

/** full_name -> fullName. The rule for values in code. */
export function camelCase(name: string): string {
  return words(name)
    .map((one, index) => (index === 0 ? one : capital(one)))
    .join('')
}

/** Returns the text with its first letter as a capital. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
