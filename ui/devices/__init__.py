"""What stands on the counter beside the computer: a scanner's folder, a SANE scanner, a camera."""
