/** The formats this API knows. Each accepts only what comes back unchanged, or in its one canonical form. */
export const formats: Readonly<Record<string, (value: string) => boolean>> = {
  uuid: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  email: (value) => value.length <= 254 && email.test(value),
  uri: (value) => value.length <= 2048 && /^https?:\/\/[^\s\p{Cc}\\]+$/iu.test(value) && URL.canParse(value),
  date: (value) => isDate(value),
  time: (value) => isTime(value),
  'date-time': (value) => isInstant(value),
  decimal: (value) => /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value),
  bigint: (value) =>
    /^(0|-?[1-9]\d*)$/.test(value) && BigInt.asIntN(64, BigInt(value.slice(0, 21))) === BigInt(value.slice(0, 21)),
}

// a local part of 64, labels of 63, and a domain that has a dot: the common subset of RFC 5321 and what browsers accept
const email =
  /^(?=.{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/i

const isDate = (value: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

// milliseconds are kept; further digits may stand there only if they say nothing
const isTime = (value: string): boolean => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3}0{0,6})?$/.test(value)

/** RFC 3339 with a zone. A leap second is refused: no database keeps one. */
const isInstant = (value: string): boolean => {
  const [, day, clock, zone] =
    /^(\d{4}-\d{2}-\d{2})T([\d:.]+)(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/i.exec(value) ?? []
  if (day === undefined || clock === undefined || zone === undefined || !isDate(day) || !isTime(clock)) return false
  const year = new Date(value).getUTCFullYear()
  return year >= 1 && year <= 9999
}
