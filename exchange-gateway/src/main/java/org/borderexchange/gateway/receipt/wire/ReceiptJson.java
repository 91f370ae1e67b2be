package org.borderexchange.gateway.receipt.wire;

import java.time.Instant;
import java.util.Optional;
import org.borderexchange.gateway.receipt.Escalation;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.gateway.receipt.Receipt.Acknowledgement;
import org.borderexchange.gateway.receipt.Receipt.Mark;
import org.borderexchange.gateway.receipt.Reception;
import org.borderexchange.schemas.topic.CountryCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Receipts and escalations as the API answers them. */
public final class ReceiptJson {

    /** {@code {country, deliveredAt, deliveredVersion, readAt, readVersion, acknowledgedAt, note}}; what did not happen is null. */
    public static ObjectNode of(Receipt receipt) {
        return of(receipt.country(), Optional.of(receipt));
    }

    /** As {@link #of(Receipt)}, with {@code escalation: {step, at, dueAt}} if there was one. */
    public static ObjectNode of(Reception reception) {
        var json = of(reception.country(), reception.receipt());
        reception.escalation().ifPresent(escalation -> json.set("escalation", escalation(escalation)));
        return json;
    }

    /** {@code {country, step, at, dueAt}}. */
    public static ObjectNode of(Escalation escalation) {
        var json = country(escalation.country());
        return json.setAll(escalation(escalation));
    }

    /** {@code {country, at, note}}. */
    public static ObjectNode of(CountryCode country, Acknowledgement acknowledgement) {
        return country(country)
                .put("at", acknowledgement.at().toString())
                .put("note", acknowledgement.note().orElse(null));
    }

    private static ObjectNode of(CountryCode country, Optional<Receipt> receipt) {
        var delivered = receipt.map(Receipt::delivered);
        var read = receipt.flatMap(Receipt::read);
        var acknowledged = receipt.flatMap(Receipt::acknowledged);
        return country(country)
                .put("deliveredAt", text(delivered.map(Mark::at)))
                .put("deliveredVersion", delivered.map(Mark::version).orElse(null))
                .put("readAt", text(read.map(Mark::at)))
                .put("readVersion", read.map(Mark::version).orElse(null))
                .put("acknowledgedAt", text(acknowledged.map(Acknowledgement::at)))
                .put("note", acknowledged.flatMap(Acknowledgement::note).orElse(null));
    }

    private static ObjectNode escalation(Escalation escalation) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("step", escalation.step())
                .put("at", escalation.at().toString())
                .put("dueAt", escalation.dueAt().toString());
    }

    private static ObjectNode country(CountryCode country) {
        return JsonNodeFactory.instance.objectNode().put("country", country.value());
    }

    private static @Nullable String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private ReceiptJson() {}
}
