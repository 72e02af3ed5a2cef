import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common'
import { CreateTaskDto } from './create-task.dto.ts'
import { PageQueryDto } from './page-query.dto.ts'
import { TasksService } from './tasks.service.ts'

@Controller('tasks')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string) {
    return this.tasks.get(id)
  }

  @Get()
  list(@Query() query: PageQueryDto) {
    return this.tasks.list(query)
  }

  @Post()
  create(@Body() body: CreateTaskDto) {
    return this.tasks.create(body)
  }
}
