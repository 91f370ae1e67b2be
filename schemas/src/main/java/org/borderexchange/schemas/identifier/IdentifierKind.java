package org.borderexchange.schemas.identifier;

/** What an identifier identifies. The names are part of stored keys: never rename one. */
public enum IdentifierKind {
    VIN,
    /** A chassis number that is not a VIN: vehicles before 1981, machines, boats. */
    CHASSIS,
    /** The number on an engine or another part; an engine found loose is a part like any other. */
    PART,
    PLATE,
    DOCUMENT,
    CONTAINER,
    PERSON
}
