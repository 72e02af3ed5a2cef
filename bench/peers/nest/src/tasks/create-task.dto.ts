import { IsBoolean, IsOptional, IsString, Length, MaxLength } from 'class-validator'

export class CreateTaskDto {
  @IsString()
  @Length(1, 200)
  title: string

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string | null

  @IsOptional()
  @IsBoolean()
  completed?: boolean
}
