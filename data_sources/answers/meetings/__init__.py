"""Meetings: attendance, agenda, plan, and what happened since the last one."""
