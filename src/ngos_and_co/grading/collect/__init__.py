"""Take in what trainees handed in by mail, on a learning platform or through nbgrader's exchange."""
