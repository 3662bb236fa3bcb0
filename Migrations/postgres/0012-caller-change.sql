-- 0012: whoever may act no longer moves the same number as the staff does: callers known lately are believed while
-- it stands still.
CREATE TRIGGER token_altered AFTER UPDATE OR DELETE ON token
  FOR EACH STATEMENT EXECUTE FUNCTION count_staff_change();
CREATE TRIGGER account_closed AFTER UPDATE OF closed_at, erased_at ON account
  FOR EACH ROW WHEN (new.kind = 'applicant') EXECUTE FUNCTION count_staff_change();
