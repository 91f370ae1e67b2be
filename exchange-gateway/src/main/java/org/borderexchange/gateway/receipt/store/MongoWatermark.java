package org.borderexchange.gateway.receipt.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.byId;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.borderexchange.gateway.receipt.delivery.Watermark;
import org.borderexchange.gateway.store.StoreCalls;
import org.bson.Document;

/** One document an instance: {@code {_id: instance, until}}. Written without waiting for a majority: what is lost of it costs a longer look back, no more. */
final class MongoWatermark implements Watermark {

    private static final String UNTIL = "until";

    private final MongoCollection<Document> watermarks;
    private final String instance;

    MongoWatermark(MongoDatabase database, String instance) {
        this.watermarks = database.getCollection("receipt_watermarks");
        this.instance = instance;
    }

    @Override
    public Optional<Instant> load() {
        return StoreCalls.call(
                () -> Optional.ofNullable(watermarks.find(byId(instance)).first())
                        .map(document -> document.getDate(UNTIL).toInstant()));
    }

    @Override
    public void save(Instant toldUntil) {
        var document = byId(instance).append(UNTIL, Date.from(toldUntil));
        StoreCalls.run(() -> watermarks.replaceOne(byId(instance), document, new ReplaceOptions().upsert(true)));
    }
}
