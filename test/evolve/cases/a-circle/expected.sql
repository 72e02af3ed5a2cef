-- create_badges_and_more: up
create table "badges" (
  "id" uuid primary key,
  "code" varchar(8) collate "C",
  "ends" date,
  "person_id" uuid,
  "starts" date not null default current_date,
  "state" text collate "C" not null default 'on',
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null,
  constraint "badges_person_id_key" unique ("person_id"),
  constraint "badges_code_check" check (char_length("code") >= 3 and "code" ~ '^(?:[A-Z]+)$'),
  constraint "badges_state_check" check ("state" in ('on', 'off')),
  constraint "badges_in_order_rule" check ((("ends" is null) or coalesce(("ends" >= "starts"), false)))
);

create index "badges_created_at_id_idx" on "badges" ("created_at", "id");

create unique index "badges_code_key" on "badges" ("code") where ("state" = 'on');

create table "rooms" (
  "id" uuid primary key,
  "door_id" uuid,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null
);

create index "rooms_created_at_id_idx" on "rooms" ("created_at", "id");

create index "rooms_door_id_idx" on "rooms" ("door_id");

create table "seats" (
  "id" uuid primary key,
  "room_id" uuid,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null
);

create index "seats_created_at_id_idx" on "seats" ("created_at", "id");

create index "seats_room_id_idx" on "seats" ("room_id");

alter table "badges"
  add constraint "badges_person_id_fkey" foreign key ("person_id") references "people" ("id");

alter table "rooms"
  add constraint "rooms_door_id_fkey" foreign key ("door_id") references "seats" ("id");

alter table "seats"
  add constraint "seats_room_id_fkey" foreign key ("room_id") references "rooms" ("id");

-- down
alter table "seats" drop constraint "seats_room_id_fkey";

alter table "rooms" drop constraint "rooms_door_id_fkey";

alter table "badges" drop constraint "badges_person_id_fkey";

drop table "seats";

drop table "rooms";

drop table "badges";
