"""What workers do for the service: functions that travel to another process with all that they need.

Each has its input from the store or in its arguments, answers with plain data, and is ended by force when it
takes too much: nothing here has to be robust against what data can do to a process.
"""
