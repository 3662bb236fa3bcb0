-- 0008: one post's turns are found without passing over those of the unit's other posts; derived.
CREATE INDEX worklist_of_post ON worklist (unit, post, due_on, case_number, position);

-- Rows that change with every act: swept early, so that counting them reads the indexes alone.
ALTER TABLE worklist SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE clock SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
ALTER TABLE case_file SET (autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE counter SET (fillfactor = 50);
