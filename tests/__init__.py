"""The tests mirror the rooms: law, acts, documents, workflow; browser and architecture beside."""
