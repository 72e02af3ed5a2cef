import type { Scenario } from './types.ts'
import { mapTexts } from './values.ts'

const localPart = /[\w.%+-]+(?=@[\w-]+(?:\.[\w-]+)+)/g

/**
 * A scenario for an app that keeps its data: every e-mail address in it, sent or expected, gets the token, so that
 * `ada@example.org` is `ada.x7f3@example.org` this time and free again. A dot, because it means the same in a query.
 * Whatever else must be unique a scenario has to take away again itself.
 */
export const withFreshAddresses = (scenario: Scenario, token: string): Scenario => ({
  ...scenario,
  steps: mapTexts(scenario.steps, (text) =>
    text.replaceAll(localPart, (name) => `${name}.${token}`),
  ) as Scenario['steps'],
})
