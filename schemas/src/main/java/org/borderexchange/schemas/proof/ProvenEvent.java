package org.borderexchange.schemas.proof;

import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.OperationId;

/** An event that may be acted upon: its signature is good, its bytes are an event, and its originator may say this on this topic. */
public sealed interface ProvenEvent {

    Proof proof();

    /** The state of an alert, told by its owner; without {@code alert} in it: the reader has lost it. */
    record OfAlert(Proof proof, AlertId alert, EventKind kind) implements ProvenEvent {}

    /** A hit as the hub tells it to one country; without {@code hit} in it: that country has lost it. */
    record OfHit(Proof proof, HitId hit, EventKind kind) implements ProvenEvent {}

    /** What a country says of a hit. */
    record OfVerdict(Proof proof, HitId hit, CountryCode by) implements ProvenEvent {}

    /**
     * What a country has seen of what an alert seeks.
     *
     * @param sighting tells the sightings of an alert by one country apart
     */
    record OfSighting(Proof proof, AlertId alert, CountryCode by, String sighting) implements ProvenEvent {}

    /**
     * What an officer does in a case or operation, told by his country in its own inbox.
     *
     * @param subject id of a case or of an operation
     * @param act ULID; tells the acts of a country apart
     */
    record OfCaseAct(Proof proof, String subject, CountryCode by, String act) implements ProvenEvent {}

    /** A case file as the hub tells it to one country; without {@code caseFile} in it: that country has lost it. */
    record OfCase(Proof proof, CaseId id) implements ProvenEvent {}

    /** A joint operation as the hub tells it to one country; without {@code operation} in it: that country has lost it. */
    record OfOperation(Proof proof, OperationId id) implements ProvenEvent {}

    /**
     * A line of the history of a case or operation, as the hub tells it to one country or keeps it in its journal; without {@code caseEntry} in
     * it: that country has lost it. The key of an act's line is the key of the act.
     *
     * @param subject id of a case or of an operation
     */
    record OfCaseEntry(Proof proof, String subject) implements ProvenEvent {}

    /** How far an alert or hit has come in another country. @param subject id of an alert or of a hit */
    record OfReceipt(Proof proof, String subject, CountryCode by) implements ProvenEvent {}

    /** Nobody took an alert or hit in hand in time. @param subject id of an alert or of a hit */
    record OfEscalation(Proof proof, String subject) implements ProvenEvent {}

    /** Something that this release does not know; a later one will. */
    record OfUnknownKind(Proof proof) implements ProvenEvent {}
}
