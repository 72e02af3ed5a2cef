-- create_others_and_more: up
create table "others" (
  "id" uuid primary key,
  "a" uuid not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null
);

create index "others_created_at_id_idx" on "others" ("created_at", "id");

create table "people" (
  "id" uuid primary key,
  "name" varchar(255) collate "C" not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null
);

create index "people_created_at_id_idx" on "people" ("created_at", "id");

alter table "tasks"
  add column "note" text collate "C";

alter table "tasks"
  add column "tag" varchar(20) collate "C";

create index "tasks_count_idx" on "tasks" ("count");

-- down
drop index "tasks_count_idx";

alter table "tasks" drop column "tag";

alter table "tasks" drop column "note";

drop table "people";

drop table "others";
