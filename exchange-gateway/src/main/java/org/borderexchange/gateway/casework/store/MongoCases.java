package org.borderexchange.gateway.casework.store;

import static org.borderexchange.gateway.casework.store.HeldDocuments.EVENT;
import static org.borderexchange.gateway.casework.store.HeldDocuments.ORDER;
import static org.borderexchange.gateway.casework.store.HeldDocuments.STATUS;
import static org.borderexchange.gateway.casework.store.HeldDocuments.WORKING_GROUPS;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.casework.CaseFile;
import org.borderexchange.gateway.casework.Cases;
import org.borderexchange.gateway.casework.Page;
import org.borderexchange.gateway.casework.Search;
import org.borderexchange.gateway.casework.Told;
import org.borderexchange.gateway.casework.wire.CaseworkWire;
import org.borderexchange.gateway.store.StoreCalls;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.HitId;
import org.bson.Document;
import org.bson.types.Binary;

/** Collection {@code cases}: {@code {_id, version, at}}, and unless the case is lost {@code order, status, workingGroups, alerts, hits, event}. */
final class MongoCases implements Cases {

    private static final String ALERTS = "alerts";
    private static final String HITS = "hits";

    private final HeldDocuments held;

    MongoCases(MongoDatabase database) {
        held = new HeldDocuments(database, "cases");
        StoreCalls.run(() -> {
            held.documents().createIndex(Indexes.ascending(ALERTS), new IndexOptions().sparse(true));
            held.documents().createIndex(Indexes.ascending(HITS), new IndexOptions().sparse(true));
        });
    }

    @Override
    public void applyNewer(List<Told<CaseFile>> told) {
        held.applyNewer(told, MongoCases::content);
    }

    @Override
    public Optional<Told<CaseFile>> find(CaseId id) {
        return held.find(id.toString(), MongoCases::file);
    }

    @Override
    public Page<CaseFile> list(Search<CaseStatus> search) {
        return held.list(search, MongoCases::file);
    }

    @Override
    public List<CaseFile> withAlerts(Collection<AlertId> alerts) {
        return with(ALERTS, alerts);
    }

    @Override
    public List<CaseFile> withHits(Collection<HitId> hits) {
        return with(HITS, hits);
    }

    private List<CaseFile> with(String field, Collection<?> ids) {
        var filter = Filters.in(field, ids.stream().map(Object::toString).toList());
        return StoreCalls.call(
                () -> held.documents().find(filter).map(MongoCases::file).into(new ArrayList<>()));
    }

    private static Document content(CaseFile file) {
        return new Document(ORDER, file.order())
                .append(STATUS, file.status().name())
                .append(WORKING_GROUPS, texts(file.workingGroups()))
                .append(ALERTS, texts(file.alerts()))
                .append(HITS, texts(file.hits()))
                .append(EVENT, new Binary(file.event().bytes()));
    }

    private static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toList();
    }

    private static CaseFile file(Document document) {
        var event = EventEncoding.decode(document.get(EVENT, Binary.class).getData());
        return CaseworkWire.caseFile(event).flatMap(Told::content).orElseThrow();
    }
}
