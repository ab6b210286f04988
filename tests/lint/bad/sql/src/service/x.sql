SELECT id FROM patient;
