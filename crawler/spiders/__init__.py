"""The spiders that walk boards, feeds and APIs."""
