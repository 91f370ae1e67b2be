package org.borderexchange.gateway.alert.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.byId;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.util.Objects;
import org.borderexchange.schemas.topic.AlertId;
import org.bson.types.Binary;

/** Makes of a stored alert what a release with a later schema would have stored. */
public final class LaterRelease {

    /** First byte of the fingerprint of the schema. */
    private static final int FINGERPRINT = 2;

    /** @return the event as it was stored */
    public static Binary rewrite(MongoDatabase database, AlertId id) {
        var document =
                AlertDocuments.in(database).alerts.find(byId(id.toString())).first();
        var readable = Objects.requireNonNull(document).get(AlertDocuments.EVENT, Binary.class);
        var later = readable.getData().clone();
        later[FINGERPRINT] ^= 1;
        restore(database, id, new Binary(later));
        return readable;
    }

    public static void restore(MongoDatabase database, AlertId id, Binary event) {
        AlertDocuments.in(database).alerts.updateOne(byId(id.toString()), Updates.set(AlertDocuments.EVENT, event));
    }

    private LaterRelease() {}
}
