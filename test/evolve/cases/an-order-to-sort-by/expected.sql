-- index_tasks_and_more: up
create index "tasks_count_id_idx" on "tasks" ("count", "id");

create index "tasks_title_id_idx" on "tasks" ("title", "id");

drop index "tasks_created_at_id_idx";

-- down
create index "tasks_created_at_id_idx" on "tasks" ("created_at", "id");

drop index "tasks_title_id_idx";

drop index "tasks_count_id_idx";
