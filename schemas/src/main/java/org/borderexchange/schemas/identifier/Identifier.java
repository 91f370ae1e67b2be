package org.borderexchange.schemas.identifier;

import java.util.Set;

/** A value by which something is recognised; an instance is always well-formed and normalised. */
public sealed interface Identifier
        permits Vin, ChassisNumber, PartNumber, Plate, DocumentNumber, ContainerNumber, PersonName {

    IdentifierKind kind();

    /** The keys to store with an alert, fragments (prefixes, last six, family name) included. */
    Set<Key> keys();
}
