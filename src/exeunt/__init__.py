"""exeunt: who is leaving, by which way, and how long they wait."""
