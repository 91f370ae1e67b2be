package org.borderexchange.cases.casefile.store;

import static org.borderexchange.cases.casefile.store.CaseCollections.*;
import static org.borderexchange.cases.store.StoreCalls.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.borderexchange.cases.casefile.JointOperations;
import org.borderexchange.cases.casefile.OperationSearch;
import org.borderexchange.cases.casefile.OperationView;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.OperationId;
import org.bson.Document;

final class MongoJointOperations implements JointOperations {

    private final CaseCollections collections;
    private final IntSupplier generation;

    /** @param generation number of the one to read */
    MongoJointOperations(CaseCollections collections, IntSupplier generation) {
        this.collections = collections;
        this.generation = generation;
    }

    @Override
    public Optional<OperationView> find(OperationId id, CountryCode reader) {
        return call(() -> Optional.ofNullable(collections
                        .of(generation.getAsInt())
                        .operations()
                        .find(new Document(ID, id(id.toString(), reader)))
                        .first())
                .filter(document -> document.getBoolean(TOLD))
                .map(CaseCollections::operationView));
    }

    @Override
    public Page search(OperationSearch search) {
        return call(() -> {
            var criteria = new Document(COUNTRY, search.reader().value()).append(TOLD, true);
            search.status().ifPresent(status -> criteria.append(STATUS, status.name()));
            search.after().ifPresent(cursor -> criteria.append(ORDER, new Document("$lt", cursor.text())));
            var found = collections
                    .of(generation.getAsInt())
                    .operations()
                    .find(criteria)
                    .sort(new Document(ORDER, -1))
                    .limit(search.limit() + 1)
                    .map(CaseCollections::operationView)
                    .into(new ArrayList<>());
            var page = found.subList(0, Math.min(search.limit(), found.size()));
            return new Page(
                    List.copyOf(page),
                    page.size() < found.size() ? Optional.of(cursor(page.getLast())) : Optional.empty());
        });
    }
}
