package org.borderexchange.schemas.proof;

import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;

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

    /** Something that this release does not know; a later one will. */
    record OfUnknownKind(Proof proof) implements ProvenEvent {}
}
