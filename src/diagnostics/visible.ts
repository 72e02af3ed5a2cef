/** Controls, line separators and marks that reorder text: on a terminal they act instead of being shown. */
const acts = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u
const narrowest = /\p{M}|[\u200b-\u200d]/u

export interface Cell {
  readonly text: string
  /** columns it takes on a terminal */
  readonly width: number
}

/** Takes one code point and returns how it is shown: a tab as spaces, what cannot be seen as its picture or its number. */
export function cell(character: string): Cell {
  if (character === '\t') return { text: '  ', width: 2 }
  if (acts.test(character)) return picture(character)
  if (narrowest.test(character)) return { text: character, width: 0 }
  return { text: character, width: wide.test(character) ? 2 : 1 }
}

function picture(character: string): Cell {
  const code = character.codePointAt(0) ?? 0
  const text =
    code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? '\u2421' : `\\u{${code.toString(16)}}`
  return { text, width: text.length }
}

/** Takes any text and returns it on one line with nothing in it that acts on a terminal, cut after `most` characters. */
export function shown(text: string, most = 60): string {
  let result = ''
  let count = 0
  for (const character of text) {
    if (count++ >= most) return `${result}\u2026`
    result += cell(character).text
  }
  return result
}
