package org.borderexchange.gateway.casework.store;

import static org.borderexchange.gateway.casework.store.HeldDocuments.EVENT;
import static org.borderexchange.gateway.casework.store.HeldDocuments.ORDER;
import static org.borderexchange.gateway.casework.store.HeldDocuments.STATUS;
import static org.borderexchange.gateway.casework.store.HeldDocuments.WORKING_GROUPS;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.casework.JointOperation;
import org.borderexchange.gateway.casework.Operations;
import org.borderexchange.gateway.casework.Page;
import org.borderexchange.gateway.casework.Search;
import org.borderexchange.gateway.casework.Told;
import org.borderexchange.gateway.casework.wire.CaseworkWire;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.OperationId;
import org.bson.Document;
import org.bson.types.Binary;

/** Collection {@code operations}: {@code {_id, version, at}}, and unless the operation is lost {@code order, status, workingGroups, event}. */
final class MongoOperations implements Operations {

    private final HeldDocuments held;

    MongoOperations(MongoDatabase database) {
        held = new HeldDocuments(database, "operations");
    }

    @Override
    public void applyNewer(List<Told<JointOperation>> told) {
        held.applyNewer(told, MongoOperations::content);
    }

    @Override
    public Optional<Told<JointOperation>> find(OperationId id) {
        return held.find(id.toString(), MongoOperations::operation);
    }

    @Override
    public Page<JointOperation> list(Search<OperationStatus> search) {
        return held.list(search, MongoOperations::operation);
    }

    private static Document content(JointOperation operation) {
        return new Document(ORDER, operation.order())
                .append(STATUS, operation.status().name())
                .append(WORKING_GROUPS, List.of(operation.workingGroup().value()))
                .append(EVENT, new Binary(operation.event().bytes()));
    }

    private static JointOperation operation(Document document) {
        var event = EventEncoding.decode(document.get(EVENT, Binary.class).getData());
        return CaseworkWire.operation(event).flatMap(Told::content).orElseThrow();
    }
}
