-- add_tasks_at_and_more: up
alter table "tasks"
  add column "at" timestamptz(3) not null default now();

alter table "tasks"
  add column "day" date not null default current_date;

alter table "tasks"
  add column "done" boolean not null default false;

alter table "tasks"
  add column "price" numeric(10, 2) not null default '1.50',
  add constraint "tasks_price_check" check ("price" > 0);

alter table "tasks"
  add column "quote" varchar(40) collate "C" not null default 'it''s a `${''x''}` -- \';

alter table "tasks"
  add column "share" double precision not null default 0.5,
  add constraint "tasks_share_check" check ("share" >= 0 and "share" <= 1);

alter table "tasks"
  add column "state" text collate "C" not null default 'open',
  add constraint "tasks_state_check" check ("state" in ('open', 'done'));

alter table "tasks"
  add column "total" bigint not null default '9007199254740993';

alter table "tasks"
  add column "when" time(3) not null default '09:30:00';

-- down
alter table "tasks" drop column "when";

alter table "tasks" drop column "total";

alter table "tasks" drop column "state";

alter table "tasks" drop column "share";

alter table "tasks" drop column "quote";

alter table "tasks" drop column "price";

alter table "tasks" drop column "done";

alter table "tasks" drop column "day";

alter table "tasks" drop column "at";
