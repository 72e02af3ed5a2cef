-- create_people: up
create table "people" (
  "id" uuid primary key,
  "name" varchar(80) collate "C" not null,
  "rank" integer,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null,
  constraint "people_name_key" unique ("name"),
  constraint "people_name_rank_key" unique ("name", "rank"),
  constraint "people_name_check" check (char_length("name") >= 1)
);

create index "people_created_at_id_idx" on "people" ("created_at", "id");

-- down
drop table "people";
