import 'reflect-metadata'
import { ClassSerializerInterceptor, type INestApplication, ValidationPipe } from '@nestjs/common'
import { NestFactory, Reflector } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { flushLog } from '../../guards/access-log.ts'
import { metricsText, metricsType } from '../../guards/durations.ts'
import { guardFastify } from '../../guards/fastify.ts'
import { requestId } from '../../guards/request-id.ts'
import { settings } from '../../guards/settings.ts'
import { AppModule } from './app.module.ts'
import { guardExpress } from './express-guards.ts'

const app = process.env['ADAPTER'] === 'express' ? await onExpress() : await onFastify()
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }))
// What NestJS offers for the shape of an answer: only what the class allows leaves the house.
if (settings.guarded) app.useGlobalInterceptors(new ClassSerializerInterceptor(app.get(Reflector)))
await app.listen(settings.port, '127.0.0.1')

process.once('SIGTERM', async () => {
  await app.close()
  flushLog()
  process.exit(0)
})

async function onFastify(): Promise<INestApplication> {
  const options = settings.guarded
    ? { genReqId: ({ headers }: { headers: NodeJS.Dict<string | string[]> }) => requestId(headers['x-request-id']) }
    : {}
  const adapter = new FastifyAdapter(options)
  if (settings.guarded) guardFastify(adapter.getInstance())
  return NestFactory.create<NestFastifyApplication>(AppModule, adapter, { logger: ['error'] })
}

async function onExpress(): Promise<INestApplication> {
  const created = await NestFactory.create(AppModule, { logger: ['error'] })
  if (settings.guarded) {
    created.use(guardExpress)
    created.getHttpAdapter().get('/metrics', async (_request, response) => {
      response.type(metricsType).send(await metricsText())
    })
  }
  return created
}
