package org.borderexchange.cases.casefile;

import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.OperationId;

/** The joint operations of the present generation. All calls throw {@link org.borderexchange.cases.problem.Unavailable} while that cannot be read. */
public interface JointOperations {

    /**
     * @param items with content, what changed last first
     * @param next empty: this was the last page
     */
    record Page(List<OperationView> items, Optional<ListCursor> next) {}

    /** @return with content */
    Optional<OperationView> find(OperationId id, CountryCode reader);

    Page search(OperationSearch search);
}
