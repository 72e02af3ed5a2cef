-- index_tasks: up
drop index "tasks_count_idx";

-- down
create index "tasks_count_idx" on "tasks" ("count");
