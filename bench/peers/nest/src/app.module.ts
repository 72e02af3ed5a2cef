import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { poolSettings, settings } from '../../guards/settings.ts'
import { TasksModule } from './tasks/tasks.module.ts'

const { max, ...extra } = poolSettings

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: settings.databaseUrl,
      poolSize: max,
      autoLoadEntities: true,
      extra,
    }),
    TasksModule,
  ],
})
export class AppModule {}
