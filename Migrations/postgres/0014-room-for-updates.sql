-- 0014: a case's row changes with every act and finds room beside its old self, so that no index hears of it; the bytes of a paper lie in their own row.
ALTER TABLE case_file SET (fillfactor = 60);
ALTER TABLE content_chunk SET (toast_tuple_target = 8160);
