package org.borderexchange.gateway.receipt.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.receipt.Escalation;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.gateway.receipt.Receipt.Acknowledgement;
import org.borderexchange.gateway.receipt.Receipt.Mark;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.jspecify.annotations.Nullable;

/** Receipts and escalations as the events that tell them, and back. */
public final class ReceiptWire {

    /** @throws IllegalArgumentException if it has values that do not exist */
    public static Receipt receipt(ExchangeEvent event) {
        var told = event.getReceipt();
        if (told == null) {
            throw new IllegalArgumentException("the event tells no receipt");
        }
        return new Receipt(
                event.getSubjectId(),
                new CountryCode(event.getOriginator()),
                event.getVersion(),
                new Mark(told.getDeliveredVersion(), Instant.ofEpochMilli(told.getDeliveredAt())),
                read(told),
                at(told.getAcknowledgedAt())
                        .map(moment -> new Acknowledgement(moment, Optional.ofNullable(told.getNote()))));
    }

    /** @throws IllegalArgumentException if it has values that do not exist */
    public static Escalation escalation(ExchangeEvent event) {
        var told = event.getEscalation();
        if (told == null) {
            throw new IllegalArgumentException("the event tells no escalation");
        }
        return new Escalation(
                event.getSubjectId(),
                new CountryCode(told.getCountry()),
                event.getVersion(),
                told.getStep(),
                Instant.ofEpochMilli(told.getAt()),
                Instant.ofEpochMilli(told.getDueAt()));
    }

    /** A receipt that this country gives. @param now see {@link org.borderexchange.gateway.receipt.Receipts.Given} */
    public static Act act(Receipt receipt, Instant now, String by, List<TopicName> topics) {
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(now));
        event.setTime(now.toEpochMilli());
        event.setOriginator(receipt.country().value());
        event.setSubjectId(receipt.subject());
        event.setVersion(receipt.version());
        event.setKind(org.borderexchange.schemas.wire.EventKind.RECEIPT_GIVEN);
        event.setReceipt(told(receipt));
        return new Act(
                receipt.key(),
                receipt.version(),
                EventKind.RECEIPT_GIVEN,
                event.getEventId(),
                now,
                by,
                new EncodedEvent(EventEncoding.encode(event)),
                topics);
    }

    /** A receipt that this country gave. */
    public static Receipt receipt(Act act) {
        return receipt(EventEncoding.decode(act.event().bytes()));
    }

    private static org.borderexchange.schemas.wire.Receipt told(Receipt receipt) {
        var told = new org.borderexchange.schemas.wire.Receipt();
        told.setDeliveredVersion(receipt.delivered().version());
        told.setDeliveredAt(receipt.delivered().at().toEpochMilli());
        receipt.read().ifPresent(mark -> {
            told.setReadVersion(mark.version());
            told.setReadAt(mark.at().toEpochMilli());
        });
        receipt.acknowledged().ifPresent(acknowledgement -> {
            told.setAcknowledgedAt(acknowledgement.at().toEpochMilli());
            told.setNote(acknowledgement.note().orElse(null));
        });
        return told;
    }

    private static Optional<Mark> read(org.borderexchange.schemas.wire.Receipt told) {
        @Nullable Integer version = told.getReadVersion();
        return version == null ? Optional.empty() : at(told.getReadAt()).map(moment -> new Mark(version, moment));
    }

    private static Optional<Instant> at(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }

    private ReceiptWire() {}
}
