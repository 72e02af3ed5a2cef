import { BeforeInsert, Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm'
import { v7 } from 'uuid'

@Entity('tasks')
@Index(['created_at', 'id'])
export class Task {
  @PrimaryColumn('uuid')
  id: string

  @Column({ type: 'varchar', length: 200 })
  title: string

  @Column({ type: 'varchar', length: 1000, nullable: true })
  description: string | null

  @Column({ type: 'boolean', default: false })
  completed: boolean

  @CreateDateColumn({ type: 'timestamptz', precision: 3 })
  created_at: Date

  @UpdateDateColumn({ type: 'timestamptz', precision: 3 })
  updated_at: Date

  @BeforeInsert()
  identify(): void {
    this.id ??= v7()
  }
}
