"""What a user would pick instead, each as a script that a competent user of that tool would write."""
