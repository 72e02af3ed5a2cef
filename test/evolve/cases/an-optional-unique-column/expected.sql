-- add_tasks_email: up
alter table "tasks"
  add column "email" varchar(254) collate "C",
  add constraint "tasks_email_key" unique ("email");

-- down
alter table "tasks" drop column "email";
