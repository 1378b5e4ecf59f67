"""Days and lengths of time: dates of every precision, seasons, durations as intervals, the visits of a packet."""
