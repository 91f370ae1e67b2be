package org.borderexchange.gateway.receipt;

import java.util.Optional;
import org.borderexchange.schemas.topic.CountryCode;

/** What is known of how a country received a subject: one of both at least. */
public record Reception(CountryCode country, Optional<Receipt> receipt, Optional<Escalation> escalation) {

    public Optional<Receipt.Acknowledgement> acknowledged() {
        return receipt.flatMap(Receipt::acknowledged);
    }
}
