"""Nhắc việc: what an open deadline has reached, who is told of it, and which paper is proposed."""
