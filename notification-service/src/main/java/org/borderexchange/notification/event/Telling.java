package org.borderexchange.notification.event;

import java.time.Instant;
import java.util.Optional;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * One proven event as it stands on one topic. The same event may be told on several.
 *
 * @param kind what happened
 */
public record Telling(Matter matter, TopicName topic, EventKey key, ExchangeEvent event, EventKind kind) {

    /** What it is about. */
    public enum Matter {
        ALERT,
        HIT,
        VERDICT,
        SIGHTING,
        CASE,
        OPERATION,
        RECEIPT,
        ESCALATION
    }

    /** Empty if nobody here needs to know: acts and the lines of histories, which the case files follow from, and kinds of later releases. */
    public static Optional<Telling> of(ProvenEvent proven) {
        return switch (proven) {
            case ProvenEvent.OfAlert alert -> of(Matter.ALERT, proven);
            case ProvenEvent.OfHit hit -> of(Matter.HIT, proven);
            case ProvenEvent.OfVerdict verdict -> of(Matter.VERDICT, proven);
            case ProvenEvent.OfSighting sighting -> of(Matter.SIGHTING, proven);
            case ProvenEvent.OfCase file -> of(Matter.CASE, proven);
            case ProvenEvent.OfOperation operation -> of(Matter.OPERATION, proven);
            case ProvenEvent.OfReceipt receipt -> of(Matter.RECEIPT, proven);
            case ProvenEvent.OfEscalation escalation -> of(Matter.ESCALATION, proven);
            case ProvenEvent.OfCaseAct act -> Optional.empty();
            case ProvenEvent.OfCaseEntry line -> Optional.empty();
            case ProvenEvent.OfUnknownKind later -> Optional.empty();
        };
    }

    private static Optional<Telling> of(Matter matter, ProvenEvent proven) {
        var proof = proven.proof();
        return Optional.of(of(matter, proof.topic(), proof.key(), proof.event()));
    }

    /** Of an event that was proven before. */
    public static Telling of(Matter matter, TopicName topic, EventKey key, ExchangeEvent event) {
        return new Telling(
                matter, topic, key, event, EventKind.valueOf(event.getKind().name()));
    }

    /** Names what is told here: of two tellings of one place the higher version is in force. */
    public String place() {
        return key + "@" + topic.name();
    }

    public String subject() {
        return key.subject();
    }

    public int version() {
        return event.getVersion();
    }

    public Instant at() {
        return Instant.ofEpochMilli(event.getTime());
    }

    /** False: who is told this has lost the subject. */
    public boolean hasContent() {
        return event.getErasure() == null;
    }
}
