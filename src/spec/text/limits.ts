/** What a spec may weigh, in bytes, files and levels; checked before anything is parsed. */
export const limits = {
  fileBytes: 1024 * 1024,
  allBytes: 5 * 1024 * 1024,
  files: 100,
  depth: 50,
} as const
