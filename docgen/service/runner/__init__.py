"""Runners: processes that have the jobs' documents made, by the batch command's own workers."""

from docgen.service.runner.errand import Errands
from docgen.service.runner.hiring import hire
from docgen.service.runner.runner import Runner, new_runner

__all__ = ["Errands", "Runner", "hire", "new_runner"]
