package org.borderexchange.cases.casefile;

import java.util.Optional;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Operation;

/**
 * The newest that the hub told one country of a joint operation.
 *
 * @param country whose view it is
 */
public record OperationView(OperationId id, CountryCode country, ExchangeEvent event) implements ToldOfCase {

    @Override
    public String subject() {
        return id.toString();
    }

    /** Empty: the country has lost it. */
    public Optional<Operation> content() {
        return Optional.ofNullable(event.getOperation());
    }
}
