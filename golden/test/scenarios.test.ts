import { mkdirSync, writeFileSync } from 'node:fs'
import { after, suite as group, test } from 'node:test'
import { startApp } from './app.ts'
import { rowsOf, tableOf } from './scenario/report.ts'
import { runScenario } from './scenario/run.ts'
import { sendTo } from './scenario/send.ts'
import type { Outcome } from './scenario/types.ts'
import { suite } from './scenarios.ts'

const { prefix, requirements, scenarios } = suite

// an app without scenarios needs no start
if (scenarios.length > 0)
  group('scenarios', async () => {
    const app = await startApp()
    const outcomes: Outcome[] = []

    for (const scenario of scenarios)
      test(scenario.name, async (context) => {
        await app.clearAll()
        const outcome = await runScenario(scenario, sendTo(app.address), prefix)
        outcomes.push(outcome)
        if (outcome.state === 'waiting') context.skip(`waits for code: ${outcome.message}`)
        if (outcome.state === 'failed') throw new Error(outcome.message)
      })

    after((context) => {
      const table = tableOf(rowsOf(requirements, outcomes))
      for (const line of table) context.diagnostic(line)
      // the reporter of `npm test` shows no more than dots, so its script shows the table
      mkdirSync('coverage', { recursive: true })
      writeFileSync('coverage/requirements.txt', table.join('\n'))
    })
  })
