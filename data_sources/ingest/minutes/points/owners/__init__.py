"""Who is to do what a point decides."""
