package org.borderexchange.gateway.casework;

import java.util.Optional;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.OperationId;

/** What officers act upon. */
public sealed interface Subject {

    record OfCase(CaseId id) implements Subject {

        @Override
        public EventKind changed() {
            return EventKind.CASE_CHANGED;
        }

        @Override
        public String toString() {
            return id.toString();
        }
    }

    record OfOperation(OperationId id) implements Subject {

        @Override
        public EventKind changed() {
            return EventKind.OPERATION_CHANGED;
        }

        @Override
        public String toString() {
            return id.toString();
        }
    }

    /** Of every event that tells of it. */
    EventKind changed();

    /** Empty if it is the id of neither. */
    static Optional<Subject> parse(String id) {
        return CaseId.parse(id)
                .<Subject>map(OfCase::new)
                .or(() -> OperationId.parse(id).map(OfOperation::new));
    }
}
