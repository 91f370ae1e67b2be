package org.borderexchange.gateway.audit.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.Date;
import org.borderexchange.gateway.audit.Consultation;
import org.borderexchange.gateway.audit.Consultations;
import org.borderexchange.gateway.store.AuthoredDocuments;
import org.borderexchange.gateway.store.StoreCalls;
import org.bson.Document;

/** Collection {@code consultations}: {@code {_id: ULID, at, by, kind, subjects: [id]}}. Indexed by time, by officer and by what was shown. */
final class MongoConsultations implements Consultations {

    private static final String AT = "at";
    private static final String BY = "by";
    private static final String SUBJECTS = "subjects";

    private final MongoCollection<Document> consultations;

    MongoConsultations(MongoDatabase database) {
        consultations = AuthoredDocuments.durable(database).getCollection("consultations");
        StoreCalls.run(() -> {
            consultations.createIndex(Indexes.ascending(AT));
            consultations.createIndex(Indexes.ascending(BY));
            consultations.createIndex(Indexes.ascending(SUBJECTS));
        });
    }

    @Override
    public void add(Consultation consultation) {
        var document = new Document("_id", consultation.id())
                .append(AT, Date.from(consultation.at()))
                .append(BY, consultation.by())
                .append("kind", consultation.kind().name())
                .append(SUBJECTS, consultation.subjects());
        StoreCalls.run(() -> consultations.insertOne(document));
    }

    @Override
    public void forgetBefore(Instant time) {
        StoreCalls.run(() -> consultations.deleteMany(Filters.lt(AT, Date.from(time))));
    }
}
