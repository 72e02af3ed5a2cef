/** Every form of an entity's name, derived once. Nothing else may inflect a name. */
export interface EntityNames {
  /** StockEntry */
  readonly type: string
  /** StockEntries; never equal to `type` */
  readonly types: string
  /** stockEntry */
  readonly value: string
  /** stockEntries; never equal to `value` */
  readonly values: string
  /** stock_entries: the table */
  readonly table: string
  /** stock-entries: folder and path */
  readonly kebabs: string
  /** stock entry: in sentences */
  readonly words: string
  /** stock entries */
  readonly manyWords: string
}
