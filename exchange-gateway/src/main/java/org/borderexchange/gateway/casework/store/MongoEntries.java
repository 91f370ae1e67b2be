package org.borderexchange.gateway.casework.store;

import static org.borderexchange.gateway.casework.store.HeldDocuments.EVENT;
import static org.borderexchange.gateway.store.AuthoredDocuments.ID;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.casework.CaseEntry;
import org.borderexchange.gateway.casework.Entries;
import org.borderexchange.gateway.casework.Subject;
import org.borderexchange.gateway.casework.Told;
import org.borderexchange.gateway.casework.wire.CaseworkWire;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.bson.Document;
import org.bson.types.Binary;

/** Collection {@code case_entries}: {@code {_id: key, version, at}}, and unless the entry is lost {@code subject, event}. */
final class MongoEntries implements Entries {

    private static final String SUBJECT = "subject";
    private static final String SPEAKER = "speaker";

    private final HeldDocuments held;

    MongoEntries(MongoDatabase database) {
        held = new HeldDocuments(database, "case_entries");
        StoreCalls.run(() -> held.documents().createIndex(Indexes.ascending(SUBJECT), new IndexOptions().sparse(true)));
    }

    @Override
    public void applyNewer(List<Told<CaseEntry>> told) {
        held.applyNewer(told, MongoEntries::content);
    }

    @Override
    public void forget(Collection<Subject> lost, CountryCode own) {
        if (lost.isEmpty()) {
            return;
        }
        var ofThem = Filters.and(
                Filters.in(SUBJECT, lost.stream().map(Subject::toString).toList()), Filters.ne(SPEAKER, own.value()));
        StoreCalls.run(() ->
                held.documents().updateMany(ofThem, Updates.combine(Updates.unset(SUBJECT), Updates.unset(EVENT))));
    }

    @Override
    public Optional<Told<CaseEntry>> find(EventKey key) {
        return held.find(key.toString(), MongoEntries::entry);
    }

    @Override
    public List<CaseEntry> of(Subject subject) {
        var ofThat = Filters.eq(SUBJECT, subject.toString());
        return StoreCalls.call(
                () -> held.documents().find(ofThat).map(MongoEntries::entry).into(new ArrayList<>()));
    }

    private static Document content(CaseEntry entry) {
        return new Document(SUBJECT, entry.key().subject())
                .append(SPEAKER, entry.key().speaker().orElseThrow().value())
                .append(EVENT, new Binary(entry.event().bytes()));
    }

    private static CaseEntry entry(Document document) {
        var key = EventKey.parse(document.getString(ID)).orElseThrow();
        var event = EventEncoding.decode(document.get(EVENT, Binary.class).getData());
        return CaseworkWire.entry(key, event).flatMap(Told::content).orElseThrow();
    }
}
