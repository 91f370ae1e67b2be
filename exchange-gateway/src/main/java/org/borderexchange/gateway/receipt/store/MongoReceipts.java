package org.borderexchange.gateway.receipt.store;

import static org.borderexchange.gateway.store.AuthoredDocuments.ID;
import static org.borderexchange.gateway.store.Copies.VERSION;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.receipt.Escalation;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.gateway.receipt.Receipt.Acknowledgement;
import org.borderexchange.gateway.receipt.Receipt.Mark;
import org.borderexchange.gateway.receipt.Receipts;
import org.borderexchange.gateway.receipt.wire.ReceiptWire;
import org.borderexchange.gateway.store.Copies;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.bson.Document;

/**
 * This country's receipts are acts of its own. Other countries' are copies in {@code receipts}: {@code {_id: "<subject>/<cc>/receipt", version,
 * deliveredVersion, deliveredAt, readVersion?, readAt?, acknowledgedAt?, note?}}; what the hub says is in {@code escalations}: {@code {_id:
 * "<subject>/<cc>/escalation", version, step, at, dueAt}}.
 */
final class MongoReceipts implements Receipts {

    private static final String DELIVERED_VERSION = "deliveredVersion";
    private static final String DELIVERED_AT = "deliveredAt";
    private static final String READ_VERSION = "readVersion";
    private static final String READ_AT = "readAt";
    private static final String ACKNOWLEDGED_AT = "acknowledgedAt";
    private static final String NOTE = "note";
    private static final String STEP = "step";
    private static final String AT = "at";
    private static final String DUE_AT = "dueAt";

    private final Acts acts;
    private final Copies ofOthers;
    private final Copies escalations;
    private final CountryCode country;

    MongoReceipts(MongoDatabase database, Acts acts, CountryCode country) {
        this.acts = acts;
        this.ofOthers = new Copies(database, "receipts");
        this.escalations = new Copies(database, "escalations");
        this.country = country;
    }

    @Override
    public void applyNewer(List<Receipt> receipts) {
        ofOthers.applyNewer(receipts.stream().map(MongoReceipts::document).toList());
    }

    @Override
    public void escalate(List<Escalation> told) {
        escalations.applyNewer(told.stream().map(MongoReceipts::document).toList());
    }

    @Override
    public List<Receipt> find(Collection<EventKey> keys) {
        var own = keys.stream().filter(this::isOwn).toList();
        var others =
                keys.stream().filter(key -> !isOwn(key)).map(EventKey::toString).toList();
        return Stream.concat(
                        own.isEmpty() ? Stream.of() : acts.find(own).stream().map(ReceiptWire::receipt),
                        others.isEmpty()
                                ? Stream.of()
                                : ofOthers.find(others).stream().map(MongoReceipts::receipt))
                .toList();
    }

    @Override
    public List<Escalation> findEscalations(Collection<EventKey> keys) {
        return keys.isEmpty()
                ? List.of()
                : escalations.find(keys.stream().map(EventKey::toString).toList()).stream()
                        .map(MongoReceipts::escalation)
                        .toList();
    }

    @Override
    public List<Receipt> give(List<Given> own) {
        var stored = new HashSet<EventKey>();
        acts.sayAll(own.stream().map(MongoReceipts::act).toList()).forEach(act -> stored.add(act.key()));
        return own.stream()
                .map(Given::receipt)
                .filter(receipt -> stored.contains(receipt.key()))
                .toList();
    }

    private static Act act(Given given) {
        return ReceiptWire.act(given.receipt(), given.at(), given.by(), given.topics());
    }

    private boolean isOwn(EventKey key) {
        return key.speaker().equals(Optional.of(country));
    }

    private static Document document(Receipt receipt) {
        var document = new Document(ID, receipt.key().toString())
                .append(VERSION, receipt.version())
                .append(DELIVERED_VERSION, receipt.delivered().version())
                .append(DELIVERED_AT, Date.from(receipt.delivered().at()));
        receipt.read()
                .ifPresent(mark -> document.append(READ_VERSION, mark.version()).append(READ_AT, Date.from(mark.at())));
        receipt.acknowledged().ifPresent(acknowledgement -> {
            document.append(ACKNOWLEDGED_AT, Date.from(acknowledgement.at()));
            acknowledgement.note().ifPresent(note -> document.append(NOTE, note));
        });
        return document;
    }

    private static Receipt receipt(Document document) {
        var key = EventKey.parse(document.getString(ID)).orElseThrow();
        return new Receipt(
                key.subject(),
                key.speaker().orElseThrow(),
                document.getInteger(VERSION),
                new Mark(document.getInteger(DELIVERED_VERSION), instant(document, DELIVERED_AT)),
                document.containsKey(READ_VERSION)
                        ? Optional.of(new Mark(document.getInteger(READ_VERSION), instant(document, READ_AT)))
                        : Optional.empty(),
                document.containsKey(ACKNOWLEDGED_AT)
                        ? Optional.of(new Acknowledgement(
                                instant(document, ACKNOWLEDGED_AT), Optional.ofNullable(document.getString(NOTE))))
                        : Optional.empty());
    }

    private static Document document(Escalation escalation) {
        return new Document(ID, escalation.key().toString())
                .append(VERSION, escalation.version())
                .append(STEP, escalation.step())
                .append(AT, Date.from(escalation.at()))
                .append(DUE_AT, Date.from(escalation.dueAt()));
    }

    private static Escalation escalation(Document document) {
        var key = EventKey.parse(document.getString(ID)).orElseThrow();
        return new Escalation(
                key.subject(),
                key.speaker().orElseThrow(),
                document.getInteger(VERSION),
                document.getInteger(STEP),
                instant(document, AT),
                instant(document, DUE_AT));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
