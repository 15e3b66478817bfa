"""What is measured, one module a question; each gives a result as plain data and lines of Markdown for it."""
