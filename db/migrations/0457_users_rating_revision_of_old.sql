update users.users set rating_revision = rated_reviews where rated_reviews > 0 and rating_revision = 0;
