import { error } from './entry.ts'

/** Codes about the folder that is written to. */
export const project = {
  'spec-missing': error(
    'There is no spec',
    'The spec is looked for as ashlar.yaml in the current folder, or at the path that was given. `ashlar init` writes a first one.',
  ),
  'edited-file': error(
    'A generated file was edited by hand',
    'The file no longer has the text that was last generated, or it is gone. Merging an edit is not built yet, so nothing was written and no work is lost. Put the change aside, for example with `git stash`, generate, and bring it back.',
  ),
  'not-empty': error(
    'The folder holds something else',
    'The folder has files and was not made by Ashlar. Writing into it could mix two projects. Choose an empty or new folder.',
  ),
  'unsupported-change': error(
    'This change of the spec has no migration yet',
    'The database of the app already has a shape, and this version cannot turn it into the new one without risk. Nothing was written. Change the spec back, or start a new app from the new spec.',
  ),
  'inexact-decimal': error(
    'A decimal has more digits than a number in JSON keeps',
    'With `decimals: number` the API answers decimals as JSON numbers, and clients read those with about fifteen digits. Answer decimals as text, or give the field fewer digits.',
  ),
  busy: error(
    'Another run is at work in the same folder',
    'Two runs at once would undo each other. Wait for the other one; if it was killed, the next run notices.',
  ),
  environment: error(
    'The machine refuses',
    'Something outside the spec and the project is in the way: the version of Node, or the file system. The message says what. Nothing was changed.',
  ),
  'not-writable': error(
    'A file or folder cannot be written',
    'The system refused to write there. Check who owns the folder and whether it is mounted read-only. What had been written before was taken back.',
  ),
  'disk-full': error(
    'The disk is full',
    'There was no room left for the files. What had been written before was taken back; make room and run the command again.',
  ),
  'damaged-lock': error(
    'The record of the last run cannot be read',
    'The folder .ashlar holds what was generated last, so that the next run knows what you changed. Its content is not what the tool wrote. Restore it from version control.',
  ),
  interrupted: error(
    'An earlier run was interrupted',
    'A run stopped in the middle of writing, and what it had begun could neither be completed nor be taken back by itself. Restore the folder from version control and run the command again.',
  ),
  'outside-project': error(
    'A path leads out of the folder',
    'Files are only written below the folder of the app. The path, or a link on its way, leads elsewhere.',
  ),
  'newer-tool': error(
    'The app was made by a newer version',
    'The record of the last run was written by a newer version of the tool than this one, which may not understand it. Install that version, or a newer one.',
  ),
  'path-clash': error(
    'Two files want one path',
    'Two generated files would have the same path, or paths that differ only in case, which many file systems cannot keep apart. Rename one of the entities.',
  ),
  'link-in-the-way': error(
    'A symbolic link is in the way',
    'A link stands where a file or folder must be written. Following it could change files elsewhere, so nothing was written. Replace the link by a plain file or folder, or remove it.',
  ),
} as const
