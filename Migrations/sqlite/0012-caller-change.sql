-- 0012: whoever may act no longer moves the same number as the staff does: callers known lately are believed while
-- it stands still.
CREATE TRIGGER token_altered AFTER UPDATE ON token
  BEGIN UPDATE staff_change SET version = version + 1; END;
CREATE TRIGGER token_taken AFTER DELETE ON token
  BEGIN UPDATE staff_change SET version = version + 1; END;
CREATE TRIGGER account_closed AFTER UPDATE OF closed_at, erased_at ON account WHEN new.kind = 'applicant'
  BEGIN UPDATE staff_change SET version = version + 1; END;
