"""What is put on paper: forms, letters, numbers, and the file of what was issued."""
