set local lock_timeout = '5s';
set local statement_timeout = '60s';

-- New words wait in a list that every search reads through; in kB. Four megabytes, as it comes, are most of a search.
alter index case_file_search set (gin_pending_list_limit = 256);
