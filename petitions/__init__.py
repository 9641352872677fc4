"""What the law says: petitions, their lifecycle, the acts done on them, and the statutory clock."""
