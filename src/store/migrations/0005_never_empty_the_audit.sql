set local lock_timeout = '5s';
set local statement_timeout = '60s';

create trigger audit_is_never_emptied before truncate on audit
  for each statement execute function refuse_change();
