import { Injectable, NotFoundException } from '@nestjs/common'
import { InjectRepository } from '@nestjs/typeorm'
import { Repository } from 'typeorm'
import { CreateTaskDto } from './create-task.dto.ts'
import { PageQueryDto } from './page-query.dto.ts'
import { Task } from './task.entity.ts'

@Injectable()
export class TasksService {
  constructor(@InjectRepository(Task) private readonly tasks: Repository<Task>) {}

  async get(id: string): Promise<Task> {
    const task = await this.tasks.findOneBy({ id })
    if (!task) throw new NotFoundException()
    return task
  }

  async list({ page, size }: PageQueryDto) {
    const [items, total] = await this.tasks.findAndCount({
      order: { created_at: 'DESC', id: 'DESC' },
      skip: (page - 1) * size,
      take: size,
    })
    return { items, total, page, size, pages: Math.ceil(total / size) }
  }

  create(body: CreateTaskDto): Promise<Task> {
    return this.tasks.save(this.tasks.create(body))
  }
}
