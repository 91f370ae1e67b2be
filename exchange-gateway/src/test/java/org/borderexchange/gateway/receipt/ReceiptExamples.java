package org.borderexchange.gateway.receipt;

import static org.borderexchange.gateway.alert.Examples.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.receipt.Receipt.Acknowledgement;
import org.borderexchange.gateway.receipt.Receipt.Mark;
import org.borderexchange.gateway.receipt.Receipts.Given;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;

/** Receipts of some alert. */
public final class ReceiptExamples {

    public static String alertOf(CountryCode owner) {
        return AlertId.next(owner, NOW).toString();
    }

    /** That a version of the subject was delivered. */
    public static Receipt delivered(String subject, CountryCode country, int version, int ofSubject) {
        return new Receipt(subject, country, version, new Mark(ofSubject, NOW), Optional.empty(), Optional.empty());
    }

    /** That its first version was delivered, read and taken in hand. */
    public static Receipt acknowledged(String subject, CountryCode country, int version, String note) {
        return new Receipt(
                subject,
                country,
                version,
                new Mark(1, NOW),
                Optional.of(new Mark(1, NOW.plusSeconds(5))),
                Optional.of(new Acknowledgement(NOW.plusSeconds(9), Optional.of(note))));
    }

    public static Escalation escalation(String subject, CountryCode country, int version, int step) {
        return new Escalation(subject, country, version, step, NOW.plusSeconds(90), NOW.plusSeconds(60));
    }

    public static Given given(Receipt receipt, TopicName... topics) {
        return given(receipt, NOW, topics);
    }

    public static Given given(Receipt receipt, Instant at, TopicName... topics) {
        return new Given(receipt, at, "gateway", List.of(topics));
    }

    private ReceiptExamples() {}
}
