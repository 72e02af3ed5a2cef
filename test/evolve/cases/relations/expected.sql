-- create_labels_and_more: up
create table "labels" (
  "id" uuid primary key,
  "name" varchar(255) collate "C" not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null
);

create index "labels_created_at_id_idx" on "labels" ("created_at", "id");

alter table "people"
  add column "mentor_id" uuid;

create index "people_mentor_id_idx" on "people" ("mentor_id");

create table "steps" (
  "id" uuid primary key,
  "task_id" uuid not null,
  "title" varchar(255) collate "C" not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null
);

create index "steps_task_id_idx" on "steps" ("task_id");

alter table "tasks"
  add column "owner_id" uuid;

create index "tasks_owner_id_idx" on "tasks" ("owner_id");

alter table "people"
  add constraint "people_mentor_id_fkey" foreign key ("mentor_id") references "people" ("id") on delete set null;

alter table "steps"
  add constraint "steps_task_id_fkey" foreign key ("task_id") references "tasks" ("id") on delete cascade;

alter table "tasks"
  add constraint "tasks_owner_id_fkey" foreign key ("owner_id") references "people" ("id") on delete cascade;

create table "tasks_labels" (
  "task_id" uuid not null references "tasks" ("id") on delete cascade,
  "label_id" uuid not null references "labels" ("id") on delete cascade,
  primary key ("task_id", "label_id")
);

create index "tasks_labels_label_id_idx" on "tasks_labels" ("label_id");

-- down
drop table "tasks_labels";

alter table "tasks" drop constraint "tasks_owner_id_fkey";

alter table "steps" drop constraint "steps_task_id_fkey";

alter table "people" drop constraint "people_mentor_id_fkey";

drop index "tasks_owner_id_idx";

alter table "tasks" drop column "owner_id";

drop table "steps";

drop index "people_mentor_id_idx";

alter table "people" drop column "mentor_id";

drop table "labels";
